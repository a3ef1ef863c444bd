internal import Basics
internal import Foundation
internal import Sheets

/// Codings as they lie in a file: a table with a header, or one JSON object a line.
struct CodingFile {
  struct Row {
    var line: Int
    /// By the name of the column; what is missing in a line is missing here.
    var fields: [String: Field]
    /// What a line of `koshu code` says of its codes.
    var evidence: [EvidenceLine]?
  }

  enum Field: Hashable {
    case text(String)
    case list([String])
    /// Of a kind that no column has; in a few words.
    case other(String)
  }

  /// The name of the file in messages.
  let place: String
  private(set) var rows: [Row] = []
  private(set) var problems: [Problem] = []
  /// The columns of a table, as its header names them; empty for JSON.
  private(set) var header: [String] = []

  init(path: String) throws(Problem) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "EVA-001", at: path, "the file cannot be read",
        cure: "name a CSV file or a file of JSON lines")
    }
    guard data.starts(with: [0x50, 0x4B]) else {
      self.init([UInt8](data), place: path)
      return
    }
    try self.init(ReadWorkbook(path: path), place: path)
  }

  init(_ bytes: [UInt8], place: String) {
    self.place = place
    guard String(validating: bytes, as: UTF8.self) != nil else {
      problems.append(
        Problem(
          "EVA-002", at: place, "the file is not UTF-8",
          cure: "save it as “CSV UTF-8” from the spreadsheet"))
      return
    }
    let body = bytes.starts(with: Self.mark) ? Array(bytes.dropFirst(3)) : bytes
    switch body.first(where: { $0 > 32 }) {
    case UInt8(ascii: "{"): readObjects(body)
    case UInt8(ascii: "["):
      problems.append(
        Problem(
          "EVA-003", at: "\(place):1", "a JSON list, expected one object a line",
          cure: "write its elements one a line, as jq -c '.[]' does"))
    default: readTable(body)
    }
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  // MARK: Tables

  private mutating func readTable(_ bytes: [UInt8]) {
    var reader = CSVReader(bytes, separator: CSVReader.separator(of: bytes))
    guard let first = reader.next() else {
      problems.append(
        Problem(
          "EVA-003", at: place, "the file is empty", cure: "give a header and a row a passage"))
      return
    }
    var columns = CodingColumns(first.fields)
    header = columns.names
    while let row = reader.next() {
      // Spreadsheets write separators for rows and columns that are empty.
      let fields = row.fields.map {
        FormulaGuard.bare($0.trimmingCharacters(in: .whitespacesAndNewlines))
          .trimmingCharacters(in: .whitespacesAndNewlines)
      }
      if fields.allSatisfy(\.isEmpty) { continue }
      let width = first.fields.count
      guard fields.count >= width, fields.dropFirst(width).allSatisfy(\.isEmpty) else {
        problems.append(
          Problem(
            "EVA-003", at: "\(place):\(row.line)",
            "the row has \(fields.count) fields, the header \(width)",
            cure: "quote fields that hold separators, quotation marks or line breaks"))
        continue
      }
      rows.append(Row(line: row.line, fields: columns.read(fields, at: "\(place):\(row.line)")))
    }
    if let line = reader.unclosedQuoteLine {
      problems.append(
        Problem(
          "EVA-003", at: "\(place):\(line)", "a quotation mark is never closed",
          cure: "close it, or double it inside a quoted field"))
    }
    problems += columns.problems
  }

  // MARK: Workbooks

  /// The sheet `coding` of a workbook, else the first that is not hidden.
  private init(_ book: ReadWorkbook, place: String) {
    let sheet = book.sheet(CodingSheet.name) ?? book.sheets.first { !$0.isHidden }
    self.place = sheet.map { "\(place):\($0.name)" } ?? place
    guard let sheet, let first = sheet.rows.first else {
      problems.append(
        Problem(
          "EVA-003", at: place, "the workbook has no rows",
          cure: "give a header and a row a passage"))
      return
    }
    var columns = CodingColumns(first.cells.map(\.shown))
    header = columns.names
    for row in sheet.rows.dropFirst() {
      let fields = first.cells.indices.map { column in
        row[column].shown.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      if fields.allSatisfy(\.isEmpty) { continue }
      rows.append(
        Row(line: row.number, fields: columns.read(fields, at: "\(self.place):\(row.number)")))
    }
    problems += columns.problems
  }

  // MARK: JSON lines

  private mutating func readObjects(_ bytes: [UInt8]) {
    let decoder = JSONDecoder()
    for (number, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    {
      guard line.contains(where: { $0 > 32 }) else { continue }
      let data = Data(line)
      guard let fields = try? decoder.decode([String: AnyField].self, from: data) else {
        problems.append(
          Problem(
            "EVA-003", at: "\(place):\(number + 1)", "the line is no JSON object",
            cure: "write one object a line"))
        continue
      }
      let evidence = try? decoder.decode(EvidenceLines.self, from: data)
      rows.append(
        Row(
          line: number + 1, fields: fields.compactMapValues(\.field),
          evidence: evidence?.evidence))
    }
  }
}

/// Any value of JSON, as far as codings may hold it; null is as good as nothing.
private struct AnyField: Decodable {
  var field: CodingFile.Field?

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() { return }
    if let text = try? value.decode(String.self) {
      field = .text(text.trimmingCharacters(in: .whitespacesAndNewlines))
    } else if let flag = try? value.decode(Bool.self) {
      field = .text(flag ? "true" : "false")
    } else if let number = try? value.decode(Double.self) {
      field = .text(decimal(number, digits: 6) ?? "\(number)")
    } else if let list = try? value.decode([String].self) {
      field = .list(list)
    } else {
      field = .other((try? value.decode([AnyField].self)) == nil ? "an object" : "a list of others")
    }
  }
}
