/// What two coders gave the same units: each pair of values with the number of its units.
///
/// The first coder is the standard where one is meant: gold.
package struct PairTable<Value: Hashable> {
  /// In order of first appearance.
  package let values: [Value]
  /// The pairs that occur, by numbers of values.
  private let cells: [(first: Int, second: Int)]
  /// For each unit the number of its cell.
  private let cellOfUnit: [Int]
  /// How many units each cell has.
  private var counts: [Int]

  package init(_ pairs: some Sequence<(Value, Value)>) {
    var values: [Value] = []
    var numbers: [Value: Int] = [:]
    func number(of value: Value) -> Int {
      if let number = numbers[value] { return number }
      numbers[value] = values.count
      values.append(value)
      return values.count - 1
    }
    var cells: [(first: Int, second: Int)] = []
    var numberOfCell: [[Int]: Int] = [:]
    var counts: [Int] = []
    var cellOfUnit: [Int] = []
    for (first, second) in pairs {
      let cell = (first: number(of: first), second: number(of: second))
      let place = numberOfCell[[cell.first, cell.second]] ?? cells.count
      if place == cells.count {
        numberOfCell[[cell.first, cell.second]] = place
        cells.append(cell)
        counts.append(0)
      }
      counts[place] += 1
      cellOfUnit.append(place)
    }
    (self.values, self.cells, self.cellOfUnit, self.counts) = (values, cells, cellOfUnit, counts)
  }

  package var units: Int { cellOfUnit.count }

  /// The same number of units drawn with replacement.
  func resampled(_ dice: inout Dice) -> PairTable {
    var drawn = self
    drawn.counts = [Int](repeating: 0, count: counts.count)
    for _ in cellOfUnit { drawn.counts[cellOfUnit[dice.roll(cellOfUnit.count)]] += 1 }
    return drawn
  }

  /// How many units have these two values.
  package func count(_ first: Value, _ second: Value) -> Int {
    guard let first = values.firstIndex(of: first), let second = values.firstIndex(of: second),
      let cell = cells.firstIndex(where: { $0 == (first, second) })
    else { return 0 }
    return counts[cell]
  }

  private var uses: (first: [Int], second: [Int]) {
    var first = [Int](repeating: 0, count: values.count)
    var second = first
    for (cell, count) in zip(cells, counts) {
      first[cell.first] += count
      second[cell.second] += count
    }
    return (first, second)
  }

  // MARK: Figures, each nil where it is not defined

  /// Krippendorff's alpha by prepared distances: see `krippendorffAlpha`.
  func alpha(_ distances: ([Double]) -> Distances) -> Double? {
    let (first, second) = uses
    let uses = zip(first, second).map { Double($0 + $1) }
    let pairs = zip(cells, counts).lazy.filter { $0.0.first != $0.0.second && $0.1 > 0 }
      .map { ValuePair(first: $0.first, second: $0.second, weight: Double(2 * $1)) }
    return Measures.alpha(uses: uses, pairs: pairs, distances: distances(uses))
  }

  package func alpha(_ metric: Metric<Value> = .nominal) -> Double? {
    alpha(metric.prepare(values))
  }

  /// The share of units with the same value twice.
  package var agreement: Double? {
    let same = zip(cells, counts).reduce(0) { $0 + ($1.0.first == $1.0.second ? $1.1 : 0) }
    return units > 0 ? Double(same) / Double(units) : nil
  }

  /// Cohen's kappa: “A Coefficient of Agreement for Nominal Scales” (1960).
  package var kappa: Double? {
    let (first, second) = uses
    let whole = Double(units)
    let products = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    return corrected(chance: Double(products) / (whole * whole))
  }

  /// Gwet's AC1, which stays near the share of agreement where one value is rare.
  ///
  /// Over the values that either coder used: “Computing inter-rater reliability and its variance in
  /// the presence of high agreement” (2008).
  package var ac1: Double? {
    let (first, second) = uses
    let shares = zip(first, second).map { Double($0 + $1) / Double(2 * units) }.filter { $0 > 0 }
    guard shares.count > 1 else { return nil }
    let chance = shares.reduce(0) { $0 + $1 * (1 - $1) } / Double(shares.count - 1)
    return corrected(chance: chance)
  }

  private func corrected(chance: Double) -> Double? {
    guard let agreement, chance < 1 else { return nil }
    return (agreement - chance) / (1 - chance)
  }

  /// How the second coder finds one value of the first.
  package func retrieval(of value: Value) -> Retrieval {
    guard let number = values.firstIndex(of: value) else { return Retrieval() }
    let (first, second) = uses
    return Retrieval(
      hits: count(value, value), wanted: first[number], found: second[number])
  }
}

/// Units with a value: with both coders, with the first, with the second.
package struct Retrieval: Hashable, Sendable {
  package var hits = 0
  package var wanted = 0
  package var found = 0

  package var precision: Double? { ratio(hits, found) }
  package var recall: Double? { ratio(hits, wanted) }
  /// Their harmonic mean: 2 · hits / (wanted + found).
  package var f1: Double? { ratio(2 * hits, wanted + found) }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
