/// A CSV file cut into rows and fields that keep their bytes, so that a change of one field is a
/// change of that field only.
///
/// Cut as `CSVReader` cuts it.
struct RawSheet {
  struct Field {
    /// As it stands in the file.
    private(set) var raw: [UInt8]
    /// Without quotation.
    private(set) var value: [UInt8]

    init(raw: [UInt8], value: [UInt8]) { (self.raw, self.value) = (raw, value) }

    var text: String { String(decoding: value, as: UTF8.self) }

    /// Writes another value, quoted only where it must be.
    mutating func set(_ value: [UInt8]) { (raw, self.value) = (Self.quoted(value), value) }

    /// Whether it is quoted for nothing.
    var isQuotedInVain: Bool {
      raw.first == UInt8(ascii: "\"") && Self.quoted(value).first != UInt8(ascii: "\"")
    }

    private static func quoted(_ value: [UInt8]) -> [UInt8] {
      let special: (UInt8) -> Bool = { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
      guard value.contains(where: special) else { return value }
      return [34] + value.flatMap { $0 == 34 ? [34, 34] : [$0] } + [34]
    }
  }

  struct Row {
    /// None in a blank line.
    var fields: [Field]
    /// The bytes that end its line; none where the file ends without.
    var end: [UInt8]
    /// Where it begins in the file, from 1.
    let line: Int

    /// Whether nothing stands in it.
    var isEmpty: Bool { fields.allSatisfy(\.value.isEmpty) }
  }

  var rows: [Row] = []
  private var separator: UInt8

  /// Nil where a quotation is never closed: then nobody can tell rows from one another.
  init?(_ bytes: [UInt8], separator: UInt8) {
    self.separator = separator
    var scan = Scan(bytes: bytes, separator: separator)
    while let row = scan.row() { rows.append(row) }
    guard !scan.isUnclosed else { return nil }
  }

  /// Puts commas between the fields.
  mutating func separateByCommas() {
    separator = UInt8(ascii: ",")
    for row in rows.indices {
      for field in rows[row].fields.indices {
        rows[row].fields[field].set(rows[row].fields[field].value)
      }
    }
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      for (number, field) in row.fields.enumerated() {
        if number > 0 { bytes.append(separator) }
        bytes += field.raw
      }
      bytes += row.end
    }
    return bytes
  }
}

/// Goes through the bytes once.
private struct Scan {
  let bytes: [UInt8]
  let separator: UInt8
  private var position = 0
  private var line = 1
  private(set) var isUnclosed = false

  init(bytes: [UInt8], separator: UInt8) {
    (self.bytes, self.separator) = (bytes, separator)
  }

  mutating func row() -> RawSheet.Row? {
    guard position < bytes.count else { return nil }
    let first = line
    if isLineEnd(bytes[position]) { return RawSheet.Row(fields: [], end: lineEnd(), line: first) }
    var fields = [field()]
    while position < bytes.count, bytes[position] == separator {
      position += 1
      fields.append(field())
    }
    return RawSheet.Row(fields: fields, end: lineEnd(), line: first)
  }

  private mutating func field() -> RawSheet.Field {
    let start = position
    var value: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\""), value.isEmpty {
        quotation(into: &value)
      } else if byte == separator || isLineEnd(byte) {
        break
      } else {
        value.append(byte)
        position += 1
      }
    }
    return RawSheet.Field(raw: Array(bytes[start..<position]), value: value)
  }

  private mutating func quotation(into value: inout [UInt8]) {
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
      value.append(byte)
    }
    isUnclosed = true
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func lineEnd() -> [UInt8] {
    guard position < bytes.count else { return [] }
    let isPair =
      bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count
      && bytes[position + 1] == UInt8(ascii: "\n")
    let end = Array(bytes[position..<position + (isPair ? 2 : 1)])
    position += end.count
    line += 1
    return end
  }
}
