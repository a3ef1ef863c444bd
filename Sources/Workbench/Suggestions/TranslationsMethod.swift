internal import Measures

/// Translations: words of the other language that stand in the other half of a pair of articles where
/// and only where a row of the code was found in the first half.
struct TranslationsMethod {
  let pairs: [ArticlePairs.Pair]
  let units: CodedUnits
  let query: SuggestionQuery

  /// Dice's coefficient of less is chance among the few hundred words of an article.
  private static let leastDice = 0.3

  /// Needs the words of the articles of pairs, as sets of numbers.
  func candidates(
    _ words: [Int: Set<Int32>], name: (String) -> String?
  ) -> [Candidate] {
    var best: [Int32: Candidate] = [:]
    for (own, other) in [
      (\ArticlePairs.Pair.kazakh, \ArticlePairs.Pair.russian),
      (\ArticlePairs.Pair.russian, \ArticlePairs.Pair.kazakh),
    ] {
      // How many pairs have each word of the other language.
      var frequency: [Int32: Int] = [:]
      for pair in pairs {
        for word in words[pair[keyPath: other]] ?? [] { frequency[word, default: 0] += 1 }
      }
      for (entry, found) in byEntry(own) where found.count >= query.minStories {
        var together: [Int32: Int] = [:]
        for pair in found {
          for word in words[pair[keyPath: other]] ?? [] { together[word, default: 0] += 1 }
        }
        for (word, count) in together where count >= query.minStories {
          let closeness = dice(together: count, found.count, frequency[word] ?? count)
          let keyness = Keyness(
            count, of: found.count, against: (frequency[word] ?? count) - count,
            of: pairs.count - found.count)
          guard closeness >= Self.leastDice, keyness.logLikelihood > 0,
            keyness.probability <= query.maxProbability
          else { continue }
          // Of even ones the entry with the smaller id, which came first.
          if let known = best[word], known.score >= closeness { continue }
          best[word] = Candidate(
            key: TermKey(word), method: .translations, score: closeness,
            reason: "beside \(name(entry) ?? entry), Dice \(shown(closeness, digits: 2)) of "
              + "\(pairs.count) pairs")
        }
      }
    }
    return best.values.sorted { $0.key < $1.key }
  }

  /// The pairs in whose half of one language each entry of the code counted, by id.
  private func byEntry(
    _ half: KeyPath<ArticlePairs.Pair, Int>
  ) -> [(entry: String, pairs: [ArticlePairs.Pair])] {
    var found: [String: [ArticlePairs.Pair]] = [:]
    for pair in pairs {
      let sentences = units.sentences[pair[keyPath: half]] ?? []
      for entry in Set(sentences.flatMap(\.entries)) { found[entry, default: []].append(pair) }
    }
    return found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (entry: $0.key, pairs: $0.value) }
  }
}
