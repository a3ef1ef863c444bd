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
    try store.chooseArticles { "a" + Digest(of: $0.utf8).short }
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
    let key: String
    switch container.digest() {
    case .success(let digest):
      let isTable = source.kind == .csv || source.kind == .jsonl
      key = self.key(
        digest, source, method, told: isTable ? maker.outlets.namesDigest.hex : "")
    case .failure(let problem):
      try store.finishContainer(
        ContainerRow(
          path: file.locator, source: number, key: "", outcome: Outcome.unreadable.rawValue,
          detail: problem.message))
      tally.done += 1
      return
    }
    if let known = try store.container(file.locator), known.key == key {
      try store.keepContainer(file.locator, source: number)
      tally.kept += 1
    } else {
      var row = ContainerRow(
        path: file.locator, source: number, key: key, outcome: Outcome.read.rawValue,
        detail: nil)
      try store.beginContainer(row)
      let end = try await container.read(
        limits: configuration.limits, batchSize: batchSize, threads: threads
      ) { rows in
        try interruption.check()
        try store.put(rows)
      }
      row.outcome = end.outcome.rawValue
      row.detail = end.detail
      try store.finishContainer(row)
      tally.done += 1
    }
    events(.advanced(stage: .ingest, done: tally.done + tally.kept, total: tally.total))
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
