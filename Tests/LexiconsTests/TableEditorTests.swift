import Basics
import Lexicons
import Testing

@Suite struct TableEditorTests {
  private let header = Table.columns.joined(separator: ",")

  private func editor(_ lines: [String], end: String = "\n") throws -> TableEditor {
    try TableEditor(Array(((lines + [""]).joined(separator: end)).utf8), place: "frames.csv")
  }

  private func text(_ editor: TableEditor) -> String {
    String(decoding: editor.bytes, as: UTF8.self)
  }

  @Test func `a new row stands behind its kin and all other lines stay as they were`() throws {
    let lines = [
      header, "frames.kk.0001,kk,жатақхана,lemma,housing,,,,,,",
      "frames.ru.0001,ru,\"общежитие\",lemma,housing,,,,,,",
    ]
    var editor = try editor(lines)
    let id = editor.nextID(stem: "frames.kk.")
    #expect(id == "frames.kk.0002")
    try editor.insert([
      "id": id, "language": "kk", "pattern": "пәтер", "type": "lemma", "code": "housing",
      "example": "Пәтер, дейді, \"қымбат\".",
    ])
    let row = "frames.kk.0002,kk,пәтер,lemma,housing,,,,,,\"Пәтер, дейді, \"\"қымбат\"\".\""
    #expect(text(editor) == [lines[0], lines[1], row, lines[2], ""].joined(separator: "\n"))
    #expect(editor.rows.map(\.id) == ["frames.kk.0001", "frames.kk.0002", "frames.ru.0001"])
  }

  @Test func `the number behind the highest is next, though numbers below are free`() throws {
    let editor = try editor([
      header, "frames.kk.0009,kk,а,lemma,x,,,,,,", "frames.kk.12000,kk,б,lemma,x,,,,,,",
    ])
    #expect(editor.nextID(stem: "frames.kk.") == "frames.kk.12001")
    #expect(editor.nextID(stem: "frames.ru.") == "frames.ru.0001")
  }

