internal import Basics
internal import Measures

/// A table for a terminal: names to the left, figures to the right.
struct TextTable {
  private var rows: [[Cell]]

  struct Cell {
    var text: String
    var style = Style.plain

    init(_ text: String, _ style: Style = .plain) {
      (self.text, self.style) = (printable(text), style)
    }
  }

  init(header: [String]) { rows = [header.map { Cell($0, .dim) }] }

  var isEmpty: Bool { rows.count < 2 }

  mutating func append(_ cells: [Cell]) { rows.append(cells) }

  /// The lines, without blanks at their ends; words may stand to the left in every column.
  func lines(_ ink: Ink, indent: String = "", leftAligned: Bool = false) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].text.count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = indent
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.text.count)
        let text = ink.paint(cell.text, cell.style)
        if column > 0 { line += "  " }
        let isLast = column == row.count - 1
        line += column == 0 || leftAligned ? text + (isLast ? "" : padding) : padding + text
      }
      return line
    }
  }
}

/// Without the control characters by which a text could steer a terminal.
func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }))
}

/// How words stand out on a terminal that has colours.
enum Style { case plain, bold, dim, good, fair, bad }

/// What files say reaches the terminal through here, so that no other escape does.
struct Ink {
  var hasColor: Bool

  func paint(_ words: String, _ style: Style = .plain) -> String {
    let text = printable(words)
    guard hasColor, !text.isEmpty else { return text }
    let code: String
    switch style {
    case .plain: return text
    case .bold: code = "1"
    case .dim: code = "2"
    case .good: code = "32"
    case .fair: code = "33"
    case .bad: code = "31"
    }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// A figure of agreement with two or three decimals; `-` where it is not defined.
func shown(_ value: Double?, digits: Int = 3) -> String {
  guard let value, let text = decimal(value, digits: digits) else { return "-" }
  let dot = text.firstIndex(of: ".")
  let decimals = dot.map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  return text + (dot == nil ? "." : "") + String(repeating: "0", count: digits - decimals)
}

func shown(_ interval: Interval?) -> String {
  interval.map { "\(shown($0.low, digits: 2))–\(shown($0.high, digits: 2))" } ?? "-"
}
