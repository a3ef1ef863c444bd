internal import Basics
internal import Lexicons
internal import Testing

/// One row, as it is typed, is told the same as a whole table would be.
@Suite struct RowFaultsTests {
  private func lexicon(_ rows: [String], _ table: Table) -> (Lexicon, [Problem]) {
    let text = ([header] + rows).joined(separator: "\n")
    return Lexicon.read(
      files: ["codebook.csv": Array(codebookText.utf8), table.fileName: Array(text.utf8)],
      folder: "")
  }

  private func fields(_ row: String) -> [String: String] {
    let values = CSVReader(Array(row.utf8)).map(\.fields).first ?? []
    return Dictionary(uniqueKeysWithValues: zip(Table.columns, values))
  }

  @Test(arguments: [
    "groups.ru.0001,ru,мигрант,lemma,internal,,,,,,",
    "groups.ru.0001,ru,мигрант,lemma,nosuch,,,,,,",
    "groups.ru.0001,de,мигрант,lema,internal,\"0,5\",@nosuch|,a||b,far,,",
    "groups.ru.0001,ru,(мигрант,regex,internal,,,,,,",
    "groups.ru.0001,ru,,lemma,internal,100,,,,,",
    "groups.ru.0001,ru,мигpант,lemma,internal,,,,,,",
    "groups.ru.0001,ru,\"два\nряда, \"\"в кавычках\"\"\",lemma,internal,,,,31,,",
  ])
  func `a row by itself has the problems that it has in its table`(row: String) throws {
    let (whole, expected) = lexicon([row], .groups)
    let (entry, problems) = Entry.read(
      fields(row), of: .groups, codebook: whole.codebook, line: 2)
    #expect(problems.map(\.description) == expected.map(\.description))
    #expect(entry == whole.entries.first)
  }

  @Test func `a row that says the opposite of another is told so, and only that one`() throws {
    let codes = codebookText + "\nquality-,stance,,,,,,,,\nquality+,stance,,,,,,,,"
    let rows = [header, "stance.ru.0001,ru,ленивый,lemma,quality-,,,,,,"].joined(separator: "\n")
    let (whole, problems) = Lexicon.read(
      files: ["codebook.csv": Array(codes.utf8), "stance.csv": Array(rows.utf8)], folder: "")
    #expect(problems.isEmpty)
    let row = fields("stance.ru.0002,ru,ленивый,lemma,quality+,,,,,,")
    let (entry, none) = Entry.read(row, of: .stance, codebook: whole.codebook, line: 0)
    #expect(none.isEmpty)
    let found = whole.contradictions(of: try #require(entry))
    #expect(found.map(\.code) == ["LEX-020"])
    #expect(found.first?.place == "stance.csv:0:code")
    #expect(whole.contradictions(of: try #require(whole.entries.first)).isEmpty)
  }

  @Test func `an example without the words, and a row that stands already, are warned of`() throws {
    let (whole, problems) = lexicon(["groups.ru.0001,ru,мигрант,lemma,internal,,,,,,"], .groups)
    #expect(problems.isEmpty)
    let row = fields("groups.ru.0002,ru,мигрант,lemma,internal,,,,,,Совсем другое.")
    let (entry, _) = Entry.read(row, of: .groups, codebook: whole.codebook, line: 9)
    let found = whole.warnings(of: try #require(entry), dictionaries: try smallDictionaries())
    #expect(found.map(\.code) == ["LEX-011", "LEX-013"])
    #expect(found.map(\.place) == ["groups.csv:9:example", "groups.csv:9:pattern"])
  }

  @Test func `the row that takes another's words is named`() throws {
    let (whole, problems) = lexicon(
      [
        "groups.ru.0001,ru,мигрант,lemma,internal,2,,,,,",
        "groups.ru.0002,ru,мигрант,lemma,internal,,,,,,",
      ], .groups)
    #expect(problems.isEmpty)
    let dictionaries = try smallDictionaries()
    let compiled = CompiledLexicon(whole, dictionaries: dictionaries)
    #expect(
      compiled.taker(of: "groups.ru.0002", dictionaries: dictionaries)?.id == "groups.ru.0001")
    #expect(compiled.taker(of: "groups.ru.0001", dictionaries: dictionaries) == nil)
  }
}
