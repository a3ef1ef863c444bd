internal import Lexicons
internal import Linguistics

/// Adds what words of stance say to the mentions they are about.
struct StanceRules {
  private let scene: Scene
  private let voices: Voices
  private let shifters: Shifters

  init(_ scene: Scene, _ voices: Voices, _ shifters: Shifters) {
    self.scene = scene
    self.voices = voices
    self.shifters = shifters
  }

  /// Adds the stance words of a part to its mentions, with evidence for each.
  func apply(_ words: [Found], to actors: inout [Actor], _ log: inout EvidenceLog) {
    for number in actors.indices where actors[number].labelUse == .used {
      addLabel(&actors[number], &log)
    }
    let constructions = Constructions(scene, actors)
    let movers = actors.indices.filter { actors[$0].isMover }
    let bySentence = Dictionary(grouping: movers, by: { actors[$0].sentence })
    for word in words {
      let choice = choose(word, actors, bySentence, constructions)
      guard let (actor, tie) = choice, tie.blocked == nil else {
        log.add(
          word.match, word.compiled, in: scene, rule: choice == nil ? "no-mover" : "blocked",
          weight: Self.sign(of: word) * word.entry.weight, shifted: 0,
          blocked: choice?.tie.blocked ?? Refused.Reason.mover.rawValue)
        continue
      }
      add(word, tie, &actors[actor], &log)
    }
  }

  private func add(
    _ word: Found, _ tie: Constructions.Tie, _ actor: inout Actor, _ log: inout EvidenceLog
  ) {
    let part: StancePart = tie.isDoneToThem ? .sympathy : Self.part(of: word)
    let isSympathy = part == .sympathy
    let sign = isSympathy ? 1 : Self.sign(of: word)
    let weight = sign * word.entry.weight * tie.factor * (isSympathy ? Tuning.patient : 1)
    let shift = shifters.shift(of: word)
    let shifted = weight * shift.factor
    var evidence = [
      log.add(
        word.match, word.compiled, in: scene, rule: tie.rule, weight: weight, shifted: shifted)
    ]
    for cause in shift.causes {
      let found = cause.found ?? word
      evidence.append(
        log.add(found.match, found.compiled, in: scene, rule: cause.rule, weight: cause.factor))
    }
    actor.evidence += evidence
    actor.contributions.append(
      contribution(shifted, to: part, at: word.tokens.lowerBound))
  }

  private func addLabel(_ actor: inout Actor, _ log: inout EvidenceLog) {
    let label = actor.label ?? actor.found
    let weight = -Tuning.label * label.entry.weight
    actor.contributions.append(contribution(weight, to: .people, at: actor.tokens.lowerBound))
    actor.evidence.append(
      log.add(label.match, label.compiled, in: scene, rule: "label-used", weight: weight))
  }

  private func contribution(
    _ weight: Double, to part: StancePart, at token: Int
  ) -> Actor.Contribution {
    let isOutlets =
      voices.role[token] == Voices.outlet && !voices.isQuoted[token] && !voices.isReported[token]
    return Actor.Contribution(
      weight: weight, part: part, speaker: voices.role[token],
      place: SentencePlace(part: scene.part, sentence: scene.sentenceOf[token]),
      isOutlets: isOutlets)
  }

  static func sign(of word: Found) -> Double {
    word.code == "patient" || word.code.hasSuffix("+") ? 1 : -1
  }

  /// Which of the four things that stance is made of a word speaks of.
  static func part(of word: Found) -> StancePart {
    if word.entry.table == .metaphors || word.code.hasPrefix("coming") { return .coming }
    if word.code.hasPrefix("demand") { return .demand }
    return word.code == "patient" ? .sympathy : .people
  }

  // MARK: Which mention

  private func choose(
    _ word: Found, _ actors: [Actor], _ bySentence: [Int: [Int]], _ constructions: Constructions
  ) -> (actor: Int, tie: Constructions.Tie)? {
    let here = (bySentence[word.sentence] ?? []).prefix(Tuning.mostInSentence)
    let ties = here.map { ($0, constructions.tie(word, actors[$0])) }
    if let best = ties.max(by: { ($0.1.factor, $1.0) < ($1.1.factor, $0.0) }) { return best }
    return neighbour(of: word, actors, bySentence, constructions)
  }

  /// In the order of trust; a demand closes a paragraph and may stand further off.
  private static let neighbours = [
    (-1, "sentence-before"), (1, "sentence-after"), (-2, "same-paragraph"),
    (-3, "same-paragraph"),
  ]

  /// “Прикрепляются целыми семьями”: the sentence before names the movers, or the one after.
  private func neighbour(
    of word: Found, _ actors: [Actor], _ bySentence: [Int: [Int]], _ constructions: Constructions
  ) -> (actor: Int, tie: Constructions.Tie)? {
    let paragraph = scene.text.sentences[word.sentence].paragraph
    for (offset, rule) in Self.neighbours {
      let number = word.sentence + offset
      guard scene.text.sentences.indices.contains(number) else { continue }
      let isDemandHere =
        word.code.hasPrefix("demand") && scene.text.sentences[number].paragraph == paragraph
      guard abs(offset) == 1 || isDemandHere else { continue }
      let candidates = bySentence[number] ?? []
      guard let actor = offset < 0 ? candidates.last : candidates.first else { continue }
      guard constructions.continues(word) else {
        return (actor, .blocked(Constructions.anotherSubject))
      }
      let factor =
        word.code.hasPrefix("demand") ? Tuning.neighbouringDemand : Tuning.neighbour
      return (actor, Constructions.Tie(rule: rule, factor: factor))
    }
    return nil
  }
}
