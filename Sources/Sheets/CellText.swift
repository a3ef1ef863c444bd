/// How workbooks write scalars that XML cannot hold: `_x001F_`, and `_x005F_` for an underscore that
/// would begin such a sign by itself (ECMA-376, 22.9.2.19, ST_Xstring).
enum CellText {
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isUnwritable($0) || $0 == "_" }) else {
      return text
    }
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if isUnwritable(scalar) || (scalar == "_" && sign(in: scalars, at: index) != nil) {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        out.append(
          contentsOf: "_x\(String(repeating: "0", count: 4 - hex.count))\(hex)_".unicodeScalars)
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let scalars = Array(text.unicodeScalars)
    // Signs are UTF-16 units, so that two may make one scalar.
    var out: [UInt16] = []
    var index = 0
    while index < scalars.count {
      if let unit = sign(in: scalars, at: index) {
        out.append(unit)
        index += 7
      } else {
        out.append(contentsOf: UTF16.encode(scalars[index]).map(Array.init) ?? [])
        index += 1
      }
    }
    return String(decoding: out, as: UTF16.self)
  }

  /// What XML 1.0 cannot hold, and the carriage return, which it turns into a line feed.
  private static func isUnwritable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10: false
    case 0..<32, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// The unit that `_xHHHH_` at a place stands for.
  private static func sign(in scalars: [Unicode.Scalar], at index: Int) -> UInt16? {
    guard index + 6 < scalars.count, scalars[index] == "_", scalars[index + 1] == "x",
      scalars[index + 6] == "_"
    else { return nil }
    let hex = scalars[(index + 2)..<(index + 6)]
    guard hex.allSatisfy({ $0.isASCII && $0.properties.isASCIIHexDigit }) else { return nil }
    return UInt16(String(String.UnicodeScalarView(hex)), radix: 16)
  }
}
