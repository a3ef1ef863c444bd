internal import Basics
internal import Lexicons
internal import Testing

/// Tables as spreadsheets save them: read all the same, and said once.
@Suite struct SpreadsheetTests {
  private let rows =
    "id,language,pattern,type,code,weight,needs,unless,window,note,example\r\n"
    + "groups.kk.0001,kk,қаладан көшу,lemma,internal,,,,,,\r\n"

  private func read(_ bytes: [UInt8]) -> (lexicon: Lexicon, problems: [Problem]) {
    Lexicon.read(
      files: ["codebook.csv": Array(codebookText.utf8), "groups.csv": bytes], folder: "")
  }

  private func encoded(_ text: String, _ page: CodePage) throws -> [UInt8] {
    try text.unicodeScalars.map { scalar in
      scalar.isASCII
        ? UInt8(scalar.value) : UInt8(try #require(page.scalars.firstIndex(of: scalar)) + 0x80)
    }
  }

  private func expectOne(_ bytes: [UInt8], _ pattern: String, _ oddity: String) {
    let (lexicon, problems) = read(bytes)
    #expect(problems.isEmpty)
    #expect(lexicon.entries.map(\.patternText) == [pattern])
    #expect(
      lexicon.warnings.map(\.description) == [
        "groups.csv: the file has \(oddity); it is read [LEX-019]; Koshu's own tables are UTF-8 with "
          + "commas"
      ])
  }

  @Test func `Semicolons and tabs separate fields as commas do`() {
    let semicolons = rows.replacing(",", with: ";")
    expectOne(Array(semicolons.utf8), "қаладан көшу", "semicolons between the fields")
    let tabs = rows.replacing(",", with: "\t")
    expectOne(Array(tabs.utf8), "қаладан көшу", "tabs between the fields")
  }

  @Test func `A byte-order mark and a first line sep=; are passed over`() {
    let text = "\u{FEFF}sep=;\r\n" + rows.replacing(",", with: ";")
    expectOne(
      Array(text.utf8), "қаладан көшу",
      "a byte-order mark, a first line “sep=;”, semicolons between the fields")
  }

  @Test func `Lines are counted with the line sep=;`() {
    let text = "sep=;\n" + rows.replacing(",", with: ";").replacing("internal", with: "internel")
    #expect(read(Array(text.utf8)).problems.map(\.place) == ["groups.csv:3:code"])
  }

  @Test func `Old encodings of Russian and Kazakh are known by their letters`() throws {
    let russian = rows.replacing("қаладан көшу", with: "переезд в город")
    expectOne(
      try encoded(russian, .windows1251), "переезд в город", "the encoding windows-1251")
    expectOne(try encoded(rows, .kz1048), "қаладан көшу", "the encoding kz-1048")
  }

