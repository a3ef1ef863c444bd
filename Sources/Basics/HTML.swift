/// Text that may stand in HTML or SVG as it is.
///
/// Literals are taken as markup; whatever is put in by `\(…)` is escaped unless it is `HTML`
/// itself, so a title can never become a tag.
///
/// Escaping is by scalar. By `Character`, as template engines do it, a quotation mark with a
/// combining accent is no quotation mark and ends the attribute in the browser.
package struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
  package private(set) var text: String

  package init() { text = "" }
  package init(stringLiteral literal: String) { text = literal }
  package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }
  package init(escaping plain: String) { text = escaped(plain) }

  /// Markup made by the program itself: style sheets and rendered templates.
  package init(trusted markup: String) { text = markup }

  package var isEmpty: Bool { text.isEmpty }

  package static func + (a: HTML, b: HTML) -> HTML { HTML(trusted: a.text + b.text) }
  package static func += (a: inout HTML, b: HTML) { a.text += b.text }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    package mutating func appendInterpolation(_ plain: String) { text += escaped(plain) }
    package mutating func appendInterpolation(_ number: Int) { text += String(number) }
    package mutating func appendInterpolation(_ markup: HTML) { text += markup.text }
    package mutating func appendInterpolation(_ markup: [HTML]) {
      for part in markup { text += part.text }
    }
  }
}

extension Sequence<HTML> {
  package func joined(by separator: HTML = "") -> HTML {
    var result = HTML()
    for (index, part) in enumerated() {
      if index > 0 { result += separator }
      result += part
    }
    return result
  }
}

/// Plain text for HTML and SVG, in elements and in quoted attributes.
///
/// Controls become U+FFFD; characters that turn the direction of writing are shown, so that none
/// can disguise an address.
private func escaped(_ plain: String) -> String {
  var text = String.UnicodeScalarView()
  for scalar in plain.unicodeScalars {
    switch scalar.value {
    case 0x26: text.append(contentsOf: "&amp;".unicodeScalars)
    case 0x3C: text.append(contentsOf: "&lt;".unicodeScalars)
    case 0x3E: text.append(contentsOf: "&gt;".unicodeScalars)
    case 0x22: text.append(contentsOf: "&quot;".unicodeScalars)
    case 0x27: text.append(contentsOf: "&#39;".unicodeScalars)
    case 0x09, 0x0A, 0x0D: text.append(" ")
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: text.append("\u{FFFD}")
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      let hex = String(scalar.value, radix: 16, uppercase: true)
      text.append(contentsOf: "[U+\(hex)]".unicodeScalars)
    default: text.append(scalar)
    }
  }
  return String(text)
}

/// An address that a reader may follow: http or https, nothing else; nil otherwise.
package func followable(_ address: String?) -> String? {
  guard let address else { return nil }
  let scheme = address.prefix { $0 != ":" }.lowercased()
  guard scheme == "http" || scheme == "https",
    address.dropFirst(scheme.count).hasPrefix("://"),
    !address.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
  else { return nil }
  return address
}
