internal import Lexicons

/// Whom movers turn to, and what comes of it: «нағашысы паналатты», «ешкімі жоқ», «в акимате отказали».
enum TieRules {
  /// The ties of a part: in clauses with movers, or in a mover's own words; who is only cited is no
  /// tie.
  static func find(
    _ scene: Scene, _ words: [Found], _ actors: [Actor], _ voices: Voices, _ shifters: Shifters,
    _ log: inout EvidenceLog
  ) -> [SocialTie] {
    let movers = Set(
      actors.lazy.filter(\.isMover).map { scene.clauseOf[$0.tokens.lowerBound] })
    let cited = Set(voices.events.flatMap { $0.speaker.map { Array($0.tokens) } ?? [] })
    return words.compactMap { word in
      guard
        movers.contains(scene.clauseOf[word.tokens.lowerBound])
          || voices.role[word.tokens.lowerBound] == Voices.mover,
        cited.isDisjoint(with: word.tokens)
      else { return nil }
      let refusal = shifters.refusal(of: word)
      let state: SocialTie.State =
        refusal != nil ? .refused : shifters.isNegated(word) ? .absent : .present
      var evidence = [
        log.add(word.match, word.compiled, in: scene, rule: "tie-\(state.rawValue)", weight: 1)
      ]
      if let refusal {
        evidence.append(
          log.add(refusal.match, refusal.compiled, in: scene, rule: "refusal", weight: 1))
      }
      return SocialTie(
        part: scene.part, sentence: word.sentence, tie: word.code, state: state,
        evidence: evidence)
    }
  }
}
