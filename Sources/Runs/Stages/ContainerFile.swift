internal import Basics
internal import Foundation
internal import Ingest
internal import Store

/// A feed, an archive or a table of texts: a file of many documents.
struct ContainerFile: Sendable {
  let file: SourceFile
  let source: Configuration.Source
  let number: Int
  let maker: DocumentMaker
  let method: String

  /// Bytes of records that wait together, as they lie in the archive: 160 pages of 0.1 MB.
  private static let mostHeld = 16_000_000

  /// Notes about the archive and requests are no inputs; what answers a request is.
  static func isInput(_ record: WARCRecord) -> Bool {
    !["warcinfo", "request", "metadata"].contains(record.type)
  }

  /// How the container itself ended.
  struct End: Sendable {
    var outcome: Outcome
    var detail: String?
  }

  /// What the bytes of the file are, by SHA-256.
  struct Bytes: Sendable {
    var digest: Digest
    var length: Int
    /// Of so many bytes at its beginning as were asked for; nil where it has fewer.
    var prefix: Digest?
  }

  /// Reads the file in steps, once, for the digests of the whole and of its beginning.
  func bytes(prefix prefixLength: Int?) -> Result<Bytes, Problem> {
    if let reason = refusal(of: file.path) {
      return .failure(Problem("RUN-012", at: file.locator, reason))
    }
    guard let handle = FileHandle(forReadingAtPath: file.path) else {
      return .failure(Problem("RUN-012", at: file.locator, systemError()))
    }
    defer { try? handle.close() }
    let stream = DigestStream()
    var length = 0
    var prefix = prefixLength == 0 ? stream.soFar() : nil
    do {
      while true {
        // A step ends where the beginning does.
        let rest = prefixLength.map { $0 - length } ?? 0
        let step = try handle.read(upToCount: rest > 0 ? min(rest, 1 << 20) : 1 << 20) ?? Data()
        guard !step.isEmpty else { break }
        stream.update(Array(step))
        length += step.count
        if length == prefixLength { prefix = stream.soFar() }
      }
    } catch {
      return .failure(Problem("RUN-012", at: file.locator, systemError()))
    }
    return .success(Bytes(digest: stream.finish(), length: length, prefix: prefix))
  }

  /// Reads the documents, handing them to `put` in batches.
  ///
  /// - Parameter start: where a record of an archive begins, for what was added to its end; 0 for other
  ///   kinds.
  func read(
    from start: Int = 0, limits: Configuration.Limits, batchSize: Int, threads: Int,
    put: ([DocumentRow]) throws -> Void
  ) async throws -> End {
    switch source.kind {
    case .feeds: try readFeed(limits: limits, put: put)
    case .warc:
      try await readArchive(
        from: start, pageBytes: limits.pageBytes, batchSize: batchSize, threads: threads, put: put)
    case .jsonl: try await readRows(.jsonLines, limits, batchSize, threads, put)
    case .csv: try await readRows(.delimited(source.delimiter), limits, batchSize, threads, put)
    case .pages: End(outcome: .foreign, detail: "a folder of pages is no container")
    }
  }

