internal import Basics
internal import Foundation

/// A table of codings as it lies in a file: one row a passage, found by its id.
///
/// Columns and rows that are none of ours stay: people add some in a spreadsheet.
struct CodingTable: Sendable {
  private(set) var header: [String]
  private var rows: [[String]] = []
  private var numbers: [String: Int] = [:]

  init(header: [String]) { self.header = header }

  /// Reads what we, or a spreadsheet after us, wrote; refuses what could not be written back whole.
  init(_ bytes: [UInt8], place: String) throws(Problem) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Problem(
        "COD-003", at: place, "the file is not UTF-8, so Kazakh letters in it may be lost",
        cure: "save it as “CSV UTF-8” from the spreadsheet")
    }
    var reader = CSVReader(bytes, separator: CSVReader.separator(of: bytes))
    header = reader.next()?.fields.map(Self.trimmed) ?? []
    guard let column = header.firstIndex(of: "id") else {
      throw Problem(
        "COD-004", at: "\(place):1", "there is no column id", cure: "restore the header")
    }
    while let row = reader.next() {
      if row.fields.allSatisfy(\.isEmpty) { continue }
      let extra = row.fields.dropFirst(header.count)
      guard extra.allSatisfy(\.isEmpty), row.fields.count > column else {
        throw Problem(
          "COD-005", at: "\(place):\(row.line)",
          "the row has \(row.fields.count) fields, the header \(header.count)",
          cure: "quote fields that hold separators, quotation marks or line breaks")
      }
      let missing = [String](repeating: "", count: max(0, header.count - row.fields.count))
      let fields = Array(row.fields.prefix(header.count)) + missing
      guard numbers.updateValue(rows.count, forKey: Self.trimmed(fields[column])) == nil else {
        throw Problem(
          "COD-006", at: "\(place):\(row.line)", "the id \(fields[column]) stands twice",
          cure: "remove one of the rows")
      }
      rows.append(fields)
    }
    if let line = reader.unclosedQuoteLine {
      throw Problem(
        "COD-005", at: "\(place):\(line)", "a quotation mark is never closed",
        cure: "close it, or double it inside a quoted field")
    }
  }

  /// The ids, in the order of the rows.
  var ids: [String] { numbers.sorted { $0.value < $1.value }.map(\.key) }

  var count: Int { rows.count }

  /// The fields of a row by the names of their columns; nil where there is none.
  subscript(id: String) -> [String: String]? {
    numbers[id].map { number in
      Dictionary(zip(header, rows[number]), uniquingKeysWith: { first, _ in first })
    }
  }

  /// Puts fields into the row of an id, which is made where there is none.
  mutating func set(_ fields: [(column: String, value: String)], for id: String) {
    for field in fields where !header.contains(field.column) {
      header.append(field.column)
      for number in rows.indices { rows[number].append("") }
    }
    if numbers[id] == nil {
      numbers[id] = rows.count
      rows.append([String](repeating: "", count: header.count))
    }
    guard let number = numbers[id] else { return }
    for field in [("id", id)] + fields {
      guard let column = header.firstIndex(of: field.0) else { continue }
      rows[number][column] = field.1
    }
  }

  mutating func remove(_ id: String) {
    guard let number = numbers.removeValue(forKey: id) else { return }
    rows.remove(at: number)
    for (other, place) in numbers where place > number { numbers[other] = place - 1 }
  }

  var bytes: [UInt8] {
    var csv = CSVWriter(header: header)
    for row in rows { csv.append(row) }
    return csv.bytes
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
