internal import Lexicons
internal import Linguistics
internal import Workbench

/// Where the words of an entry stand in a corpus, whatever its conditions say.
struct PatternHits: Sendable {
  let count: Int
  let articles: Int
  /// The first ones.
  let lines: [ConcordanceLine]

  private static let shownLines = 3

  init(_ entry: Entry, in study: Study, _ dictionaries: Dictionaries) throws {
    // Labels are looked for in both languages, whatever their row says.
    let language = entry.table == .labels ? .any : entry.language
    var query = ConcordanceQuery(
      .pattern(entry.patternText, type: entry.type, language: language))
    query.limit = Self.shownLines
    let concordance = try Concordance(query, in: study.corpus, dictionaries: dictionaries)
    let totals = try concordance.totals(study.sizes())
    (count, articles) = (totals.hits, totals.articles)
    lines = count == 0 ? [] : try concordance.page().lines
  }
}
