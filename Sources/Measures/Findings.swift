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

  /// The strict reading: sympathy alone is neutral.
  ///
  /// Rows: `all` (every printing), `first` (each story once), `reprints` (all printings but the
  /// first), `lenient` (sympathy with the wronged is positive), `outlet` (outside quotations and
  /// attributed speech). Columns: stances.
  package var stance: Table<Share>
  /// Rows: the four parts of stance, `Codes.parts`.
  ///
  /// Columns: stances but `mixed`.
  package var stanceParts: Table<Share>
  // All tables of stance below have the strict reading.
  package var stanceByOutlet: Table<Share>
  /// By what the register says of the outlets; without rows where it says nothing.
  package var stanceByOwnership: Table<Share>
  package var stanceByCommission: Table<Share>
  package var stanceByMedium: Table<Share>
  package var stanceByRegion: Table<Share>
  /// Comments of readers stand here apart; tables by outlet and by what the register says leave them
  /// out.
  package var stanceByGenre: Table<Share>
  package var stanceByLanguage: Table<Share>
  /// An article that names several cities counts in each; `none` names no city.
  package var stanceByCity: Table<Share>
  package var stanceByFrame: Table<Share>
  /// Of mentions of movers, by who speaks.
  package var stanceBySpeaker: Table<Share>
  /// Kazakh minus Russian, by stance; empty without both languages.
  package var stanceDifferences: [Difference]
  /// Each of the three cities against each other.
  package var stanceCityDifferences: [Difference]
  /// The Kazakh against the Russian edition of one outlet, by stance: outlets that have both.
  package var editions: [Edition]

  /// Rows: `all`, `first`, `reprints`.
  ///
  /// Columns: frames, the most frequent first.
  package var frames: Table<Share>
  /// Rows: `title` (the title bears it), `leading` (most sentences of the article bear it).
  ///
  /// Columns: frames.
  package var frameSalience: Table<Share>
  package var framesByCity: Table<Share>
  package var framesByLanguage: Table<Share>
  package var frameDifferences: [Difference]
  package var frameCityDifferences: [Difference]
  package var framesByOwnership: Table<Share>
  package var framesByOutlet: Table<Share>
  package var framesByGenre: Table<Share>
  /// Rows: roles of speakers; an article counts in each that it gives a voice.
  package var framesByVoice: Table<Share>
  /// Rows: buckets of the time line.
  package var framesByTime: Table<Share>
  package var framePairs: [FramePair]

  /// Rows: `all` and the languages.
  ///
  /// Columns: roles of speakers who are heard.
  package var voices: Table<Share>
  package var voicesByOutlet: Table<Share>
  package var voicesByCity: Table<Share>
  /// Rows: `all` and the languages.
  ///
  /// Columns: `used`, `mentioned`, `none`.
  package var labelUse: Table<Share>
  package var labelUseByOutlet: Table<Share>
  package var labelUseByCity: Table<Share>
  /// Of mentions of movers: the entries that name them, the most frequent first.
  ///
  /// Rows: `all` and the languages.
  package var names: Table<Share>
  /// The stance of mentions under each name.
  package var stanceByName: Table<Share>
  /// Of all articles that were read, those about movers, by outlet, language, ownership and the like.
  ///
  /// One column, `internal`.
  package var attention: [Table<Share>]
  package var arrivals: [ArrivalsAttention]
  /// Words typical of a stance, a city, a voice.
  package var keywords: [Keyword]
  /// Of every outlet, in the order of `Overview.relevanceByOutlet`.
  package var days: [PublishingDays]
  package var timeLine: TimeLine
  /// How the main figures hold where other outlets are chosen, or one is left out.
  package var robustness: [Robustness]
  /// What people found in a sample of these articles; nil where nobody was asked.
  package var validation: Validation?
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

/// Two frames that meet in articles.
package struct FramePair: Hashable, Sendable {
  package var first: String
  package var second: String
  /// Of relevant articles, those with both.
  package var share: Share
  /// Articles with both that independence would give: the product of both shares, times all.
  package var expected: Double
  /// The same over stories, each once by its first printing.
  package var stories: FourFold
  /// The probability of so close a tie by chance, corrected for all pairs (Holm).
  package var adjusted: Double

  package var isClear: Bool { adjusted < 0.05 }
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
  /// Where attention or the negative share breaks, in order.
  package var changes: [ChangePoint] = []
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
  package static let genres = ["report", "interview", "essay", "notice", "letter", "comments"]
  package static let labelUse = ["used", "mentioned", "none"]
}
