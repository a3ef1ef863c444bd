/// A share in one group against the same share in another.
package struct Difference: Hashable, Sendable {
  /// The code whose share is compared.
  package var key: String
  /// The groups, as the table names them.
  package var groups: Pair
  package var first: Share
  package var second: Share
  /// The first less the second, with Newcombe's interval.
  package var estimate: Estimate
  /// Cohen's h.
  package var effect: Double
  /// By chance alone; 1 where there are too few stories to ask.
  package var probability: Double
  /// The same, corrected for all comparisons of its family (Holm).
  package var adjusted: Double

  package struct Pair: Hashable, Sendable {
    package var first: String
    package var second: String
  }

  /// Whether it is more than chance explains, beside all others that were looked at with it.
  package var isClear: Bool { !estimate.isTooFew && adjusted < 0.05 }
}

/// The differences of two groups of a table, column by column, as one family; empty unless both are
/// there.
///
/// Articles that stand in both groups count on both sides: intervals are then too wide rather than too
/// narrow.
func differences(_ table: Table<Share>, _ pairs: [(String, String)]) -> [Difference] {
  var found: [Difference] = []
  for (one, other) in pairs {
    guard let first = table.row(one), let second = table.row(other) else { continue }
    for (key, cells) in zip(table.columns, zip(first.cells, second.cells)) {
      guard let estimate = difference(cells.0, cells.1), let a = cells.0.value,
        let b = cells.1.value
      else { continue }
      let probability =
        estimate.isTooFew
        ? 1
        : differenceProbability(
          a, size: cells.0.effectiveSize, b, size: cells.1.effectiveSize)
      found.append(
        Difference(
          key: key, groups: .init(first: one, second: other), first: cells.0, second: cells.1,
          estimate: estimate, effect: effectSize(a, b), probability: probability,
          adjusted: probability))
    }
  }
  // Who has too few stories was not asked.
  let asked = found.indices.filter { !found[$0].estimate.isTooFew }
  for (place, adjusted) in zip(asked, holm(asked.map { found[$0].probability })) {
    found[place].adjusted = adjusted
  }
  return found
}

/// Each of the groups against each that comes after it.
func everyPair(_ groups: [String]) -> [(String, String)] {
  groups.indices.flatMap { first in
    groups.indices.dropFirst(first + 1).map { (groups[first], groups[$0]) }
  }
}
