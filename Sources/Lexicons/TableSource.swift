internal import Basics

/// One table as it lies before us: a CSV file, or the cells of a spreadsheet.
package enum TableSource: Sendable {
  case file([UInt8])
  case cells(TableCells)

  /// Nil for cells.
  var bytes: [UInt8]? {
    if case .file(let bytes) = self { bytes } else { nil }
  }

  var digest: Digest {
    switch self {
    case .file(let bytes): Digest(of: bytes)
    case .cells(let cells):
      Digest(ofParts: ([cells.header] + cells.rows).flatMap { ["\($0.line)"] + $0.fields })
    }
  }
}

/// The cells of a table in a spreadsheet, as texts.
package struct TableCells: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package var fields: [String]
    /// As the spreadsheet numbers its rows, from 1.
    package var line: Int

    package init(_ fields: [String], line: Int) { (self.fields, self.line) = (fields, line) }
  }

  package var header: Row
  package var rows: [Row]

  package init(header: Row, rows: [Row]) { (self.header, self.rows) = (header, rows) }

  /// The fields of each row in the order of the columns of a table, outer blanks cut; nil where a
  /// column is missing.
  package func ordered(by columns: [String]) -> [Row]? {
    let found = header.fields.map(\.trimmed)
    let order = columns.compactMap { found.firstIndex(of: $0) }
    guard order.count == columns.count else { return nil }
    return rows.map { row in
      Row(
        order.map { row.fields.indices.contains($0) ? row.fields[$0].trimmed : "" },
        line: row.line)
    }
  }
}
