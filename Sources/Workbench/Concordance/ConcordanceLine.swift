package import Coding

/// One line of a concordance: the node between its contexts, and where it stands.
package struct ConcordanceLine: Hashable, Sendable {
  package var article: ArticleCard
  package var part: Part
  /// The number of the sentence in its part, from 0.
  package var sentence: Int
  /// Scalars of the part.
  package var start: Int
  package var end: Int
  /// As published, without control characters, each run of spaces made one.
  package var left: String
  package var node: String
  package var right: String
  /// The row of the lexicon that found it; nil for patterns of the query's own.
  package var entry: String?
  package var code: String?
  /// Whether it counted in the coding; nil where the coding says nothing of it.
  package var isCounted: Bool?
  /// Why it did not count.
  package var blocked: String?
}

/// Lines, and whether more follow.
package struct ConcordancePage: Sendable {
  package var lines: [ConcordanceLine]
  package var hasMore: Bool
}
