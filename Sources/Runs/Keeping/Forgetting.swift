internal import Basics
internal import Coding
internal import Collection
internal import Foundation
internal import Linguistics
internal import Store

/// Takes pages out of archive, state and store for good.
///
/// The order is the state's intent, archive, state's places, store, log; each step may be done twice. The
/// state goes first: which record is that of which page is known from it alone (a redirect may have led
/// elsewhere), and once the archive's file is written anew its places are those of other records. So one
/// transaction keeps what is to go, by the identifiers of records, which never change, and by places
/// and lengths, from which the new places follow; the pages are never fetched again from there on. The
/// archive goes before the store, for the store is read from it: the other way round a run in between
/// would bring the text back. Last the sources are read once more: whatever a store from elsewhere says
/// of places, it is set right. Whatever stops it, the next `run`, `fetch`, `rebuild` or `forget` ends it
/// before anything else.
struct Forgetting {
  let configuration: Configuration
  let collection: Configuration.Collection
  let state: CollectionStore
  let events: EventSink
  let interruption: Interruption
  let threads: Int
  var hook: WriteHook?

  func archive(_ name: String) throws(Problem) -> Archive {
    let folder = name == "pages" ? collection.archive : collection.archive + "-feeds"
    let known = try state.knownArchive(name).map { ArchivePlace(file: $0.file, offset: $0.offset) }
    return try Archive(
      folder: folder,
      info: ArchiveInfo(
        software: "Koshu/\(koshuVersion)", contact: collection.contact,
        userAgent: "koshu/\(koshuVersion) (+\(collection.contact))"),
      fileBytes: collection.fileBytes, known: known, adopts: false, hook: hook)
  }

  /// Writes down what is to go; from here on it goes, whatever happens.
  func begin(_ plan: ForgetPlan, note: String) throws(Problem) {
    try state.beginForgetting(plan.pages, records: plan.records, note: note)
  }

  /// Ends the forgetting that was begun; false where there is none.
  @discardableResult
  func finish() async throws -> Bool {
    guard let note = try state.forgetting() else { return false }
    for name in ["pages", "feeds"] {
      let gone = Set(try state.forgettingRecords(name).map(\.record))
      if !gone.isEmpty { try archive(name).forget { gone.contains($0.record) } }
    }
    let store =
      FileManager.default.fileExists(atPath: configuration.store)
      ? try CorpusStore(path: configuration.store) : nil
    // What is overwritten at once need not wait for the file to be written anew.
    try store?.eraseDeleted()
    try store?.closeGaps(try gaps(), mark: Digest(of: note.utf8).hex)
    try state.closeGaps()
    if let store {
      try await IngestStage(
        configuration: configuration.withArchive(), store: store, events: events,
        interruption: interruption, threads: threads
      ).run()
      try blankTypes(store)
      try store.erase()
    }
    try state.erase()
    for path in leftovers { unlink(path) }
    try ForgottenLog(configuration).add(note)
    try state.endForgetting()
    return true
  }

  /// Files that `rebuild` left, which hold the same texts.
  var leftovers: [String] {
    [configuration.store, configuration.collectionStore].flatMap {
      FileReplacement(path: $0).leftovers
    }
  }

  /// What goes out of the files of pages, by the names that the store has for them.
  private func gaps() throws -> [(container: String, gaps: [(offset: Int, length: Int)])] {
    guard let source = configuration.archiveNamedSource else { return [] }
    var files: [(container: String, gaps: [(offset: Int, length: Int)])] = []
    for record in try state.forgettingRecords("pages") {
      let container = "\(source.name)/\(record.file)"
      if files.last?.container != container { files.append((container, [])) }
      files[files.count - 1].gaps.append((record.offset, record.length))
    }
    return files
  }

  /// Words that no text has any more, such as the name of a person.
  private func blankTypes(_ store: CorpusStore) throws {
    var used: [Bool] = []
    try store.forEachTypes { PackedInput.mark($0, in: &used) }
    try store.rewriteTypePages { first, page in
      TypeInventory.blanked(page, from: first) { $0 < used.count && used[$0] }
    }
  }
}
