internal import Basics
internal import Collection
internal import Foundation
internal import Ingest
internal import Store

/// Sets the store beside the archive, and both beside the collection's state.
///
/// Reads each record once, in the order of the archive; memory does not grow with it. Writes nothing.
final class Verification {
  let configuration: Configuration
  let store: CorpusStore
  /// Nil for a corpus that fetches nothing, or whose state is gone.
  let state: CollectionStore?
  private let interruption: Interruption
  private let tell: (KeepingFault) throws -> Void
  private(set) var counts = VerifiedCounts()

  /// Faults that SQLite tells of a file before it stops.
  private static let mostOfSQLite = 100

  init(
    configuration: Configuration, store: CorpusStore, state: CollectionStore?,
    interruption: Interruption, tell: @escaping (KeepingFault) throws -> Void
  ) {
    self.configuration = configuration
    self.store = store
    self.state = state
    self.interruption = interruption
    self.tell = tell
  }

  func fault(_ code: KeepingFault.Code, at place: String, _ found: String) throws {
    counts.faults += 1
    try tell(KeepingFault(code: code, place: place, found: found))
  }

  func run() throws {
    try checkSQLite(configuration.store, try store.faults(limit: Self.mostOfSQLite))
    try checkArticles()
    if let state {
      try checkSQLite(configuration.collectionStore, try state.faults(limit: Self.mostOfSQLite))
      if try state.forgetting() != nil {
        try fault(
          .unfinishedForgetting, at: configuration.collectionStore, "a forgetting was stopped")
      }
    }
    guard let source = configuration.archiveNamedSource else { return }
    try checkArchive(source)
    let feeds = Configuration.Source(
      kind: .warc, path: source.path + "-feeds", name: source.name + "-feeds")
    for file in try archiveFiles(of: feeds) { try read(file) { _ in } }
  }

  private func checkSQLite(
    _ path: String, _ faults: (integrity: [String], foreignKeys: [String])
  ) throws {
    for found in faults.integrity { try fault(.unsoundFile, at: path, found) }
    for found in faults.foreignKeys { try fault(.brokenReference, at: path, found) }
  }

  private func checkArticles() throws {
    counts.articles = try store.articleCount()
    guard try !store.isIngestBrokenOff() else {
      return try fault(
        .brokenOff, at: configuration.store, "the sources were not read to their end")
    }
    try store.forEachOrphan { id in
      try fault(.orphan, at: "\(configuration.store) article \(id)", "its document is not there")
    }
  }

  // MARK: - Archives

  private func checkArchive(_ source: Configuration.Source) throws {
    let files = try archiveFiles(of: source)
    if state == nil, !files.isEmpty {
      try fault(.noState, at: configuration.collectionStore, "the collection's state is gone")
    }
    let known = try state?.knownArchive().map { ArchivePlace(file: $0.file, offset: $0.offset) }
    for file in files { try check(file, known: known) }
    let names = Set(files.map { name(of: $0) })
    let locators = Set(files.map(\.locator))
    for path in try store.containers(beginning: source.name + "/") where !locators.contains(path) {
      try fault(
        .staleDocument, at: configuration.store, "documents of \(path), which is not in the archive"
      )
    }
    guard let state else { return }
    for name in try state.archiveFiles() where !names.contains(name) {
      var pages = PlacedPages(state, file: name)
      for (_, page) in try pages.next(upTo: .max) {
        counts.pages += 1
        try fault(.noRecord, at: "\(source.name)/\(name)", "no such file, for \(page.address)")
      }
    }
    let unplaced = try state.unplacedPages()
    if unplaced > 0 {
      try fault(
        .noRecord, at: configuration.collectionStore,
        "\(counted(unplaced, "page")) fetched, but nowhere in the archive")
    }
  }

  private func name(of file: SourceFile) -> String {
    URL(fileURLWithPath: file.path).lastPathComponent
  }

  private func check(_ file: SourceFile, known: ArchivePlace?) throws {
    var beside = BesideState(
      file: file, name: name(of: file), state: state, known: known)
    var documents = BesideStore(
      file: file, container: try store.container(file.locator), store: store,
      limits: WARCLimits(pageBytes: configuration.limits.pageBytes))
    try read(file) { record in
      for (code, place, found) in try beside.check(record) + documents.check(record) {
        try fault(code, at: place, found)
      }
    }
    for (code, place, found) in try beside.end() + documents.end() {
      try fault(code, at: place, found)
    }
    counts.pages += beside.pages
    counts.documents += documents.matched
  }

  /// Every record of a file, with its digests; then what was damaged.
  private func read(_ file: SourceFile, _ body: (WARCRecord) throws -> Void) throws {
    counts.files += 1
    guard let handle = FileHandle(forReadingAtPath: file.path), let bytes = try? ByteSource(handle)
    else { return try fault(.damage, at: file.locator, "cannot be read: \(systemError())") }
    defer { try? handle.close() }
    let reader = WARCReader(
      bytes, limits: WARCLimits(pageBytes: configuration.limits.pageBytes))
    while let record = reader.next() {
      try interruption.check()
      counts.records += 1
      let place = "\(file.locator)#\(record.offset.value)"
      if record.matchesDigest == false {
        try fault(.blockDigest, at: place, "the block is not what its digest says")
      }
      if record.matchesPayloadDigest == false {
        try fault(.payloadDigest, at: place, "the payload is not what its digest says")
      }
      try body(record)
    }
    for damage in reader.damages {
      try fault(.damage, at: "\(file.locator)#\(damage.offset.value)", damage.reason)
    }
    if reader.damageCount > reader.damages.count {
      try fault(
        .damage, at: file.locator, "\(reader.damageCount - reader.damages.count) more such places")
    }
  }
}

extension WARCRecord {
  /// Whether the payload of a response is what its digest says; nil where there is none, or one that is
  /// not computed here (WARC 1.1, section 5.9: of bodies in chunks programs differ).
  var matchesPayloadDigest: Bool? {
    guard type == "response", !isTooLarge,
      let parts = fields["WARC-Payload-Digest"]?.split(separator: ":", maxSplits: 1),
      parts.count == 2, ["sha256", "sha-256"].contains(parts[0].lowercased()),
      parts[1].utf8.count == 64, let head = HTTPHead(block), !head.hasTransferCoding
    else { return nil }
    return Digest(of: block[head.length...]).hex == parts[1].lowercased()
  }
}
