import Basics
import Foundation
import Sheets
import Testing

@Suite("Workbooks of other programs")
struct ReadingTests {
  static func file(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Files/\(name)").path
  }

  private func rows(_ xml: String, book: String = "", styles: String = "") throws -> [ReadSheet.Row]
  {
    try ReadWorkbook(
      Container.workbook(rows: xml, book: book, styles: styles), place: "hand.xlsx"
    ).sheets[0].rows
  }

  @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
  func `what openpyxl and LibreOffice wrote is read`(name: String) throws {
    let book = try ReadWorkbook(path: Self.file(name))
    #expect(book.sheets.map(\.name) == ["Кесте", "hidden"])
    #expect(book.sheets.map(\.isHidden) == [false, true])
    #expect(
      book.sheet("HIDDEN")?.rows == [.init(number: 3, cells: [.empty, .empty, .text("жасырын")])])
    let sheet = try #require(book.sheet("кесте"))
    #expect(sheet.rows.map(\.number) == [1, 2, 5, 7, 8, 10, 11])
    #expect(sheet.rows[0].cells == ["id", "мәтін", "сан", "күн", "ия"].map { .text($0) })
    #expect(
      sheet.rows[1].cells == [
        .number(1), .text("Ауылдан көшті: ә ғ қ ң ө ұ ү һ"), .number(0.5), .date(46_027),
        .boolean(true),
      ])
    #expect(sheet.rows[1].cells[3].shown == "2026-01-05")
    #expect(sheet.rows[2].cells == [.empty, .text("жай қалың соңы"), .date(46_143.4375)])
    #expect(sheet.rows[2].cells[2].shown == "2026-05-01T10:30")
    // openpyxl computes nothing.
    let isComputed = name != "openpyxl.xlsx"
    #expect(sheet.rows[3][4] == (isComputed ? .number(2) : .formula("1+1")))
    #expect(sheet.rows[4].cells == [.text("бір\nекі"), .text("  бос орын  ")])
    #expect(sheet.rows[5].cells == [.text("біріккен")])
    #expect(
      sheet.rows[6].cells == [
        .text("👩‍👩‍👧 🇰🇿"), .number(1e21), .number(-0.25), .number(0.5), .error("#N/A"),
      ])
  }

  @Test func `cells stand where their names say, else next to the one before`() throws {
    let rows = try rows(
      "<row r=\"5\"><c r=\"C5\"><v>3</v></c><c><v>4</v></c></row><row><c t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>no</t></rPh><r><t xml:space=\"preserve\"> b</t></r></is></c></row>"
    )
    #expect(
      rows == [
        .init(number: 5, cells: [.empty, .empty, .number(3), .number(4)]),
        .init(number: 6, cells: [.text("a b")]),
      ])
  }

  @Test func `numbers are dates by their format, in both calendars`() throws {
    let styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\.mmm\"/><numFmt numFmtId=\"165\" formatCode=\"0.0&quot;d&quot;;[Red]-0;@\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"16\"/></cellXfs>"
    let xml =
      "<row r=\"1\"><c s=\"0\"><v>1</v></c><c s=\"1\"><v>100</v></c><c s=\"2\"><v>1</v></c><c s=\"3\"><v>44000</v></c><c t=\"d\"><v>2026-01-05</v></c></row>"
    #expect(
      try rows(xml, styles: styles)[0].cells == [
        .number(1), .date(100), .number(1), .date(44_000), .date(46_027),
      ])
    let old = try rows(xml, book: "<workbookPr date1904=\"1\"/>", styles: styles)
    #expect(old[0][1] == .date(1562))
  }

  @Test(arguments: [
    (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (46_027, "2026-01-05"),
    (2_958_465, "9999-12-31"), (45_351, "2024-02-29"),
  ])
  func `the days of a spreadsheet are those of the calendar`(serial: Double, date: String) {
    #expect(Cell.date(serial).shown == date)
  }

  // MARK: Damage

  private func problem(_ bytes: [UInt8]) -> Problem? {
    do throws(Problem) {
      _ = try ReadWorkbook(bytes, place: "x.xlsx")
      return nil
    } catch {
      return error
    }
  }

  @Test func `a bomb is refused before it is unpacked`() throws {
    let problem = #expect(throws: Problem.self) {
      try ReadWorkbook(path: Self.file("bomb.xlsx"))
    }
    #expect(problem?.code == "XLS-004")
    #expect(problem?.message.contains("xl/workbook.xml unpacks to") == true)
  }

  @Test func `what is no workbook is named for what it is`() {
    #expect(problem(Array("id,text\n".utf8))?.message == "the file is no workbook (.xlsx)")
    #expect(
      problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1])?.message
        == "the file is an old .xls or has a password")
    var container = Container()
    container.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    #expect(problem(container.bytes())?.code == "XLS-002")
  }

  @Test func `cells far out and broken cells are refused with their row`() {
    for (xml, code) in [
      ("<row r=\"3\"><c r=\"XFD3\"><v>1</v></c></row>", "XLS-004"),
      ("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>7</v></c></row>", "XLS-003"),
      ("<row r=\"3\"><c r=\"3A\"><v>7</v></c></row>", "XLS-003"),
      ("<row r=\"3\"><c r=\"A3\"><v>seven</v></c></row>", "XLS-003"),
      ("<row r=\"3\"></row><row r=\"2\"></row>", "XLS-003"), ("<row r=\"3\"><c>", "XLS-003"),
    ] {
      #expect(problem(Container.workbook(rows: xml))?.code == code, "\(xml)")
    }
  }

  @Test func `a workbook that was cut off or changed is read or refused, never taken for another`()
    throws
  {
    let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: Self.file("libreoffice.xlsx"))))
    let cells = try ReadWorkbook(whole, place: "x.xlsx").sheets
    for length in stride(from: 0, to: whole.count - 22, by: 97) {
      #expect(problem(Array(whole[..<length])) != nil)
    }
    var random = Random(state: 3)
    for _ in 0..<3000 {
      var bytes = whole
      bytes[random.below(bytes.count)] = UInt8(random.below(256))
      // The checksums see each change of contents; what is left changes names or formats only.
      if let read = try? ReadWorkbook(bytes, place: "x.xlsx"), read.sheets.count == cells.count {
        #expect(read.sheets.map { $0.rows.map(\.number) } == cells.map { $0.rows.map(\.number) })
      }
    }
  }
}
