internal import Lexicons

/// Whom movers turn to, and what comes of it: «нағашысы паналатты», «ешкімі жоқ», «в акимате отказали».
enum TieRules {
  /// The ties of a part in the sentences of movers and next to them.
  static func find(
    _ scene: Scene, _ words: [Found], _ movers: Set<Int>, _ shifters: Shifters,
    _ log: inout EvidenceLog
  ) -> [SocialTie] {
    words.compactMap { word in
      guard (-1...1).contains(where: { movers.contains(word.sentence + $0) }) else { return nil }
      let refusal = shifters.refusal(of: word)
      let state: SocialTie.State =
        refusal != nil ? .refused : shifters.isNegated(word) ? .absent : .present
      var evidence = [
        log.add(word.match, word.entry, in: scene, rule: "tie-\(state.rawValue)", weight: 1)
      ]
      if let refusal {
        evidence.append(
          log.add(refusal.match, refusal.entry, in: scene, rule: "refusal", weight: 1))
      }
      return SocialTie(
        part: scene.part, sentence: word.sentence, tie: word.code, state: state,
        evidence: evidence)
    }
  }
}
