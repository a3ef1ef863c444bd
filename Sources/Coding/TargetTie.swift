internal import Lexicons
internal import Linguistics

/// The construction that ties a word of feeling to a target.
enum TargetTie {
  /// The word is about what it governs, and governs the target: осудили X, награда для X.
  case governed
  /// The target is the subject of the verb.
  ///
  /// Also where another is judged: news that lets X accuse mostly shows X in the same light.
  case subject
  /// X – враг; X, обвиняемый в краже.
  case predicate
  /// X одержал победу: a noun in the predicate of X.
  case phrase
  /// An adjective or noun beside the target.
  case described
  /// Elsewhere in the clause.
  case clause
  /// A noun further on in a clause whose subject the target is not.
  case after
  /// The target suffers a deed, which says nothing against it.
  case victim
  /// A participle that describes another word.
  case participle
  case otherClause
  case within
  /// The target is the text itself.
  case whole

  /// Set by the shares of words whose sign agrees with the label on the 5,439 targets of
  /// RuSentNE-train, November 2026, and rounded: halving or doubling any of them alone moves
  /// F1(PN) by less than 0.015.
  var weight: Double {
    switch self {
    case .governed: 1.3
    case .subject: 1.2
    case .predicate, .whole: 1
    case .phrase: 0.8
    case .described: 0.6
    case .clause: 0.5
    case .otherClause, .within: 0.3
    case .after: 0.25
    case .victim: 0.2
    case .participle: 0.15
    }
  }
}

/// Finds the construction between a word and a target.
struct TargetTies {
  let scene: Scene

  func tie(_ word: Found, _ role: Polarity.Role, _ target: Target) -> TargetTie? {
    guard scene.sentenceOf[target.tokens.lowerBound] == word.sentence else { return nil }
    if word.tokens.overlaps(target.tokens) { return .within }
    let head = head(of: word)
    guard let reading = reading(of: word, head) else { return nil }
    let span = Span(word.tokens, target.tokens, scene)
    if reading.partOfSpeech != .verb, isPredicate(word, span, target) { return .predicate }
    guard scene.clauseOf[head] == scene.clauseOf[target.tokens.lowerBound] else {
      return .otherClause
    }
    switch reading.partOfSpeech {
    case .verb where reading.verbForm == .participle && reading.grammaticalCase != nil:
      let agrees = reading.grammaticalCase.map(target.cases.contains) ?? false
      return !span.wordIsFirst && span.hasComma && span.count <= 3 && agrees
        ? .predicate : .participle
    case .verb: return verbTie(reading, role, span, target)
    case .adjective:
      let isNear =
        span.wordIsFirst ? span.count <= 2 : target.isSubject && span.count <= 6
      return isNear ? .described : .clause
    case .adverb: return .described
    default: return nounTie(role, span, target)
    }
  }

  /// The verb of a phrase, else its first noun or adjective.
  private func head(of word: Found) -> Int {
    let tokens = word.tokens
    return tokens.first { scene.info($0).partOfSpeech == .verb }
      ?? tokens.first { [.noun, .adjective].contains(scene.info($0).partOfSpeech) }
      ?? tokens.lowerBound
  }

  /// Дарынды may also be read as a verb: the reading that the entry names is meant.
  private func reading(of word: Found, _ head: Int) -> Analysis? {
    let chosen = scene.reading(head)
    guard word.tokens.count == 1 else { return chosen }
    let named = word.entry.pattern.words.flatMap(\.alternatives).map { $0.text.lowercased() }
    if let chosen, named.contains(chosen.lemma) { return chosen }
    return scene.type(head).analyses.first { named.contains($0.lemma) } ?? chosen
  }

