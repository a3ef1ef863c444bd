import Basics
import Coding
import Foundation
import Lexicons
import Linguistics
import Testing

/// The tables of the project, with the real dictionaries.
@Suite struct RealTablesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let dictionaries = Result {
    try Dictionaries.load(
      DictionaryPaths(
        hunspellKazakh: "/usr/share/hunspell/kk_KZ.dic",
        openCorpora: root.appending(path: ".dictionaries/pymorphy3_dicts_ru/data").path))
  }

  private func tables() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in Lexicon.fileNames {
      files[name] = Array(try Data(contentsOf: Self.root.appending(path: "lexicons/\(name)")))
    }
    return files
  }

  private func texts() throws -> [String] {
    try ["kk", "ru"].flatMap { language in
      let folder = Self.root.appending(path: "corpus-samples/articles/\(language)")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
        try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
      }
    }
  }

  /// The codings of all texts, without the digest, which tells one order of bytes from another.
  private func codings(_ files: [String: [UInt8]], _ texts: [String]) throws -> [UInt8] {
    let (lexicon, problems) = Lexicon.read(files: files, folder: "")
    try #require(problems.isEmpty)
    let dictionaries = try Self.dictionaries.get()
    let coder = Coder(CompiledLexicon(lexicon, dictionaries: dictionaries))
    let analyzer = Analyzer(dictionaries).session()
    var json = JSONWriter()
    for text in texts {
      var coded = coder.code(CodingInput(title: .empty, text: analyzer.analyze(text)))
      coded.lexicon = ""
      json.object { coded.write(to: &$0) }
      json.endLine()
    }
    return json.bytes
  }

  /// A shuffle that is the same in every run.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  @Test func `Results do not depend on the order of rows`() throws {
    let files = try tables()
    let texts = try texts()
    let wanted = try codings(files, texts)
    var random = Seeded(state: 1)
    var shuffled = files
    for name in Lexicon.fileNames {
      var reader = CSVReader(try #require(files[name]))
      guard let header = reader.next() else { continue }
      var rows = Array(reader)
      rows.shuffle(using: &random)
      shuffled[name] = Self.csv([header] + rows)
    }
    #expect(try codings(shuffled, texts) == wanted)
  }

  private static func csv(_ rows: [CSVReader.Row]) -> [UInt8] {
    let lines = rows.map { row in
      row.fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  @Test func `The tables have no error, and no word whose suffixes do not fit`() throws {
    let (lexicon, problems) = Lexicon.read(files: try tables(), folder: "")
    #expect(problems.map(\.description) == [])
    let warnings = lexicon.check(folder: "", dictionaries: try Self.dictionaries.get())
    #expect(warnings.filter { $0.code == "LEX-022" }.map(\.description) == [])
  }

  @Test func `Loanwords, names and compounds pass, slips of harmony do not`() throws {
    func cures(_ words: [String]) throws -> [String] {
      let table =
        [Table.columns.joined(separator: ",")]
        + words.enumerated().map {
          "frames.kk.\(1000 + $0.offset),kk,\($0.element),lemma,housing,,,,,,"
        }
      var files = try tables().filter { $0.key == Lexicon.codebookName }
      files["frames.csv"] = Array(table.joined(separator: "\n").utf8)
      let (lexicon, problems) = Lexicon.read(files: files, folder: "")
      try #require(problems.isEmpty)
      return lexicon.check(folder: "", dictionaries: try Self.dictionaries.get())
        .filter { $0.code == "LEX-022" }.compactMap(\.cure)
    }
    #expect(
      try cures([
        "байдарка", "цехы", "барак", "интернет", "заңгер", "мәжілісмен", "көпбалалы", "халі",
        "мәдениеттанушы", "қорғаусыз", "Тасқала",
      ]) == [])
    #expect(
      try cures(["балалер", "мектепда", "көшгендер", "ауылқа", "адамтар", "облысдан"]) == [
        "did you mean балалар?", "did you mean мектепте?", "did you mean көшкендер?",
        "did you mean ауылға?", "did you mean адамдар?", "did you mean облыстан?",
      ])
  }

  @Test func `A coding names the lexicon that made it`() throws {
    let (lexicon, _) = Lexicon.read(files: try tables(), folder: "")
    let compiled = CompiledLexicon(lexicon, dictionaries: try Self.dictionaries.get())
    let coded = Coder(compiled).code(CodingInput(title: .empty, text: .empty))
    #expect(coded.lexicon == compiled.digest.short)
  }
}
