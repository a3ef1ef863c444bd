internal import Basics

/// An encoding of one byte a letter: ASCII below 0x80, a table above.
struct SingleByteTable: Sendable {
  let name: String
  /// What the bytes from 0x80 stand for; U+FFFD where they stand for nothing.
  let scalars: [Unicode.Scalar]
  /// The text of each, U+FFFD where there is none.
  private let utf8: [[UInt8]]

  let isCyrillic: Bool

  private init(name: String, scalars: [Unicode.Scalar]) {
    self.name = name
    self.scalars = scalars
    isCyrillic = scalars.contains("\u{416}")
    utf8 = scalars.map { UTF8.encode($0).map(Array.init) ?? [] }
  }

  /// The tables by name; `iso-8859-1` is read as windows-1252, as browsers do.
  static let named: [String: SingleByteTable] = {
    var tables: [String: SingleByteTable] = [:]
    for table in all { tables[table.name] = table }
    tables["iso-8859-1"] = tables["windows-1252"]
    return tables
  }()

  /// The likeliest first: what Basics knows, then the tables in the order of the data file.
  static let all: [SingleByteTable] =
    [CodePage.windows1251, .kz1048].map { SingleByteTable(name: $0.name, scalars: $0.scalars) }
    + ingestTable("encoding-tables").dropFirst().compactMap { row in
      guard row.count == 129, let name = row.first else { return nil }
      return SingleByteTable(
        name: name,
        scalars: row.dropFirst().map {
          UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
        })
    }

  /// The text of bytes; `replaced` counts those that the encoding does not know.
  func append(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8], replaced: inout Int) {
    for byte in bytes {
      if byte < 0x80 {
        out.append(byte)
        continue
      }
      let index = Int(byte & 0x7F)
      if scalars[index] == "\u{FFFD}" { replaced += 1 }
      out.append(contentsOf: utf8[index])
    }
  }
}
