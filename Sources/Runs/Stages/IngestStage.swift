internal import Basics
internal import Foundation
internal import Ingest
internal import Store

/// Sources → documents → articles.
///
/// What is unchanged is kept unread; what is gone is dropped.
struct IngestStage: Sendable {
  let configuration: Configuration
  let store: CorpusStore
  let events: EventSink
  let interruption: Interruption
  let threads: Int

  /// Documents a transaction: 100 to 500 cost SQLite least (docs/decisions.md, "Store").
  private let batchSize = 200
  private var maker: DocumentMaker {
    DocumentMaker(
      outlets: OutletFinder(configuration.outlets), limits: configuration.limits)
  }

  func run() async throws {
    let listed = try configuration.sources.enumerated().map {
      ($0, $1, try Sidecars(try files(of: $1), of: $1))
    }
    let total = listed.reduce(0) { $0 + $1.2.pages.count }
    var tally = Tally(total: total)
    events(.began(stage: .ingest, total: total))
    let wasBrokenOff = try store.isIngestBrokenOff()
    try store.beginIngest()
    let maker = maker
    let method = maker.method
    for (number, source, files) in listed {
      switch source.kind {
      case .pages:
        try await readPages(files, source, number, maker, method, &tally)
      case .feeds, .warc, .jsonl, .csv:
        for file in files.pages {
          try await readContainer(file, source, number, maker, method, &tally)
        }
      }
    }
    let gone = try store.dropUnseen()
    if gone > 0 { events(.notice("\(gone) documents are no longer in the sources")) }
    if tally.done > 0 || gone > 0 || wasBrokenOff {
      try store.chooseArticles { "a" + Digest(of: $0.utf8).short }
    } else {
      try store.endUnchangedIngest()
    }
    events(.ended(stage: .ingest, done: tally.done, kept: tally.kept))
  }

  private struct Tally {
    var total: Int
    var done = 0
    var kept = 0
  }

  private func readPages(
    _ files: Sidecars, _ source: Configuration.Source, _ number: Int,
    _ maker: DocumentMaker, _ method: String, _ tally: inout Tally
  ) async throws {
    let pages = files.pages
    for start in stride(from: 0, to: pages.count, by: batchSize) {
      try interruption.check()
      let batch = Array(pages[start..<min(start + batchSize, pages.count)])
      let known = try store.keys(ofDocuments: batch.map(\.locator))
      let rows = await concurrentMap(batch, threads: threads) { file -> DocumentRow? in
        readPage(
          file, files.values(of: file), source, number, maker, method, known: known[file.locator])
      }
      try store.put(rows.compactMap { $0 })
      let kept = zip(batch, rows).compactMap { file, row in row == nil ? file.locator : nil }
      try store.keepDocuments(kept, source: number)
      tally.done += batch.count - kept.count
      tally.kept += kept.count
      events(.advanced(stage: .ingest, done: tally.done + tally.kept, total: tally.total))
    }
  }

  /// The document of a file; nil where the store holds it as it is.
  private func readPage(
    _ file: SourceFile, _ sidecar: (told: RowValues?, fault: String?),
    _ source: Configuration.Source, _ number: Int, _ maker: DocumentMaker, _ method: String,
    known: String?
  ) -> DocumentRow? {
    var origin = DocumentMaker.Origin(
      source: source, number: number, locator: file.locator, container: nil, rank: 0, key: "",
      told: sidecar.told)
    let bytes: [UInt8]
    switch readFile(file.path, limit: configuration.limits.pageBytes) {
    case .bytes(let read): bytes = read
    case .tooLarge(let reason): return maker.document(.refused, reason, from: origin)
    case .unreadable(let reason):
      return maker.document(.unreadable, reason, from: origin)
    }
    let told = sidecar.told.map { "\($0.digest) \(maker.outlets.namesDigest)" }
    origin.key = key(Digest(of: bytes), source, method, told: told ?? sidecar.fault ?? "")
    guard origin.key != known else { return nil }
    let address =
      sidecar.told?[.address] ?? maker.outlets.mirroredAddress(locator: file.locator)
    let page = Page(bytes: bytes, address: address, fetched: sidecar.told?.fetched)
    var row = maker.document(page, from: origin)
    row.detail = row.detail ?? sidecar.fault
    return row
  }

