/// Everything that a report says of a corpus, as numbers.
///
/// Shares of stance, frames, voices and labels are of relevant articles: those about people who
/// move inside the country.
package struct Findings: Hashable, Sendable {
  /// The articles measured, in order of id; cells point here by position.
  package var articles: [MeasuredArticle]
  /// For each article, whether it is the first printing of its story: relevant ones
  /// before others, then the earliest day, then the smallest id; undated ones last.
  package var isFirstPrinting: [Bool]
  package var overview: Overview

  /// Rows: `all` (every printing), `first` (each story once), `strict` (sympathy alone is neutral),
  /// `outlet` (outside quotations and attributed speech).
  ///
  /// Columns: stances.
  package var stance: Table<Share>
  /// Rows: the four parts of stance, `Codes.parts`.
  ///
  /// Columns: stances but `mixed`.
  package var stanceParts: Table<Share>
  package var stanceByOutlet: Table<Share>
  package var stanceByLanguage: Table<Share>
  /// An article that names several cities counts in each; `none` names no city.
  package var stanceByCity: Table<Share>
  package var stanceByFrame: Table<Share>
  /// Of mentions of movers, by who speaks.
  package var stanceBySpeaker: Table<Share>
  /// Kazakh minus Russian, by stance; empty without both languages.
  package var stanceDifferences: [Difference]

  /// Rows: `all`, `first`.
  ///
  /// Columns: frames, the most frequent first.
  package var frames: Table<Share>
  package var framesByCity: Table<Share>
  package var framesByLanguage: Table<Share>
  package var frameDifferences: [Difference]
  package var framePairs: [FramePair]

  /// Rows: `all` and the languages.
  ///
  /// Columns: roles of speakers who are heard.
  package var voices: Table<Share>
  /// Rows: `all` and the languages.
  ///
  /// Columns: `used`, `mentioned`, `none`.
  package var labelUse: Table<Share>
  package var timeLine: TimeLine
}

/// How much there is, before any share.
package struct Overview: Hashable, Sendable {
  package var articles: Int
  package var stories: Int
  package var relevant: Count
  package var undated: Count
  package var undatedRelevant: Count
  /// First and last day of dated articles.
  package var firstDay: String?
  package var lastDay: String?
  /// Columns of the three tables: values of `relevance`.
  package var relevance: Table<Count>
  package var relevanceByOutlet: Table<Count>
  package var relevanceByLanguage: Table<Count>
}

/// A share in one group against the same share in another.
package struct Difference: Hashable, Sendable {
  package var key: String
  package var first: Share
  package var second: Share
  package var estimate: Estimate
}

/// Two frames that meet in articles.
package struct FramePair: Hashable, Sendable {
  package var first: String
  package var second: String
  /// Of relevant articles, those with both.
  package var share: Share
  /// Articles with both that independence would give: the product of both shares, times all.
  package var expected: Double
}

/// Counts and stances by month, quarter or year.
package struct TimeLine: Hashable, Sendable {
  package enum Step: String, Sendable { case month, quarter, year }

  package struct Bucket: Hashable, Sendable {
    /// `2024-05`, `2024-Q2` or `2024`.
    package var key: String
    package var articles: Int
    package var relevant: Count
    /// Relevant articles of the outlets, in the order of `Overview.relevanceByOutlet`.
    package var byOutlet: [Int]
    /// In the order of `Codes.stances`.
    package var stance: [Share]
    package var net: Estimate?
  }

  package var step: Step
  /// Without gaps from the first dated article to the last.
  package var buckets: [Bucket]
}

/// The codes that Measures knows by name, in the order in which tables show them.
///
/// Other values that articles hold come after these, sorted.
package enum Codes {
  package static let relevance = ["internal", "other", "unclear", "none"]
  package static let stances = ["negative", "neutral", "mixed", "positive"]
  package static let parts = ["people", "coming", "demand", "sympathy"]
  package static let languages = ["kk", "ru", "other"]
  package static let cities = ["astana", "almaty", "shymkent", "other", "none"]
  package static let speakers = [
    "outlet", "official", "expert", "civic", "mover", "townsperson", "reader",
  ]
  package static let labelUse = ["used", "mentioned", "none"]
}
