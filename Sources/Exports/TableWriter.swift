internal import Basics

/// The text formats of a table.
package enum TextFormat: Hashable, Sendable {
  /// RFC 4180 with LF.
  case csv
  /// For spreadsheets: a byte-order mark, CRLF, guarded against formulas.
  case excel(separator: UInt8)
  /// One JSON object a line, with typed values.
  case jsonLines
  /// CSV as SPSS reads it: no line breaks in fields, 1 and 0 for flags.
  case spss

  package var fileEnding: String { self == .jsonLines ? "jsonl" : "csv" }
}

/// Writes a table piece by piece.
package struct TableWriter {
  private let columns: [ColumnDescription]
  private let format: TextFormat
  private var csv: CSVWriter
  private var json = JSONWriter()
  /// Of the longest field of each column, in bytes.
  package private(set) var widths: [Int]
  /// Rows written.
  package private(set) var count = 0
  private var hasBegun = false

  package init(_ description: TableDescription, as format: TextFormat) {
    columns = description.columns
    self.format = format
    let dialect: CSVDialect =
      switch format {
      case .excel(let separator): CSVDialect(separator: separator, lineEnd: [13, 10])
      default: CSVDialect(separator: UInt8(ascii: ","), lineEnd: [10])
      }
    csv = CSVWriter(header: columns.map(\.name), dialect: dialect)
    widths = [Int](repeating: 0, count: columns.count)
  }

  /// Adds a row; it has a field for each column.
  package mutating func append(_ fields: [String]) {
    count += 1
    switch format {
    case .jsonLines: appendJSON(fields)
    case .csv: csv.append(fields)
    case .excel:
      csv.append(zip(columns, fields).map { $0.type.isNumeric ? $1 : guardedAgainstFormulas($1) })
    case .spss:
      let fields = zip(columns, fields).map { column, field in
        column.type == .flag ? Self.digit(field) : Self.oneLine(field)
      }
      for (index, field) in fields.enumerated() {
        widths[index] = max(widths[index], field.utf8.count)
      }
      csv.append(fields)
    }
  }

  /// Bytes that wait to be taken.
  package var waiting: Int { format == .jsonLines ? json.bytes.count : csv.bytes.count }

  /// Hands over what was written since the last call.
  package mutating func takeBytes() -> [UInt8] {
    if format == .jsonLines {
      defer { json = JSONWriter() }
      return json.bytes
    }
    let bytes = csv.takeBytes()
    guard !hasBegun else { return bytes }
    hasBegun = true
    if case .excel = format { return [0xEF, 0xBB, 0xBF] + bytes }
    return bytes
  }

  private mutating func appendJSON(_ fields: [String]) {
    json.object { json in
      for (column, field) in zip(columns, fields) {
        switch column.type {
        case .list:
          json.field(column.name, field.split(separator: ";").map(String.init))
        case _ where field.isEmpty: json.field(column.name, String?.none)
        case .integer: json.field(column.name, Int(field) ?? 0)
        case .decimal: json.field(column.name, Double(field) ?? .nan, digits: 6)
        case .flag: json.field(column.name, field == "true")
        case .text, .code, .date, .moment: json.field(column.name, field)
        }
      }
    }
    json.endLine()
  }

  private static func digit(_ flag: String) -> String {
    switch flag {
    case "true": "1"
    case "false": "0"
    default: ""
    }
  }

  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.isWhitespace && $0.value < 32 })
    else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.isWhitespace && $0.value < 32 ? " " : $0 }))
  }
}
