import Foundation
import Sheets
import Testing

@Suite struct SpreadsheetCommandTests {
  private func tables() throws -> Scratch {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: "\(Program.root)/lexicons", toPath: scratch.path("lexicons"))
    return scratch
  }

  private func names(_ scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path("lexicons"))
      .filter { $0 != ".koshu-drafts" }.sorted()
  }

  /// The exported workbook with the cells of one sheet changed.
  private func edit(
    _ scratch: Scratch, _ name: String, _ change: (inout [[Cell]]) -> Void
  ) throws {
    let read = try ReadWorkbook(path: scratch.path("l.xlsx"))
    let sheet = try #require(read.sheet(name))
    var rows = sheet.rows.map(\.cells)
    change(&rows)
    let edited = Workbook([
      Sheet(
        name, columns: rows[0].map { Sheet.Column($0.shown) },
        rows: rows.dropFirst().map { .init($0) })
    ])
    try scratch.write("edited.xlsx", Data(try edited.bytes()))
  }

  private func run(_ scratch: Scratch, _ arguments: String...) throws -> Program.Result {
    try Program.run(["lexicon"] + arguments, in: scratch.folder)
  }

  @Test func `Koshu's own tables go out and come back without a byte changed`() throws {
    let scratch = try tables()
    let before = try names(scratch).map { try scratch.read("lexicons/\($0)") }
    let export = try run(scratch, "export", "lexicons", "--to", "l.xlsx")
    #expect(export.status == 0, "\(export.errors)")
    #expect(export.output.hasPrefix("wrote l.xlsx: 13 tables, "))
    let book = try ReadWorkbook(path: scratch.path("l.xlsx"))
    #expect(book.sheets.map(\.name).prefix(3) == ["codebook", "groups", "labels"])
    let back = try run(scratch, "import", "l.xlsx", "lexicons", "--prune")
    #expect(back.status == 0, "\(back.errors)")
    #expect(back.output == "nothing to change\n")
    #expect(try names(scratch).map { try scratch.read("lexicons/\($0)") } == before)
  }

  @Test func `an edit comes in, a new row gets its id, and the former table stays beside`() throws {
    let scratch = try tables()
    let before = try scratch.text("lexicons/labels.csv")
    _ = try run(scratch, "export", "lexicons", "--to", "l.xlsx")
    try edit(scratch, "labels") { rows in
      rows[1][8] = .number(4)
      rows.append(
        [
          "", "ru", "понаехавшенский", "lemma", "label", "", "", "", "", "",
          "Понаехавшенский народ.",
        ]
        .map { .text($0) })
    }
    let dry = try run(scratch, "import", "edited.xlsx", "lexicons", "--dry-run")
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(dry.output.hasSuffix("nothing was written (--dry-run)\n"))
    #expect(try scratch.text("lexicons/labels.csv") == before)
    let done = try run(scratch, "import", "edited.xlsx", "lexicons")
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output.contains("labels.csv: 1 added, 1 changed, 0 removed\n"))
    #expect(done.output.contains("  ~ labels.kk.0001  window (empty) → “4”\n"))
    #expect(done.output.contains("(the former table: lexicons/labels.csv.bak)"))
    #expect(try scratch.text("lexicons/labels.csv.bak") == before)
    let after = try scratch.text("lexicons/labels.csv").split(separator: "\n")
    let old = before.split(separator: "\n")
    #expect(after.count == old.count + 1)
    #expect(Set(after).subtracting(old).count == 2)
    // The row has no id in the workbook still; it is the same row.
    #expect(try run(scratch, "import", "edited.xlsx", "lexicons").output == "nothing to change\n")
  }

  @Test func `mistakes in a workbook are named by sheet, row and column, and nothing is written`()
    throws
  {
    let scratch = try tables()
    let before = try scratch.read("lexicons/stance.csv")
    _ = try run(scratch, "export", "lexicons", "--to", "l.xlsx")
    try edit(scratch, "stance") { rows in
      rows[2][5] = .date(46_027)
      rows[3][4] = .text("qualty-")
      rows[4][2] = .error("#NAME?")
    }
    let result = try run(scratch, "import", "edited.xlsx", "lexicons")
    #expect(result.status == 2)
    for words in [
      "edited.xlsx:stance:3:weight: “2026-01-05” is a date that a spreadsheet made", "[LEX-031]",
      "edited.xlsx:stance:4:code: unknown stance code “qualty-” [LEX-004]; did you mean quality-?",
      "edited.xlsx:stance:5:pattern: “#NAME?” is what a spreadsheet made of words", "[LEX-033]",
    ] {
      #expect(result.errors.contains(words), "\(words)\n\(result.errors)")
    }
    #expect(try scratch.read("lexicons/stance.csv") == before)
    #expect(try !names(scratch).contains("stance.csv.bak"))
  }

  @Test func `a CSV that lost the letters of Kazakh is refused and the table stays`() throws {
    let scratch = try tables()
    let before = try scratch.read("lexicons/ties.csv")
    let lost = try scratch.text("lexicons/ties.csv").replacing(/[әғқңөұүһӘҒҚҢӨҰҮҺ]/, with: "?")
    try scratch.write("saved.csv", lost)
    let result = try run(scratch, "import", "saved.csv", "lexicons")
    #expect(result.status == 2)
    #expect(result.errors.contains("other rows a letter is lost"))
    #expect(result.errors.contains("[LEX-012]"))
    #expect(try scratch.read("lexicons/ties.csv") == before)
  }

  @Test func `a table as Excel saves it comes in by its ids, under any name`() throws {
    let scratch = try tables()
    let rows = try scratch.text("lexicons/ties.csv").replacing(
      "ties.kk.0001,kk,туыс,lemma,kin,,", with: "ties.kk.0001,kk,туыс,lemma,kin,0.5,")
    try scratch.write("Книга1.csv", "\u{FEFF}" + rows)
    let result = try run(scratch, "import", "Книга1.csv", "lexicons")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("a byte-order mark"))
    #expect(result.output.contains("ties.csv: 0 added, 1 changed, 0 removed"))
    #expect(try scratch.text("lexicons/ties.csv") == rows)
  }

  @Test func `what is no workbook is said, with 2`() throws {
    let scratch = try tables()
    try scratch.write("a.xlsx", "id,text\n")
    let result = try run(scratch, "import", "a.xlsx", "lexicons")
    #expect(result.status == 2)
    #expect(result.errors.contains("a.xlsx: the file is no workbook (.xlsx) [XLS-002]"))
  }
}
