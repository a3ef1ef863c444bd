internal import Lexicons
internal import Linguistics

/// The grammar between a word of stance and a mention: what ties the one to the other.
///
/// Case, agreement, voice and the borders of clauses decide; nearness alone is the weakest tie. Of
/// polar words in Russian news those in a construction agree with what people read in 0.33–0.40 of
/// cases and contradict it in 0.11, those merely near in 0.17 and 0.15.
struct Constructions {
  private let scene: Scene
  /// Tokens of people whom the article is about: no rivals for the part of the subject.
  private let ownTokens: Set<Int>

  /// How a word is tied to a mention, or what keeps it from that.
  struct Tie {
    var rule: String
    var factor: Double
    /// The word tells what was done to the mention, whatever its code says.
    var isDoneToThem = false
    var blocked: String?

    static func blocked(_ reason: String) -> Tie {
      Tie(rule: "blocked", factor: 0, blocked: reason)
    }
  }

  init(_ scene: Scene, _ actors: [Actor]) {
    self.scene = scene
    ownTokens = Set(actors.filter(\.isMover).flatMap { Array($0.tokens) })
  }

  static let anotherSubject = "somebody else is the subject of its clause"

  /// The tie between a word and a mention of the same sentence.
  func tie(_ word: Found, _ actor: Actor) -> Tie {
    if word.tokens.overlaps(actor.tokens) { return full("within") }
    guard scene.clauseOf[word.tokens.lowerBound] == scene.clauseOf[actor.tokens.lowerBound] else {
      return asksForSubject(word) && hasRival(word)
        ? .blocked(Self.anotherSubject) : Tie(rule: "same-sentence", factor: Tuning.sameSentence)
    }
    switch word.code {
    case "quality+", "quality-": return quality(word, actor)
    case "agent+", "agent-": return deed(word, actor)
    case "patient": return suffering(word, actor)
    case "demand+", "demand-": return full("demand")
    case "coming+", "coming-": return full("coming")
    default: return metaphor(word, actor)
    }
  }

  /// Whether a word in another sentence can speak of movers: its own clause has no other subject.
  func continues(_ word: Found) -> Bool { !(asksForSubject(word) && hasRival(word)) }

  // MARK: Qualities, deeds, sufferings

  private func quality(_ word: Found, _ actor: Actor) -> Tie {
    let head = head(of: actor)
    let role = grammaticalCase(head)
    if word.tokens.upperBound <= actor.tokens.lowerBound {
      if isAttribute(word, before: actor, head) { return full("attribute") }
      if !isKazakh(word), distance(word, actor) > 0, role != .nominative, isSubjectNoun(word) {
        return .blocked(Self.anotherSubject)
      }
      // Лень приезжих.
      if !isKazakh(word), distance(word, actor) == 0, mayBeGenitive(head) { return full("bearer") }
      return near(word)
    }
    // Ауылдан келген еңбекқор жастар.
    if word.tokens.upperBound <= head { return full("attribute") }
    // Келгендердің тәрбиесіздігі.
    if role == .genitive, isKazakh(word), distance(word, actor) <= 3 { return full("bearer") }
    // Мошенники обманули приезжих: the subject is no quality of its object.
    if !isKazakh(word), role != .nominative, isSubjectNoun(word) {
      return .blocked(Self.anotherSubject)
    }
    // Приезжих считают ленивыми.
    if role == .accusative, caseOfLast(word) == .instrumental { return full("predicate") }
    if role == .nominative, !hasRival(word, between: actor) { return full("predicate") }
    return near(word)
  }

  private func deed(_ word: Found, _ actor: Actor) -> Tie {
    let role = grammaticalCase(head(of: actor))
    if isCause(actor) { return full("cause") }
    let isBefore = word.tokens.upperBound <= actor.tokens.lowerBound
    switch role {
    case .nominative:
      if isPassive(word) { return doneToThem(word) }
      return hasRival(word, between: actor) ? .blocked(Self.anotherSubject) : full("agent")
    case .instrumental: return isPassive(word) ? full("agent") : near(word)
    // Наплыв приезжих; келгендердің бүлдіруі.
    case .genitive where isBefore != isKazakh(word) && distance(word, actor) <= 2:
      return full("deed-of")
    // Бүлдіріп жүрген келгендерді: the deed describes whoever else does what to them.
    case .accusative, .dative, .genitive, .ablative:
      if isBefore, isParticiple(word), distance(word, actor) <= 2 { return full("attribute") }
      return role == .accusative || !isKazakh(word) ? doneToThem(word) : near(word)
    default: return near(word)
    }
  }

