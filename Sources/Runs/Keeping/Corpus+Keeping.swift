package import Basics
internal import Collection
internal import Foundation
internal import Ingest
internal import Store

extension Corpus {
  /// The canonical dump of the store, line by line; SHA-256 of it, and the number of its lines.
  package func dump(
    to put: ([UInt8]) throws -> Void
  ) throws -> (digest: Digest, lines: Int) {
    try CanonicalDump(store: existingStore()).write(put)
  }

  /// Checks the store against the archive and both against the collection's state; each fault is told
  /// when it is found.
  ///
  /// Nothing is written. No run may go on meanwhile.
  package func verify(_ tell: @escaping (KeepingFault) throws -> Void) throws -> VerifiedCounts {
    let lock = try RunLock(store: configuration.store)
    defer { withExtendedLifetime(lock) {} }
    var counts = VerifiedCounts()
    /// A file that cannot even be opened is what was to be found out.
    func opened<Store>(_ path: String, _ open: () throws -> Store) throws -> Store? {
      do { return try open() } catch let problem as Problem where problem.code == "STO-004" {
        counts.faults += 1
        try tell(KeepingFault(code: .unsoundFile, place: path, found: problem.message))
        return nil
      }
    }
    guard let store = try opened(configuration.store, { try existingStore() }) else {
      return counts
    }
    let path = configuration.collectionStore
    let state =
      configuration.collection != nil && FileManager.default.fileExists(atPath: path)
      ? try opened(path) { try CollectionStore(path: path) } : nil
    let verification = Verification(
      configuration: configuration, store: store, state: state, interruption: interruption,
      tell: tell)
    try verification.run()
    let found = counts.faults
    counts = verification.counts
    counts.faults += found
    return counts
  }

  // MARK: - Forgetting

  /// Forgets what is asked for, where `confirm` says so of what would go; nil where it does not.
  ///
  /// - Parameter now: seconds since 1970: the log keeps the day.
  package func forget(
    _ request: ForgetRequest, now: Double = Date().timeIntervalSince1970,
    confirm: (ForgetPlan) throws -> Bool
  ) async throws -> ForgetSummary? {
    guard let collection = configuration.collection, let source = configuration.archiveNamedSource
    else {
      throw Problem(
        "KEE-004", at: configuration.file, "nothing here was fetched: there is no “collection”",
        cure: "delete the page from its source, then run koshu run, which drops it")
    }
    let lock = try RunLock(store: configuration.store)
    defer { withExtendedLifetime(lock) {} }
    let forgetting = try forgetting(collection)
    if try await forgetting.finish() { events(.notice("a forgetting that was stopped is through")) }
    let plan = try plan(request, source, forgetting, now: now)
    guard try confirm(plan) else { return nil }
    let date = Date(timeIntervalSince1970: now).formatted(.iso8601)
    try forgetting.begin(
      plan, note: plan.note(date: String(date.prefix(10)), reason: request.reason))
    try await forgetting.finish()
    return ForgetSummary(
      text: """
        forgotten: \(counted(plan.pageRecords, "page")) of the archive, \
        \(counted(plan.articles, "article")) of the store; \
        noted in \(ForgottenLog(configuration).path)

        """ + plan.advice, leavesSomething: plan.leavesSomething)
  }

  private func plan(
    _ request: ForgetRequest, _ source: Configuration.Source, _ forgetting: Forgetting, now: Double
  ) throws -> ForgetPlan {
    let state = forgetting.state
    let store =
      FileManager.default.fileExists(atPath: configuration.store)
      ? try CorpusStore(path: configuration.store) : nil
    let subject = try ForgetSubject(request) { name in
      if configuration.outlets.contains(where: { $0.id == name }) { return true }
      if try state.pageCounts().contains(where: { $0.outlet == name }) { return true }
      return try store?.hasOutlet(name) ?? false
    }
    var plan = try ForgetPlanner(
      configuration: configuration, source: source, state: state, store: store,
      archive: try forgetting.archive("pages"), feedArchive: try forgetting.archive("feeds"),
      subject: subject
    ).plan(now: now)
    plan.leftovers = forgetting.leftovers
    return plan
  }

  private func forgetting(_ collection: Configuration.Collection) throws -> Forgetting {
    Forgetting(
      configuration: configuration, collection: collection,
      state: try CollectionStore(path: configuration.collectionStore), events: events,
      interruption: interruption, threads: threads)
  }

  /// Ends a forgetting that was stopped, before anything is read or fetched.
  func finishForgetting() async throws {
    guard let collection = configuration.collection,
      FileManager.default.fileExists(atPath: configuration.collectionStore)
    else { return }
    if try await forgetting(collection).finish() {
      events(.notice("a forgetting that was stopped is through"))
    }
  }

  // MARK: - Rebuilding

  /// Makes the store anew from the sources, codes it, and sets it beside the one before.
  ///
  /// The old file stays until the new one is whole, and beyond that where the two differ.
  ///
  /// - Parameter withState: the collection's state as well, also where there is one.
  package func rebuild(withState: Bool) async throws -> RebuildSummary {
    let lock = try RunLock(store: configuration.store)
    defer { withExtendedLifetime(lock) {} }
    let tools = try tools()
    var summary = RebuildSummary()
    if let collection = configuration.collection, isFolder(collection.archive) {
      let isThere = FileManager.default.fileExists(atPath: configuration.collectionStore)
      if withState || !isThere {
        summary.pages = try await rebuildState(collection, isThere: isThere)
      } else {
        try await finishForgetting()
      }
    }
    try await rebuildStore(tools, &summary)
    return summary
  }

