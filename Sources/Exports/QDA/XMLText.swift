/// Writes XML straight into bytes.
struct XMLText {
  private(set) var bytes: [UInt8] = []

  /// Opens an element, lets `body` fill it and closes it.
  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ body: (inout XMLText) -> Void
  ) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    element(name, attributes) { $0.put(Self.escaped(text)) }
  }

  /// An element that holds nothing.
  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    put("<\(name)\(Self.written(attributes))/>\n")
  }

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    put("<\(name)\(Self.written(attributes))>")
  }

  mutating func close(_ name: String) { put("</\(name)>\n") }

  mutating func put(_ markup: String) { bytes += Array(markup.utf8) }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// What XML 1.0 cannot hold becomes U+FFFD, and so that readers do not fold them, line ends blanks.
  private static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n", "\r": out.append(" ")
      case _ where scalar.value < 32 || scalar.value | 1 == 0xFFFF: out.append("\u{FFFD}")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
