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
/// An article is coded again when its text, the dictionaries, the lexicons or the stages' versions
/// change, and only then.
struct CodingStage: Sendable {
  let store: CorpusStore
  let dictionaries: Linguistics.Dictionaries
  let lexicon: CompiledLexicon
  let events: EventSink
  let interruption: Interruption
  let threads: Int

  /// Articles a transaction: small enough for a bar that moves and a stop that is prompt, large
  /// enough that the durable write of a batch costs little beside its coding.
  private let batchSize = 40

  /// The digest of all that decides a coding, beside the article.
  var method: String {
    Digest(ofParts: [
      "linguistics \(linguisticsVersion)", dictionaries.digest.hex, "coding \(codingVersion)",
      lexicon.digest.hex, "reprints \(reprintsVersion)",
    ]).hex
  }

  func run() async throws {
    let method = method
    let known = try store.codingKeys()
    var stale: [String] = []
    var count = 0
    try store.forEachArticleContent { id, content in
      count += 1
      if known[id] != Self.key(content, method) { stale.append(id) }
    }
    events(.began(stage: .code, total: stale.count))
    var workers: [CodingWorker] = []
    for _ in 0..<max(1, min(threads, stale.count)) {
      workers.append(CodingWorker(dictionaries, lexicon))
    }
    var done = 0
    for start in stride(from: 0, to: stale.count, by: batchSize) {
      try interruption.check()
      let batch = try store.articles(Array(stale[start..<min(start + batchSize, stale.count)]))
      let parts = workers.indices.map { worker in
        batch.enumerated().filter { $0.offset % workers.count == worker }.map(\.element)
      }
      let coded = await concurrentMap(Array(zip(workers, parts)), threads: workers.count) {
        await $0.0.code($0.1, method: method)
      }
      try store.put(coded.flatMap { try $0.get() })
      done += batch.count
      events(.advanced(stage: .code, done: done, total: stale.count))
    }
    events(.ended(stage: .code, done: done, kept: count - done))
  }

  static func key(_ content: String, _ method: String) -> String {
    Digest(ofParts: [content, method]).hex
  }
}

/// Owns an analyser and a coder, whose caches serve one task at a time.
private actor CodingWorker {
  private let analyzer: AnalyzerSession
  private let coder: Coder

  init(_ dictionaries: Linguistics.Dictionaries, _ lexicon: CompiledLexicon) {
    analyzer = Analyzer(dictionaries).session()
    coder = Coder(lexicon)
  }

  func code(_ articles: [StoredArticle], method: String) -> Result<[CodingRow], any Error> {
    Result { try articles.map { try row(of: $0, method) } }
  }

  private func row(of stored: StoredArticle, _ method: String) throws -> CodingRow {
    let article = try decodeArticle(stored.document)
    let text = analyzer.analyze(article.text)
    let title = article.title.map { analyzer.analyze($0) } ?? .empty
    let coded = coder.code(
      CodingInput(title: title, text: text))
    return CodingRow(
      article: stored.id,
      key: CodingStage.key(stored.document.content ?? "", method),
      language: text.language.rawValue, script: text.script.rawValue,
      words: text.tokens.count { text.type(of: $0).kind == .word },
      sentences: pack(text.sentences.flatMap(borders)), shingles: pack(sampledShingles(of: text)),
      coded: encode(coded))
  }

  private func borders(_ sentence: Sentence) -> [UInt32] {
    [UInt32(sentence.range.lowerBound.value), UInt32(sentence.range.upperBound.value)]
  }
}

/// Numbers as little-endian bytes.
func pack<Number: FixedWidthInteger>(_ numbers: [Number]) -> Data {
  var bytes = Data(capacity: numbers.count * MemoryLayout<Number>.size)
  for number in numbers {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
  return bytes
}

/// The reverse of `pack`; a rest that is no whole number is dropped.
func unpack<Number: FixedWidthInteger>(_ data: Data, as type: Number.Type) -> [Number] {
  let size = MemoryLayout<Number>.size
  return data.withUnsafeBytes { bytes in
    (0..<(bytes.count / size)).map {
      Number(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: Number.self))
    }
  }
}
