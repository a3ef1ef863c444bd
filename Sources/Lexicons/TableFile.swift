package import Basics

/// A CSV table with the bytes of each row, so that what nobody changed stays as it lies.
package struct TableFile: Sendable {
  package struct Row: Sendable {
    /// In the order of the table's columns, outer blanks cut.
    package var fields: [String]
    /// As they stand in the file: in its order of columns.
    package var written: [String]
    package var line: Int
    /// Its bytes with the line end, and with blank lines before it.
    package var bytes: Range<Int>
  }

  package let columns: [String]
  /// UTF-8, whatever encoding the file had.
  package let bytes: [UInt8]
  /// Saved by a spreadsheet in a form of its own: other separators, another encoding.
  package let isForeign: Bool
  /// The same in words.
  package let warnings: [Problem]
  package let header: Range<Int>
  package private(set) var rows: [Row] = []
  /// Where the columns of the table stand in the file.
  package let order: [Int]
  package let lineEnd: String

  /// Throws what is wrong with the outer form: without it no row can be put back.
  package init(_ given: [UInt8], place: String, columns: [String]) throws(Problems) {
    let sheet = SheetReader(.file(given), place: place, columns: columns)
    guard sheet.problems.isEmpty, let text = TableText(given) else {
      throw Problems(sheet.problems)
    }
    self.columns = columns
    warnings = sheet.warnings
    bytes = text.bytes
    isForeign = !text.oddities.isEmpty
    let end = bytes.firstIndex(of: 10) ?? 0
    lineEnd = end > 0 && bytes[end - 1] == 13 ? "\r\n" : "\n"
    var reader = CSVReader(bytes, separator: text.separator)
    if text.hasSeparatorLine { _ = reader.next() }
    let first = reader.offset
    let names = reader.next()?.fields.map(\.trimmed) ?? []
    header = first..<reader.offset
    let order = columns.compactMap { names.firstIndex(of: $0) }
    self.order = order
    var start = reader.offset
    while let row = reader.next() {
      defer { start = reader.offset }
      // A row of separators alone goes with the next one, as a blank line does.
      guard row.fields.contains(where: { !$0.isEmpty }), order.count == columns.count else {
        continue
      }
      rows.append(
        Row(
          fields: order.map { row.fields[$0].trimmed }, written: row.fields, line: row.line,
          bytes: start..<reader.offset))
    }
  }
}