  private func rebuildState(
    _ collection: Configuration.Collection, isThere: Bool
  ) async throws -> Int {
    guard let source = configuration.archiveNamedSource else { return 0 }
    if isThere {
      // What was to be forgotten stands nowhere else; a file that is no store any more tells nothing.
      do { try await finishForgetting() } catch let problem as Problem
        where problem.code == "STO-004"
      { events(.notice("warning: \(problem)")) }
    }
    let replacement = FileReplacement(path: configuration.collectionStore)
    replacement.clear()
    let state = try CollectionStore(path: replacement.new)
    let forgetting = Forgetting(
      configuration: configuration, collection: collection, state: state, events: events,
      interruption: interruption, threads: threads)
    let rebuild = StateRebuild(
      configuration: configuration, collection: collection, source: source)
    let count = try rebuild.fill(state, forgetting: forgetting)
    if isThere {
      do {
        let old = try CollectionStore(path: configuration.collectionStore)
        try rebuild.keep(old, in: state)
        try old.close()
      } catch let problem as Problem {
        events(
          .notice("warning: what waits, and how hosts want to be treated, is lost: \(problem)"))
      }
    }
    try state.close()
    try replacement.put(keepsOld: true)
    return count
  }

  /// Where the state is gone and the archive is not, all would be fetched again, also what was forgotten.
  func remakeState(_ collection: Configuration.Collection) async throws {
    let manager = FileManager.default
    guard !manager.fileExists(atPath: configuration.collectionStore),
      let names = try? manager.contentsOfDirectory(atPath: collection.archive),
      names.contains(where: { $0.hasSuffix(".warc.gz") })
    else { return }
    let count = try await rebuildState(collection, isThere: false)
    events(
      .notice(
        "the collection's state was gone: \(counted(count, "page")) found in the archive"))
  }

  private func rebuildStore(_ tools: Tools, _ summary: inout RebuildSummary) async throws {
    let replacement = FileReplacement(path: configuration.store)
    let dumps = (old: replacement.old + ".dump", new: replacement.path + ".dump")
    var hasOld = false
    if FileManager.default.fileExists(atPath: configuration.store) {
      do {
        let old = try CorpusStore(path: configuration.store)
        try writeDump(of: old, to: dumps.old)
        try old.close()
        hasOld = true
      } catch let problem as Problem where ["STO-001", "STO-004"].contains(problem.code) {
        summary.unreadable = problem.message
      }
    }
    replacement.clear()
    let store = try CorpusStore(path: replacement.new)
    try await IngestStage(
      configuration: configuration.withArchive(), store: store, events: events,
      interruption: interruption, threads: threads
    ).run()
    _ = try await codedMethod(store, tools)
    (summary.digest, summary.lines) = try writeDump(of: store, to: dumps.new)
    summary.articles = try store.articleCount()
    try store.close()
    if hasOld { summary.difference = try difference(dumps.old, dumps.new) }
    let isEqual = summary.difference?.isEqual ?? true
    let keepsOld = !isEqual || summary.unreadable != nil
    try replacement.put(keepsOld: keepsOld)
    if isEqual { for path in [dumps.old, dumps.new] { unlink(path) } }
    summary.store = configuration.store
    summary.kept = keepsOld ? replacement.old : nil
    summary.dumps = isEqual ? nil : dumps
  }

  @discardableResult
  private func writeDump(
    of store: CorpusStore, to path: String
  ) throws -> (digest: Digest, lines: Int) {
    let file = try PendingFile(path)
    var waiting: [UInt8] = []
    let result = try CanonicalDump(store: store).write { line in
      waiting += line
      guard waiting.count > 1 << 16 else { return }
      try file.write(waiting)
      waiting.removeAll(keepingCapacity: true)
    }
    try file.write(waiting)
    try file.finish()
    return result
  }

  private func difference(_ old: String, _ new: String) throws -> DumpDifference {
    guard let before = FileHandle(forReadingAtPath: old) else { throw WholeFile.problem(old) }
    defer { try? before.close() }
    guard let after = FileHandle(forReadingAtPath: new) else { throw WholeFile.problem(new) }
    defer { try? after.close() }
    return DumpDifference(LineReader(before), LineReader(after))
  }
}

/// What `koshu rebuild` made, and whether it is what was there before.
package struct RebuildSummary: Sendable {
  var store = ""
  var articles = 0
  var digest = Digest(of: [])
  var lines = 0
  /// Nil where there was no store that could be read.
  var difference: DumpDifference?
  /// What was wrong with the one that could not.
  var unreadable: String?
  var kept: String?
  var dumps: (old: String, new: String)?
  /// Of the collection's state, where that was made anew.
  var pages: Int?

  package var differs: Bool { difference.map { !$0.isEqual } ?? false }

  package var text: String {
    var lines: [String] = []
    if let pages { lines.append("state    \(counted(pages, "page")) found in the archive") }
    lines.append("rebuilt  \(store)  \(counted(articles, "article"))")
    lines.append("dump     sha256 \(digest.hex), \(counted(self.lines, "line"))")
    if let unreadable { lines.append("the store before could not be read: \(unreadable)") }
    if let difference {
      if difference.isEqual {
        lines.append("equal to the store before")
      } else {
        lines.append("differs from the store before in \(counted(difference.count, "line")):")
        lines += difference.shown.map { "  \($0)" }
        lines.append(
          "a store that was behind its sources or tables differs too: koshu run before koshu rebuild "
            + "tells the two apart")
      }
    }
    if let dumps { lines.append("compare  diff \(dumps.old) \(dumps.new)") }
    if let kept { lines.append("kept     \(kept)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
