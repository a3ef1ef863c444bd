internal import Lexicons
internal import Linguistics

/// What was heard in a part: who speaks, and how much the outlet tells itself.
struct Heard {
  var roles: Set<String> = []
  /// Sentences of some length that the outlet tells, without a source and not about what an office
  /// does.
  var ownSentences = 0
  var sentences = 0
  /// Where the first source stands: after so many sentences that the outlet tells itself; nil
  /// without one.
  var toldBeforeSource: Int?
  /// The first source is an office, or the part begins with what an office does.
  var isSourceOffice = false
  /// Verbs and pronouns of the first person outside quotations.
  var narrator = 0
  /// Those of “I”, not of “we”.
  var narratorAlone = 0
  /// The narrator tells of his own move.
  var tellsOwnMove = false
  /// The narrator tells of his own life in the city.
  var tellsOwnHome = false
  /// The first sentence names an office or an expert.
  var opensWithSource = false
  /// Signs of a comment on the web: emoticons, words to a reader.
  var commentMarks = 0

  init(_ scene: Scene, _ quotations: Quotations, _ voices: Voices) {
    for event in voices.events where event.role != Voices.unknown { roles.insert(event.role) }
    for span in quotations.speech {
      guard let first = span.first else { continue }
      let role = voices.role[first]
      if role != Voices.unknown, role != Voices.outlet || !voices.isQuoted[first] {
        roles.insert(role)
      }
    }
    sentences = scene.text.sentences.count
    tellsOwnMove = voices.tellsOwnMove
    tellsOwnHome = voices.tellsOwnHome
    opensWithSource = voices.opensWithSource
    let sources = Dictionary(
      voices.events.filter { $0.role != Voices.unknown }.map { ($0.sentence, $0.role) },
      uniquingKeysWith: { first, _ in first })
    for (number, sentence) in scene.text.sentences.enumerated() {
      let isOpening = number == 0 && voices.actingOffices.contains(number)
      if toldBeforeSource == nil, sources[number] != nil || isOpening {
        toldBeforeSource = ownSentences
        isSourceOffice = (sources[number] ?? Voices.official) == Voices.official
      }
      var own = 0
      for token in sentence.tokens where !voices.isQuoted[token] {
        if scene.isFirstPerson(token) {
          narrator += 1
          if scene.isSingular(token) { narratorAlone += 1 }
        }
        if scene.isWord(token), !voices.isReported[token] { own += 1 }
      }
      let isHeading = scene.text.sentences.count > 1 && !Self.isClosed(sentence, scene)
      if own >= Self.ownWords, !voices.actingOffices.contains(number), !isHeading {
        ownSentences += 1
      }
    }
    commentMarks = Self.commentMarks(scene, voices)
  }

  /// «Зал её поддержал» is less than a scene.
  private static let ownWords = 4

  /// Headings bear no full stop.
  private static func isClosed(_ sentence: Sentence, _ scene: Scene) -> Bool {
    sentence.tokens.last.map { !scene.isWord($0) } ?? false
  }

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
      // Those whom a narrator lets speak belong to his story.
      roles.remove(Voices.townsperson)
      if parts.contains(where: \.tellsOwnHome) || (isInternal && stance == .negative) {
        return roles.union([Voices.reader, Voices.townsperson]).sorted()
      }
      let isComment = roles.isEmpty && parts.contains { $0.commentMarks > commentMarks }
      let isStory =
        isInternal && !isComment && parts.contains { $0.narratorAlone >= narratorWords - 1 }
      if isStory || parts.contains(where: \.tellsOwnMove) {
        return roles.union([Voices.mover]).sorted()
      }
    }
    if roles.isEmpty {
      if parts.contains(where: { $0.commentMarks >= commentMarks }) { return [Voices.reader] }
      if parts.contains(where: { $0.toldBeforeSource == 0 && $0.isSourceOffice }) {
        return [Voices.official]
      }
    }
    if outletSpeaks(parts, roles) { roles.insert(Voices.outlet) }
    return roles.sorted()
  }

  /// The outlet is a voice where it tells a scene or asserts something itself; not in a short item
  /// whose evident source, an office or an expert, opens it.
  private static func outletSpeaks(_ parts: [Heard], _ roles: Set<String>) -> Bool {
    if roles.isEmpty { return true }
    let own = parts.reduce(0) { $0 + $1.ownSentences }
    guard own > 0, roles != [Voices.reader] else { return false }
    let isNews = roles.isSubset(of: [Voices.official, Voices.expert, "civic"])
    let isShort = parts.reduce(0) { $0 + $1.sentences } <= shortItem
    guard isNews, isShort, parts.allSatisfy({ $0.narrator < narratorWords - 1 }) else {
      return true
    }
    return !parts.contains { part in
      part.opensWithSource
        || part.toldBeforeSource.map { $0 <= (part.isSourceOffice ? 1 : 0) } ?? false
    }
  }
}
