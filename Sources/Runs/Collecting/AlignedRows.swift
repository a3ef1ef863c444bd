/// Rows of cells as lines with aligned columns, two spaces apart.
struct AlignedRows {
  enum Side { case left, right }

  /// The widest line that status prints.
  static let width = 100

  private let sides: [Side]
  private var rows: [[String]] = []

  /// One side a column; a row may have fewer cells.
  init(_ sides: Side...) { self.sides = sides }

  mutating func add(_ cells: String...) { rows.append(Array(cells.prefix(sides.count))) }

  /// - Parameter indent: spaces before each line.
  func lines(indent: Int) -> [String] {
    let widths = sides.indices.map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let pad = String(repeating: " ", count: widths[column] - cell.count)
        return sides[column] == .left ? cell + pad : pad + cell
      }
      return Self.fitted(String(repeating: " ", count: indent) + cells.joined(separator: "  "))
    }
  }

  /// Without spaces at its end, and cut where it is too long.
  static func fitted(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line.count <= width ? line : line.prefix(width - 1) + "…"
  }
}
