package import Lexicons

/// What is looked for, in which articles, and how its lines are shown.
package struct ConcordanceQuery: Hashable, Sendable {
  /// What the nodes are: the words in the middle of the lines.
  package enum Target: Hashable, Sendable {
    /// Words, as a row of a table would find them.
    case pattern(String, type: EntryType, language: EntryLanguage)
    /// Words of a row of the lexicon, by its id.
    case entry(String, Occurrences)
    /// Evidence of a code or a finer one, by the codings: `housing`, `frame:housing`; and
    /// `stance:negative` for the mentions with that stance.
    case code(String, Occurrences)
  }

  /// Which occurrences of an entry or a code.
  package enum Occurrences: String, CaseIterable, Sendable {
    /// Every one in the texts; of a code those that counted.
    case all
    /// Those that counted in the codings.
    case counted
    /// Those that were kept from counting.
    case blocked
  }

  /// What lines are ordered by; equal ones follow each other as in the corpus.
  package enum Order: String, CaseIterable, Sendable {
    /// The words before the node, from the nearest on.
    case left
    /// The words behind the node, from the nearest on.
    case right
    case outlet, date
    /// The words of the node.
    case match
    /// As in the corpus: by the ids of articles.
    case article
  }

  /// Lines chosen by chance, the same ones for the same seed.
  package struct Sample: Hashable, Sendable {
    package var count: Int
    package var seed: Int

    package init(count: Int, seed: Int) { (self.count, self.seed) = (count, seed) }
  }

  package var target: Target
  package var filter = ArticleFilter()
  package var order = Order.article
  /// How many words are given to each side of the node.
  package var context = 12
  /// Whether the context goes on over the borders of the sentence.
  package var isAcross = false
  package var sample: Sample?
  /// How many lines a page has at most, and how many are passed over before it.
  package var limit: Int?
  package var offset = 0

  package init(_ target: Target) { self.target = target }
}
