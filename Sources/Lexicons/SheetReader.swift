internal import Basics

/// A table as rows by column name, with the problems of its outer form: encoding, columns, width.
struct SheetReader {
  struct Row {
    var fields: [String]
    var line: Int
  }

  /// The name of the file in messages.
  let place: String
  private(set) var rows: [Row] = []
  private(set) var problems: [Problem] = []
  /// What a spreadsheet did to the file, which is read all the same.
  private(set) var warnings: [Problem] = []

  init(_ source: TableSource, place: String, columns: [String]) {
    self.place = place
    switch source {
    case .file(let bytes): read(bytes, columns)
    case .cells(let cells): read(cells, columns)
    }
  }

  private mutating func read(_ cells: TableCells, _ columns: [String]) {
    guard let order = order(of: cells.header.fields, line: cells.header.line, columns) else {
      return
    }
    for row in cells.rows {
      // A spreadsheet ends a row with its last cell that holds anything.
      let fields = order.map { row.fields.indices.contains($0) ? row.fields[$0].trimmed : "" }
      if fields.contains(where: { !$0.isEmpty }) {
        rows.append(Row(fields: fields, line: row.line))
      }
    }
  }

  private mutating func read(_ bytes: [UInt8], _ columns: [String]) {
    guard let text = TableText(bytes) else {
      problems.append(
        Problem(
          "LEX-019", at: place, "the file is neither UTF-8 nor windows-1251",
          cure: "save it as “CSV UTF-8” from the spreadsheet"))
      return
    }
    if !text.oddities.isEmpty {
      warnings.append(
        Problem(
          "LEX-019", at: place, "the file has \(text.oddities.joined(separator: ", ")); it is read",
          cure: "Koshu's own tables are UTF-8 with commas"))
    }
    var reader = CSVReader(text.bytes, separator: text.separator)
    if text.hasSeparatorLine { _ = reader.next() }
    guard let header = reader.next() else {
      problems.append(
        Problem(
          "LEX-002", at: place, "the file is empty, expected the columns \(list(columns))",
          cure: "restore the header line"))
      return
    }
    guard let order = order(of: header.fields, line: header.line, columns) else { return }
    while let row = reader.next() {
      if row.fields.allSatisfy({ $0.isEmpty }) { continue }
      guard row.fields.count == header.fields.count else {
        problems.append(
          Problem(
            "LEX-017", at: "\(place):\(row.line)",
            "the row has \(row.fields.count) fields, expected \(header.fields.count)",
            cure: "quote fields that hold \(Self.name(of: text.separator))"))
        continue
      }
      rows.append(Row(fields: order.map { row.fields[$0].trimmed }, line: row.line))
    }
    if let line = reader.unclosedQuoteLine {
      problems.append(
        Problem(
          "LEX-017", at: "\(place):\(line)", "a quotation mark is never closed",
          cure: "close it, or double it inside a quoted field"))
    }
  }

  /// Where each column stands; nil where one is not even there by a misspelt name, so that no row can
  /// be read.
  private mutating func order(of names: [String], line: Int, _ columns: [String]) -> [Int]? {
    let found = names.map(\.trimmed)
    let here = "\(place):\(line)"
    var places = columns.map { found.firstIndex(of: $0) }
    for (number, name) in found.enumerated() where !columns.contains(name) {
      let missing = columns.indices.filter { places[$0] == nil }
      let nearest = nearestName(to: name, among: missing.map { columns[$0] })
      if let column = missing.first(where: { columns[$0] == nearest }) { places[column] = number }
      problems.append(
        Problem(
          "LEX-002", at: here, "column \(number + 1) is “\(name)”, which is unknown",
          cure: nearest.map { "did you mean \($0)?" } ?? "expected \(list(columns))"))
    }
    for (column, name) in columns.enumerated() where places[column] == nil {
      problems.append(
        Problem(
          "LEX-002", at: here, "column \(name) is missing", cure: "expected \(list(columns))"))
    }
    for name in columns where found.count(where: { $0 == name }) > 1 {
      problems.append(
        Problem("LEX-002", at: here, "column \(name) stands twice", cure: "remove one"))
    }
    let order = places.compactMap { $0 }
    return order.count == columns.count ? order : nil
  }

  private static func name(of separator: UInt8) -> String {
    switch separator {
    case UInt8(ascii: ";"): "semicolons"
    case 9: "tabs"
    default: "commas"
    }
  }

  private func list(_ columns: [String]) -> String { columns.joined(separator: ",") }
}
