internal import Basics
internal import Coding
internal import Foundation
internal import Ingest
internal import Lexicons
internal import Linguistics
internal import Measures
internal import Reprints
internal import Store

/// Articles → analysed and coded articles.
///
/// A text is analysed when it, the dictionaries or Linguistics change. It is coded when it was analysed
/// anew, when Coding changes, and when an edit of the tables may change its coding; that takes its
/// analysed words from the store.
struct CodingStage: Sendable {
  let store: CorpusStore
  let dictionaries: Linguistics.Dictionaries
  let source: Lexicon
  let compile: @Sendable () -> CompiledLexicon
  let events: EventSink
  let interruption: Interruption
  let threads: Int

  /// Articles a transaction: small enough for a bar that moves and a stop that is prompt, large
  /// enough that the durable write of a batch costs little beside its work.
  private static let textBatch = 100
  private static let packedBatch = 1000

  /// What decides an analysis, beside the article.
  private var reading: String {
    "."
      + Digest(ofParts: [
        "linguistics \(linguisticsVersion)", dictionaries.digest.hex,
        "reprints \(reprintsVersion)",
      ]).short
  }

  /// What decides a coding, beside the analysis and the tables.
  private var coding: String { ".\(codingVersion)" }

  /// The digest of all that decides a coding, beside the article.
  var method: String { Digest(ofParts: [reading, coding, source.digest.hex]).hex }

  /// The number of articles that the next run codes.
  func stale() throws -> Int {
    let stale = try store.staleArticles(reading: reading, coding: coding)
    guard try store.mark("reading") == reading else { return stale.total }
    var types = TypeShelf(store)
    switch try state.outdated(&types) {
    case .none: return stale.count
    case .all: return stale.total
    case .articles(let ids): return Set(stale.texts + stale.packed).union(ids).count
    }
  }

  func run() async throws {
    events(.began(stage: .code, total: nil))
    // Words read by other dictionaries would keep their types for ever.
    if try store.mark("reading") != reading { try store.dropAnalyses(mark: "reading", reading) }
    // To compile the tables takes as long as to find what they may change; where that is nothing, nobody
    // waits for it.
    let isEdited = try store.mark("lexicon") != source.digest.hex
    let early = isEdited ? Task.detached { [compile] in compile() } : nil
    var types = TypeShelf(store)
    try state.settle(&types)
    let work = try store.staleArticles(reading: reading, coding: coding)
    events(.began(stage: .code, total: work.count))
    guard work.count > 0 else {
      return events(.ended(stage: .code, done: 0, kept: work.total))
    }
    let lexicon = await early?.value ?? compile()
    let workers = (0..<min(threads, work.count)).map { _ in
      CodingWorker(dictionaries, lexicon)
    }
    var done = 0
    for batch in work.packed.chunks(of: Self.packedBatch) {
      try interruption.check()
      try await recode(batch, workers, types.read())
      done += batch.count
      events(.advanced(stage: .code, done: done, total: work.count))
    }
    var made: AnalyzedBatch?
    for batch in work.texts.chunks(of: Self.textBatch) where !interruption.isRequested {
      let articles = try store.articles(batch)
      async let next = analyze(articles, workers)
      // What was made is written while the next is made.
      if let made { try write(made, &types) }
      made = try await next
      done += batch.count
      events(.advanced(stage: .code, done: done, total: work.count))
    }
    if let made { try write(made, &types) }
    try interruption.check()
    events(.ended(stage: .code, done: done, kept: work.total - done))
  }

  private var state: LexiconState {
    LexiconState(store: store, dictionaries: dictionaries, lexicon: source, threads: threads)
  }

  private func recode(
    _ ids: [String], _ workers: [CodingWorker], _ inventory: TypeInventory
  ) async throws {
    let rows = try store.packed(ids)
    let keys = try store.analysisKeys(ids)
    let coded = try await shared(rows, among: workers) { worker, part in
      await worker.code(part, inventory)
    }
    let codings = zip(coded, keys).map { coded, key in
      CodingRow(article: coded.article, key: key + coding, coded: coded.bytes)
    }
    try store.putChanged(codings)
  }

  /// Articles that wait to be written, with the keys of their analyses.
  private struct AnalyzedBatch: Sendable {
    var articles: [AnalyzedArticle]
    var keys: [String]
  }

  private func analyze(
    _ articles: [StoredArticle], _ workers: [CodingWorker]
  ) async throws -> AnalyzedBatch {
    let reading = reading
    return AnalyzedBatch(
      articles: try await shared(articles, among: workers) { worker, part in
        await worker.analyze(part)
      },
      keys: articles.map { CorpusStore.analysisKey($0.document.content ?? "", reading) })
  }

  private func write(_ batch: AnalyzedBatch, _ types: inout TypeShelf) throws {
    let (rows, page) = try types.adding { inventory in
      zip(batch.articles, batch.keys).map { $0.rows(key: $1, &inventory) }
    }
    let codings = zip(batch.articles, batch.keys).map { analyzed, key in
      CodingRow(article: analyzed.article, key: key + coding, coded: Data(analyzed.coded))
    }
    try store.put(
      rows.map(\.analysis), cards: rows.map(\.card), types: page, codings: codings)
  }

  /// What workers make of the items, in their order.
  private func shared<Item: Sendable, Made: Sendable>(
    _ items: [Item], among workers: [CodingWorker],
    _ work: @escaping @Sendable (CodingWorker, [Item]) async -> Result<[Made], any Error>
  ) async throws -> [Made] {
    let size = (items.count + workers.count - 1) / max(1, workers.count)
    let parts = items.chunks(of: max(1, size))
    let made = await concurrentMap(Array(zip(workers, parts)), threads: workers.count) {
      await work($0.0, $0.1)
    }
    return try made.flatMap { try $0.get() }
  }
}

extension Array {
  /// Pieces of a length, the last one shorter.
  fileprivate func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
