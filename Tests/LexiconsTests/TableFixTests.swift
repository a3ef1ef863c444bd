internal import Basics
internal import Lexicons
internal import Testing

/// What `--fix` mends without knowing what the analyst meant.
@Suite struct TableFixTests {
  private let rows = [
    "groups.kk.0001,kk,қаладан көшу,lemma,internal,,,,,,",
    "groups.kk.0002,kk,ауыл,lemma,internal,0.5,қала|@city,,,\"a note, with a comma\",",
    "groups.ru.0001,ru,приезжий,lemma,internal,,,,,,\"«Ёж»  и \"\"он\"\"\"",
  ]

  private func table(_ rows: [String]) -> String {
    ([header] + rows).map { $0 + "\n" }.joined()
  }

  private func fix(_ bytes: [UInt8]) throws -> TableFix {
    try #require(
      try TableFix.fixes(of: ["codebook.csv": Array(codebookText.utf8), "groups.csv": bytes])
        .first { $0.file == "groups.csv" })
  }

  private func fix(_ text: String) throws -> TableFix { try fix(Array(text.utf8)) }

  private func text(_ fix: TableFix) -> String { String(decoding: fix.after, as: UTF8.self) }

  private func encoded(_ text: String, _ page: CodePage) throws -> [UInt8] {
    try text.unicodeScalars.map { scalar in
      scalar.isASCII
        ? UInt8(scalar.value) : UInt8(try #require(page.scalars.firstIndex(of: scalar)) + 0x80)
    }
  }

  @Test func `A table without faults keeps its bytes`() throws {
    let found = try fix(table(rows))
    #expect(!found.isChanged)
    #expect(found.steps.isEmpty && found.left.isEmpty)
  }

  @Test func `What spreadsheets make of a file becomes UTF-8 with commas`() throws {
    let plain = [rows[0], "groups.kk.0002,kk,ауыл,lemma,internal,0.5,қала|@city,,,note,"]
    let semicolons = "\u{FEFF}sep=;\r\n" + table(plain).replacing(",", with: ";")
    #expect(text(try fix(semicolons)) == table(plain))
    let tabs = table(plain).replacing(",", with: "\t")
    #expect(text(try fix(tabs)) == table(plain))
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in table(plain).utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(text(try fix(wide)) == table(plain))
    #expect(text(try fix(encoded(table(plain), .kz1048))) == table(plain))
    // A field that holds a comma is quoted where commas part the fields.
    let decimal = table(rows).replacing("\"a note, with a comma\"", with: "a note").replacing(
      ",", with: ";"
    ).replacing("a note", with: "a note, with a comma")
    #expect(text(try fix(decimal)) == table(rows))
  }

  @Test func `A file whose encoding has lost letters is left, and a word of it named`() throws {
    let lost = table(rows).replacing("қ", with: "?").replacing("«Ёж»", with: "Ёж")
    let bytes = try encoded(lost, .windows1251)
    let found = try fix(bytes)
    #expect(!found.isChanged && found.after == bytes)
    #expect(
      found.left.map(\.message) == [
        "its encoding has lost letters, as in “?аладан”: restore the file"
      ])
  }

  @Test func `A question at the end of an example is no lost letter`() throws {
    let question = table(["groups.ru.0001,ru,город,lemma,internal,,,,,,Едете в город? Едем!"])
    #expect(text(try fix(encoded(question, .windows1251))) == question)
  }

  @Test func `Latin letters in Cyrillic words become Cyrillic, and others stay`() throws {
    // Latin a in қaла, Latin schwa in əкім.
    let wrong = table([
      "groups.kk.0001,kk,қaладан көшу@past,lemma,internal,,əкім|@city,SMSка,,Latin a stays: қaла,",
      "groups.kk.0002,kk,қaл[aа]да,regex,internal,,,,,,",
      "groups.ru.0001,ru,мiгрант,lemma,internal,,,,,,",
    ])
    let found = try fix(wrong)
    #expect(
      text(found)
        == table([
          "groups.kk.0001,kk,қаладан көшу@past,lemma,internal,,әкім|@city,SMSка,,Latin a stays: қaла,",
          "groups.kk.0002,kk,қaл[aа]да,regex,internal,,,,,,",
          // No word of Russian has an і.
          "groups.ru.0001,ru,мiгрант,lemma,internal,,,,,,",
        ]))
    #expect(found.steps.map(\.line) == [2, 2])
    #expect(found.steps.map(\.column) == ["pattern", "needs"])
  }

  @Test func `A row without an id gets the next number of its language, and its place`() throws {
    let found = try fix(table(rows + [",kk,көше,lemma,internal,,,,,,"]))
    // One of four rows out of place is no order by hand where the id is new, but more than a tenth.
    #expect(text(found).contains("groups.kk.0003,kk,көше"))
    #expect(found.steps.first?.message == "“көше” has the id groups.kk.0003 now")
    let unknown = try fix(table(rows + [",kz,көше,lemma,internal,,,,,,"]))
    #expect(!unknown.isChanged)
    #expect(unknown.left.map(\.line) == [5])
  }

  @Test func `Rows out of an order that the others keep are moved; an order by hand is kept`()
    throws
  {
    let many = (1...20).map { "groups.kk.00\($0 + 10),kk,ауыл\($0),lemma,internal,,,,,," }
    let moved = try fix(table(many + ["groups.kk.0001,kk,ауыл,lemma,internal,,,,,,"]))
    #expect(text(moved) == table(["groups.kk.0001,kk,ауыл,lemma,internal,,,,,,"] + many))
    #expect(moved.steps.map(\.message) == ["groups.kk.0001 stands first now"])
    #expect(moved.steps.map(\.line) == [22])
    let byHand = try fix(table(many.reversed()))
    #expect(!byHand.isChanged)
    #expect(byHand.left.map(\.kind) == [.order])
    let parted = try fix(table(many + ["", "groups.kk.0001,kk,ауыл,lemma,internal,,,,,,"]))
    #expect(!parted.isChanged)
  }

  @Test func `Spaces and quotation marks for nothing go, and what is quoted for a reason stays`()
    throws
  {
    let found = try fix(
      table([
        "\"groups.kk.0001\", kk ,\"қаладан көшу\",lemma,internal,,,,,\"a \"\"b\"\"\",\"x\u{A0}\""
      ]))
    #expect(
      text(found) == table(["groups.kk.0001,kk,қаладан көшу,lemma,internal,,,,,\"a \"\"b\"\"\",x"]))
  }

  @Test func `Lines end as those of most files`() throws {
    let mixed = table(rows).replacing("internal,,,,,,\n", with: "internal,,,,,,\r\n")
    #expect(text(try fix(mixed)) == table(rows))
    let allPairs = try TableFix.fixes(of: [
      "codebook.csv": Array(codebookText.replacing("\n", with: "\r\n").utf8),
      "groups.csv": Array(table(rows).replacing("\n", with: "\r\n").utf8),
    ])
    #expect(allPairs.last?.isChanged == false)
  }

  @Test func `A quotation that is never closed leaves the file alone`() throws {
    let found = try fix(table(rows + ["groups.kk.0009,kk,\"ауыл,lemma,internal,,,,,,"]))
    #expect(!found.isChanged)
    #expect(found.left.map(\.message) == ["a quotation mark is never closed"])
  }

  /// Damages a table in many ways at once, by a fixed seed.
  private struct Damage {
    var dice: UInt64

    mutating func roll(_ sides: Int) -> Int {
      dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((dice >> 33) % UInt64(sides))
    }

    mutating func apply(to rows: [String]) -> [UInt8] {
      var lines = rows
      for _ in 0..<roll(6) { damage(&lines[roll(lines.count - 1) + 1]) }
      if roll(4) == 0 { lines.swapAt(1, lines.count - 1) }
      if roll(5) == 0 { lines.insert("", at: roll(lines.count)) }
      var text = lines.map { $0 + (roll(8) == 0 ? "\r\n" : "\n") }.joined()
      if roll(5) == 0 { text = "\u{FEFF}" + text }
      if roll(9) == 0 { text.removeLast() }
      return Array(text.utf8)
    }

    private mutating func damage(_ line: inout String) {
      switch roll(7) {
      case 0: line = line.replacing("а", with: "a", maxReplacements: 1)
      case 1: line = " " + line
      case 2: line = line.replacing(",lemma,", with: ",\"lemma\" ,")
      case 3: line = line.replacing("groups.kk.0", with: "", maxReplacements: 1)
      case 4: line = String(line.drop { $0 != "," })
      case 5: line += " "
      default: line += ",\"x"
      }
    }
  }

  @Test func `A second fix does nothing, and no row that could be read reads otherwise`() throws {
    let many = (1...30).map { number in
      "groups.kk.\(1000 + number),kk,қаладан көшу \(number),lemma,internal,,,,,\"n, \"\"\(number)\"\"\","
    }
    var damage = Damage(dice: 1)
    var changed = 0
    for round in 0..<400 {
      let bytes = damage.apply(to: [header] + many)
      let first = try fix(bytes)
      let second = try fix(first.after)
      #expect(second.steps.isEmpty, "round \(round)")
      #expect(second.after == first.after, "round \(round)")
      if first.isChanged { changed += 1 }
      let (before, after) = (read(bytes), read(first.after))
      #expect(before.allSatisfy { after[$0.key] == $0.value }, "round \(round)")
    }
    #expect(changed > 200)
  }

  /// The fields of each row by its id.
  private func read(_ bytes: [UInt8]) -> [String: [String]] {
    let (lexicon, _) = Lexicon.read(
      files: ["codebook.csv": Array(codebookText.utf8), "groups.csv": bytes], folder: "")
    return Dictionary(lexicon.entries.map { ($0.id, $0.fields) }) { first, _ in first }
  }
}
