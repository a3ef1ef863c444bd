import Basics
import Lexicons
import Measures
import Testing
import Workbench

@Suite("Edited copies put into a table")
struct TableMergeTests {
  private let header = "id,language,pattern,type,code,weight,needs,unless,window,note,example"
  private var table: String {
    """
    \(header)
    groups.kk.0005,kk,көшу,lemma,internal,0.50,,,,"бір, екі",

    groups.kk.0002,kk,келу,lemma,internal,,,,,,
    groups.ru.0003,ru,"мигрант",lemma,internal,,,,,,Мигранты приехали.
    groups.ru.0009,ru,приезжий,lemma,internal,,,,,,

    """
  }

  private func merge(
    _ text: String, prune: Bool = false, _ edit: (inout [[String]]) -> Void
  ) throws -> TableMerge {
    let file = try TableFile(Array(text.utf8), place: "groups.csv", columns: Table.columns)
    var rows = file.rows.map(\.fields)
    edit(&rows)
    return TableMerge(
      file, name: "groups.csv",
      rows: rows.enumerated().map { .init($0.element, line: $0.offset + 2) }, prune: prune)
  }

  private func text(_ merge: TableMerge) -> String { String(decoding: merge.bytes, as: UTF8.self) }

  private func row(_ id: String) -> [String] {
    [id, String(id.dropFirst(7).prefix(2)), "жаңа", "lemma", "internal"]
      + [String](repeating: "", count: 6)
  }

  @Test(arguments: ["\n", "\r\n"])
  func `a copy that nobody edited changes no byte, however it is sorted`(end: String) throws {
    let text = table.replacing("\n", with: end)
    let merged = try merge(text) { $0.reverse() }
    #expect(self.text(merged) == text)
    #expect(!merged.isChanged && merged.text(isPruned: false).isEmpty)
  }

  @Test func `a number that a spreadsheet wrote shorter is no change`() throws {
    #expect(try !merge(table) { $0[0][5] = "0.5" }.isChanged)
  }

  @Test func `a changed cell changes its row alone`() throws {
    let merged = try merge(table) { $0[2][5] = "0.3" }
    #expect(
      text(merged)
        == table.replacing("\"мигрант\",lemma,internal,,", with: "мигрант,lemma,internal,0.3,"))
    #expect(
      merged.text(isPruned: false) == """
        groups.csv: 0 added, 1 changed, 0 removed
          ~ groups.ru.0003  weight (empty) → “0.3”

        """)
  }

  @Test func `other cells of a changed row stay as they were written`() throws {
    let merged = try merge(table) {
      $0[0][5] = "0.5"
      $0[0][9] = "үш"
    }
    #expect(text(merged).contains("internal,0.50,,,,үш,\n"))
  }

  @Test func `new rows go where their ids want them`() throws {
    let merged = try merge(table) {
      $0 += [
        "groups.ru.0004", "groups.kk.0001", "groups.kk.0007", "groups.ru.0010", "groups.any.0001",
      ]
      .map(row)
    }
    let ids = text(merged).split(separator: "\n").map { $0.prefix { $0 != "," } }
    #expect(
      ids == [
        "id", "groups.any.0001", "groups.kk.0005", "groups.kk.0001", "groups.kk.0007",
        "groups.kk.0002",
        "groups.ru.0003", "groups.ru.0004", "groups.ru.0009", "groups.ru.0010",
      ])
  }

  @Test func `rows that the copy lacks are named and kept, or removed where it was wished`() throws
  {
    let kept = try merge(table) { $0.remove(at: 1) }
    #expect(!kept.isChanged && kept.missing == ["groups.kk.0002"])
    #expect(kept.text(isPruned: false).contains("1 row is not in the file and kept"))
    let pruned = try merge(table, prune: true) { $0.remove(at: 1) }
    #expect(
      text(pruned) == table.replacing("\ngroups.kk.0002,kk,келу,lemma,internal,,,,,,\n", with: ""))
    #expect(pruned.text(isPruned: true).contains("1 removed\n  - groups.kk.0002"))
  }

  @Test func `a last line without its end gets one before a new row`() throws {
    let merged = try merge(String(table.dropLast())) { $0.append(row("groups.ru.0011")) }
    #expect(text(merged).hasSuffix("internal,,,,,,\ngroups.ru.0011,ru,жаңа,lemma,internal,,,,,,\n"))
  }

  @Test func `new codes stand behind the code that they follow in the sheet`() throws {
    let book = Codebook.columns.joined(separator: ",") + "\nb,frame,,,,,,,,\na,frame,,,,,,,,\n"
    let file = try TableFile(Array(book.utf8), place: "codebook.csv", columns: Codebook.columns)
    let codes = ["first", "b", "new", "newer", "a"].map {
      [$0, "frame"] + [String](repeating: "", count: 8)
    }
    let merged = TableMerge(
      file, name: "codebook.csv", rows: codes.map { .init($0, line: 1) }, prune: false)
    #expect(
      text(merged).split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
        == ["first", "b", "new", "newer", "a"])
  }

  @Test func `random edits end as the copy, with untouched rows as they were`() throws {
    var random = Dice(seed: 11)
    for _ in 0..<200 {
      var wanted: [String: [String]] = [:]
      let merged = try merge(table, prune: true) { rows in
        for index in rows.indices.reversed() where Bool.random(using: &random) {
          if Bool.random(using: &random) {
            rows.remove(at: index)
          } else {
            rows[index][10] = "«үлгі»,\n\"\(Int.random(in: 0..<99, using: &random))\""
          }
        }
        for number in 0..<Int.random(in: 0..<4, using: &random) {
          rows.append(row("groups.\(Bool.random(using: &random) ? "kk" : "ru").10\(number)0"))
        }
        wanted = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0) })
      }
      let found = try TableFile(merged.bytes, place: "t", columns: Table.columns).rows
      #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.fields[0], $0.fields) }) == wanted)
    }
  }
}
