/// Random numbers that are the same everywhere: SplitMix64 (Steele, Lea and Flood 2014, “Fast
/// Splittable Pseudorandom Number Generators”).
///
/// The standard library promises no algorithm, and an interval must not change with its version.
package struct Dice: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  init(seed resampling: Resampling) { state = UInt64(bitPattern: Int64(resampling.seed)) }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below `sides`, which is 1 or more; the bias is below 2⁻⁴⁰ for tables that fit
  /// into memory.
  mutating func roll(_ sides: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(sides)).high)
  }
}

/// How intervals are drawn.
package struct Resampling: Hashable, Sendable {
  package var draws: Int
  package var seed: Int

  package init(draws: Int, seed: Int) {
    self.draws = draws
    self.seed = seed
  }
}

/// Intervals of 95 % by the percentiles of a bootstrap over units (Efron 1979), one a figure.
///
/// Every table begins with the same seed, so no figure hangs on which others are asked for. Nil where
/// a figure is defined in no more than half of the draws.
package func intervals<Value>(
  of table: PairTable<Value>, _ resampling: Resampling,
  figures: (PairTable<Value>) -> [Double?]
) -> [Interval?] {
  var dice = Dice(seed: resampling)
  var drawn: [[Double]] = figures(table).map { _ in [] }
  guard table.units > 0 else { return drawn.map { _ in nil } }
  for _ in 0..<max(0, resampling.draws) {
    for (number, figure) in figures(table.resampled(&dice)).enumerated() {
      if let figure { drawn[number].append(figure) }
    }
  }
  return drawn.map { interval(of: $0, draws: resampling.draws) }
}

/// The interval of one figure whose draws the caller makes.
func percentiles(_ resampling: Resampling, draw: (inout Dice) -> Double?) -> Interval? {
  var dice = Dice(seed: resampling)
  return interval(
    of: (0..<max(0, resampling.draws)).compactMap { _ in draw(&dice) }, draws: resampling.draws)
}

func interval(of values: [Double], draws: Int) -> Interval? {
  guard !values.isEmpty, 2 * values.count > draws else { return nil }
  let ordered = values.sorted()
  let last = ordered.count - 1
  let (low, high) = (0.025 * Double(ordered.count), 0.975 * Double(ordered.count))
  return Interval(ordered[min(last, Int(low))], ordered[min(last, Int(high))])
}
