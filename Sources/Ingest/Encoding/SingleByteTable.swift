internal import Basics

/// An encoding of one byte a letter: ASCII below 0x80, a table above.
struct SingleByteTable: Sendable {
  let name: String
  /// What the bytes from 0x80 stand for; U+FFFD where they stand for nothing.
  let scalars: [Unicode.Scalar]
  private let utf8: [[UInt8]]

  var isCyrillic: Bool { name != "windows-1252" }

  private init(name: String, scalars: [Unicode.Scalar]) {
    self.name = name
    self.scalars = scalars
    utf8 = scalars.map { UTF8.encode($0).map(Array.init) ?? [] }
  }

  /// The tables by name; `us-ascii` and `iso-8859-1` are read as windows-1252, as browsers do.
  static let named: [String: SingleByteTable] = {
    var tables: [String: SingleByteTable] = [:]
    for table in all { tables[table.name] = table }
    tables["iso-8859-1"] = tables["windows-1252"]
    tables["us-ascii"] = tables["windows-1252"]
    return tables
  }()

  /// The tables in the order of the data file, which is that of their likelihood.
  static let all: [SingleByteTable] = ingestTable("encoding-tables").dropFirst().compactMap { row in
    guard row.count == 129, let name = row.first else { return nil }
    return SingleByteTable(
      name: name,
      scalars: row.dropFirst().map {
        UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      })
  }

  func decode(_ bytes: [UInt8], name: String, _ origin: Decoded.Origin) -> Decoded {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    var replaced = 0
    var hasControls = false
    for byte in bytes {
      if byte < 0x80 {
        out.append(byte)
        continue
      }
      let index = Int(byte & 0x7F)
      if scalars[index] == "\u{FFFD}" { replaced += 1 }
      hasControls = hasControls || byte < 0xA0
      out.append(contentsOf: utf8[index])
    }
    // Called ISO-8859-1 but with the quotation marks of windows-1252, or ASCII that is neither.
    let isReallyWindows = self.name == "windows-1252" && (hasControls || name == "us-ascii")
    return Decoded(
      utf8: out, encoding: isReallyWindows ? self.name : name, replacedBytes: replaced,
      origin: origin)
  }
}
