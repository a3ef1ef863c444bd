internal import Basics
internal import Foundation
internal import Ingest
internal import Store

/// A feed or an archive: a file of many documents.
struct ContainerFile: Sendable {
  let file: SourceFile
  let source: Configuration.Source
  let number: Int
  let maker: DocumentMaker
  let method: String

  /// Bytes of records that wait together.
  ///
  /// Three times 200 pages of 0.1 MB; a record of a film may reach the reader's limit of 32 MB.
  private static let mostHeld = 64_000_000

  /// How the container itself ended.
  struct End: Sendable {
    var outcome: Outcome
    var detail: String?
  }

  /// SHA-256 of the file, read in steps.
  func digest() -> Result<Digest, Problem> {
    if let reason = refusal(of: file.path) {
      return .failure(Problem("RUN-012", at: file.locator, reason))
    }
    guard let handle = FileHandle(forReadingAtPath: file.path) else {
      return .failure(Problem("RUN-012", at: file.locator, systemError()))
    }
    defer { try? handle.close() }
    let stream = DigestStream()
    do {
      while let step = try handle.read(upToCount: 1 << 20), !step.isEmpty {
        stream.update(Array(step))
      }
    } catch {
      return .failure(Problem("RUN-012", at: file.locator, systemError()))
    }
    return .success(stream.finish())
  }

  /// Reads the documents, handing them to `put` in batches.
  func read(
    limits: Configuration.Limits, batchSize: Int, threads: Int,
    put: ([DocumentRow]) throws -> Void
  ) async throws -> End {
    switch source.kind {
    case .feeds: try readFeed(limits: limits, put: put)
    case .warc: try await readArchive(batchSize: batchSize, threads: threads, put: put)
    case .pages: End(outcome: .foreign, detail: "a folder of pages is no container")
    }
  }

  private func readFeed(
    limits: Configuration.Limits, put: ([DocumentRow]) throws -> Void
  ) throws -> End {
    let bytes: [UInt8]
    switch readFile(file.path, limit: limits.feedBytes) {
    case .bytes(let read): bytes = read
    case .tooLarge(let size):
      return End(outcome: .refused, detail: "\(size) bytes; the limit is \(limits.feedBytes)")
    case .unreadable(let reason): return End(outcome: .unreadable, detail: reason)
    }
    let feed = Ingest.readFeed(bytes, contentType: nil)
    guard feed.kind != .sitemapIndex else {
      return End(outcome: .foreign, detail: "an index of sitemaps: its entries are no articles")
    }
    let maker = FeedDocuments(maker: maker, encoding: feed.encoding)
    try put(
      feed.entries.enumerated().map { index, entry in
        maker.document(entry, from: origin("entry \(index + 1)", rank: 2))
      })
    switch feed.outcome {
    case .feed: return End(outcome: feed.problem == nil ? .read : .damaged, detail: feed.problem)
    case .empty: return End(outcome: .empty, detail: feed.problem)
    case .html, .notAFeed: return End(outcome: .foreign, detail: feed.problem)
    }
  }

  private func readArchive(
    batchSize: Int, threads: Int, put: ([DocumentRow]) throws -> Void
  ) async throws -> End {
    guard let handle = FileHandle(forReadingAtPath: file.path) else {
      return End(outcome: .unreadable, detail: systemError())
    }
    defer { try? handle.close() }
    let reader = WARCReader(handle)
    var batch: [(DocumentMaker.Origin, ArchivedPage)] = []
    var held = 0
    while let record = reader.next() {
      // Notes about the archive and requests are no inputs; what answers a request is.
      guard ["response", "resource", "conversion"].contains(record.type) else { continue }
      batch.append((origin("\(record.offset.value)", rank: 1), record.page()))
      held += record.block.count
      if batch.count == batchSize || held > Self.mostHeld {
        try put(await documents(batch, threads))
        batch.removeAll(keepingCapacity: true)
        held = 0
      }
    }
    try put(await documents(batch, threads))
    guard let damage = reader.damage else { return End(outcome: .read, detail: nil) }
    return End(
      outcome: .damaged,
      detail: "\(damage.reason) at byte \(damage.offset.value), after \(damage.recordCount) records"
    )
  }

  private func documents(
    _ batch: [(DocumentMaker.Origin, ArchivedPage)], _ threads: Int
  ) async -> [DocumentRow] {
    await concurrentMap(batch, threads: threads) { origin, archived in
      switch archived {
      case .page(let page):
        isMarkup(page.contentType)
          ? maker.document(page, from: origin)
          : maker.document(.skipped, page.contentType, from: origin)
      case .otherRecord: maker.document(.skipped, nil, from: origin)
      case .status(let status): maker.document(.failed, "HTTP \(status)", from: origin)
      case .unsupported(let coding):
        maker.document(.unreadable, "unknown encoding \(coding)", from: origin)
      case .damaged(let reason): maker.document(.unreadable, reason, from: origin)
      case .tooLarge: maker.document(.refused, "longer than the limit", from: origin)
      }
    }
  }

  private func origin(_ place: String, rank: Int) -> DocumentMaker.Origin {
    let locator = "\(file.locator)#\(place)"
    return DocumentMaker.Origin(
      source: source, number: number, locator: locator, container: file.locator, rank: rank,
      key: Digest(ofParts: [locator, method]).hex)
  }
}

/// Whether a content type may be a page; unknown ones are looked at.
private func isMarkup(_ contentType: String?) -> Bool {
  guard let type = contentType?.lowercased() else { return true }
  return type.contains("html") || type.hasPrefix("text/plain") || type.isEmpty
}
