/// Where each pattern ended: `patterns` is always `carried` + `known` + `lost`.
package struct Tally: Hashable, Sendable {
  /// Patterns that were there: a word in two categories is two.
  package var patterns = 0
  /// Went over, whole or in part.
  package var carried = 0
  /// Those among `carried` of which something did not go over.
  package var partly = 0
  package var known = 0
  package var lost = 0

  package init() {}

  /// Counts patterns by the worst that happened to them.
  mutating func count(_ fate: Fate?, _ number: Int = 1) {
    patterns += number
    switch fate {
    case nil, .noted: carried += number
    case .partly:
      carried += number
      partly += number
    case .known: known += number
    case .lost: lost += number
    }
  }
}