  private func suffering(_ word: Found, _ actor: Actor) -> Tie {
    // The Russian accusative of people has the form of the genitive.
    if grammaticalCase(head(of: actor)) != .nominative || isPassive(word) { return full("patient") }
    return Tie(rule: "same-clause", factor: Tuning.sameClause)
  }

  private func metaphor(_ word: Found, _ actor: Actor) -> Tie {
    distance(word, actor) <= 3 ? full("metaphor") : near(word)
  }

  private func doneToThem(_ word: Found) -> Tie {
    Tie(
      rule: word.code == "agent-" ? "harmed" : "helped", factor: Tuning.construction,
      isDoneToThem: true)
  }

  private func full(_ rule: String) -> Tie { Tie(rule: rule, factor: Tuning.construction) }

  private func near(_ word: Found) -> Tie {
    asksForSubject(word) && hasRival(word)
      ? .blocked(Self.anotherSubject) : Tie(rule: "same-clause", factor: Tuning.sameClause)
  }

  // MARK: Grammar

  private func isKazakh(_ word: Found) -> Bool {
    scene.info(word.tokens.lowerBound).language == .kazakh
  }

  private func distance(_ word: Found, _ actor: Actor) -> Int {
    max(
      actor.tokens.lowerBound - word.tokens.upperBound,
      word.tokens.lowerBound - actor.tokens.upperBound)
  }

  /// The token whose case is that of the whole mention.
  ///
  /// In «приезжие из аулов» it stands before the preposition; «көшіп келген жастарды» and
  /// «приехавших в город студентов» end in the noun that the participle describes.
  func head(of actor: Actor) -> Int {
    let words = actor.tokens.filter { scene.isWord($0) }
    guard let first = words.first, var head = words.last else { return actor.tokens.lowerBound }
    if scene.info(first).language == .russian,
      let preposition = words.dropFirst().first(where: {
        scene.info($0).partOfSpeech == .adposition
      })
    {
      head = preposition - 1
    }
    guard isDescription(head) else { return head }
    let clause = scene.clauses[scene.clauseOf[head]]
    let after = (actor.tokens.upperBound..<max(actor.tokens.upperBound, clause.upperBound))
      .prefix(Self.longestDescription)
    for token in after {
      if isNoun(token) {
        head = token
        // Еңбекқор жастар: a bare Kazakh noun describes the next one.
        guard isBareKazakhNoun(token) else { break }
      } else if !mayStandBetween(token) {
        break
      }
    }
    return head
  }

  private func isSubjectNoun(_ word: Found) -> Bool {
    word.tokens.contains {
      isNoun($0) && scene.info($0).grammaticalCase == .nominative
    }
  }

  private func isBareKazakhNoun(_ token: Int) -> Bool {
    guard scene.info(token).language == .kazakh, let reading = scene.reading(token) else {
      return false
    }
    return (reading.grammaticalCase ?? .nominative) == .nominative && reading.possessor == nil
      && reading.number != .plural
  }

  /// So many other words may describe the same noun: ауылдан келген жас, еңбекқор жігіт.
  private static let longestDescription = 4

  private func isDescription(_ token: Int) -> Bool {
    guard let reading = scene.reading(token) else { return false }
    let isKazakh = scene.info(token).language == .kazakh
    if reading.verbForm == .participle {
      return !isKazakh || (reading.grammaticalCase == nil && reading.number != .plural)
    }
    return reading.partOfSpeech == .adjective
  }

  private func isNoun(_ token: Int) -> Bool {
    let part = scene.info(token).partOfSpeech
    return part == .noun || part == .properName
  }

  private func grammaticalCase(_ token: Int) -> GrammaticalCase {
    scene.info(token).grammaticalCase ?? .nominative
  }

  /// Russian forms of people are shared between genitive and accusative.
  private func mayBeGenitive(_ token: Int) -> Bool {
    scene.type(token).analyses.contains { $0.grammaticalCase == .genitive }
  }

  private func caseOfLast(_ word: Found) -> GrammaticalCase? {
    word.tokens.last { scene.isWord($0) }.flatMap { scene.info($0).grammaticalCase }
  }

  private func isPassive(_ word: Found) -> Bool {
    word.tokens.contains { scene.info($0).voice == .passive }
  }

  private func isParticiple(_ word: Found) -> Bool {
    word.tokens.contains { scene.info($0).verbForm == .participle }
  }

