internal import Lexicons
internal import Linguistics

/// What was heard in a part: who speaks, and how much the outlet tells itself.
struct Heard {
  var roles: Set<String> = []
  /// Sentences of some length that the outlet tells, without a source and not about what an office
  /// does.
  var ownSentences = 0
  var sentences = 0
  /// A source stands in the first two sentences.
  var opensWithSource = false
  /// Verbs and pronouns of the first person outside quotations.
  var narrator = 0
  /// The narrator tells of his own move.
  var tellsOwnMove = false
  /// Signs of a comment on the web: emoticons, words to a reader.
  var commentMarks = 0

  init(_ scene: Scene, _ quotations: Quotations, _ voices: Voices, offices: Set<Int>) {
    for event in voices.events where event.role != Voices.unknown { roles.insert(event.role) }
    for span in quotations.speech {
      guard let first = span.first else { continue }
      let role = voices.role[first]
      if role != Voices.unknown, role != Voices.outlet || !voices.isQuoted[first] {
        roles.insert(role)
      }
    }
    sentences = scene.text.sentences.count
    opensWithSource =
      voices.events.first.map { $0.sentence < Self.opening && $0.role != Voices.unknown } ?? false
    tellsOwnMove = voices.tellsOwnMove
    for (number, sentence) in scene.text.sentences.enumerated() {
      var own = 0
      for token in sentence.tokens where !voices.isQuoted[token] {
        if scene.isFirstPerson(token) { narrator += 1 }
        if scene.isWord(token), !voices.isReported[token] { own += 1 }
      }
      if own >= Self.ownWords, !offices.contains(number) { ownSentences += 1 }
    }
    commentMarks = Self.commentMarks(scene, voices)
  }

  private static let opening = 2
  /// «Зал её поддержал» is less than a scene.
  private static let ownWords = 4

  /// Two brackets in a row, :) and verbs of the second person.
  private static func commentMarks(_ scene: Scene, _ voices: Voices) -> Int {
    var marks = 0
    for token in scene.text.tokens.indices where !voices.isQuoted[token] {
      let surface = scene.type(token).surface
      if surface == ")", token > 0, [")", ":"].contains(scene.type(token - 1).surface) {
        marks += 2
      }
      if scene.reading(token)?.person == .second { marks += 1 }
    }
    return marks
  }
}

/// The roles of an article, from what was heard in its parts.
enum VoiceRules {
  /// Three verbs or pronouns of the first person outside quotations: somebody tells his own story.
  private static let narratorWords = 3
  /// A news item so long that one source no longer covers it.
  private static let shortItem = 9
  private static let commentMarks = 2

  static func isNarrated(_ parts: [Heard]) -> Bool {
    let words = parts.reduce(0) { $0 + $1.narrator }
    // Where nobody else is heard less is enough.
    return words >= narratorWords
      || (words >= narratorWords - 1 && parts.allSatisfy(\.roles.isEmpty))
  }

  static func voices(_ parts: [Heard], isInternal: Bool, stance: Stance) -> [String] {
    var roles = parts.reduce(into: Set<String>()) { $0.formUnion($1.roles) }
    if isNarrated(parts) {
      if isInternal, stance == .negative {
        return roles.union([Voices.reader, Voices.townsperson]).sorted()
      }
      if isInternal || parts.contains(where: \.tellsOwnMove) {
        return roles.union([Voices.mover]).sorted()
      }
    }
    if roles.isEmpty, parts.contains(where: { $0.commentMarks >= commentMarks }) {
      return [Voices.reader]
    }
    if outletSpeaks(parts, roles) { roles.insert(Voices.outlet) }
    return roles.sorted()
  }

  /// The outlet is a voice where it tells a scene or asserts something itself; not in a short item
  /// whose evident source opens it.
  private static func outletSpeaks(_ parts: [Heard], _ roles: Set<String>) -> Bool {
    if roles.isEmpty { return true }
    let own = parts.reduce(0) { $0 + $1.ownSentences }
    guard own > 0 else { return false }
    if roles == [Voices.reader] { return false }
    guard roles.isSubset(of: ["official", "expert"]) else { return true }
    let isShort = parts.reduce(0) { $0 + $1.sentences } <= shortItem
    return !(isShort && parts.contains(where: \.opensWithSource))
  }
}
