/// Rows of a CSV file by RFC 4180, tolerant of LF line ends and a byte-order mark.
///
/// Fields may be quoted, hold doubled quotes, separators and line breaks. Blank lines are skipped.
package struct CSVReader: Sequence, IteratorProtocol {
  package struct Row: Hashable, Sendable {
    package var fields: [String]
    /// The line in the file where the row begins, from 1.
    package var line: Int
    /// The bytes of each field, quotation marks among them: an editor that changes one field must keep
    /// all others as they stand.
    package var places: [Range<Int>]
    /// The bytes of the row with its line end.
    package var range: Range<Int>
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position: Int
  private var places: [Range<Int>] = []
  private var line = 1
  /// Set when the file ends inside a quoted field: the line where that quotation opened.
  package private(set) var unclosedQuoteLine: Int?

  package init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.separator = separator
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// What separates the fields, by the first line.
  ///
  /// A Kazakh or Russian Excel saves “CSV UTF-8” with semicolons, other programs with tabs: what
  /// stands most often in the header.
  package static func separator(of bytes: [UInt8]) -> UInt8 {
    let header = bytes.prefix { $0 != 10 && $0 != 13 }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
    let counts = candidates.map { candidate in header.count { $0 == candidate } }
    return candidates[counts.indices.max { counts[$0] < counts[$1] } ?? 0]
  }

  package mutating func next() -> Row? {
    while position < bytes.count {
      let (start, first) = (line, position)
      let isBlank = bytes[position] == UInt8(ascii: "\n") || bytes[position] == UInt8(ascii: "\r")
      let fields = readRow()
      if isBlank { continue }
      return Row(fields: fields, line: start, places: places, range: first..<position)
    }
    return nil
  }

  private mutating func readRow() -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var begin = position
    places.removeAll(keepingCapacity: true)
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\"") where field.isEmpty:
        readQuoted(into: &field)
      case separator:
        places.append(begin..<position)
        position += 1
        begin = position
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        places.append(begin..<position)
        endLine(byte)
        fields.append(String(decoding: field, as: UTF8.self))
        return fields
      default:
        field.append(byte)
        position += 1
      }
    }
    places.append(begin..<position)
    fields.append(String(decoding: field, as: UTF8.self))
    return fields
  }

  private mutating func readQuoted(into field: inout [UInt8]) {
    let opened = line
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == byte else { return }
        position += 1
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      field.append(byte)
    }
    unclosedQuoteLine = opened
  }

  private mutating func endLine(_ byte: UInt8) {
    position += 1
    if byte == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
      position += 1
    }
    line += 1
  }
}
