internal import Measures
internal import Store
internal import Workbench

/// Which words are typical of a stance, a city, a voice: from the analysed words in the store.
struct KeywordReader {
  let store: CorpusStore

  /// Articles read at once.
  private static let batch = 500

  /// Of the relevant articles, each story by its first printing; `articles` come in order of id.
  func keywords(_ articles: [MeasuredArticle]) throws -> [Keyword] {
    let isFirst = isFirstPrinting(articles)
    let wanted = articles.indices.filter { articles[$0].relevance == "internal" && isFirst[$0] }
    var shelf = TypeShelf(store)
    let inventory = try shelf.read()
    var words = ContentWords()
    var counts = KeywordCounts()
    for start in stride(from: 0, to: wanted.count, by: Self.batch) {
      let batch = wanted[start..<min(start + Self.batch, wanted.count)]
      let rows = try store.packed(batch.map { articles[$0].id })
      let byID = Dictionary(rows.map { ($0.article, $0) }) { first, _ in first }
      for position in batch {
        guard let row = byID[articles[position].id] else { continue }
        counts.add(articles[position], words: words.numbers(in: try row.input(inventory)))
      }
    }
    return counts.keywords(lemma: words.lemma)
  }
}
