/// How high a row must be for its wrapped texts.
enum RowHeight {
  /// Of a line of the usual font.
  private static let line = 15.0
  /// What Excel allows: 27 lines.
  private static let most = 409.0
  /// Letters of Kazakh and Russian a digit of width, with room for words that end a line early.
  private static let lettersPerDigit = 0.9

  /// Nil where a row of the usual height does.
  static func points(of row: Sheet.Row, in columns: [Sheet.Column]) -> Double? {
    let lines =
      zip(row.cells, columns).map { cell, column in
        column.format == .wrapped || row.isHeading ? self.lines(cell.shown, column.width) : 1
      }.max() ?? 1
    return lines > 1 ? min(most, Double(lines) * line) : nil
  }

  private static func lines(_ text: String, _ width: Double) -> Int {
    let room = max(1, Int(width * lettersPerDigit))
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { max(1, ($0.count + room - 1) / room) }.reduce(0, +)
  }
}