  @Test func `UTF-16 is read in both orders`() {
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in rows.utf16 {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    expectOne(little, "қаладан көшу", "UTF-16")
    expectOne(big, "қаладан көшу", "UTF-16")
  }

  @Test func `An encoding that nobody knows is refused`() {
    // "переезд в город" as DOS had it.
    let words: [UInt8] = [
      0xAF, 0xA5, 0xE0, 0xA5, 0xA5, 0xA7, 0xA4, 0x20, 0xA2, 0x20, 0xA3, 0xAE, 0xE0, 0xAE, 0xA4,
    ]
    let problems = read(Array("id,".utf8) + words).problems
    #expect(problems.map(\.code) == ["LEX-019"])
  }

  @Test func `A table as Koshu writes it gives no warning`() {
    #expect(read(Array(rows.utf8)).lexicon.warnings.isEmpty)
  }

  // MARK: Cells that spreadsheets changed

  private func problems(
    weight: String = "", window: String = "", id: String = "groups.kk.0001",
    pattern: String = "көшу"
  ) -> [String] {
    let row = "\(id),kk,\(pattern),lemma,internal,\(weight),,,\(window),,\n"
    let header = "id,language,pattern,type,code,weight,needs,unless,window,note,example\n"
    return read(Array((header + row).utf8)).problems.map { "\($0.code) \($0.place)" }
  }

  @Test(arguments: [
    "05.янв", "май.05", "01.фев", "2026-01-02", "05.01.2026", "1/5/26", "5-Jan", "Jan-05",
    "05.қаң", "01.фев.26", "2026-01-02T00:00:00", "46027", "2026-05-01 10:30",
  ])
  func `A date in the place of a number or an id is found`(text: String) {
    #expect(problems(weight: text) == ["LEX-031 groups.csv:2:weight"])
    #expect(problems(window: text) == ["LEX-031 groups.csv:2:window"])
    #expect(problems(id: text) == ["LEX-031 groups.csv:2:id"])
  }

  @Test(arguments: ["1E+05", "1.5E-07", "\"1,00E+05\""])
  func `A number that was shortened is found`(text: String) {
    #expect(problems(weight: text) == ["LEX-032 groups.csv:2:weight"])
  }

  @Test(arguments: ["#NAME?", "#ИМЯ?", "#ЗНАЧ!"])
  func `Words that a spreadsheet took for a formula are found`(text: String) {
    #expect(problems(pattern: text) == ["LEX-033 groups.csv:2:pattern"])
  }

  @Test(arguments: ["05.янв", "1E+05"]) func `Words are looked at for them as well`(text: String) {
    #expect(problems(pattern: text).map { $0.prefix(4) } == ["LEX-"])
  }

  @Test(arguments: ["мам", "2026", "көшу-қону", "5-қабат", "ІІ-бап", "1-2", "май"])
  func `Words like dates are words`(text: String) {
    #expect(problems(pattern: text) == [])
  }

  @Test(arguments: ["0.5", "-1", "10", "1.25"]) func `Numbers are numbers`(text: String) {
    #expect(problems(weight: text) == [])
  }

  @Test func `A decimal comma is read out with a point`() {
    let text = rows.replacing("internal,,", with: "internal,\"0,5\",")
    #expect(
      read(Array(text.utf8)).problems.map(\.description) == [
        "groups.csv:2:weight: “0,5” is no weight [LEX-008]; write 0.5, with a decimal point"
      ])
  }

  // MARK: Letters that windows-1251 lost

  /// As Excel on a Russian system saves “CSV”: what windows-1251 lacks becomes a question mark.
  private func lossy(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      if scalar.isASCII { return UInt8(scalar.value) }
      return CodePage.windows1251.scalars.firstIndex(of: scalar).map { UInt8($0 + 0x80) } ?? 0x3F
    }
  }

  @Test func `Rows that lost letters of Kazakh are named one by one, also by their examples`() {
    let text =
      "id,language,pattern,type,code,weight,needs,unless,window,note,example\n"
      + "groups.kk.0001,kk,қаладан көшу,lemma,internal,,,,,,\n"
      + "groups.ru.0001,ru,приезжий,lemma,internal,,,,,,Кто такой приезжий?\n"
      + "groups.kk.0002,kk,мигрант,lemma,internal,,,,,,Мигранттар қалада тұрады.\n"
    #expect(
      read(lossy(text)).problems.map { "\($0.code) \($0.place)" } == [
        "LEX-012 groups.csv:2:pattern", "LEX-012 groups.csv:4:example",
      ])
  }

  @Test func `A table that lost its letters throughout is refused in one line with all rows`() {
    var text = "id,language,pattern,type,code,weight,needs,unless,window,note,example\n"
    for number in 10..<40 {
      let word = number == 20 ? "мигрант" : "қала"
      text += "groups.kk.00\(number),kk,\(word),lemma,internal,,,,,,\n"
    }
    let problems = read(lossy(text)).problems
    #expect(problems.map(\.code) == ["LEX-012"])
    #expect(problems.first?.message.hasSuffix("(“?ала”): rows 2–11, 13–31") == true)
  }

  // MARK: Cells instead of bytes

  @Test func `Cells of a workbook are read as a file is, with the rows of the workbook`() {
    let cells = TableCells(
      header: .init(
        [
          "pattern", "id", "language", "type", "code", "weight", "needs", "unless",
          "window", "note", "example",
        ], line: 3),
      rows: [
        .init(["көшу", "groups.kk.0001", "kk", "lemma", "internal"], line: 4), .init([], line: 5),
        .init(["көшу", "groups.kk.0002", "kk", "lema", "internal"], line: 9),
      ])
    let (lexicon, problems) = Lexicon.read(
      tables: ["codebook.csv": .file(Array(codebookText.utf8)), "groups.csv": .cells(cells)]
    ) { "book.xlsx:\($0.dropLast(4))" }
    #expect(lexicon.entries.map(\.id) == ["groups.kk.0001"])
    #expect(problems.map(\.place) == ["book.xlsx:groups:9:type"])
  }
}
