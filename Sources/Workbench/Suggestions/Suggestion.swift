package import Lexicons

/// A word that may belong to a code, with all that speaks for it; the analyst takes or leaves it.
package struct Suggestion: Sendable {
  package struct Reason: Hashable, Sendable {
    package var method: SuggestionQuery.Method
    package var score: Double
    /// For a person: `G² 23.4, log ratio 2.1`.
    package var text: String
  }

  /// As a row of type lemma would have it.
  package var pattern: String
  package var language: EntryLanguage
  package var code: TargetCode
  package var reasons: [Reason]
  package var stories: Int
  package var articles: Int
  /// Other codes of the kind whose texts have it more often than the rest, the closest first.
  package var alsoKeyFor: [String]
  /// Rows of other codes that find it.
  package var otherRows: [String]
  /// The row of this code that finds it already.
  package var knownBy: String?
  package var example: ConcordanceLine
  /// The whole sentence of the example.
  package var sentence: String
}
