internal import Lexicons
internal import Linguistics

/// Tells movers from townspeople among those who speak as lay people: a welder, a student, a
/// neighbour.
///
/// A row of the speakers' table with a weight below 1 leaves the role to the text: it is a mover's
/// where he tells of his own move or is introduced by it, a townsperson's where he speaks of those
/// who came.
struct LayRoles {
  private let scene: Scene
  /// Words of people who move inside the country, by their first token.
  private let movers: [Range<Int>]
  /// Those of them that an entry names outright.
  private let named: [Range<Int>]
  /// Those, and words of people who came from abroad.
  private let incomers: [Range<Int>]
  /// Words of somebody's own move, and of his own life in the city, by their first token.
  private let moves: [Range<Int>]
  private let homes: [Range<Int>]
  /// Sentences and clauses with a verb or pronoun of the first person.
  private let sentenceHasFirst: [Bool]
  private let clauseHasFirst: [Bool]

  private let isQuoted: [Bool]

  init(
    _ scene: Scene, actors: [Actor], places: [Found], _ names: SpeakerNames, isQuoted: [Bool]
  ) {
    self.scene = scene
    self.isQuoted = isQuoted
    movers = actors.filter(\.isMover).map(\.tokens)
    named = actors.filter { $0.isMover && $0.rule == "mention" }.map(\.tokens)
    let fromAbroad = actors.filter { Self.fromAbroad.contains($0.group) }.map(\.tokens)
    // Продавщица из Кордая: a home place inside the country.
    let homes = places.filter { Self.homes.contains($0.code) && scene.isOrigin($0) }.map(\.tokens)
    incomers = (movers + fromAbroad + homes + names.movers.map(\.tokens)).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    let clauseHasFirst = scene.clauses.map { clause in
      clause.contains { scene.isFirstPerson($0) }
    }
    let sentenceHasFirst = scene.text.sentences.map { sentence in
      sentence.tokens.contains { clauseHasFirst[scene.clauseOf[$0]] }
    }
    self.clauseHasFirst = clauseHasFirst
    self.sentenceHasFirst = sentenceHasFirst
    moves = names.moves.map(\.tokens)
    self.homes = names.homes.map(\.tokens)
  }

  private static let homes: Set<String> = [
    "village", "smalltown", "oblastcentre", "region", "othercity",
  ]
  private static let fromAbroad: Set<String> = ["foreign", "kandas", "forced"]

  var hasMovers: Bool { !movers.isEmpty }

  /// Whether somebody tells of his own move in these words.
  func tellsOwnMove(_ words: Range<Int>) -> Bool {
    Self.any(of: moves, in: words) { isOwn($0) }
  }

  func tellsMove(_ words: Range<Int>) -> Bool { Self.any(of: moves, in: words) { _ in true } }

  /// Whether somebody tells of his own life in the city.
  func tellsOwnHome(_ words: Range<Int>) -> Bool {
    Self.any(of: homes, in: words) { isOwn($0) }
  }

  /// A Kazakh verb bears its person; a Russian one in the past is told by “I” and “we” in its clause,
  /// or by a sentence that has them and no other subject beside the verb.
  private func isOwn(_ told: Range<Int>) -> Bool {
    let verbs = told.compactMap { scene.reading($0) }.filter { $0.partOfSpeech == .verb }
    if told.contains(where: { scene.isFirstPerson($0) }) { return true }
    // Көшіп келгеніме бес жыл болды: the participle bears the person.
    if verbs.contains(where: { $0.possessor == .first }) { return true }
    guard scene.info(told.lowerBound).language == .russian else { return false }
    if verbs.contains(where: { $0.person == .third }) { return false }
    let clause = scene.clauseOf[told.lowerBound]
    if clauseHasFirst[clause] { return true }
    // «Приехали к сестре, потом нашли это»: in direct speech the subject left out is the speaker.
    guard sentenceHasFirst[scene.sentenceOf[told.lowerBound]] || isQuoted[told.lowerBound] else {
      return false
    }
    return !scene.clauses[clause].contains { token in
      guard let reading = scene.reading(token) else { return false }
      return [.noun, .pronoun, .properName].contains(reading.partOfSpeech)
        && reading.grammaticalCase == .nominative
    }
  }

  /// Whether these words speak of movers as of others.
  func speaksOfMovers(_ words: Range<Int>) -> Bool {
    Self.any(of: named, in: words) { !clauseHasFirst[scene.clauseOf[$0.lowerBound]] }
  }

  func isFirstPerson(_ words: Range<Int>) -> Bool {
    words.contains { scene.isFirstPerson($0) }
  }

  /// The role of the noun that names who speaks.
  ///
  /// - Parameters:
  ///   - said: What he says, quoted or not.
  ///   - own: The sentence that names him; what is quoted in it is not about him.
  func role(of name: Found, said: [Range<Int>], own: Range<Int>) -> String {
    let role = name.code
    guard name.entry.weight < 1, role != Voices.official else { return role }
    if said.contains(where: tellsOwnMove) { return Voices.mover }
    if said.contains(where: tellsOwnHome) { return Voices.townsperson }
    guard [Voices.mover, Voices.townsperson].contains(role) else { return role }
    if isIntroducedAsMover(name, own) { return Voices.mover }
    if !hasMovers || said.contains(where: speaksOfMovers) { return Voices.townsperson }
    return role
  }

  /// Студентка, приехавшая из Абая; көшіп келген құрылысшы: the words for movers stand beside the
  /// noun.
  private func isIntroducedAsMover(_ name: Found, _ own: Range<Int>) -> Bool {
    let first = max(own.lowerBound, name.tokens.lowerBound - Self.near)
    let end = min(own.upperBound, name.tokens.upperBound + Self.near)
    guard first < end else { return false }
    // Ауыл тұрғыны may itself be a word for movers.
    if Self.any(
      of: incomers, in: first..<end,
      where: { !name.tokens.contains($0.lowerBound) && !isQuoted[$0.lowerBound] })
    {
      return true
    }
    // Семья переехала в Павлодар.
    return Self.any(of: moves, in: own) {
      scene.clauseOf[$0.lowerBound] == scene.clauseOf[name.tokens.lowerBound]
        && !isQuoted[$0.lowerBound]
    }
  }

  /// Роза приехала в столицу девять лет назад: the sentence that introduces somebody tells his way.
  func introducesMover(_ words: Range<Int>) -> Bool {
    Self.any(of: incomers, in: words) { _ in true } || tellsMove(words)
  }

  private static let near = 6

  /// Whether one of the ranges, sorted by their beginning, begins in the words and passes.
  private static func any(
    of ranges: [Range<Int>], in words: Range<Int>, where passes: (Range<Int>) -> Bool
  ) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < words.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < ranges.count, ranges[low].lowerBound < words.upperBound {
      if passes(ranges[low]) { return true }
      low += 1
    }
    return false
  }
}

extension Scene {
  /// A verb or pronoun of the first person.
  func isFirstPerson(_ token: Int) -> Bool {
    switch info(token).firstPerson {
    case .no: false
    case .yes: true
    // It joins what stands before it.
    case .maybe: token == text.sentences[sentenceOf[token]].tokens.lowerBound || !isWord(token - 1)
    }
  }

  /// “I” rather than “we”: by the pronoun, or by the ending of the verb.
  func isSingular(_ token: Int) -> Bool {
    guard let reading = reading(token) else { return false }
    if reading.partOfSpeech != .verb { return ["я", "мен", "мой"].contains(reading.lemma) }
    if type(token).language == .russian { return reading.number != .plural }
    return folded(token).hasSuffix("м") || folded(token).hasSuffix("н")
  }
}
