package import Basics
package import Lexicons
package import Sheets

/// The tables that a workbook holds, as cells.
package struct LexiconSheets: Sendable {
  /// By the name of the file that each belongs to.
  package private(set) var tables: [String: TableCells] = [:]
  /// What was left out and why, for a person.
  package private(set) var notices: [String] = []

  /// Throws where a cell has no value, and where no sheet is a table.
  package init(_ book: ReadWorkbook, place: String) throws(Problems) {
    var problems: [Problem] = []
    for sheet in book.sheets {
      let name = "\(sheet.name.lowercased()).csv"
      guard Lexicon.fileNames.contains(name) else {
        if let notice = Self.notice(of: sheet, place) { notices.append(notice) }
        continue
      }
      let here = "\(place):\(sheet.name)"
      // An emptied sheet is a slip, not a wish to empty the table.
      guard let header = sheet.rows.first else {
        notices.append("\(here): the sheet is empty and was left out")
        continue
      }
      problems += Self.formulas(in: sheet, header, here)
      tables[name] = TableCells(
        header: .init(header.cells.map(\.shown), line: header.number),
        rows: sheet.rows.dropFirst().map { .init($0.cells.map(\.shown), line: $0.number) })
    }
    if tables.isEmpty, problems.isEmpty {
      let names = Lexicon.fileNames.map { $0.dropLast(4) }
      problems.append(
        Problem(
          "XLS-008", at: place, "the workbook has no sheet of a table",
          cure: "name its sheets as the tables: \(names.joined(separator: ", "))"))
    }
    guard problems.isEmpty else { throw Problems(problems) }
  }

  private static func notice(of sheet: ReadSheet, _ place: String) -> String? {
    let own = [Sheet.listsName, LexiconWorkbook.instructionsName]
    guard !own.contains(sheet.name.lowercased()), !sheet.rows.isEmpty else { return nil }
    let names = Lexicon.fileNames.map { String($0.dropLast(4)) }
    let hint = nearestName(to: sheet.name, among: names).map { "; did you mean \($0)?" } ?? ""
    return "\(place): the sheet \(sheet.name) is no table and was left out\(hint)"
  }

  private static func formulas(
    in sheet: ReadSheet, _ header: ReadSheet.Row, _ place: String
  ) -> [Problem] {
    var problems: [Problem] = []
    for row in sheet.rows {
      for (column, cell) in row.cells.enumerated() {
        guard case .formula(let formula) = cell else { continue }
        problems.append(
          Problem(
            "XLS-007", at: "\(place):\(row.number):\(header[column].shown)",
            "the cell holds the formula =\(formula) without a value",
            cure: "type the words themselves, in a cell of the format “Text”"))
      }
    }
    return problems
  }
}