  private func verbTie(
    _ verb: Analysis, _ role: Polarity.Role, _ span: Span, _ target: Target
  ) -> TargetTie {
    let other: TargetTie = role == .object ? .governed : .victim
    // Who dies in an accident is not judged by it.
    if role == .event { return target.isSubject ? .victim : .clause }
    if target.preposition != nil {
      return span.wordIsFirst && span.count <= 3 && !span.hasVerb ? other : .victim
    }
    if target.isSubject {
      // хотел поддержать: the finite verb between shares the subject.
      let isOwn = !span.hasVerb || verb.verbForm == .infinitive
      return isOwn && (!span.hasSubject || target.language == .kazakh) ? .subject : .clause
    }
    let governs =
      if target.language == .kazakh {
        !span.wordIsFirst && span.count <= 6 && !span.hasVerb
      } else {
        span.wordIsFirst ? span.count <= 5 && !span.hasVerb : span.count <= 3 && !span.hasSubject
      }
    return governs ? other : .clause
  }

  private func nounTie(_ role: Polarity.Role, _ span: Span, _ target: Target) -> TargetTie {
    // обвинение против X; in Kazakh the noun follows: X-ке айып.
    let isAfterHead = span.wordIsFirst != (target.language == .kazakh)
    let isClose = span.count <= 3 && !span.hasVerb && !span.hasComma
    if role == .object, isAfterHead, isClose, !(target.language == .kazakh && target.isSubject) {
      return .governed
    }
    // Убийство X: the genitive is the victim as often as the doer.
    if role == .agent, isAfterHead, span.count == 0, target.grammaticalCase == .genitive {
      return .victim
    }
    if span.wordIsFirst { return .clause }
    if target.isSubject, span.hasVerb || target.language == .kazakh, span.count <= 8 {
      return .phrase
    }
    return span.count > 1 ? .after : .described
  }

  private static let copulas: Set<String> = [
    "быть", "являться", "стать", "становиться", "остаться", "оставаться", "считаться", "оказаться",
    "назвать", "бол", "еді", "екен", "сана", "атан",
  ]

  /// X – враг; X был врагом; X – жемқор; X ұры болды.
  private func isPredicate(_ word: Found, _ span: Span, _ target: Target) -> Bool {
    guard !span.wordIsFirst, span.count <= 4 else { return false }
    if span.between.contains(where: { joins($0) }) { return true }
    if scene.info(word.tokens.lowerBound).grammaticalCase == .instrumental,
      isNamed(target)
    {
      return true
    }
    let next = word.tokens.upperBound
    return target.language == .kazakh && target.isSubject && next < scene.text.tokens.count
      && scene.clauseOf[word.tokens.lowerBound] == scene.clauseOf[target.tokens.lowerBound]
      && joins(next)
  }

  private static let namingVerbs: Set<String> = [
    "назвать", "называть", "считать", "признать", "признавать", "объявить", "объявлять",
  ]

  /// Назвал X лжецом.
  private func isNamed(_ target: Target) -> Bool {
    let sentence = scene.text.sentences[scene.sentenceOf[target.tokens.lowerBound]].tokens
    let before = max(sentence.lowerBound, target.tokens.lowerBound - 3)..<target.tokens.lowerBound
    return before.contains { Self.namingVerbs.contains(scene.reading($0)?.lemma ?? "") }
  }

  private func joins(_ token: Int) -> Bool {
    scene.isDash(token)
      || Self.copulas.contains(scene.reading(token)?.lemma ?? "")
  }
}

/// What stands between a word and a target.
private struct Span {
  let between: Range<Int>
  let wordIsFirst: Bool
  /// A finite verb.
  let hasVerb: Bool
  /// Another noun or pronoun in the nominative.
  let hasSubject: Bool
  let hasComma: Bool

  var count: Int { between.count }

  init(_ word: Range<Int>, _ target: Range<Int>, _ scene: Scene) {
    wordIsFirst = word.upperBound <= target.lowerBound
    between =
      wordIsFirst
      ? word.upperBound..<target.lowerBound : target.upperBound..<word.lowerBound
    let readings = between.compactMap { scene.reading($0) }
    hasVerb = readings.contains { $0.partOfSpeech == .verb && $0.verbForm == .finite }
    hasSubject = readings.contains { reading in
      reading.grammaticalCase == .nominative
        && [.noun, .properName, .pronoun, .abbreviation].contains(reading.partOfSpeech)
    }
    hasComma = between.contains { scene.info($0).mark == .comma }
  }
}
