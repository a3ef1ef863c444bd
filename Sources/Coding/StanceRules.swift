internal import Lexicons
internal import Linguistics

/// Ties words of stance to the mentions they are about, by construction.
struct StanceRules {
  private let scene: Scene
  private let voices: Voices
  private let shifters: Shifters

  init(_ scene: Scene, _ voices: Voices, _ shifters: Shifters) {
    self.scene = scene
    self.voices = voices
    self.shifters = shifters
  }

  /// How a word is tied to a mention.
  struct Tie {
    var actor: Int
    var rule: String
    var factor: Double
  }

  /// Adds the stance words of a part to its mentions, with evidence for each.
  func apply(_ words: [Found], to actors: inout [Actor], _ log: inout EvidenceLog) {
    for number in actors.indices where actors[number].labelUse == .used {
      addLabel(&actors[number], &log)
    }
    let bySentence = Dictionary(grouping: actors.indices, by: { actors[$0].sentence })
    for word in words {
      let sign = Self.sign(of: word.code)
      guard let tie = tie(word, actors, bySentence) else {
        log.add(
          word.match, word.entry, in: scene, rule: "no-mover", weight: sign * word.entry.weight,
          shifted: 0, blocked: Refused.Reason.mover.rawValue)
        continue
      }
      add(word, sign, tie, &actors[tie.actor], &log)
    }
  }

  private func add(
    _ word: Found, _ sign: Double, _ tie: Tie, _ actor: inout Actor, _ log: inout EvidenceLog
  ) {
    let isPatient = word.code == "patient" || tie.rule == Self.harmed
    let sign = isPatient ? 1 : sign
    let weight = sign * word.entry.weight * tie.factor * (isPatient ? Tuning.patient : 1)
    let shift = shifters.shift(of: word)
    let shifted = weight * shift.factor
    actor.evidence.append(
      log.add(
        word.match, word.entry, in: scene, rule: tie.rule, weight: weight, shifted: shifted))
    for cause in shift.causes {
      guard let found = cause.found else { continue }
      actor.evidence.append(
        log.add(found.match, found.entry, in: scene, rule: cause.rule, weight: shift.factor))
    }
    actor.contributions.append(
      contribution(shifted, isSympathy: isPatient, at: word.tokens.lowerBound))
  }

  private func addLabel(_ actor: inout Actor, _ log: inout EvidenceLog) {
    let weight = -Tuning.label * actor.found.entry.weight
    actor.contributions.append(
      contribution(weight, isSympathy: false, at: actor.tokens.lowerBound))
    actor.evidence.append(
      log.add(
        actor.found.match, actor.found.entry, in: scene, rule: "label-used", weight: weight))
  }

  private func contribution(
    _ weight: Double, isSympathy: Bool, at token: Int
  ) -> Actor.Contribution {
    let isOutlets =
      voices.role[token] == Voices.outlet && !voices.isQuoted[token] && !voices.isReported[token]
    return Actor.Contribution(weight: weight, isSympathy: isSympathy, isOutlets: isOutlets)
  }

  /// Harm whose object the movers are: ауыл тұрғындарын алдаған топ.
  private static let harmed = "harmed"

  static func sign(of code: String) -> Double {
    code == "patient" || code.hasSuffix("+") ? 1 : -1
  }

  // MARK: Construction

  private func tie(
    _ word: Found, _ actors: [Actor], _ bySentence: [Int: [Int]]
  ) -> Tie? {
    let here = (bySentence[word.sentence] ?? []).lazy.filter { actors[$0].isMover }
      .prefix(Tuning.mostInSentence)
    let ties = here.map { tie(word, actors[$0], number: $0) }
    if let best = ties.max(by: { ($0.factor, $1.actor) < ($1.factor, $0.actor) }) { return best }
    return neighbour(of: word, actors, bySentence)
  }

  private func tie(_ word: Found, _ actor: Actor, number: Int) -> Tie {
    let sameClause =
      scene.clauseOf[word.tokens.lowerBound] == scene.clauseOf[actor.tokens.lowerBound]
    if let rule = construction(word, actor, sameClause) {
      return Tie(actor: number, rule: rule, factor: Tuning.construction)
    }
    return sameClause
      ? Tie(actor: number, rule: "same-clause", factor: Tuning.sameClause)
      : Tie(actor: number, rule: "same-sentence", factor: Tuning.sameSentence)
  }

  private func construction(_ word: Found, _ actor: Actor, _ sameClause: Bool) -> String? {
    if word.tokens.overlaps(actor.tokens) { return "within" }
    guard sameClause else { return nil }
    let isBefore = word.tokens.upperBound <= actor.tokens.lowerBound
    let gap =
      isBefore
      ? actor.tokens.lowerBound - word.tokens.upperBound
      : word.tokens.lowerBound - actor.tokens.upperBound
    let actorCase = grammaticalCase(actor)
    switch word.code {
    case "quality+", "quality-":
      if isBefore && gap <= 1 { return "attribute" }
      return !isBefore && actorCase == .nominative ? "predicate" : nil
    case "agent-" where actorCase == .accusative && isBefore == false:
      return Self.harmed
    case "agent+", "agent-":
      // наплыв приезжих: a deed as a noun with those who do it in the genitive.
      if isBefore && gap <= 1 && actorCase == .genitive { return "deed-of" }
      return actorCase == .nominative ? "agent" : nil
    case "patient":
      // The Russian accusative of people has the form of the genitive.
      return actorCase != .nominative || isPassive(word) ? "patient" : nil
    case "demand+", "demand-": return "demand"
    // What is said of their coming needs no more than its clause.
    case "coming+", "coming-": return "coming"
    default: return gap <= 2 ? "metaphor" : nil
    }
  }

  private func grammaticalCase(_ actor: Actor) -> GrammaticalCase {
    let last = actor.tokens.last { scene.isWord($0) } ?? actor.tokens.lowerBound
    return scene.reading(last)?.grammaticalCase ?? .nominative
  }

  private func isPassive(_ word: Found) -> Bool {
    word.tokens.contains { scene.reading($0)?.voice == .passive }
  }

  /// In the order of trust; a demand closes a paragraph and may stand further off.
  private static let neighbours = [
    (-1, "sentence-before"), (1, "sentence-after"), (-2, "same-paragraph"),
    (-3, "same-paragraph"),
  ]

  /// “Они прикрепляются целыми семьями”: the sentence before names the movers, or the one after.
  private func neighbour(
    of word: Found, _ actors: [Actor], _ bySentence: [Int: [Int]]
  ) -> Tie? {
    let paragraph = scene.text.sentences[word.sentence].paragraph
    for (offset, rule) in Self.neighbours {
      let number = word.sentence + offset
      guard scene.text.sentences.indices.contains(number) else { continue }
      let isDemandHere =
        word.code.hasPrefix("demand") && scene.text.sentences[number].paragraph == paragraph
      guard abs(offset) == 1 || isDemandHere else { continue }
      let candidates = (bySentence[number] ?? []).filter { actors[$0].isMover }
      guard let actor = offset < 0 ? candidates.last : candidates.first else { continue }
      return Tie(actor: actor, rule: rule, factor: Tuning.neighbour)
    }
    return nil
  }
}
