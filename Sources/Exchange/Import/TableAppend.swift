package import Basics
internal import Lexicons

/// A table with rows added at its end: what stood there stays, byte by byte.
package enum TableAppend {
  /// `place` names the table in messages.
  package static func appended(
    _ rows: [[String]], to bytes: [UInt8], place: String
  ) throws(Problem) -> [UInt8] {
    guard let text = TableText(bytes), text.oddities.isEmpty else {
      throw Problem(
        "EXC-006", at: place, "the table is not as Koshu writes it: UTF-8 with commas",
        cure: "save it as “CSV UTF-8” with commas, or print the rows and paste them")
    }
    var reader = CSVReader(bytes)
    guard let header = reader.next()?.fields.map(\.trimmed),
      let order = order(of: header)
    else {
      throw Problem(
        "EXC-006", at: place, "the table lacks a column",
        cure: "expected \(Table.columns.joined(separator: ","))")
    }
    let hasReturns = bytes.firstIndex(of: 10).map { $0 > 0 && bytes[$0 - 1] == 13 } ?? false
    let lineEnd: [UInt8] = hasReturns ? [13, 10] : [10]
    var result = bytes
    if let last = bytes.last, last != 10 { result += lineEnd }
    for row in rows {
      var writer = CSVWriter(header: order.map { $0.map { row[$0] } ?? "" })
      // One row at a time, for the writer ends lines in its own way.
      result += writer.takeBytes().dropLast(2)
      result += lineEnd
    }
    return result
  }

  /// For each column of the table the place of its field in a row; nil for columns of the analyst's
  /// own.
  private static func order(of header: [String]) -> [Int?]? {
    let order = header.map { Table.columns.firstIndex(of: $0) }
    return Set(order.compactMap(\.self)).count == Table.columns.count ? order : nil
  }
}
