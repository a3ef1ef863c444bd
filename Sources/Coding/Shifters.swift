internal import Lexicons
internal import Linguistics

/// What turns, strengthens or weakens a word: negation, contrast, hearsay, degree.
struct Shifters {
  private let scene: Scene
  private let bySentence: [Int: [Found]]
  /// Clauses with a conditional verb, found once and not for each word of a long clause.
  private let conditionalClauses: Set<Int>
  /// Where denials begin that are themselves negated (не отрицает, теріске шығарған жоқ), and the
  /// negations that they take.
  private var denied: Set<Int> = []
  private var spent: Set<Int> = []

  /// The factor for a word, and the shifters that made it.
  struct Shift {
    var factor = 1.0
    var causes: [Cause] = []
  }

  /// What changed a weight, and by how much; nil where the word's own form did.
  struct Cause {
    var found: Found?
    var rule: String
    var factor: Double
  }

  init(_ scene: Scene, _ found: [Found]) {
    self.scene = scene
    bySentence = Dictionary(grouping: found, by: \.sentence)
    conditionalClauses = Set(
      scene.text.tokens.indices.lazy.filter { scene.info($0).verbForm == .conditional }
        .map { scene.clauseOf[$0] })
    for sentence in bySentence.values { findDenied(in: sentence) }
  }

  private mutating func findDenied(in sentence: [Found]) {
    for denial in sentence where denial.code == "denial" && !denial.namesNegation {
      if denial.tokens.contains(where: isNegated) { denied.insert(denial.tokens.lowerBound) }
      for negation in near(denial.match)
      where negation.code == "negation" && isWithinReach(negation, denial.match) {
        denied.insert(denial.tokens.lowerBound)
        spent.insert(negation.tokens.lowerBound)
      }
    }
  }

