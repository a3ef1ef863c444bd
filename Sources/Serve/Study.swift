internal import Coding
package import Lexicons
internal import Synchronization
package import Workbench

/// An open corpus with what many pages ask of it, found once.
package final class Study: Sendable {
  package let corpus: any StudyCorpus
  /// The lexicon by which the articles are coded.
  package let lexicon: Lexicon
  /// What the cards tell.
  let overview: Overview
  /// The number of each article by its id.
  private let numbers: [String: Int]
  private let counted = Mutex<CodeCounts?>(nil)
  private let measured = Mutex<ArticleSizes?>(nil)

  private let outletNames: [String: String]

  init(_ corpus: any StudyCorpus, outlets: [String: String]) throws {
    self.corpus = corpus
    outletNames = outlets
    lexicon = try corpus.lexicon()
    overview = Overview(corpus.cards)
    numbers = Dictionary(
      corpus.cards.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of an article among the cards.
  package func number(of id: String) throws -> Int {
    guard let number = numbers[id] else {
      throw Refusal.notFound(
        id, "no article has this id",
        cure: "ids stand in articles.csv and in search; a run may have given it another")
    }
    return number
  }

  /// The name of an outlet; its id where it has none.
  package func outlet(_ id: String) -> String { outletNames[id] ?? id }

  /// The names of codes in a reader's language.
  func names(_ words: Words) -> CodeNames { CodeNames(codebook: lexicon.codebook, words: words) }

  /// How often each code was given.
  func codeCounts() throws -> CodeCounts {
    try counted.withLock { kept in
      if let kept { return kept }
      let counts = try CodeCounts(corpus)
      kept = counts
      return counts
    }
  }

  /// The words of each article, for rates.
  func sizes() throws -> ArticleSizes {
    try measured.withLock { kept in
      if let kept { return kept }
      let sizes = try ArticleSizes(corpus)
      kept = sizes
      return sizes
    }
  }
}

/// A value and how many articles have it.
struct ValueCount: Hashable, Sendable {
  var value: String
  var count: Int

  /// The values of a list, counted and sorted by name.
  static func counted(_ values: some Sequence<String>) -> [ValueCount] {
    Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
      .map { ValueCount(value: $0.key, count: $0.value) }
      .sorted { $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) }
  }
}

/// What the cards of a corpus tell.
struct Overview: Sendable {
  let articles: Int
  let stories: Int
  let outlets: [ValueCount]
  let languages: [ValueCount]
  let years: [ValueCount]
  let firstDay: String?
  let lastDay: String?

  init(_ cards: [ArticleCard]) {
    articles = cards.count
    stories = Set(cards.map(\.story)).count
    outlets = ValueCount.counted(cards.map(\.outlet))
    languages = ValueCount.counted(cards.map(\.language))
    years = ValueCount.counted(cards.compactMap(\.year))
    firstDay = cards.compactMap(\.day).min()
    lastDay = cards.compactMap(\.day).max()
  }
}

/// How many articles have each code.
struct CodeCounts: Sendable {
  private(set) var relevance: [Relevance: Int] = [:]
  /// Of articles about movers.
  private(set) var stance: [Stance: Int] = [:]
  private(set) var frames: [String: Int] = [:]

  init(_ corpus: any StudyCorpus) throws {
    try corpus.visitCodings { _, coded in
      relevance[coded.relevance, default: 0] += 1
      if coded.relevance == .internal {
        stance[coded.stance, default: 0] += 1
        for frame in coded.frames { frames[frame, default: 0] += 1 }
      }
      return .next
    }
  }
}
