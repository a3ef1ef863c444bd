internal import Basics
internal import Measures

/// A random sample of articles, whole or by strata.
///
/// The same seed draws the same articles, whatever the order in which they come: each has a place in
/// a shuffle that hangs on its id and the seed alone. A larger sample by the same seed holds a
/// smaller one as far as the strata allow.
package struct Sampling: Hashable, Sendable {
  package struct Stratum: Hashable, Sendable {
    /// A value for each stratifier.
    package var values: [String]
    package var population: Int
    package var drawn: Int
  }

  package enum Allocation: String, CaseIterable, Sendable {
    /// Each stratum by its share of the corpus.
    case proportional
    /// As many of each; what a short one lacks goes to the others.
    case equal
  }

  package let stratifiers: [Stratifier]
  package let allocation: Allocation
  package let seed: Int
  /// Sorted by their values.
  package let strata: [Stratum]
  /// The ids drawn, shuffled across the strata: their order tells nothing.
  package let ids: [String]
  /// The place of each one's stratum among `strata`.
  let stratumOf: [Int]

  package var population: Int { strata.map(\.population).reduce(0, +) }

  package init(
    _ units: [SampleUnit], size: Int, by stratifiers: [Stratifier], _ allocation: Allocation,
    seed: Int
  ) {
    (self.stratifiers, self.allocation, self.seed) = (stratifiers, allocation, seed)
    let members = Dictionary(grouping: units) { unit in stratifiers.map { unit.value(of: $0) } }
    let keys = members.keys.sorted { a, b in
      a.lexicographicallyPrecedes(b) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    let populations = keys.map { members[$0]?.count ?? 0 }
    let drawn = allocation.shares(of: size, among: populations)
    strata = keys.indices.map {
      Stratum(values: keys[$0], population: populations[$0], drawn: drawn[$0])
    }
    var chosen: [(ticket: Ticket, stratum: Int)] = []
    for (number, (key, count)) in zip(keys, drawn).enumerated() {
      chosen += (members[key] ?? []).map { Ticket($0.id, seed: seed) }.sorted().prefix(count)
        .map { ($0, number) }
    }
    chosen.sort { $0.ticket < $1.ticket }
    ids = chosen.map(\.ticket.id)
    stratumOf = chosen.map(\.stratum)
  }
}

/// The place of an article in the shuffle of a seed.
private struct Ticket: Comparable {
  var id: String
  var number: UInt64

  init(_ id: String, seed: Int) {
    self.id = id
    // FNV alone leaves the high digits of short ids alike; the generator mixes them.
    var dice = Dice(seed: stableHash("\(seed):\(id)".utf8))
    number = dice.next()
  }

  static func < (a: Self, b: Self) -> Bool {
    a.number == b.number ? a.id.utf8.lexicographicallyPrecedes(b.id.utf8) : a.number < b.number
  }
}

extension Sampling.Allocation {
  /// How many to draw from strata of these sizes; in sum `size`, or all where there are no more.
  package func shares(of size: Int, among populations: [Int]) -> [Int] {
    let total = populations.reduce(0, +)
    let size = min(max(0, size), total)
    switch self {
    case .proportional: return Self.proportional(size, populations, total)
    case .equal: return Self.equal(size, populations)
    }
  }

  /// By the largest remainder (Hamilton); of equal ones the larger stratum, then the first.
  private static func proportional(_ size: Int, _ populations: [Int], _ total: Int) -> [Int] {
    guard total > 0 else { return populations }
    var shares = populations.map { $0 * size / total }
    let rests = populations.map { $0 * size % total }
    let order = populations.indices.sorted {
      (rests[$1], populations[$1], $0) < (rests[$0], populations[$0], $1)
    }
    for stratum in order.prefix(size - shares.reduce(0, +)) { shares[stratum] += 1 }
    return shares
  }

  /// As many of each, strata that are short given whole; the last few go to the largest.
  private static func equal(_ size: Int, _ populations: [Int]) -> [Int] {
    var shares = [Int](repeating: 0, count: populations.count)
    var left = size
    while left > 0 {
      let open = populations.indices.filter { shares[$0] < populations[$0] }
        .sorted { (populations[$1], $0) < (populations[$0], $1) }
      guard !open.isEmpty else { break }
      let each = left / open.count
      for stratum in each > 0 ? open[...] : open.prefix(left) {
        let more = min(max(1, each), populations[stratum] - shares[stratum])
        shares[stratum] += more
        left -= more
      }
    }
    return shares
  }
}
