/// A row of a table of texts.
package struct SourceRow: Sendable {
  /// Counted from 1 as a spreadsheet or an editor counts: with the header, and with blank lines.
  package var number: Int
  package var content: Content
  /// Bytes of UTF-8 in it.
  package var size: Int

  package enum Content: Sendable {
    case values(RowValues)
    /// The row is damaged; in a few words how.
    case fault(String)
    case tooLarge
  }
}

/// How rows lie in a file.
package enum RowFormat: Sendable {
  /// RFC 4180 with a header; the delimiter is found in the header where none is given.
  case delimited(Character?)
  /// One JSON object a line; lines end at byte 0x0A alone.
  case jsonLines
}

/// Reads the rows of a file of any size, plain or gzip, in memory bounded by the longest row.
///
/// A row that is damaged or too long is a row with a fault, and the next one is read.
package final class RowReader: Sequence, IteratorProtocol {
  private let text: TextStream
  private var rows: any RowSplitter

  /// `rowBytes` bounds one row; `columns` names columns by what they hold; of those `wanted` a table
  /// with a header must have one.
  package init(
    _ source: ByteSource, format: RowFormat, columns: [RowField: String] = [:],
    wanted: [RowField] = [.text, .title, .address], rowBytes: Int
  ) {
    text = TextStream(source)
    let names = ColumnNames(columns, wanted: wanted)
    rows =
      switch format {
      case .delimited(let delimiter):
        DelimitedRows(text, names: names, delimiter: delimiter?.asciiValue, limit: rowBytes)
      case .jsonLines: JSONRows(text, names: names, limit: rowBytes)
      }
  }

  package func next() -> SourceRow? { rows.next() }

  /// Why the file is no such table; nil where it is one, known once `next()` was called.
  package var foreignReason: String? {
    text.isBinaryFile ? "bytes that are no text" : rows.foreignReason
  }

  /// Why the file could not be read to its end.
  package var damage: String? {
    text.fault.map { "\($0.reason) at byte \($0.offset)" }
  }

  /// Raised whenever the same row gives other values or another article.
  package static let version = 2

  /// The encoding that was used.
  package var encoding: String { text.encoding ?? "utf-8" }
}

protocol RowSplitter {
  var foreignReason: String? { get }
  mutating func next() -> SourceRow?
}

/// Drops what is left of a line, its end too.
func skipLine(_ text: TextStream) {
  while true {
    if let end = text.buffer[text.head...].firstIndex(of: 10) {
      text.drop(end - text.head + 1)
      return
    }
    text.drop(text.available)
    if !text.fill() { return }
  }
}
