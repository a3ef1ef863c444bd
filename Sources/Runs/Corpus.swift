internal import Basics
internal import Coding
internal import Foundation
internal import Ingest
internal import Lexicons
package import Linguistics
internal import Measures
internal import Store
package import Workbench

/// A corpus: its configuration, its store, and the stages over them.
package struct Corpus: Sendable {
  private let configuration: Configuration
  private let interruption: Interruption
  private let events: EventSink

  package init(
    configuration: Configuration, interruption: Interruption = Interruption(),
    events: @escaping EventSink = { _ in }
  ) throws {
    self.configuration = configuration
    self.interruption = interruption
    self.events = events
  }

  /// Which stages a command runs.
  package enum Extent: Sendable { case all, ingest, report }

  /// Runs the stages in order.
  ///
  /// Only one run at a time may use a store.
  package func run(_ extent: Extent) async throws -> RunSummary {
    let lock = try RunLock(store: configuration.store)
    defer { withExtendedLifetime(lock) {} }
    // Faults of lexicons and dictionaries come before any work.
    let tools = extent == .ingest ? nil : try tools()
    let store =
      extent == .report ? try existingStore() : try CorpusStore(path: configuration.store)
    if extent == .report { try demandWhole(store) }
    if extent != .report {
      try await IngestStage(
        configuration: configuration, store: store, events: events, interruption: interruption,
        threads: threads
      ).run()
    }
    var files: [String] = []
    if let tools {
      try checkExamples(tools, store)
      files = try await coded(store, tools).run()
    }
    return RunSummary(
      status: try CorpusStatus(configuration, store, stale: nil), files: files,
      badShare: configuration.limits.badShare)
  }

  /// Codes anew what an edit of the tables may change, or all, from the analysed words in the store.
  ///
  /// Report and CSV files stay as they are.
  package func recode(all: Bool) async throws {
    let lock = try RunLock(store: configuration.store)
    defer { withExtendedLifetime(lock) {} }
    let tools = try tools()
    let store = try existingStore()
    try demandWhole(store)
    if all { try store.outdateCodings() }
    try await codingStage(store, tools).run()
  }

  /// Writes the CSV files from what is coded; their paths.
  package func exportCSV(to folder: String?) async throws -> [String] {
    let lock = try RunLock(store: configuration.store)
    defer { withExtendedLifetime(lock) {} }
    let tools = try tools()
    let store = try existingStore()
    try demandWhole(store)
    let target = folder ?? configuration.output
    try await coded(store, tools).exportCSV(to: target)
    return OutputStage.csvNames.map { "\(target)/\($0)" }
  }

  /// Codes what is not coded yet and clusters the stories; the stage that may write outputs then.
  private func coded(_ store: CorpusStore, _ tools: Tools) async throws -> OutputStage {
    let coding = codingStage(store, tools)
    try await coding.run()
    try interruption.check()
    try StoryStage(configuration: configuration, store: store, events: events).run()
    try interruption.check()
    return outputStage(store, tools, coding.method)
  }

  package func status() throws -> CorpusStatus {
    let tools = try tools()
    let store = try existingStore()
    return try CorpusStatus(configuration, store, stale: codingStage(store, tools).stale())
  }

  /// The whole derivation of one article's coding.
  package func explain(_ name: String) throws -> ExplainedArticle {
    let tools = try tools()
    let store = try existingStore()
    let ids = try store.articles(named: name, identity: identity(ofAddress: name))
    guard let id = ids.first else {
      throw Problem(
        "RUN-006", at: name, "no article has this id, address or file name",
        cure: "ids stand in articles.csv; run koshu status for what the corpus holds")
    }
    guard ids.count == 1 else {
      throw Problem(
        "RUN-007", at: name,
        "\(ids.count) articles are meant: \(ids.prefix(5).joined(separator: ", "))",
        cure: "give more of the id")
    }
    guard let stored = try store.articles([id]).first, let story = try CodedStory(stored) else {
      throw Problem("RUN-008", at: name, "the article is not coded yet", cure: "run koshu run")
    }
    return Explainer(
      story: story, dictionaries: tools.dictionaries,
      versions: try store.versions(of: stored.document)
    ).explained()
  }

  /// The corpus as analysts ask about it: every article that is coded, by the lexicons that coded it.
  package func study() throws -> any StudyCorpus { try studyWithDictionaries().corpus }

  /// The same with the dictionaries that its words are read by, for questions that bring words of their
  /// own.
  package func studyWithDictionaries() throws -> (
    corpus: any StudyCorpus, dictionaries: Linguistics.Dictionaries
  ) {
    // The tables of today are not compiled: few questions need them, and it takes longer than most
    // answers.
    let dictionaries = try dictionaries()
    return (try stored(dictionaries), dictionaries)
  }

  /// The same with the tables of today, to code by them.
  package func studied() throws -> StudiedCorpus {
    let tools = try tools()
    return StudiedCorpus(
      corpus: try stored(tools.dictionaries), dictionaries: tools.dictionaries,
      folder: configuration.lexicons, compiled: tools.lexicon)
  }

  private func stored(_ dictionaries: Linguistics.Dictionaries) throws -> StoredCorpus {
    let store = try existingStore()
    try demandWhole(store)
    return try StoredCorpus(
      store, dictionaries: dictionaries, lexicon: codedBy(store), threads: threads)
  }

  /// The tables that made the codings of a store.
  private func codedBy(_ store: CorpusStore) throws -> Lexicon {
    let (lexicon, problems) = Lexicon.read(files: try store.lexiconFiles(), folder: "")
    guard problems.isEmpty, !lexicon.entries.isEmpty else {
      throw Problem(
        "RUN-016", at: configuration.store, "the store does not say by which tables it was coded",
        cure: "run koshu run")
    }
    return lexicon
  }

  private struct Tools {
    var dictionaries: Linguistics.Dictionaries
    var source: Lexicon
    var lexicon: CompiledLexicon
  }

  private func dictionaries() throws -> Linguistics.Dictionaries {
    try Dictionaries.load(
      DictionaryPaths(
        hunspellKazakh: configuration.dictionaries.kazakh,
        openCorpora: configuration.dictionaries.russian))
  }

  private func tools() throws -> Tools {
    let dictionaries = try dictionaries()
    let lexicon = try Lexicon.load(folder: configuration.lexicons)
    return Tools(
      dictionaries: dictionaries, source: lexicon,
      lexicon: CompiledLexicon(lexicon, dictionaries: dictionaries))
  }

  /// Says once for each state of the tables what `lexicon check` warns of: analysts' slips that would
  /// otherwise lie there in silence.
  ///
  /// It stops no run.
  private func checkExamples(_ tools: Tools, _ store: CorpusStore) throws {
    let state = Digest(ofParts: [tools.lexicon.digest.hex, tools.dictionaries.digest.hex]).hex
    guard try store.mark("lexicons checked") != state else { return }
    let problems =
      tools.source.warnings
      + tools.source.check(folder: configuration.lexicons, dictionaries: tools.dictionaries)
    for problem in problems.prefix(20) { events(.notice("warning: \(problem)")) }
    if problems.count > 20 { events(.notice("warning: \(problems.count - 20) more like these")) }
    try store.setMark("lexicons checked", state)
  }

  private func existingStore() throws -> CorpusStore {
    guard FileManager.default.fileExists(atPath: configuration.store) else {
      throw Problem(
        "RUN-009", at: configuration.store, "there is no store yet", cure: "run koshu run first")
    }
    return try CorpusStore(path: configuration.store)
  }

  /// Figures over half-read sources would mix old codings with new texts.
  private func demandWhole(_ store: CorpusStore) throws {
    guard try store.isIngestBrokenOff() else { return }
    throw Problem(
      "RUN-014", at: configuration.store, "the sources were not read to their end",
      cure: "run koshu run, which goes on where it was stopped")
  }

  private var threads: Int {
    configuration.threads > 0
      ? configuration.threads : ProcessInfo.processInfo.activeProcessorCount
  }

  private func codingStage(_ store: CorpusStore, _ tools: Tools) -> CodingStage {
    CodingStage(
      store: store, dictionaries: tools.dictionaries, source: tools.source, lexicon: tools.lexicon,
      events: events, interruption: interruption, threads: threads)
  }

  private func outputStage(_ store: CorpusStore, _ tools: Tools, _ method: String) -> OutputStage {
    OutputStage(
      configuration: configuration, store: store, lexicon: tools.lexicon,
      dictionaries: tools.dictionaries, codingMethod: method, events: events)
  }
}
