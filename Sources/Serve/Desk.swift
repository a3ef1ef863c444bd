internal import Basics
package import Lexicons
package import Linguistics
internal import Synchronization
package import Workbench

/// What pages work with: the corpus, opened once, and where the other files lie.
package final class Desk: Sendable {
  /// Where things lie and how they are opened: handed in by who starts the server.
  package struct Holdings: Sendable {
    /// The corpus's name, for the start page.
    package var name: String
    /// Opens the corpus.
    package var corpus: @Sendable () throws -> any StudyCorpus
    /// Another value whenever the corpus must be opened anew.
    package var stamp: @Sendable () -> String
    /// The whole text of `koshu status`.
    package var status: @Sendable () throws -> String
    package var dictionaries: Dictionaries
    /// The folder of the tables.
    package var lexicons: String
    /// Where `koshu report` writes.
    package var output: String
    /// Codes the corpus anew by the tables as they are; a problem of kind `locked` where a run is busy
    /// with it.
    package var recode: @Sendable () async throws -> Recoding

    package init(
      name: String, corpus: @escaping @Sendable () throws -> any StudyCorpus,
      stamp: @escaping @Sendable () -> String,
      status: @escaping @Sendable () throws -> String, dictionaries: Dictionaries,
      lexicons: String, output: String,
      recode: @escaping @Sendable () async throws -> Recoding = { Recoding(coded: 0, kept: 0) }
    ) {
      self.name = name
      self.corpus = corpus
      self.stamp = stamp
      self.status = status
      self.dictionaries = dictionaries
      self.lexicons = lexicons
      self.output = output
      self.recode = recode
    }
  }

  /// How many articles were coded anew, and how many stayed as they were.
  package struct Recoding: Sendable {
    package var coded: Int
    package var kept: Int

    package init(coded: Int, kept: Int) { (self.coded, self.kept) = (coded, kept) }
  }

  package let holdings: Holdings
  private let opened = Mutex<(stamp: String, study: Study)?>(nil)

  package init(_ holdings: Holdings) { self.holdings = holdings }

  /// The corpus as it is now; opened again only when a run has changed it.
  package func study() throws -> Study {
    let stamp = holdings.stamp()
    return try opened.withLock { kept in
      if let kept, kept.stamp == stamp { return kept.study }
      let study = try Study(holdings.corpus())
      kept = (stamp, study)
      return study
    }
  }
}

/// An open corpus with what many pages ask of it, found once.
package final class Study: Sendable {
  package let corpus: any StudyCorpus
  /// The lexicon by which the articles are coded.
  package let lexicon: Lexicon
  /// The number of each article by its id.
  private let numbers: [String: Int]

  init(_ corpus: any StudyCorpus) throws {
    self.corpus = corpus
    lexicon = try corpus.lexicon()
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
}
