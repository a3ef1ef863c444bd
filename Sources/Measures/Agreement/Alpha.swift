/// Krippendorff's alpha of any number of coders, with values missing or not.
///
/// Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011), and “Content Analysis”, 4th
/// edition (2018), chapter 12. A unit holds what each coder gave it, nil where one gave nothing;
/// units with fewer than two values say nothing about agreement and are left out. Nil where only one
/// value is used: without variation there is nothing that could be reliable.
package func krippendorffAlpha<Value: Hashable>(
  _ units: some Sequence<[Value?]>, metric: Metric<Value> = .nominal
) -> Double? {
  var coincidences = Coincidences<Value>()
  for unit in units { coincidences.add(unit.compactMap(\.self)) }
  return alpha(
    uses: coincidences.uses, pairs: coincidences.pairs,
    distances: metric.prepare(coincidences.values)(coincidences.uses))
}

/// A pair of different values, by their numbers, and how often it occurs within units.
struct ValuePair {
  var first: Int
  var second: Int
  var weight: Double
}

/// How often values meet within units: each ordered pair of a unit's m values counts 1/(m - 1), so
/// that a unit weighs as much as it has values.
private struct Coincidences<Value: Hashable> {
  private(set) var values: [Value] = []
  private(set) var uses: [Double] = []
  private(set) var pairs: [ValuePair] = []
  private var numbers: [Value: Int] = [:]

  mutating func add(_ unit: [Value]) {
    guard unit.count > 1 else { return }
    let weight = 1 / Double(unit.count - 1)
    let found = unit.map { number(of: $0) }
    for (place, first) in found.enumerated() {
      uses[first] += 1
      for second in found[..<place] where second != first {
        pairs.append(ValuePair(first: first, second: second, weight: 2 * weight))
      }
    }
  }

  private mutating func number(of value: Value) -> Int {
    if let number = numbers[value] { return number }
    numbers[value] = values.count
    values.append(value)
    uses.append(0)
    return values.count - 1
  }
}

/// 1 less observed over expected disagreement; nil where none is to be expected.
///
/// `pairs` holds each pair of different values once, with the weight of both its orders.
func alpha(
  uses: [Double], pairs: some Sequence<ValuePair>, distances: Distances
) -> Double? {
  let observed = pairs.reduce(0) { $0 + $1.weight * distances[$1.first, $1.second] }
  var (whole, expected) = (0.0, 0.0)
  for (first, use) in uses.enumerated() where use > 0 {
    whole += use
    for second in 0..<first { expected += 2 * use * uses[second] * distances[first, second] }
  }
  return expected > 0 ? 1 - (whole - 1) * observed / expected : nil
}
