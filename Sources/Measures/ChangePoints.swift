internal import Foundation

/// A series of shares breaks in two at a bucket.
package struct ChangePoint: Hashable, Sendable {
  /// What is followed: `attention` or `negative`.
  package var series: String
  /// The key of the first bucket after the break.
  package var key: String
  /// The shares of the stretches before and after, each up to the next break.
  package var before: Share
  package var after: Share
}

/// The places where a series of shares changes: the first buckets of all stretches but the first.
///
/// The stretches that maximise the binomial likelihood, each with a share of its own, where every
/// further stretch must raise twice the logarithm by `3 · ln(buckets)` (optimal partitioning: Jackson
/// and others 2005, IEEE Signal Processing Letters 12:105-108; the penalty counts the place of a
/// break as a parameter and lets chance in a constant series find one in about one series of twenty).
/// Counts may be effective sizes, so that reprints do not make a break.
///
/// - Parameters:
///   - hits: Of each bucket, at most its size.
///   - shortest: A stretch has so many buckets at least, and `fewest` units.
package func changePoints(
  hits: [Double], sizes: [Double], shortest: Int = 3, fewest: Double = 20
) -> [Int] {
  let count = min(hits.count, sizes.count)
  guard count >= 2 * shortest else { return [] }
  var (sumOfHits, sumOfSizes) = ([0.0], [0.0])
  for place in 0..<count {
    sumOfHits.append(sumOfHits[place] + hits[place])
    sumOfSizes.append(sumOfSizes[place] + sizes[place])
  }
  func likelihood(_ from: Int, _ to: Int) -> Double? {
    let (y, n) = (sumOfHits[to] - sumOfHits[from], sumOfSizes[to] - sumOfSizes[from])
    guard to - from >= shortest, n >= fewest else { return nil }
    func part(_ seen: Double) -> Double { seen > 0 ? seen * log(seen / n) : 0 }
    return part(y) + part(n - y)
  }
  let penalty = 3 * log(Double(count)) / 2
  // The best value of the first buckets, and where its last stretch begins.
  var best = [Double](repeating: -.infinity, count: count + 1)
  var start = [Int](repeating: 0, count: count + 1)
  best[0] = 0
  for end in 1...count {
    for from in 0..<end where best[from] > -.infinity {
      guard let own = likelihood(from, end) else { continue }
      let value = best[from] + own - (from > 0 ? penalty : 0)
      if value > best[end] { (best[end], start[end]) = (value, from) }
    }
  }
  guard best[count] > -.infinity else { return [] }
  var breaks: [Int] = []
  var end = count
  while start[end] > 0 {
    breaks.append(start[end])
    end = start[end]
  }
  return breaks.reversed()
}

extension Corpus {
  /// Breaks of attention (of all articles those about movers) and of the negative share among them.
  func changePoints(_ line: TimeLine, _ members: [[Int]]) -> [ChangePoint] {
    func breaks(
      _ series: String, _ members: [[Int]], _ code: String,
      of codes: (MeasuredArticle) -> [String]
    ) -> [ChangePoint] {
      let shares = members.map { sample($0, codes: codes).share(of: code) }
      let places = Measures.changePoints(
        hits: shares.map { ($0.value ?? 0) * $0.effectiveSize }, sizes: shares.map(\.effectiveSize))
      let borders = [0] + places + [members.count]
      return places.enumerated().map { number, place in
        func whole(_ range: Range<Int>) -> Share {
          sample(members[range].flatMap { $0 }, codes: codes).share(of: code)
        }
        return ChangePoint(
          series: series, key: line.buckets[place].key,
          before: whole(borders[number]..<place), after: whole(place..<borders[number + 2]))
      }
    }
    let relevant = members.map { $0.filter { articles[$0].relevance == "internal" } }
    return breaks("attention", members, "internal", of: Self.attention)
      + breaks("negative", relevant, "negative") { [$0.strictStance] }
  }
}
