internal import Measures

/// A word that one method proposes.
struct Candidate {
  var key: TermKey
  var method: SuggestionQuery.Method
  /// Larger is better, within the method.
  var score: Double
  /// What speaks for it, for a person.
  var reason: String
}

/// Keyness: words that texts with the code have more often than the rest.
struct KeynessMethod {
  let counts: TermCounts
  let units: CodedUnits
  let query: SuggestionQuery

  func candidates(_ keys: [TermKey]) -> [Candidate] {
    var found: [TermKey: (candidate: Candidate, keyness: Keyness)] = [:]
    for key in keys {
      let count = counts[key]
      guard count.targetStories >= query.minStories else { continue }
      let keyness = keyness(count)
      guard keyness.logLikelihood > 0, keyness.logRatio >= query.minLogRatio,
        keyness.probability <= query.maxProbability
      else { continue }
      let reason =
        "G² \(shown(keyness.logLikelihood, digits: 1)), log ratio "
        + shown(keyness.logRatio, digits: 1)
      found[key] = (
        Candidate(
          key: key, method: .keyness, score: keyness.logLikelihood, reason: reason), keyness
      )
    }
    // A phrase that says no more than one of its words would only crowd the list.
    return keys.compactMap { key in
      guard let item = found[key] else { return nil }
      guard key.isPhrase else { return item.candidate }
      let parts = [TermKey(key.first), TermKey(key.second)].map { keyness(counts[$0]) }
      return parts.allSatisfy { $0.logLikelihood < item.keyness.logLikelihood }
        ? item.candidate : nil
    }
  }

  private func keyness(_ count: TermCounts.Count) -> Keyness {
    query.bySentence
      ? Keyness(
        count.targetSentences, of: counts.targetSentences,
        against: count.sentences - count.targetSentences,
        of: counts.allSentences - counts.targetSentences)
      : Keyness(
        count.targetStories, of: units.targetStories, against: count.restStories,
        of: units.restStories)
  }
}

/// Collocates: words that stand in the sentences that bear the code, by whatever words.
struct CollocateMethod {
  let counts: TermCounts
  let query: SuggestionQuery

  func candidates(_ keys: [TermKey]) -> [Candidate] {
    keys.compactMap { key in
      let count = counts[key]
      guard count.targetSentences >= query.minStories, count.stories >= query.minStories else {
        return nil
      }
      let keyness = Keyness(
        count.targetSentences, of: counts.targetSentences,
        against: count.sentences - count.targetSentences,
        of: counts.allSentences - counts.targetSentences)
      guard keyness.logLikelihood > 0, keyness.logRatio >= query.minLogRatio,
        keyness.probability <= query.maxProbability
      else { return nil }
      let closeness = logDice(
        together: count.targetSentences, count.sentences, counts.targetSentences)
      return Candidate(
        key: key, method: .collocates, score: closeness,
        reason: "logDice \(shown(closeness, digits: 1)), in \(count.targetSentences) of "
          + "\(count.sentences) sentences")
    }
  }
}
