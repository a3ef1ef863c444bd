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
  let lexicon: CompiledLexicon
  let events: EventSink
  let interruption: Interruption
  let threads: Int

  /// Articles a transaction: small enough for a bar that moves and a stop that is prompt, large
  /// enough that the durable write of a batch costs little beside its work.
  private static let textBatch = 40
  private static let packedBatch = 1000

  /// The digest of all that decides an analysis, beside the article.
  private var reading: String {
    Digest(ofParts: [
      "linguistics \(linguisticsVersion)", dictionaries.digest.hex, "reprints \(reprintsVersion)",
    ]).hex
  }

  /// The digest of all that decides a coding, beside the article.
  var method: String {
    Digest(ofParts: [reading, "coding \(codingVersion)", lexicon.digest.hex]).hex
  }

  /// The articles that are not as they would be made now.
  struct Work {
    /// To be analysed, then coded.
    var texts: [String] = []
    /// Analysed, to be coded.
    var packed: [String] = []
    /// All articles.
    var total = 0

    var count: Int { texts.count + packed.count }
  }

  /// What is left to do; `outdated` adds what an edit of the tables may change and is not marked yet.
  func work(outdated: LexiconState.Outdated = .none) throws -> Work {
    var work = Work()
    let reading = reading
    var changed: Set<String> = []
    if case .articles(let ids) = outdated { changed = Set(ids) }
    try store.forEachArticleState { state in
      work.total += 1
      let analysis = Self.analysisKey(state.content, reading)
      if state.analysisKey != analysis {
        work.texts.append(state.id)
      } else if state.codingKey != Self.codingKey(analysis) || outdated == .all
        || changed.contains(state.id)
      {
        work.packed.append(state.id)
      }
    }
    return work
  }

  /// The number of articles that the next run codes.
  func stale() throws -> Int {
    guard try store.mark("reading") == reading else { return try work().total }
    var types = TypeShelf(store)
    return try work(outdated: state.outdated(&types)).count
  }

  func run() async throws {
    events(.began(stage: .code, total: nil))
    // Words read by other dictionaries would keep their types for ever.
    if try store.mark("reading") != reading { try store.dropAnalyses(mark: "reading", reading) }
    var types = TypeShelf(store)
    try state.settle(&types)
    let work = try work()
    events(.began(stage: .code, total: work.count))
    let workers = (0..<max(1, min(threads, work.count))).map { _ in
      CodingWorker(dictionaries, lexicon)
    }
    var done = 0
    for batch in work.packed.chunks(of: Self.packedBatch) {
      try interruption.check()
      try await recode(batch, workers, types.read())
      done += batch.count
      events(.advanced(stage: .code, done: done, total: work.count))
    }
    for batch in work.texts.chunks(of: Self.textBatch) {
      try interruption.check()
      try await analyze(batch, workers, &types)
      done += batch.count
      events(.advanced(stage: .code, done: done, total: work.count))
    }
    events(.ended(stage: .code, done: done, kept: work.total - done))
  }

  private var state: LexiconState {
    LexiconState(store: store, dictionaries: dictionaries, lexicon: source)
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
      CodingRow(article: coded.article, key: Self.codingKey(key), coded: coded.bytes)
    }
    try store.put([], types: nil, codings: codings)
  }

  private func analyze(
    _ ids: [String], _ workers: [CodingWorker], _ types: inout TypeShelf
  ) async throws {
    let articles = try store.articles(ids)
    let analyzed = try await shared(articles, among: workers) { worker, part in
      await worker.analyze(part)
    }
    let reading = reading
    let keys = articles.map { Self.analysisKey($0.document.content ?? "", reading) }
    let (rows, page) = try types.adding { inventory in
      zip(analyzed, keys).map { $0.row(key: $1, &inventory) }
    }
    let codings = zip(analyzed, keys).map { analyzed, key in
      CodingRow(
        article: analyzed.article, key: Self.codingKey(key), coded: Data(analyzed.coded))
    }
    try store.put(rows, types: page, codings: codings)
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

  private static func analysisKey(_ content: String, _ reading: String) -> String {
    Digest(ofParts: [content, reading]).hex
  }

  private static func codingKey(_ analysis: String) -> String {
    Digest(ofParts: [analysis, "coding \(codingVersion)"]).hex
  }
}

extension Array {
  /// Pieces of a length, the last one shorter.
  fileprivate func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
