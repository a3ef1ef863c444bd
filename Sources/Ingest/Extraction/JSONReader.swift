/// A value of JSON.
indirect enum JSONValue: Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case null
  case list([JSONValue])
  /// Members in the order in which they were written.
  case object([(key: String, value: JSONValue)])

  /// The first member of this name.
  subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var string: String? {
    switch self {
    case .text(let text): text
    case .list(let list): list.first?.string
    default: nil
    }
  }

  /// The elements of a list, or the value alone.
  var elements: [JSONValue] {
    switch self {
    case .list(let list): list
    case .null: []
    default: [self]
    }
  }
}

/// Reads the JSON of web pages, which is often not quite JSON: raw line breaks in strings, commas
/// too many, comments around it, the end missing.
///
/// What can be read is read.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  /// schema.org graphs are under ten deep.
  private static let deepest = 64

  static func read(_ bytes: [UInt8]) -> JSONValue? {
    var reader = JSONReader(bytes: bytes)
    // Skips `<!--`, `//<![CDATA[` and the like.
    while let byte = reader.peek, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "[") {
      reader.position += 1
      if byte == UInt8(ascii: "<"), bytes[reader.position...].starts(with: Array("![CDATA[".utf8)) {
        reader.position += 8
      }
    }
    return reader.value()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte <= 32 || byte == UInt8(ascii: ",") { position += 1 }
  }

  private mutating func value() -> JSONValue? {
    skipSpace()
    guard let byte = peek, depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch byte {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return list()
    case UInt8(ascii: "\""): return .text(string())
    default: return bare()
    }
  }

  private mutating func object() -> JSONValue {
    position += 1
    var members: [(key: String, value: JSONValue)] = []
    while true {
      skipSpace()
      guard let byte = peek else { break }
      if byte == UInt8(ascii: "}") {
        position += 1
        break
      }
      guard byte == UInt8(ascii: "\"") else { break }
      let key = string()
      while let byte = peek, byte <= 32 || byte == UInt8(ascii: ":") { position += 1 }
      guard let member = value() else { break }
      members.append((key, member))
    }
    return .object(members)
  }

  private mutating func list() -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    while true {
      skipSpace()
      guard let byte = peek else { break }
      if byte == UInt8(ascii: "]") {
        position += 1
        break
      }
      guard byte != UInt8(ascii: "}"), let element = value() else { break }
      elements.append(element)
    }
    return .list(elements)
  }

  private mutating func bare() -> JSONValue? {
    let start = position
    while let byte = peek, byte > 32, !Array(",]}".utf8).contains(byte) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "": return nil
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "null": return .null
    default: return Double(word).map(JSONValue.number) ?? .text(word)
    }
  }

  private mutating func string() -> String {
    position += 1
    var out: [UInt8] = []
    while let byte = peek {
      position += 1
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") { escape(into: &out) } else { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func escape(into out: inout [UInt8]) {
    guard let byte = peek else { return }
    position += 1
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): out.append(10)
    case UInt8(ascii: "t"): out.append(9)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(32)
    case UInt8(ascii: "u"):
      var value = hexadecimal() ?? 0xFFFD
      if value & 0xFC00 == 0xD800, peek == UInt8(ascii: "\\"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = hexadecimal() ?? 0
        value = low & 0xFC00 == 0xDC00 ? 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
      }
      out += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    default: out.append(byte)
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[position..<(position + 4)], as: UTF8.self)
    position += 4
    return UInt32(digits, radix: 16)
  }
}
