internal import Coding
internal import Linguistics
package import Measures

/// How often something was found, and how evenly.
package struct ConcordanceTotals: Hashable, Sendable {
  /// What one outlet has.
  package struct OutletCount: Hashable, Sendable {
    package var outlet: String
    package var hits: Int
    package var articles: Int
    /// Of all its articles that the filter admits.
    package var words: Int
    package var perMillion: Double? { rate(hits, words) }
  }

  package var hits: Int
  /// Those with a hit.
  package var articles: Int
  package var stories: Int
  package var outlets: Int
  /// All that the filter admits.
  package var allArticles: Int
  package var allWords: Int
  package var overArticles: Dispersion
  package var overOutlets: Dispersion
  /// Sorted by name; outlets without a hit among them.
  package var byOutlet: [OutletCount]

  /// Hits in a million running words.
  package var perMillion: Double? { rate(hits, allWords) }

  /// `hits` and `words` are of all articles; those that are not admitted have no words.
  init(_ cards: [ArticleCard], hits: [Int], words: [Int], isAdmitted: [Bool]) {
    let found = cards.indices.filter { hits[$0] > 0 }
    self.hits = hits.reduce(0, +)
    articles = found.count
    stories = Set(found.map { cards[$0].story }).count
    let admitted = cards.indices.filter { isAdmitted[$0] }
    allArticles = admitted.count
    allWords = admitted.reduce(0) { $0 + words[$1] }
    overArticles = Dispersion(hits: admitted.map { hits[$0] }, sizes: admitted.map { words[$0] })
    var outlets: [String: OutletCount] = [:]
    for number in admitted {
      let outlet = cards[number].outlet
      var count = outlets[outlet] ?? OutletCount(outlet: outlet, hits: 0, articles: 0, words: 0)
      count.hits += hits[number]
      count.articles += hits[number] > 0 ? 1 : 0
      count.words += words[number]
      outlets[outlet] = count
    }
    byOutlet = outlets.values.sorted { $0.outlet.utf8.lexicographicallyPrecedes($1.outlet.utf8) }
    self.outlets = byOutlet.count { $0.hits > 0 }
    overOutlets = Dispersion(hits: byOutlet.map(\.hits), sizes: byOutlet.map(\.words))
  }
}

private func rate(_ hits: Int, _ words: Int) -> Double? {
  words > 0 ? Double(hits) / Double(words) * 1_000_000 : nil
}

/// The number of words of each article, title and text: the same for all queries, so a caller with
/// many may keep it.
package struct ArticleSizes: Sendable {
  let words: [Int]

  package init(_ corpus: any StudyCorpus) throws {
    var words = [Int](repeating: 0, count: corpus.cards.count)
    try corpus.visit(.all) { number, input in
      words[number] = input.title.wordCount + input.text.wordCount
      return .next
    }
    self.words = words
  }
}

extension AnalyzedText {
  /// Words and numbers, without marks.
  var wordCount: Int {
    let isWord = types.map(\.isWordLike)
    return tokens.reduce(0) { $0 + (isWord[Int($1.type)] ? 1 : 0) }
  }
}
