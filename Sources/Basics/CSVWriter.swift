/// Writes CSV by RFC 4180: UTF-8 without a byte-order mark, quotation only where needed.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []
  private let width: Int
  private let dialect: CSVDialect

  package init(header: [String], dialect: CSVDialect = .rfc4180) {
    self.init(width: header.count, dialect: dialect)
    append(header)
  }

  /// For rows that follow others.
  package init(width: Int, dialect: CSVDialect = .rfc4180) {
    self.width = width
    self.dialect = dialect
  }

  /// Adds a row; it must have as many fields as the header.
  package mutating func append(_ fields: [String]) {
    precondition(fields.count == width, "a row of another width than the header")
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(dialect.separator) }
      append(field: field, alone: fields.count == 1)
    }
    bytes += dialect.lineEnd
  }

  /// Hands over what was written since the last call, so that a large table can go to its file in
  /// pieces.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(field: String, alone: Bool) {
    let separator = dialect.separator
    let special: (UInt8) -> Bool = { $0 == 34 || $0 == separator || $0 == 10 || $0 == 13 }
    // A lone empty field would read back as a blank line.
    guard field.utf8.contains(where: special) || (alone && field.isEmpty) else {
      bytes += Array(field.utf8)
      return
    }
    bytes.append(34)
    for byte in field.utf8 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    bytes.append(34)
  }
}
