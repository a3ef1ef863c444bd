import Basics
import Sheets
import Testing

@Suite("Workbooks written and read back")
struct RoundTripTests {
  private func readBack(_ rows: [[Cell]], columns: Int) throws -> [[Cell]] {
    let sheet = Sheet(
      "cells", columns: (0..<columns).map { Sheet.Column("c\($0)") }, rows: rows.map { .init($0) })
    let read = try ReadWorkbook(try Workbook([sheet]).bytes(), place: "test.xlsx")
    let found = try #require(read.sheet("cells"))
    #expect(found.rows.first?.cells == (0..<columns).map { .text("c\($0)") })
    var grid = [[Cell]](repeating: [], count: rows.count)
    for row in found.rows.dropFirst() { grid[row.number - 2] = row.cells }
    return grid
  }

  /// Without what a row ends in: nothing is read of it.
  private func trimmed(_ row: [Cell]) -> [Cell] {
    var row = row
    while row.last == .empty || row.last == .text("") { row.removeLast() }
    return row.map { $0 == .text("") ? .empty : $0 }
  }

  @Test(arguments: [
    "Ауылдан көшіп келгендер қалада тұрады: әңгіме, ғұмыр, үй, һәм", "Переезд в город",
    "👩‍👩‍👧 🇰🇿", "бір\nекі\n\nүш", "  алдында бос орын", "соңында  ", "\tтабуляция", "a\r\nb\rc",
    "\u{0}\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}", "\u{FFFE}\u{FFFF}\u{FEFF}", "_x0041_ _x005F_ _",
    "_x00",
    "=қалаға көшу", "+7", "-1", "@internal", "<b>&amp;\"'", "]]>", "0,5", "1E+05", "#NAME?",
  ])
  func `every text comes back as it was`(text: String) throws {
    #expect(
      try readBack([[.text(text)], [.empty, .text(text)]], columns: 2)
        == [[.text(text)], [.empty, .text(text)]])
  }

  @Test func `the longest text that Excel takes comes back, a longer one is refused`() throws {
    let text = String(repeating: "ұзақ ", count: 6553) + "аб"
    #expect(text.utf16.count == SheetLimits.textUnits)
    #expect(try readBack([[.text(text)]], columns: 1) == [[.text(text)]])
    let problem = #expect(throws: Problem.self) {
      try readBack([[.text(text + "в")]], columns: 1)
    }
    #expect(problem?.description.contains("32768 characters, a cell holds 32767") == true)
  }

  @Test func `numbers, truth and dates keep their kind`() throws {
    let row: [Cell] = [
      .number(0.5), .number(-10), .number(1e-7), .number(123_456_789_012), .boolean(true),
      .boolean(false), .date(46_023), .empty, .number(0),
    ]
    #expect(try readBack([row], columns: 9) == [row])
  }

  @Test func `random cells of hard scalars come back`() throws {
    var random = Random(state: 7)
    let scalars: [Unicode.Scalar] = Array(
      "әғқңөұүһіӘҒ яё_x0041_<&>\"=+-@,;\n\t\r\u{0}\u{1}😀\u{301}\u{200D}".unicodeScalars)
    for _ in 0..<40 {
      let rows: [[Cell]] = (0..<8).map { _ in
        (0..<6).map { _ in
          switch random.below(4) {
          case 0: .empty
          case 1: .number(Double(random.below(2_000_001) - 1_000_000) / 1000)
          default:
            .text(
              String(
                String.UnicodeScalarView(
                  (0..<random.below(12)).map { _ in scalars[random.below(scalars.count)] })))
          }
        }
      }
      #expect(try readBack(rows, columns: 6) == rows.map(trimmed))
    }
  }

  @Test func `the same workbook gives the same bytes`() throws {
    var sheet = Sheet(
      "тізім",
      columns: [
        .init(
          "код", width: 20, .text,
          validation: .init(
            .list((0..<60).map { "code-number-\($0)" }), message: "таңдаңыз"))
      ],
      rows: [.init([.text("code-number-3")])])
    sheet.hasFilter = true
    let bytes = try Workbook([sheet]).bytes()
    #expect(try Workbook([sheet]).bytes() == bytes)
    let read = try ReadWorkbook(bytes, place: "test.xlsx")
    #expect(read.sheets.map(\.name) == ["тізім", "lists"])
    #expect(read.sheets.map(\.isHidden) == [false, true])
    #expect(read.sheet("lists")?.rows.count == 61)
  }
}

/// A fixed generator: the same cells in every run.
struct Random {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
