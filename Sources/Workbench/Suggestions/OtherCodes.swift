internal import Coding
internal import Linguistics
internal import Measures

/// For which other codes of the kind words are key: what is everybody's is nobody's own.
struct OtherCodes {
  /// For each word the codes, the closest first.
  let codes: [TermKey: [String]]

  init(_ search: SuggestionSearch, _ keys: [TermKey]) throws {
    let wanted = Set(keys)
    var terms = search.terms
    let lemmas = Set(keys.map { terms.terms[Int($0.first)].lemma })
    var met: [TermKey: [Int]] = [:]
    try search.corpus.visit(.containing { $0.analyses.contains { lemmas.contains($0.lemma) } }) {
      number, input in
      guard search.units.isRepresentative[number] else { return .next }
      var here: Set<TermKey> = []
      for text in [input.title, input.text] {
        let numbers = terms.numbers(in: text)
        for (place, term) in numbers.enumerated() where term >= 0 {
          here.insert(TermKey(term))
          if place + 1 < numbers.count, numbers[place + 1] >= 0 {
            here.insert(TermKey(term, numbers[place + 1]))
          }
        }
      }
      for key in here.intersection(wanted) {
        for code in search.units.codesOfArticles[number] {
          met[key, default: Array(repeating: 0, count: search.units.codes.count)][code] += 1
        }
      }
      return .next
    }
    var sizes = [Int](repeating: 0, count: search.units.codes.count)
    var all = 0
    for number in search.units.isRepresentative.indices where search.units.isRepresentative[number]
    {
      all += 1
      for code in search.units.codesOfArticles[number] { sizes[code] += 1 }
    }
    codes = met.reduce(into: [:]) { also, item in
      let (key, hits) = item
      let found = search.units.codes.indices.compactMap { code -> (code: String, score: Double)? in
        guard search.units.codes[code] != search.query.code.top,
          hits[code] >= search.query.minStories
        else {
          return nil
        }
        let keyness = Keyness(
          hits[code], of: sizes[code], against: max(0, search.counts[key].stories - hits[code]),
          of: all - sizes[code])
        guard keyness.logLikelihood > 0, keyness.logRatio >= search.query.minLogRatio,
          keyness.probability <= search.query.maxProbability
        else { return nil }
        return (search.units.codes[code], keyness.logLikelihood)
      }
      // Three are enough to see that a word is nobody's own.
      also[key] = found.sorted { ($1.score, $0.code) < ($0.score, $1.code) }.prefix(3).map(\.code)
    }
  }
}
