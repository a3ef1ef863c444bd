/// Two states of a corpus beside each other: an earlier report and this one, or two periods.
package struct CorpusComparison: Hashable, Sendable {
  package var before: Side
  package var after: Side
  /// In the order of the report: relevance, stance, frames, voices, labels.
  package var figures: [ComparedFigure]
  /// What became of the articles, between two reports; nil between periods.
  package var articles: ArticleChanges?

  package struct Side: Hashable, Sendable {
    /// A run or a period.
    package var name: String
    package var articles: Int
    package var relevant: Int
    package var stories: Int
  }
}

/// One share before and after, and what moved it.
package struct ComparedFigure: Hashable, Sendable {
  /// `relevance`, `stance`, `frame`, `speaker`, `label-use`.
  package var kind: String
  package var code: String
  package var before: Share
  package var after: Share
  /// Points that each cause adds, as parts of one; their sum is the whole change.
  package var causes: [Cause: Double]
  /// Between periods: whether chance explains it.
  package var difference: Difference?

  package enum Cause: String, CaseIterable, Sendable {
    /// The same pages coded otherwise: by other lexicons, dictionaries, or another version of Koshu.
    case coding
    /// Pages that publishers changed, and that are read otherwise.
    case texts
    /// Articles that came or went.
    case articles
    /// Other shares in the same outlets.
    case within
    /// Other outlets, or more of some and less of others.
    case mix
  }

  /// Nil where one side has nothing to take a share of.
  package var change: Double? {
    guard let first = before.value, let second = after.value else { return nil }
    return second - first
  }
}

/// What became of the articles of an earlier report.
package struct ArticleChanges: Hashable, Sendable {
  package var new: Int
  package var gone: Int
  package var kept: Int
  /// Of those kept, pages that are not the same bytes.
  package var changedPages: Int
  /// Articles with another code than before, in order of id.
  package var recoded: [RecodedArticle]

  /// How many articles changed in each field, the most first.
  package var byField: [(field: String, articles: Int)] {
    var counts: [String: Int] = [:]
    for article in recoded {
      for change in article.changes { counts[change.field, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (field: $0.key, articles: $0.value) }
  }
}

/// An article that bears other codes than in the earlier report.
package struct RecodedArticle: Hashable, Sendable {
  package var article: MeasuredArticle
  /// Its page changed; else only what codes it did.
  package var isPageChanged: Bool
  package var changes: [Change]

  package struct Change: Hashable, Sendable {
    /// `relevance`, `stance`, `frames`, `voices`, `cities`, `label_use`, `genre`, `story`.
    package var field: String
    package var before: [String]
    package var after: [String]
  }
}

extension Corpus {
  /// The shares that are compared, each under its kind and code; every code of `known` is there.
  func comparedShares(_ known: ComparedCodes) -> [(kind: String, code: String, share: Share)] {
    let everything = sample(Array(articles.indices)) { [$0.relevance] }
    let families: [(kind: String, codes: [String], of: (MeasuredArticle) -> [String])] = [
      ("stance", Codes.stances, { [$0.strictStance] }), ("frame", known.frames, \.frames),
      ("speaker", known.voices, \.voices), ("label-use", Codes.labelUse, { [$0.labelUse] }),
    ]
    return [(kind: "relevance", code: "internal", share: everything.share(of: "internal"))]
      + families.flatMap { family in
        let sample = sample(relevant, codes: family.of)
        return family.codes.map {
          (kind: family.kind, code: $0, share: sample.share(of: $0))
        }
      }
  }

  func side(_ name: String) -> CorpusComparison.Side {
    CorpusComparison.Side(
      name: name, articles: articles.count, relevant: relevant.count,
      stories: storyCount(of: relevant))
  }
}

/// The codes that either side has.
struct ComparedCodes {
  var frames: [String]
  var voices: [String]

  init(_ before: Corpus, _ after: Corpus) {
    let both =
      after.relevant.map { after.articles[$0] } + before.relevant.map { before.articles[$0] }
    frames = after.frequentFirst(after.relevant) { $0.frames }
    frames += Set(both.flatMap(\.frames)).subtracting(frames).sorted()
    voices = codes(Codes.speakers, and: both.flatMap(\.voices))
  }
}