  private func readFeed(
    limits: Configuration.Limits, put: ([DocumentRow]) throws -> Void
  ) throws -> End {
    let bytes: [UInt8]
    switch readFile(file.path, limit: limits.feedBytes) {
    case .bytes(let read): bytes = read
    case .tooLarge(let reason): return End(outcome: .refused, detail: reason)
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
    from start: Int, pageBytes: Int, batchSize: Int, threads: Int,
    put: ([DocumentRow]) throws -> Void
  ) async throws -> End {
    guard let handle = FileHandle(forReadingAtPath: file.path) else {
      return End(outcome: .unreadable, detail: systemError())
    }
    defer { try? handle.close() }
    guard let source = try? ByteSource(handle) else {
      return End(outcome: .unreadable, detail: "the file cannot be searched")
    }
    let limits = WARCLimits(pageBytes: pageBytes)
    let reader = WARCReader(source, from: start, limits: limits)
    var batch: [WARCRecord] = []
    var held = 0
    // What was made is written while the next is made.
    var made: [DocumentRow] = []
    while let record = reader.next() {
      guard Self.isInput(record) else { continue }
      // A large record waits for no other, nor does another wait with it.
      guard record.block.count < LargePages.leastBytes else {
        try put(await documents([record], limits, 1))
        continue
      }
      batch.append(record)
      held += record.block.count
      if batch.count == batchSize || held > Self.mostHeld {
        async let next = documents(batch, limits, threads)
        if !made.isEmpty { try put(made) }
        made = await next
        batch.removeAll(keepingCapacity: true)
        held = 0
      }
    }
    try put(made + (await documents(batch, limits, threads)))
    return end(of: reader)
  }

  private func end(of reader: WARCReader) -> End {
    guard let first = reader.damages.first else { return End(outcome: .read, detail: nil) }
    if reader.isForeign { return End(outcome: .foreign, detail: first.reason) }
    let places = reader.damageCount == 1 ? "" : "\(reader.damageCount) places of damage, first "
    return End(
      outcome: .damaged,
      detail: "\(places)\(first.reason) at byte \(first.offset.value), after "
        + "\(first.recordCount) records; \(reader.recordCount) read in all")
  }

  /// Bodies are undone here, one a thread, not where they wait: a small block may hold a large page.
  private func documents(
    _ batch: [WARCRecord], _ limits: WARCLimits, _ threads: Int
  ) async -> [DocumentRow] {
    await concurrentMap(batch, threads: threads) { record in
      let origin = origin("\(record.offset.value)", rank: 1)
      return switch record.page(limits: limits) {
      case .page(let page):
        isMarkup(page.contentType)
          ? maker.document(page, from: origin)
          : maker.document(.skipped, page.contentType, from: origin)
      case .otherRecord: maker.document(.skipped, "a record of type \(record.type)", from: origin)
      case .revisit(let earlier): maker.document(.revisit, earlier, from: origin)
      case .status(let status): maker.document(.failed, "HTTP \(status)", from: origin)
      case .unsupported(let coding):
        maker.document(.unreadable, "unknown encoding \(coding)", from: origin)
      case .damaged(let reason): maker.document(.unreadable, reason, from: origin)
      case .tooLarge:
        maker.document(.refused, "longer than \(limits.bodyBytes) bytes", from: origin)
      }
    }
  }

  private func readRows(
    _ format: RowFormat, _ limits: Configuration.Limits, _ batchSize: Int, _ threads: Int,
    _ put: ([DocumentRow]) throws -> Void
  ) async throws -> End {
    guard let handle = FileHandle(forReadingAtPath: file.path) else {
      return End(outcome: .unreadable, detail: systemError())
    }
    defer { try? handle.close() }
    guard let bytes = try? ByteSource(handle) else {
      return End(outcome: .unreadable, detail: "the file cannot be searched")
    }
    let reader = RowReader(
      bytes, format: format, columns: source.columns, rowBytes: limits.pageBytes)
    var batch: [SourceRow] = []
    var (held, count) = (0, 0)
    while let row = reader.next() {
      batch.append(row)
      held += row.size
      count += 1
      if batch.count == batchSize || held > Self.mostHeld {
        try put(await documents(batch, reader.encoding, threads))
        batch.removeAll(keepingCapacity: true)
        held = 0
      }
    }
    try put(await documents(batch, reader.encoding, threads))
    if let reason = reader.foreignReason { return End(outcome: .foreign, detail: reason) }
    if let damage = reader.damage {
      return End(outcome: .damaged, detail: "\(damage), after \(count) rows")
    }
    return End(outcome: count == 0 ? .empty : .read, detail: nil)
  }

  private func documents(
    _ batch: [SourceRow], _ encoding: String, _ threads: Int
  ) async -> [DocumentRow] {
    await concurrentMap(batch, threads: threads) { row in
      var origin = origin("row \(row.number)", rank: 3)
      switch row.content {
      case .values(let values):
        origin.told = values
        return maker.document(values, encoding: encoding, from: origin)
      case .fault(let reason): return maker.document(.unreadable, reason, from: origin)
      case .tooLarge:
        return maker.document(.refused, "a row over the limit of a page", from: origin)
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
func isMarkup(_ contentType: String?) -> Bool {
  guard let type = contentType?.lowercased() else { return true }
  return type.contains("html") || type.hasPrefix("text/plain") || type.isEmpty
}

extension WARCLimits {
  /// A record may be longer than its page by its HTTP header and the sizes of its chunks.
  private static let recordOverhead = 1_000_000

  /// Of an archive whose pages are no longer than that.
  init(pageBytes: Int) {
    self.init()
    bodyBytes = pageBytes
    blockBytes = pageBytes + Self.recordOverhead
  }
}
