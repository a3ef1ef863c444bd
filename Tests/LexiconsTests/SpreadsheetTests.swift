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
}
