internal import Basics

/// How a figure holds where the choice of outlets is taken for chance as well.
package struct Robustness: Hashable, Sendable {
  /// As `HeadlineFigure.key`: `stance.negative`, `frames.housing`.
  package var key: String
  package var value: Double
  /// Stories drawn anew within their outlets: what else these outlets could have written.
  package var overStories: Interval
  /// Outlets drawn anew, then stories in each: what other outlets like these would have written; nil
  /// below five outlets, of which chance tells nothing.
  package var overOutlets: Interval?
  /// The lowest and the highest value where one outlet is left out, and which; nil below two outlets.
  package var lowest: Without?
  package var highest: Without?

  package struct Without: Hashable, Sendable {
    package var outlet: String
    package var value: Double
  }

  /// With fewer outlets the percentiles of their draws are those of a handful of numbers.
  package static let fewestOutlets = 5
}

/// What the bootstrap knows of a corpus: for each outlet its stories, and of each how many printings
/// bear each figure.
///
/// Stories that bear the same are one kind, so that a draw costs a number each.
struct ClusteredFigures: Sendable {
  /// A figure: a share of units, or the difference of two.
  struct Figure: Sendable {
    var key: String
    var isOf: @Sendable (MeasuredArticle) -> Int

    /// `isOf` is 1 for an article that bears it, 0 for one that does not, -1 for what is subtracted.
    init(key: String, isOf: @escaping @Sendable (MeasuredArticle) -> Int) {
      (self.key, self.isOf) = (key, isOf)
    }
  }

  private let keys: [String]
  private let outlets: [String]
  /// Of each kind: how many printings, then the sum of each figure.
  private let kinds: [[Int32]]
  /// The kind of each story, by outlet.
  private let stories: [[Int32]]

  /// `positions` in order of id; `storyOf` as `Corpus` has it.
  init(
    _ articles: [MeasuredArticle], _ positions: [Int], storyOf: [Int], figures: [Figure]
  ) {
    keys = figures.map(\.key)
    var byOutlet: [String: [Int: [Int32]]] = [:]
    for position in positions {
      let article = articles[position]
      let own = [1] + figures.map { Int32($0.isOf(article)) }
      byOutlet[article.outlet, default: [:]][storyOf[position], default: []].add(own)
    }
    outlets = byOutlet.keys.sorted()
    var numbers: [[Int32]: Int32] = [:]
    var kinds: [[Int32]] = []
    stories = outlets.map { outlet in
      let own = byOutlet[outlet] ?? [:]
      return own.keys.sorted().map { story in
        let kind = own[story] ?? []
        if let known = numbers[kind] { return known }
        let number = Int32(kinds.count)
        numbers[kind] = number
        kinds.append(kind)
        return number
      }
    }
    self.kinds = kinds
  }

  /// Every figure with its intervals; empty without units.
  ///
  /// The same seed gives the same.
  func robustness(_ resampling: Resampling) -> [Robustness] {
    let sums = outlets.indices.map { outlet in
      sum { weights in
        for kind in stories[outlet] { weights[Int(kind)] += 1 }
      }
    }
    let whole = sums.reduce(into: [Int]()) { $0.add($1) }
    guard let units = whole.first, units > 0 else { return [] }
    let overStories = draws(resampling) { dice, weights in
      for outlet in stories { draw(outlet, &dice, &weights) }
    }
    let hasEnough = outlets.count >= Robustness.fewestOutlets
    let overOutlets =
      hasEnough
      ? draws(resampling) { dice, weights in
        for _ in stories { draw(stories[dice.roll(stories.count)], &dice, &weights) }
      } : []
    return keys.indices.map { figure in
      func value(_ sums: [Int]) -> Double? {
        sums[0] > 0 ? Double(sums[figure + 1]) / Double(sums[0]) : nil
      }
      let without = outlets.indices.compactMap { outlet in
        value(zip(whole, sums[outlet]).map { $0 - $1 }).map {
          Robustness.Without(outlet: outlets[outlet], value: $0)
        }
      }
      let own = value(whole) ?? 0
      func interval(_ drawn: [[Int]]) -> Interval? {
        Measures.interval(of: drawn.compactMap(value), draws: resampling.draws)
      }
      return Robustness(
        key: keys[figure], value: own, overStories: interval(overStories) ?? Interval(own, own),
        overOutlets: interval(overOutlets),
        lowest: without.min { ($0.value, $0.outlet) < ($1.value, $1.outlet) },
        highest: without.max { ($0.value, $1.outlet) < ($1.value, $0.outlet) })
    }
  }

  private func draw(_ stories: [Int32], _ dice: inout Dice, _ weights: inout [Int32]) {
    for _ in stories { weights[Int(stories[dice.roll(stories.count)])] += 1 }
  }

  /// The sums of every draw, in blocks that each have dice of their own, so that processors can share
  /// them and the result hangs on none.
  private func draws(
    _ resampling: Resampling, _ draw: @Sendable (inout Dice, inout [Int32]) -> Void
  ) -> [[Int]] {
    let block = 100
    let blocks = (max(0, resampling.draws) + block - 1) / block
    return sideBySide(blocks) { number in
      var dice = Dice(seed: Resampling(draws: block, seed: resampling.seed &* 1_000_003 &+ number))
      return (0..<min(block, resampling.draws - number * block)).map { _ in
        sum { draw(&dice, &$0) }
      }
    }.flatMap { $0 }
  }

  private func sum(_ fill: (inout [Int32]) -> Void) -> [Int] {
    var weights = [Int32](repeating: 0, count: kinds.count)
    fill(&weights)
    var sums = [Int](repeating: 0, count: keys.count + 1)
    for (weight, kind) in zip(weights, kinds) where weight != 0 {
      for place in kind.indices where kind[place] != 0 { sums[place] += Int(weight * kind[place]) }
    }
    return sums
  }
}

extension Array where Element: AdditiveArithmetic {
  /// Adds place by place; an empty one takes the other.
  fileprivate mutating func add(_ other: [Element]) {
    if isEmpty {
      self = other
    } else {
      for place in indices { self[place] += other[place] }
    }
  }
}
