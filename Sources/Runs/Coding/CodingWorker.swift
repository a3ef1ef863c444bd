internal import Basics
internal import Coding
internal import Foundation
internal import Ingest
internal import Lexicons
internal import Linguistics
internal import Measures
internal import Reprints
internal import Store

/// An article's text, analysed and coded.
struct AnalyzedArticle: Sendable {
  var article: String
  var input: CodingInput
  var coded: [UInt8]
  var shingles: Data
  var title: String
  var day: String?
  var address: String?

  func row(key: String, _ inventory: inout TypeInventory) -> AnalysisRow {
    let packed = PackedInput(input, &inventory)
    return AnalysisRow(
      article: article, key: key, language: input.text.language.rawValue,
      script: input.text.script.rawValue,
      words: input.text.tokens.count { input.text.type(of: $0).kind == .word },
      title: title, day: day, address: address, types: Data(packed.types),
      sentences: Data(packed.sentences), tokens: Data(packed.tokens),
      shingles: shingles)
  }
}

/// Owns an analyser and a coder, whose caches serve one task at a time.
actor CodingWorker {
  private let analyzer: AnalyzerSession
  private let coder: Coder

  init(_ dictionaries: Linguistics.Dictionaries, _ lexicon: CompiledLexicon) {
    analyzer = Analyzer(dictionaries).session()
    coder = Coder(lexicon)
  }

  func analyze(_ articles: [StoredArticle]) -> Result<[AnalyzedArticle], any Error> {
    Result {
      try articles.map { stored in
        let article = try decodeArticle(stored.document)
        let input = CodingInput(
          title: article.title.map { analyzer.analyze($0) } ?? .empty,
          text: analyzer.analyze(article.text))
        return AnalyzedArticle(
          article: stored.id, input: input, coded: coder.code(input).packed,
          shingles: pack(sampledShingles(of: input.text)), title: article.title ?? "",
          day: article.published?.day, address: article.address)
      }
    }
  }

  /// Codes words that were analysed before.
  func code(
    _ rows: [PackedRow], _ inventory: TypeInventory
  ) -> Result<[(article: String, bytes: Data)], any Error> {
    Result {
      try rows.map { row in
        (article: row.article, bytes: Data(coder.code(try row.input(inventory)).packed))
      }
    }
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
