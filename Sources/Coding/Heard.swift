internal import Lexicons
internal import Linguistics

/// What was heard in a part: who speaks, and how much the outlet tells itself.
struct Heard {
  var roles: Set<String> = []
  /// Sentences of some length that the outlet tells, without a source and not about what an office
  /// does.
  var ownSentences = 0
  var sentences = 0
  /// The share of the words that the outlet tells itself.
  var ownShare = 0.0
  /// Where the first source stands: after so many sentences that the outlet tells itself; nil
  /// without one.
  var toldBeforeSource: Int?
  /// Its role; an office too where the part begins with what an office does.
  var firstSource = ""
  /// Verbs and pronouns of the first person outside quotations.
  var narrator = 0
  /// Sentences that have one, and all that are not wholly quoted.
  var narratedSentences = 0
  var toldSentences = 0
  /// Those of “I”, not of “we”.
  var narratorAlone = 0
  /// The narrator tells of his own move.
  var tellsOwnMove = false
  /// The narrator tells of his own life in the city.
  var tellsOwnHome = false
  /// The role of the office or expert that the first sentence names.
  var opener: String?
  /// A question stands outside quotations.
  var asks = false
  var isInterview = false
  /// The text itself is a letter to the editor, or a thread of comments.
  var isLetter = false
  /// The text itself is a notice of an office.
  var isNotice = false
  /// Signs of a comment on the web: emoticons, words to a reader, sentences without capitals.
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
    opener = voices.opener
    isInterview = voices.isInterview
    isLetter = voices.isLetter
    isNotice = voices.isNotice
    let sources = Dictionary(
      voices.events.filter { $0.role != Voices.unknown }.map { ($0.sentence, $0.role) },
      uniquingKeysWith: { first, _ in first })
    var ownWords = 0
    var words = 0
    for (number, sentence) in scene.text.sentences.enumerated() {
      let isOpening = number == 0 && voices.actingOffices.contains(number)
      if toldBeforeSource == nil, sources[number] != nil || isOpening {
        toldBeforeSource = ownSentences
        firstSource = sources[number] ?? Voices.official
      }
      var own = 0
      let before = narrator
      var isTold = false
      words += sentence.tokens.reduce(0) { $0 + (scene.isWord($1) ? 1 : 0) }
      for token in sentence.tokens where !voices.isQuoted[token] {
        if scene.isFirstPerson(token) {
          narrator += 1
          if scene.isSingular(token) { narratorAlone += 1 }
        }
        if scene.isWord(token) {
          isTold = true
          if !voices.isReported[token] { own += 1 }
        }
      }
      if isTold { toldSentences += 1 }
      if narrator > before { narratedSentences += 1 }
      ownWords += own
      if isTold, scene.part == .text, scene.info(sentence.tokens.upperBound - 1).mark == .question {
        asks = asks || !voices.isQuoted[sentence.tokens.upperBound - 1]
      }
      let isHeading = scene.text.sentences.count > 1 && !Self.isClosed(sentence, scene)
      if own >= Self.wordsOfScene, !voices.actingOffices.contains(number), !isHeading {
        ownSentences += 1
      }
    }
    ownShare = words > 0 ? Double(ownWords) / Double(words) : 0
    commentMarks = Self.commentMarks(scene, voices)
    if narrator > 0, Self.isSigned(scene) { isLetter = true }
  }

  /// «Зал её поддержал» is less than a scene.
  private static let wordsOfScene = 4

  /// Headings bear no full stop.
  private static func isClosed(_ sentence: Sentence, _ scene: Scene) -> Bool {
    sentence.tokens.last.map { !scene.isWord($0) } ?? false
  }

  /// Two brackets in a row, :), !!, verbs of the second person, sentences that begin in lower case
  /// or never end.
  private static func commentMarks(_ scene: Scene, _ voices: Voices) -> Int {
    var marks = 0
    var addresses = false
    for token in scene.text.tokens.indices where !voices.isQuoted[token] {
      let mark = scene.info(token).mark
      let before = token > 0 ? scene.info(token - 1).mark : .none
      if mark == .close, before == .close || before == .colon { marks += 2 }
      if mark == .exclamation, before == .exclamation { marks += 1 }
      if scene.info(token).person == .second { addresses = true }
    }
    // Essays say “you” of anybody.
    if addresses, marks > 0 { marks += 1 }
    if isMixed(scene, voices) { marks += 2 }
    let sentences = scene.text.sentences
    guard scene.part == .text, sentences.count > 1 else { return marks }
    for sentence in sentences where !sentence.tokens.contains(where: { voices.isQuoted[$0] }) {
      let first = scene.type(sentence.tokens.lowerBound).surface.unicodeScalars.first
      if first?.properties.isLowercase == true { marks += 1 }
    }
    if let last = sentences.last, !isClosed(last, scene) { marks += 1 }
    return marks
  }

  private static let mixedShare = 0.15

  /// Kazakh and Russian in the same breath: so people write on the web, and no paper prints.
  private static func isMixed(_ scene: Scene, _ voices: Voices) -> Bool {
    var kazakh = 0
    var russian = 0
    for token in scene.text.tokens.indices where scene.isWord(token) && !voices.isQuoted[token] {
      switch scene.info(token).language {
      case .kazakh: kazakh += 1
      case .russian: russian += 1
      default: break
      }
    }
    return Double(min(kazakh, russian)) >= mixedShare * Double(kazakh + russian) && kazakh > 0
      && russian > 0
  }

  /// A line of names at the end, such as “Гүлнар, Тараз”.
  private static func isSigned(_ scene: Scene) -> Bool {
    let sentences = scene.text.sentences
    guard scene.part == .text, sentences.count > 2, let last = sentences.last
    else { return false }
    let isApart =
      last.paragraph != sentences[sentences.count - 2].paragraph
      || last.tokens.contains { scene.info($0).mark == .comma }
    let words = last.tokens.filter { scene.isWord($0) }
    let names = words.filter { scene.info($0).isCapitalized }
    return isApart && !words.isEmpty && words.count <= signatureWords
      && names.count * 2 >= words.count
      && !words.contains { scene.info($0).verbForm == .finite }
  }

  private static let signatureWords = 7
}
