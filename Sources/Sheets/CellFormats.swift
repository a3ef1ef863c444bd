internal import Markup

/// Which formats of cells show a number as a date.
struct CellFormats {
  private var dates: [Bool] = []

  init() {}

  init(_ styles: MarkupTree) {
    var codes: [Int: String] = [:]
    for node in styles.all where styles.name(of: node) == "numFmt" {
      guard let id = styles.attribute("numFmtId", of: node).flatMap({ Int($0) }) else { continue }
      codes[id] = styles.attribute("formatCode", of: node)
    }
    for node in styles.all where styles.name(of: node) == "cellXfs" {
      dates = styles.children(of: node).filter { styles.name(of: $0) == "xf" }.map { format in
        let id = styles.attribute("numFmtId", of: format).flatMap { Int($0) } ?? 0
        return codes[id].map(Self.isDate) ?? Self.builtIn(id)
      }
    }
  }

  func isDate(_ style: Int) -> Bool { dates.indices.contains(style) && dates[style] }

  /// ECMA-376, 18.8.30: dates and times of every language, and those of East Asia.
  private static func builtIn(_ id: Int) -> Bool {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether a format has letters of days, months, years, hours or seconds outside of quotation marks
  /// and brackets.
  static func isDate(_ code: String) -> Bool {
    // Only the part for positive numbers; the one for texts may hold any letter.
    var quoted = false
    var bracketed = false
    var isEscaped = false
    for scalar in code.lowercased().unicodeScalars {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch scalar {
      case "\"": quoted.toggle()
      case _ where quoted: break
      case "\\", "_", "*": isEscaped = true
      case "[": bracketed = true
      case "]": bracketed = false
      case _ where bracketed: break
      case ";": return false
      case "d", "m", "y", "h", "s": return true
      default: break
      }
    }
    return false
  }
}