  /// Nothing but other attributes stands between, and in Russian case and number agree.
  private func isAttribute(_ word: Found, before actor: Actor, _ head: Int) -> Bool {
    let between = word.tokens.upperBound..<actor.tokens.lowerBound
    guard between.count <= 4, between.allSatisfy(mayStandBetween) else { return false }
    if isKazakh(word) { return between.count <= 1 }
    guard let own = word.tokens.last.flatMap({ scene.reading($0) }), own.partOfSpeech != .noun
    else { return false }
    guard own.partOfSpeech == .adjective || own.verbForm == .participle else {
      return between.count <= 1
    }
    let readings = scene.type(head).analyses
    return readings.contains {
      ($0.grammaticalCase ?? .nominative) == (own.grammaticalCase ?? .nominative)
        && ($0.number ?? .singular) == (own.number ?? .singular)
    }
  }

  private func mayStandBetween(_ token: Int) -> Bool {
    if scene.info(token).mark == .comma { return true }
    guard let reading = scene.reading(token) else { return false }
    return [.adjective, .conjunction, .adverb, .numeral].contains(reading.partOfSpeech)
      || reading.verbForm == .participle
  }

  private static let causesBefore: Set<String> = ["из-за", "благодаря", "вина"]
  private static let causesAfter: Set<String> = ["кесір", "салдар", "кінә", "арқа"]

  /// Из-за приезжих; келгендердің кесірінен.
  private func isCause(_ actor: Actor) -> Bool {
    let (before, after) = (actor.tokens.lowerBound - 1, actor.tokens.upperBound)
    if before >= 0, let lemma = scene.reading(before)?.lemma, Self.causesBefore.contains(lemma) {
      return true
    }
    guard after < scene.text.tokens.count, let lemma = scene.reading(after)?.lemma else {
      return false
    }
    return Self.causesAfter.contains(lemma)
  }

  // MARK: Subjects

  private func asksForSubject(_ word: Found) -> Bool {
    word.code.hasPrefix("agent") || word.code.hasPrefix("quality")
  }

  /// Somebody or something else is the subject of the word's clause; with a mention that may be its
  /// subject, only what stands between the two takes it away.
  private func hasRival(_ word: Found, between actor: Actor? = nil) -> Bool {
    var clause = scene.clauses[scene.clauseOf[word.tokens.lowerBound]]
    if let actor {
      let ends = [actor.tokens, word.tokens].sorted { $0.lowerBound < $1.lowerBound }
      clause = ends[0].upperBound..<max(ends[0].upperBound, ends[1].lowerBound)
    }
    // Further off than any clause of news goes; a list without full stops must not be searched for each
    // of its words.
    clause = clause.clamped(
      to: word.tokens.lowerBound - Tuning.longestClause..<word.tokens.upperBound
        + Tuning.longestClause)
    let verb = word.tokens.lazy.compactMap { scene.reading($0) }.first { $0.partOfSpeech == .verb }
    return clause.contains { token in
      !word.tokens.contains(token) && !ownTokens.contains(token)
        && (isKazakh(word)
          ? isKazakhSubject(token, before: word)
          : isRussianSubject(token, of: verb, isAfter: token > word.tokens.lowerBound))
    }
  }

  private func isRussianSubject(_ token: Int, of verb: Analysis?, isAfter: Bool) -> Bool {
    guard let reading = scene.reading(token), reading.grammaticalCase == .nominative else {
      return false
    }
    switch reading.partOfSpeech {
    case .noun, .properName, .pronoun: break
    // Местные ленивы: an adjective that describes no noun is one.
    case .adjective where reading.number == .plural && !describes(token): break
    default: return false
    }
    // Портят дворы: after its verb a word that may as well be the object is taken for it.
    if isAfter, scene.type(token).analyses.contains(where: { $0.grammaticalCase == .accusative }) {
      return false
    }
    guard let number = verb?.number else { return true }
    return (reading.number ?? .singular) == number
  }

  /// Whether a noun follows that an adjective describes; short forms are predicates and describe none.
  private func describes(_ token: Int) -> Bool {
    let clause = scene.clauses[scene.clauseOf[token]]
    if scene.folded(token).hasSuffix("ы") { return true }
    let next = (token + 1..<max(token + 1, clause.upperBound)).first { !mayStandBetween($0) }
    return next.map(isNoun) ?? false
  }

  /// Unmarked nouns are objects and attributes as often as subjects: names, pronouns and plurals are
  /// plain.
  private func isKazakhSubject(_ token: Int, before word: Found) -> Bool {
    guard token < word.tokens.lowerBound, let reading = scene.reading(token),
      (reading.grammaticalCase ?? .nominative) == .nominative
    else { return false }
    switch reading.partOfSpeech {
    case .pronoun: return ["мен", "біз", "ол", "сен", "сіз"].contains(reading.lemma)
    case .noun: return reading.number == .plural
    default: return false
    }
  }
}
