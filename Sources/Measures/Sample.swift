/// Units (articles or mentions) that come in clusters: the stories.
///
/// Reprints of one story are not independent of each other: forty printings of one wire item say
/// no more about the press than the item. So every interval takes the story as the sampling unit.
/// A share is the ratio Σy / Σm over stories, `y` of whose `m` units have the code; its variance is
/// that of a ratio over clusters by linearisation (Cochran 1977, Sampling Techniques, 3rd ed.,
/// sections 2.11 and 9A), n/(n-1) · Σ(y - p·m)² / (Σm)². The design effect (Kish 1965) is this over
/// p(1-p)/Σm, and Σm over the design effect is the effective sample size. It is lowered for the few
/// degrees of freedom of the variance by (t of Σm-1 / t of n-1)² (Korn and Graubard 1998, Survey
/// Methodology 24:193-201), never exceeds Σm, and goes into Wilson's interval: the combination
/// that Franco, Little, Louis and Slud (2019, Journal of Survey Statistics and Methodology
/// 7:334-364) recommend for proportions from clustered samples. A share of 0 or 1 has no variance to
/// estimate: there stories are taken as wholly alike inside, (Σm)² / Σm². Where each story has one
/// unit all this is plain Wilson.
struct Sample {
  struct Unit {
    /// Position in `Findings.articles`.
    var article: Int
    /// The number of its story.
    var story: Int
    /// What it bears: its stance, or its frames, or its voices.
    var codes: [String]
  }

  let units: [Unit]
  /// How many units each story has.
  private let sizes: [Int]
  /// For each unit, its story's place in `sizes`.
  private let clusterOf: [Int]
  /// For each code, the units that bear it, ascending.
  private let bearers: [String: [Int]]

  init(_ unsorted: [Unit]) {
    units = unsorted.sorted { ($0.story, $0.article) < ($1.story, $1.article) }
    var sizes: [Int] = []
    var clusterOf: [Int] = []
    var bearers: [String: [Int]] = [:]
    for (index, unit) in units.enumerated() {
      if index == 0 || unit.story != units[index - 1].story { sizes.append(0) }
      sizes[sizes.count - 1] += 1
      clusterOf.append(sizes.count - 1)
      for code in unit.codes where bearers[code]?.last != index {
        bearers[code, default: []].append(index)
      }
    }
    self.sizes = sizes
    self.clusterOf = clusterOf
    self.bearers = bearers
  }

  var stories: Int { sizes.count }

  /// Of each story, how many of its units have all these codes; and the articles of those units.
  private func hits(_ codes: [String]) -> (byStory: [Int], articles: [Int]) {
    var found = codes.first.flatMap { bearers[$0] } ?? []
    for code in codes.dropFirst() {
      let others = Set(bearers[code] ?? [])
      found = found.filter(others.contains)
    }
    var byStory = [Int](repeating: 0, count: sizes.count)
    var articles: [Int] = []
    for index in found {
      byStory[clusterOf[index]] += 1
      if articles.last != units[index].article { articles.append(units[index].article) }
    }
    return (byStory, articles)
  }

  /// The share of units that have all these codes.
  func share(of codes: String...) -> Share {
    let (hits, articles) = hits(codes)
    let numerator = hits.reduce(0, +)
    var share = Share(
      numerator: numerator, denominator: units.count, numeratorStories: hits.count { $0 > 0 },
      stories: stories, effectiveSize: 0, interval: nil, articles: articles.sorted())
    if let p = share.value {
      share.effectiveSize = effectiveSize(proportion: p, residuals: residuals(hits, p))
      share.interval = wilsonInterval(proportion: p, size: share.effectiveSize)
    }
    return share
  }

  /// The share of one code minus that of another, both of this sample: the two estimates hang
  /// together, so their correlation over stories goes into the interval.
  func difference(_ positive: Share, _ negative: Share, codes: (String, String)) -> Estimate? {
    guard let a = positive.value, let b = negative.value, let aInterval = positive.interval,
      let bInterval = negative.interval
    else { return nil }
    let first = residuals(hits([codes.0]).byStory, a)
    let second = residuals(hits([codes.1]).byStory, b)
    let product = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    let scale = (sumOfSquares(first) * sumOfSquares(second)).squareRoot()
    let correlation = scale > 0 ? max(-1, min(1, product / scale)) : 0
    return Estimate(
      value: a - b,
      interval: differenceInterval(a, aInterval, b, bInterval, correlation: correlation),
      isTooFew: positive.isTooFew)
  }

  private func residuals(_ hits: [Int], _ p: Double) -> [Double] {
    zip(hits, sizes).map { Double($0) - p * Double($1) }
  }

  private func effectiveSize(proportion p: Double, residuals: [Double]) -> Double {
    let size = Double(units.count)
    guard stories > 1 else { return 1 }
    guard p > 0, p < 1 else {
      return size * size / sizes.reduce(0) { $0 + Double($1 * $1) }
    }
    let n = Double(stories)
    let variance = n / (n - 1) * sumOfSquares(residuals) / (size * size)
    // An unclustered sample has its design effect n/(n-1) here; plain Wilson knows no such factor.
    let binomial = p * (1 - p) / max(1, size - 1)
    let t = studentQuantile(freedom: units.count - 1) / studentQuantile(freedom: stories - 1)
    return max(1, size / max(1, variance / binomial) * t * t)
  }

  private func sumOfSquares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }
}

/// The difference between the shares of two groups, with the interval for separate samples.
package func difference(_ a: Share, _ b: Share) -> Estimate? {
  guard let first = a.value, let second = b.value, let aInterval = a.interval,
    let bInterval = b.interval
  else { return nil }
  return Estimate(
    value: first - second,
    interval: differenceInterval(first, aInterval, second, bInterval, correlation: 0),
    isTooFew: a.isTooFew || b.isTooFew)
}
