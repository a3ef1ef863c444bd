internal import Basics

/// A CSV file as rows by column name, with the problems of its outer form: encoding, columns, width.
struct SheetReader {
  struct Row {
    var fields: [String]
    var line: Int
  }

  /// The name of the file in messages.
  let place: String
  private(set) var rows: [Row] = []
  private(set) var problems: [Problem] = []

  init(_ bytes: [UInt8], place: String, columns: [String]) {
    self.place = place
    guard String(validating: bytes, as: UTF8.self) != nil else {
      problems.append(
        Problem(
          "LEX-019", at: place, "the file is not UTF-8",
          cure: "save it as “CSV UTF-8” from the spreadsheet"))
      return
    }
    var reader = CSVReader(bytes, separator: CSVReader.separator(of: bytes))
    guard let header = reader.next() else {
      problems.append(
        Problem(
          "LEX-002", at: place, "the file is empty, expected the columns \(list(columns))",
          cure: "restore the header line"))
      return
    }
    let found = header.fields.map(\.trimmed)
    guard check(header: found, line: header.line, columns: columns) else { return }
    let order = columns.map { found.firstIndex(of: $0) ?? 0 }
    while let row = reader.next() {
      if row.fields.allSatisfy({ $0.isEmpty }) { continue }
      guard row.fields.count == columns.count else {
        problems.append(
          Problem(
            "LEX-017", at: "\(place):\(row.line)",
            "the row has \(row.fields.count) fields, expected \(columns.count)",
            cure: "quote fields that hold commas"))
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

  private mutating func check(header: [String], line: Int, columns: [String]) -> Bool {
    let missing = columns.filter { !header.contains($0) }
    for (number, name) in header.enumerated() where !columns.contains(name) {
      let nearest = nearestName(to: name, among: missing)
      problems.append(
        Problem(
          "LEX-002", at: "\(place):\(line)", "column \(number + 1) is “\(name)”, which is unknown",
          cure: nearest.map { "did you mean \($0)?" } ?? "expected \(list(columns))"))
    }
    let renamed = problems.compactMap(\.cure)
    for name in missing where !renamed.contains("did you mean \(name)?") {
      problems.append(
        Problem(
          "LEX-002", at: "\(place):\(line)", "column \(name) is missing",
          cure: "expected \(list(columns))"))
    }
    if Set(header).count < header.count, problems.isEmpty {
      problems.append(
        Problem("LEX-002", at: "\(place):\(line)", "a column stands twice", cure: "remove one"))
    }
    return problems.isEmpty
  }

  private func list(_ columns: [String]) -> String { columns.joined(separator: ",") }
}
