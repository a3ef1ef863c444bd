/// A range of values in which the true one lies with 95 % confidence.
package struct Interval: Hashable, Sendable {
  package var low: Double
  package var high: Double

  package init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}

/// A part of a whole, with what is needed to judge it: counts, stories, interval, and the articles
/// behind it.
package struct Share: Hashable, Sendable {
  /// Fewer stories than this are shown grey, without an interval: with four stories the Wilson
  /// interval of one half spans 0.15 to 0.85, which tells a reader nothing.
  package static let fewestStories = 5

  package var numerator: Int
  package var denominator: Int
  /// Stories among the units of the numerator.
  package var numeratorStories: Int
  /// Stories among the units of the denominator: the sample size that counts.
  package var stories: Int
  /// The number of independent units that would give an interval of the same width.
  package var effectiveSize: Double
  /// Nil where the denominator is 0.
  package var interval: Interval?
  /// Positions in `Findings.articles` of the articles of the numerator, ascending.
  package var articles: [Int]

  package var value: Double? {
    denominator > 0 ? Double(numerator) / Double(denominator) : nil
  }

  package var isTooFew: Bool { stories < Self.fewestStories }
}

/// A number of articles that leads to them.
package struct Count: Hashable, Sendable {
  package var stories: Int
  /// Positions in `Findings.articles`, ascending.
  package var articles: [Int]

  package var number: Int { articles.count }
}

/// A difference of two shares, or another figure that has an interval but is no share.
package struct Estimate: Hashable, Sendable {
  package var value: Double
  package var interval: Interval
  /// Too few stories on either side to be read.
  package var isTooFew: Bool

  /// Whether the interval leaves out zero.
  package var differsFromZero: Bool { !isTooFew && !interval.contains(0) }
}

/// What is counted in a table.
package enum CountedUnit: String, Sendable {
  /// Printings: every article, reprints too.
  case articles
  case mentions
  /// Every story once, by its first printing.
  case stories
}

/// Rows of a group each, columns of a code each.
package struct Table<Cell: Hashable & Sendable>: Hashable, Sendable {
  /// Permanent: anchors in the report are made of it.
  package var name: String
  package var unit: CountedUnit
  package var columns: [String]
  package var rows: [Row]

  package struct Row: Hashable, Sendable {
    package var key: String
    package var units: Int
    package var stories: Int
    package var cells: [Cell]
    /// The share positive minus the share negative; in tables of stance only.
    package var net: Estimate?
  }

  /// The row of that key.
  package func row(_ key: String) -> Row? { rows.first { $0.key == key } }

  /// The cell of that row and column.
  package func cell(_ row: String, _ column: String) -> Cell? {
    guard let index = columns.firstIndex(of: column), let found = self.row(row) else { return nil }
    return found.cells.indices.contains(index) ? found.cells[index] : nil
  }
}