  private func readContainer(
    _ file: SourceFile, _ source: Configuration.Source, _ number: Int, _ maker: DocumentMaker,
    _ method: String, _ tally: inout Tally
  ) async throws {
    try interruption.check()
    let container = ContainerFile(
      file: file, source: source, number: number, maker: maker, method: method)
    let known = try store.container(file.locator)
    let isTable = source.kind == .csv || source.kind == .jsonl
    let key = { (digest: Digest) in
      self.key(digest, source, method, told: isTable ? maker.outlets.namesDigest.hex : "")
    }
    // Before the bytes are read: what is written meanwhile makes another.
    let stamp = settledFileStamp(file.path).map { key(Digest(of: $0.utf8)) }
    if let stamp, stamp == known?.stamp {
      try store.keepContainer(file.locator, source: number, stamp: stamp)
      tally.kept += 1
      events(.advanced(stage: .ingest, done: tally.done + tally.kept, total: tally.total))
      return
    }
    let bytes: ContainerFile.Bytes
    switch container.bytes(prefix: known?.length) {
    case .success(let read): bytes = read
    case .failure(let problem):
      let row = ContainerRow(
        path: file.locator, source: number, key: "", outcome: Outcome.unreadable.rawValue,
        detail: problem.message)
      try store.beginContainer(row)
      try store.keepUnmet(inContainer: row.path)
      try store.finishContainer(row)
      tally.done += 1
      return
    }
    if known?.key == key(bytes.digest) {
      try store.keepContainer(file.locator, source: number, stamp: stamp)
      tally.kept += 1
    } else {
      let row = ContainerRow(
        path: file.locator, source: number, key: key(bytes.digest),
        outcome: Outcome.read.rawValue, detail: nil,
        length: source.kind == .warc ? bytes.length : nil, stamp: stamp)
      if let known, let start = known.length, known.outcome == Outcome.read.rawValue,
        let prefix = bytes.prefix, known.key == key(prefix)
      {
        try await readOn(container, row, from: start)
      } else {
        try await read(container, row)
      }
      tally.done += 1
    }
    events(.advanced(stage: .ingest, done: tally.done + tally.kept, total: tally.total))
  }

  /// Reads what was added to the end of an archive, and keeps the documents before it.
  ///
  /// Stopped in between, the container is as it was, and the next run reads the same end again.
  private func readOn(
    _ container: ContainerFile, _ row: ContainerRow, from start: Int
  ) async throws {
    let end = try await documents(of: container, from: start)
    guard end.outcome == .read else {
      // Behind damage the reader looks for the next record in all that it has: as it does from the start.
      return try await read(container, row)
    }
    try store.keepContainer(row.path, source: row.source, stamp: nil)
    try store.finishContainer(row)
  }

  private func read(_ container: ContainerFile, _ row: ContainerRow) async throws {
    try store.beginContainer(row)
    let end = try await documents(of: container, from: 0)
    var row = row
    row.outcome = end.outcome.rawValue
    row.detail = end.detail
    // A disk that fails takes no article out of the corpus: it was not dropped by a person.
    if container.source.kind == .warc, end.outcome == .damaged {
      try store.keepUnmet(inContainer: row.path)
    }
    try store.finishContainer(row)
  }

  private func documents(
    of container: ContainerFile, from start: Int
  ) async throws -> ContainerFile.End {
    try await container.read(
      from: start, limits: configuration.limits, batchSize: batchSize, threads: threads
    ) { rows in
      try interruption.check()
      try store.put(rows)
    }
  }

  /// The digest of all that decides what is read; `told` is what decides beside the bytes.
  private func key(
    _ digest: Digest, _ source: Configuration.Source, _ method: String, told: String
  ) -> String {
    let columns = RowField.allCases.flatMap { [$0.rawValue, source.columns[$0] ?? ""] }
    return Digest(
      ofParts: [
        digest.hex, source.kind.rawValue, source.outlet ?? "", method,
        source.delimiter.map(String.init) ?? "", told,
      ] + columns
    ).hex
  }
}