  @Test func `of a changed row the fields that stay keep their quotation marks`() throws {
    var editor = try editor(
      [header, "\"frames.kk.0001\", kk ,\"пәтер\",lemma,housing,,,,,\"а,б\","], end: "\r\n")
    try editor.replace(
      id: "frames.kk.0001", ["pattern": "пәтер|үй", "weight": "0.5", "code": "housing"])
    #expect(
      text(editor)
        == "\(header)\r\n\"frames.kk.0001\", kk ,пәтер|үй,lemma,housing,0.5,,,,\"а,б\",\r\n")
  }

  @Test func `what Excel saved keeps its mark, its semicolons and its first line`() throws {
    let columns = Table.columns.joined(separator: ";")
    var editor = try TableEditor(
      Array("\u{FEFF}sep=;\r\n\(columns)\r\nframes.ru.0001;ru;дом;lemma;housing;;;;;;\r\n".utf8))
    try editor.insert(["id": "frames.ru.0002", "pattern": "угол", "note": "а;б"])
    #expect(
      text(editor)
        == "\u{FEFF}sep=;\r\n\(columns)\r\nframes.ru.0001;ru;дом;lemma;housing;;;;;;\r\n"
        + "frames.ru.0002;;угол;;;;;;;\"а;б\";\r\n")
  }

  @Test func `a last line without an end gets one only where a row follows`() throws {
    var editor = try TableEditor(Array("\(header)\nframes.ru.0001,ru,дом,lemma,housing,,,,,,".utf8))
    try editor.replace(id: "frames.ru.0001", ["pattern": "домик"])
    #expect(text(editor).hasSuffix("домик,lemma,housing,,,,,,"))
    try editor.insert(["id": "frames.ru.0002"])
    #expect(text(editor).hasSuffix("housing,,,,,,\nframes.ru.0002,,,,,,,,,,"))
    var empty = try TableEditor(Array(header.utf8))
    try empty.insert(["id": "frames.ru.0001"])
    #expect(text(empty) == "\(header)\nframes.ru.0001,,,,,,,,,,")
  }

  @Test func `what cannot be changed without loss, or twice, is refused with the cure`() throws {
    func problem(_ body: () throws -> Void) -> String? {
      do { try body() } catch { return (error as? Problem)?.description }
      return nil
    }
    #expect(problem { _ = try TableEditor([0xEA, 0xE0, 0xEB, 0xE0]) }?.contains("LEX-060") == true)
    #expect(
      problem { _ = try TableEditor(Array("\(header)\na,\"b".utf8)) }?.contains("LEX-017") == true)
    #expect(problem { _ = try TableEditor(Array("a,b\n".utf8)) }?.contains("LEX-002") == true)
    var editor = try editor([header, "a.1,,,,,,,,,,", "a.1,,,,,,,,,,"])
    #expect(problem { try editor.insert(["id": "a.1"]) }?.contains("such as a.0002") == true)
    #expect(problem { try editor.remove(id: "a.1") }?.contains("LEX-003") == true)
    #expect(problem { try editor.remove(id: "a.2") }?.contains("LEX-061") == true)
    #expect(
      problem { try editor.insert(["id": "a.3", "patern": "x"]) }?.contains("did you mean pattern?")
        == true)
  }

  // MARK: Properties

  /// A table in a form chosen by chance, with what its rows hold.
  private struct Drawn {
    var bytes: [UInt8]
    var ids: [String]

    init(_ random: inout some RandomNumberGenerator) {
      let separator = [",", ";", "\t"].randomElement(using: &random) ?? ","
      let end = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
      var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
      text += Table.columns.joined(separator: separator) + end
      ids = (1...Int.random(in: 1...6, using: &random)).map {
        "frames.\($0 % 2 == 0 ? "kk" : "ru").\($0)"
      }
      for id in ids {
        let fields = [id] + (1..<Table.columns.count).map { _ in Self.field(separator, &random) }
        text += fields.joined(separator: separator)
        if id != ids.last || Bool.random(using: &random) { text += end }
        if id != ids.last, Int.random(in: 0..<4, using: &random) == 0 { text += end }
      }
      bytes = Array(text.utf8)
    }

    static func field(_ separator: String, _ random: inout some RandomNumberGenerator) -> String {
      let text = value(&random)
      let isPlain = !text.contains { $0 == "\"" || $0.isNewline || String($0) == separator }
      if isPlain, Bool.random(using: &random) { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    static func value(_ random: inout some RandomNumberGenerator) -> String {
      let pieces = [
        "қала", "ё", " ", ",", ";", "\t", "\"", "\n", "\r\n", "«а»", "", "0.5", "@city",
      ]
      return (0..<Int.random(in: 0...4, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
  }

  private func trimmed(_ text: String) -> String {
    var view = text[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }

  @Test(arguments: 0..<300)
  func `whatever is edited, the bytes of all other rows stay and the row reads as it was given`(
    seed: UInt64
  ) throws {
    var random = SeededNumbers(seed)
    let drawn = Drawn(&random)
    var editor = try TableEditor(drawn.bytes)
    let before = editor
    #expect(before.rows.map(\.id) == drawn.ids)
    var fields: [String: String] = [:]
    for column in Table.columns.dropFirst() where Bool.random(using: &random) {
      fields[column] = Drawn.value(&random)
    }
    let id = try #require(drawn.ids.randomElement(using: &random))
    let others = before.rows.filter { $0.id != id }.map(\.fields)

    try editor.replace(id: id, fields)
    #expect(editor.rows.filter { $0.id != id }.map(\.fields) == others)
    let row = try #require(editor.rows(id: id).first)
    for column in Table.columns {
      let old = before.value(column, of: try #require(before.rows(id: id).first))
      #expect(editor.value(column, of: row) == fields[column].map(trimmed) ?? old)
    }
    let (old, new) = (before.bytes, editor.bytes)
    let range = try #require(before.rows(id: id).first).range
    #expect(new.prefix(range.lowerBound) == old.prefix(range.lowerBound))
    #expect(new.suffix(old.count - range.upperBound) == old.suffix(old.count - range.upperBound))

    var grown = before
    try grown.insert(fields.merging(["id": "frames.kk.900"]) { $1 })
    #expect(
      grown.rows.filter { $0.id != "frames.kk.900" }.map(\.fields) == before.rows.map(\.fields))
    try grown.remove(id: "frames.kk.900")
    if [10, 13].contains(old.last) { #expect(grown.bytes == old) }
    #expect(grown.rows.map(\.fields) == before.rows.map(\.fields))

    var shrunk = before
    try shrunk.remove(id: id)
    #expect(shrunk.rows.map(\.fields) == others)
    #expect(shrunk.bytes == Array(old[..<range.lowerBound] + old[range.upperBound...]))
  }
}

/// Numbers that look random and are the same each time.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let mixed = (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 32)
  }
}
