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
  var configuration: Configuration
  let interruption: Interruption
  let events: EventSink
  private let held: Linguistics.Dictionaries?

  /// `dictionaries` are those of the configuration where somebody has loaded them already; else each
  /// call loads its own.
  package init(
    configuration: Configuration, dictionaries: Linguistics.Dictionaries? = nil,
    interruption: Interruption = Interruption(), events: @escaping EventSink = { _ in }
  ) throws {
    self.configuration = configuration
    held = dictionaries
    self.interruption = interruption
    self.events = events
  }

  /// What it calls itself.
  package var name: String { configuration.name }

  /// Which stages a command runs.
  ///
  /// `all` begins with the collection where the configuration has one.
  package enum Extent: Sendable { case all, ingest, report }

  /// Runs the stages in order.
  ///
  /// Only one run at a time may use a store.
  ///
  /// `comparison` sets the report beside another one.
  package func run(
    _ extent: Extent, comparison: ComparisonRequest? = nil,
    collecting: CollectionExtent = CollectionExtent()
  ) async throws -> RunSummary {
    let lock = try RunLock(store: configuration.store)
    defer { withExtendedLifetime(lock) {} }
    try await finishForgetting()
    // Before the report is written: it may lie where the earlier one does.
    let earlier = try comparison.flatMap { try ComparisonStage.earlier($0) }
    // Pages that are not fetched today may be gone tomorrow: no fault of a lexicon keeps them waiting.
    if extent == .all, configuration.collection != nil { try await collect(collecting) }
    // Such faults come before any other work.
    let tools = extent == .ingest ? nil : try tools()
    // The first run of a collection makes the archive.
    var corpus = self
    corpus.configuration = configuration.withArchive()
    return try await corpus.stages(extent, tools, comparison, earlier)
  }

  /// Fetches what is new into the archive, and nothing else.
  package func fetch(_ extent: CollectionExtent) async throws {
    let lock = try RunLock(store: configuration.store)
    defer { withExtendedLifetime(lock) {} }
    try await finishForgetting()
    try await collect(extent)
  }

  private func collect(_ extent: CollectionExtent) async throws {
    guard let collection = configuration.collection else {
      throw Problem(
        "CFG-021", at: configuration.file, "nothing is to be fetched: there is no “collection”",
        cure: "add it, with a contact, and feeds or home to outlets: docs/scheduled-runs.md")
    }
    try await remakeState(collection)
    try await CollectionStage(
      configuration: configuration, collection: collection, extent: extent, events: events,
      interruption: interruption
    ).run()
  }

  private func stages(
    _ extent: Extent, _ tools: Tools?, _ comparison: ComparisonRequest?, _ earlier: EarlierReport?
  ) async throws -> RunSummary {
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
      let output = try await coded(store, tools)
      files = try output.run()
      if let comparison { files += try output.compare(comparison, earlier) }
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

  /// Writes an export, from what is coded and what an edit of the tables asks to be coded anew.
  package func export(_ request: ExportRequest) async throws -> ExportSummary {
    let lock = try RunLock(store: configuration.store)
    defer { withExtendedLifetime(lock) {} }
    let tools = try tools()
    let store = try existingStore()
    try demandWhole(store)
    let method = try await codedMethod(store, tools)
    return try ExportStage(
      request: request, configuration: configuration, store: store,
      codebook: tools.source.codebook, lexicon: tools.digest, compile: tools.compiled,
      codingMethod: method, events: events, interruption: interruption
    ).run()
  }

  /// Codes what is not coded yet and clusters the stories; the stage that may write outputs then.
  private func coded(_ store: CorpusStore, _ tools: Tools) async throws -> OutputStage {
    outputStage(store, tools, try await codedMethod(store, tools))
  }

  /// The same; the method by which it was coded.
  func codedMethod(_ store: CorpusStore, _ tools: Tools) async throws -> String {
    let coding = codingStage(store, tools)
    try await coding.run()
    try interruption.check()
    try StoryStage(configuration: configuration, store: store, events: events).run()
    try interruption.check()
    return coding.method
  }

  package func status() throws -> CorpusStatus {
    let tools = try tools()
    let store = try existingStore()
    return try CorpusStatus(
      configuration.withArchive(), store, stale: codingStage(store, tools).stale())
  }

  /// The same with its collection and what is around it.
  ///
  /// - Parameter now: seconds since 1970.
  package func statusReport(now: Double) throws -> StatusReport {
    let files = FileManager.default
    let before = RunLock.state(store: configuration.store)
    let collects =
      configuration.collection != nil && files.fileExists(atPath: configuration.collectionStore)
    let snapshot = collects ? try collectionSnapshot(now: now) : nil
    // What was only fetched is no corpus yet.
    let hasCorpus = snapshot == nil || files.fileExists(atPath: configuration.store)
    let corpus = hasCorpus ? try status() : nil
    // A run that began or ended meanwhile was at work.
    let lock = before.isHeld ? before : RunLock.state(store: configuration.store)
    return StatusReport(
      corpus: corpus,
      collection: snapshot.map {
        CollectionStatus(
          $0, outlets: configuration.outlets.map(\.id), isRunning: lock.isHeld, now: now)
      },
      lacksState: configuration.collection != nil && !collects, disk: disk, lock: lock, now: now)
  }

  /// Runs that `status` shows.
  private static let shownRuns = 5

  private func collectionSnapshot(now: Double) throws -> CollectionStore.Snapshot {
    try CollectionStore(path: configuration.collectionStore).snapshot(
      now: now, runs: Self.shownRuns)
  }

  /// The disk with less room, of those of the store and of the archive.
  private var disk: DiskSpace? {
    [configuration.store, configuration.collection?.archive].compactMap { $0 }
      .compactMap { DiskSpace(at: $0) }.min { $0.free < $1.free }
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
    let (index, dictionaries) = try sideBySide({ try studyIndex() }, { try self.dictionaries() })
    return (StoredCorpus(index, dictionaries: dictionaries, threads: threads), dictionaries)
  }

  private func studyIndex() throws -> StoredCorpus.Index {
    let store = try existingStore()
    try demandCoded(store)
    return try StoredCorpus.Index(store)
  }

  /// The same with the tables as they are now, for questions about an edit.
  package func studied() throws -> StudiedCorpus {
    let (index, tools) = try sideBySide({ try studyIndex() }, { try self.tools() })
    return StudiedCorpus(
      corpus: StoredCorpus(index, dictionaries: tools.dictionaries, threads: threads),
      dictionaries: tools.dictionaries, folder: configuration.lexicons, gold: configuration.gold,
      tables: tools.source)
  }

  struct Tools: Sendable {
    var dictionaries: Linguistics.Dictionaries
    var source: Lexicon

    var digest: Digest { CompiledLexicon.digest(of: source, dictionaries) }

    /// Takes a third of a second, so it is done where something is to be coded.
    func compiled() -> CompiledLexicon {
      CompiledLexicon(source.ofArticles, dictionaries: dictionaries)
    }
  }

  private func dictionaries() throws -> Linguistics.Dictionaries {
    try held ?? configuration.loadDictionaries()
  }

  func tools() throws -> Tools {
    let (dictionaries, lexicon) = try sideBySide(
      { try self.dictionaries() }, { try Lexicon.load(folder: configuration.lexicons) })
    return Tools(dictionaries: dictionaries, source: lexicon)
  }

  /// Says once for each state of the tables what `lexicon check` warns of: analysts' slips that would
  /// otherwise lie there in silence.
  ///
  /// It stops no run.
  private func checkExamples(_ tools: Tools, _ store: CorpusStore) throws {
    let state = tools.digest.hex
    guard try store.mark("lexicons checked") != state else { return }
    let problems =
      tools.source.warnings
      + tools.source.check(folder: configuration.lexicons, dictionaries: tools.dictionaries)
    for problem in problems.prefix(20) { events(.notice("warning: \(problem)")) }
    if problems.count > 20 { events(.notice("warning: \(problems.count - 20) more like these")) }
    try store.setMark("lexicons checked", state)
  }

  func existingStore() throws -> CorpusStore {
    guard FileManager.default.fileExists(atPath: configuration.store) else {
      throw Problem(
        "RUN-009", at: configuration.store, "there is no store yet", cure: "run koshu run first")
    }
    return try CorpusStore(path: configuration.store)
  }

  /// Answers over half-coded articles would mix two states of texts or tables.
  private func demandCoded(_ store: CorpusStore) throws {
    try demandWhole(store)
    guard try store.isCodingBehind() else { return }
    throw Problem(
      "RUN-017", at: configuration.store,
      "not all articles are coded by the texts and tables of the store",
      cure: "run koshu recode, or koshu run, which go on where they were stopped")
  }

  /// Figures over half-read sources would mix old codings with new texts.
  private func demandWhole(_ store: CorpusStore) throws {
    guard try store.isIngestBrokenOff() else { return }
    throw Problem(
      "RUN-014", at: configuration.store, "the sources were not read to their end",
      cure: "run koshu run, which goes on where it was stopped")
  }

  var threads: Int { configuration.usedThreads }

  private func codingStage(_ store: CorpusStore, _ tools: Tools) -> CodingStage {
    CodingStage(
      store: store, dictionaries: tools.dictionaries, source: tools.source, compile: tools.compiled,
      events: events, interruption: interruption, threads: threads)
  }

  private func outputStage(_ store: CorpusStore, _ tools: Tools, _ method: String) -> OutputStage {
    OutputStage(
      configuration: configuration, store: store, source: tools.source, lexicon: tools.digest,
      dictionaries: tools.dictionaries, codingMethod: method, events: events)
  }
}
