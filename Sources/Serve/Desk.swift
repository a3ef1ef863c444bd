internal import Basics
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
    /// Names of outlets by id.
    package var outlets: [String: String]
    package var dictionaries: Dictionaries
    /// The folder of the tables.
    package var lexicons: String
    /// Where `koshu report` writes.
    package var output: String
    /// The folder of the samples that people code.
    package var coding: String
    /// Codes the corpus anew by the tables as they are; a problem of kind `locked` where a run is busy
    /// with it.
    package var recode: @Sendable () async throws -> Recoding

    package init(
      name: String, corpus: @escaping @Sendable () throws -> any StudyCorpus,
      stamp: @escaping @Sendable () -> String,
      status: @escaping @Sendable () throws -> String, outlets: [String: String] = [:],
      dictionaries: Dictionaries,
      lexicons: String, output: String, coding: String = "coding",
      recode: @escaping @Sendable () async throws -> Recoding = { Recoding(coded: 0, kept: 0) }
    ) {
      self.name = name
      self.corpus = corpus
      self.stamp = stamp
      self.status = status
      self.outlets = outlets
      self.dictionaries = dictionaries
      self.lexicons = lexicons
      self.output = output
      self.coding = coding
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
      let study = try Study(holdings.corpus(), outlets: holdings.outlets)
      kept = (stamp, study)
      return study
    }
  }

  /// Opens the corpus before anybody asks for it; what goes wrong is said to who asks.
  package func warm() {
    _ = try? study().codeCounts()
    _ = try? study().sizes()
  }
}
