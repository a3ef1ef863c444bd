/// Writes JSON straight into bytes, with keys in the order given: the same value, the same bytes.
///
/// U+0085, U+2028 and U+2029 are escaped, so that other people's line splitters keep a line whole.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try nested(open: 0x7B, close: 0x7D, body)
  }

  package mutating func array<T>(
    _ values: some Sequence<T>, _ body: (inout JSONWriter, T) throws -> Void
  ) rethrows {
    try nested(open: 0x5B, close: 0x5D) { json in
      for value in values { try body(&json, value) }
    }
  }

  package mutating func key(_ key: String) {
    comma()
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func value(_ text: String?) {
    comma()
    if let text { quote(text) } else { bytes += Array("null".utf8) }
  }

  package mutating func value(_ number: Int) {
    comma()
    bytes += Array(String(number).utf8)
  }

  package mutating func value(_ flag: Bool) {
    comma()
    bytes += Array((flag ? "true" : "false").utf8)
  }

  /// A number with at most `digits` decimals and no trailing zeros; `null` when not finite.
  package mutating func value(_ number: Double, digits: Int) {
    comma()
    bytes += Array((decimal(number, digits: digits) ?? "null").utf8)
  }

  package mutating func field(_ name: String, _ text: String?) {
    key(name)
    value(text)
  }

  package mutating func field(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  package mutating func field(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  package mutating func field(_ name: String, _ number: Double, digits: Int) {
    key(name)
    value(number, digits: digits)
  }

  package mutating func field(_ name: String, _ texts: [String]) {
    key(name)
    array(texts) { $0.value($1) }
  }

  /// Ends a line of JSON Lines.
  package mutating func endLine() {
    bytes.append(10)
    needsComma = false
  }

  private mutating func nested(
    open: UInt8, close: UInt8, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    comma()
    bytes.append(open)
    needsComma = false
    try body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func quote(_ text: String) {
    bytes.append(34)
    var text = text
    text.withUTF8 { quote($0) }
    bytes.append(34)
  }

  /// Copies what needs no escape in runs: most texts are one.
  private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var index = 0
    while index < utf8.count {
      guard let (escaped, length) = Self.escaped(utf8, at: index) else {
        index += 1
        continue
      }
      bytes += utf8[copied..<index]
      bytes += escaped
      index += length
      copied = index
    }
    bytes += utf8[copied...]
  }

  /// The escape for the scalar at a place and its length in UTF-8; nil where it needs none.
  ///
  /// Beside what JSON asks for these are line ends of Unicode and U+007F, which other programs take for
  /// ends of lines or for nothing.
  private static func escaped(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (escaped: [UInt8], length: Int)? {
    switch utf8[index] {
    case 0x22: return ([0x5C, 0x22], 1)
    case 0x5C: return ([0x5C, 0x5C], 1)
    case 0x0A: return ([0x5C, 0x6E], 1)
    case 0x0D: return ([0x5C, 0x72], 1)
    case 0x09: return ([0x5C, 0x74], 1)
    case 0..<0x20, 0x7F: return (escape(UInt32(utf8[index])), 1)
    case 0xC2 where utf8[index + 1] == 0x85: return (escape(0x85), 2)
    case 0xE2 where utf8[index + 1] == 0x80 && utf8[index + 2] | 1 == 0xA9:
      return (escape(0x2000 | UInt32(utf8[index + 2] & 0x3F)), 3)
    default: return nil
    }
  }

  private static func escape(_ value: UInt32) -> [UInt8] {
    let hex = String(value, radix: 16)
    return Array(("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
  }
}

/// A decimal number with at most `digits` decimals, trailing zeros cut; nil when not finite.
///
/// The one routine by which numbers are printed: no locale, no exponent.
package func decimal(_ number: Double, digits: Int) -> String? {
  guard number.isFinite, number.magnitude < 1e15 else { return nil }
  let scale = (0..<max(0, digits)).reduce(1.0) { product, _ in product * 10 }
  let scaled = (number.magnitude * scale).rounded(.toNearestOrAwayFromZero)
  guard scaled < 9e18 else { return nil }
  let units = Int64(scaled)
  let whole = units / Int64(scale)
  var text = String(whole)
  var fraction = String(units % Int64(scale))
  if digits > 0 {
    fraction = String(repeating: "0", count: digits - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    if !fraction.isEmpty { text += "." + fraction }
  }
  return number < 0 && units != 0 ? "-" + text : text
}