  /// The shifters of a match's sentence within the length of any clause of news: a list without full
  /// stops holds thousands, and each of its words must not look at all of them.
  private func near(_ match: Match) -> ArraySlice<Found> {
    guard let here = bySentence[match.sentence] else { return [] }
    func first(from token: Int) -> Int {
      var (low, high) = (0, here.count)
      while low < high {
        let middle = (low + high) / 2
        if here[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return here[
      first(
        from: match.tokens.lowerBound - Tuning.longestClause)..<first(
          from: match.tokens.upperBound + Tuning.longestClause)]
  }

  /// All shifters of a code, in order.
  func all(_ code: String) -> [Found] {
    bySentence.keys.sorted().flatMap { found(code, in: $0) }
  }

  func found(_ code: String, in sentence: Int) -> [Found] {
    (bySentence[sentence] ?? []).filter { $0.code == code }
  }

  /// The word that says that help or a tie was refused, in the clause of another.
  func refusal(of word: Found) -> Found? {
    near(word.match).first { $0.code == "refusal" && sameClause($0, word.match) }
  }

  /// Whether a negation reaches a word: ешкімі жоқ, не к родне.
  func isNegated(_ word: Found) -> Bool {
    var shift = Shift()
    negate(word, &shift)
    return shift.factor < 0
  }

  func shift(of word: Found) -> Shift {
    let match = word.match
    var shift = Shift()
    negate(word, &shift)
    for found in near(match) where !found.tokens.overlaps(match.tokens) {
      weigh(found, match, &shift)
    }
    if asksOrSupposes(match), !shift.causes.contains(where: { $0.rule == "hearsay" }) {
      shift.factor *= Tuning.hearsay
      shift.causes.append(Cause(found: nil, rule: "question", factor: Tuning.hearsay))
    }
    return shift
  }

  private func weigh(_ found: Found, _ match: Match, _ shift: inout Shift) {
    let isBefore = found.tokens.upperBound <= match.tokens.lowerBound
    let distance =
      isBefore
      ? match.tokens.lowerBound - found.tokens.upperBound
      : found.tokens.lowerBound - match.tokens.upperBound
    let factor: Double
    switch found.code {
    case "amplifier" where isBefore && distance <= 1: factor = Tuning.amplifier
    case "diminisher" where isBefore && distance <= 1: factor = Tuning.diminisher
    case "hearsay" where sameClause(found, match): factor = Tuning.hearsay
    case "contrast" where isBefore && sameClause(found, match): factor = Tuning.afterContrast
    default: return
    }
    shift.factor *= factor
    shift.causes.append(Cause(found: found, rule: found.code, factor: factor))
  }

  private func negate(_ word: Found, _ shift: inout Shift) {
    let (match, code) = (word.match, word.code)
    // S3 is never turned: “not to be deceived” still speaks of movers as people wronged.
    guard code != "patient" else { return }
    let here = near(match)
    // A Russian “не только” has taken its own “не”; the Kazakh ones spare the verb's.
    if here.contains(where: { $0.code == "none" && isKazakh($0) && isNear($0, match) }) { return }
    var causes: [Cause] = []
    if !word.namesNegation,
      match.tokens.contains(where: isNegated) || isBeforeNegatedVerb(match, here)
    {
      causes.append(Cause(found: nil, rule: "negated-verb", factor: -1))
    }
    if isPrivative(word) { causes.append(Cause(found: nil, rule: "privative", factor: -1)) }
    for found in here where reaches(found, match, code) {
      causes.append(Cause(found: found, rule: found.code, factor: -1))
    }
    // “Никогда не воровали”: words in ни- and еш- only repeat the negation.
    let plain = causes.filter { !isConcord($0.found) }
    if !plain.isEmpty { causes = plain }
    shift.causes += causes
    guard causes.count % 2 == 1 else { return }
    shift.factor = -shift.factor
  }

  /// Кінәсіз, дарынсыз: a form of the entry's word that says it is wanting; words such as қауіпсіз with
  /// an entry of their own are not turned.
  private func isPrivative(_ word: Found) -> Bool {
    let token = word.tokens.upperBound - 1
    guard scene.info(token).language == .kazakh, let atoms = word.entry.pattern.words.last else {
      return false
    }
    let form = scene.folded(token)
    return atoms.alternatives.contains { atom in
      ["сыз", "сіз"].contains { form.hasPrefix(atom.text.lowercased() + $0) }
    }
  }

  private func isConcord(_ found: Found?) -> Bool {
    guard let found, found.tokens.count == 1 else { return false }
    let word = scene.folded(found.tokens.lowerBound)
    return ["ник", "нич", "ниг", "еш"].contains { word.hasPrefix($0) }
  }

  /// The verb itself is negated, and stays so: көмектеспей қоймады is help, көмектеспес бұрын only a
  /// point in time.
  private func isNegated(_ token: Int) -> Bool {
    guard scene.reading(token)?.isNegated == true else { return false }
    let next = token + 1
    guard next < scene.text.tokens.count, scene.sentenceOf[next] == scene.sentenceOf[token] else {
      return true
    }
    if ["бұрын", "тұрып"].contains(scene.folded(next)) { return false }
    guard let verb = scene.reading(next), verb.isNegated else { return true }
    return !["қой", "тұр", "қал", "бол"].contains(verb.lemma)
  }

  /// Көмек көрсетпеді: the Kazakh verb that governs the word is negated, as “не оказал помощи” is.
  private func isBeforeNegatedVerb(_ match: Match, _ here: ArraySlice<Found>) -> Bool {
    guard scene.text.sentences[match.sentence].language == .kazakh,
      scene.info(match.tokens.upperBound - 1).partOfSpeech != .verb
    else { return false }
    let end = min(
      match.tokens.upperBound + Tuning.negationReach,
      scene.text.sentences[match.sentence].tokens.upperBound)
    for token in match.tokens.upperBound..<end {
      if scene.type(token).kind == .punctuation { return false }
      // Емес and жоқ are entries of their own.
      if here.contains(where: { $0.code == "negation" && $0.tokens.contains(token) }) {
        return false
      }
      if scene.info(token).partOfSpeech == .verb { return isNegated(token) }
    }
    return false
  }

  private func reaches(_ found: Found, _ match: Match, _ code: String) -> Bool {
    if found.tokens.overlaps(match.tokens) {
      // “Не помочь” is one entry of refusal; its “не” still turns the help.
      return found.code == "refusal" && scene.folded(found.tokens.lowerBound) == "не"
        && found.tokens.lowerBound < match.tokens.lowerBound
    }
    switch found.code {
    case "negation": return isWithinReach(found, match) && !spent.contains(found.tokens.lowerBound)
    // A claim is denied where the denial governs it: in its clause.
    case "denial":
      return (sameClause(found, match) || opensClaim(found, match))
        && !denied.contains(found.tokens.lowerBound)
    // Of demands only: “must not be limited”.
    case "prohibition": return code.hasPrefix("demand") && isNear(found, match)
    default: return false
    }
  }

  private func isKazakh(_ found: Found) -> Bool {
    scene.info(found.tokens.lowerBound).language == .kazakh
  }

  /// Неправда, что приезжие воруют: the claim is the clause that «что» opens after the denial.
  private func opensClaim(_ found: Found, _ match: Match) -> Bool {
    let clause = scene.clauseOf[match.tokens.lowerBound]
    guard clause > 0, scene.clauseOf[found.tokens.lowerBound] == clause - 1 else { return false }
    let first = scene.clauses[clause].lowerBound
    return first < match.tokens.lowerBound && scene.sentenceOf[first] == match.sentence
      && ["что", "будто"].contains(scene.folded(first))
  }

  /// Kazakh negation stands to the right of what it turns, Russian to the left.
  private func isWithinReach(_ found: Found, _ match: Match) -> Bool {
    let isKazakh = scene.info(found.tokens.lowerBound).language == .kazakh
    let between =
      isKazakh
      ? (match.tokens.upperBound, found.tokens.lowerBound)
      : (found.tokens.upperBound, match.tokens.lowerBound)
    guard between.0 <= between.1, between.1 - between.0 < Tuning.negationReach else { return false }
    // Never over a comma or another border of clauses; nor over “и” to the next verb, before which
    // Russian says “не” again: не работают и воруют.
    let isVerb = scene.info(match.tokens.lowerBound).partOfSpeech == .verb
    return !(between.0..<between.1).contains {
      scene.type($0).kind == .punctuation
        || isVerb && !isKazakh && scene.info($0).partOfSpeech == .conjunction
    }
  }

  private func isNear(_ found: Found, _ match: Match) -> Bool {
    let gap = max(
      found.tokens.lowerBound - match.tokens.upperBound,
      match.tokens.lowerBound - found.tokens.upperBound)
    return gap < Tuning.negationReach
  }

  private func sameClause(_ found: Found, _ match: Match) -> Bool {
    scene.clauseOf[found.tokens.lowerBound] == scene.clauseOf[match.tokens.lowerBound]
  }

  /// Questions and conditional verbs (егер … -са).
  private func asksOrSupposes(_ match: Match) -> Bool {
    let sentence = scene.text.sentences[match.sentence].tokens
    if let last = sentence.last(where: { !Quotes.isQuoteSurface(scene.type($0).surface) }),
      scene.type(last).surface.hasPrefix("?")
    {
      return true
    }
    return conditionalClauses.contains(scene.clauseOf[match.tokens.lowerBound])
  }
}

extension Quotes {
  static func isQuoteSurface(_ surface: String) -> Bool {
    guard let first = surface.unicodeScalars.first else { return false }
    return isQuote(first)
  }
}
