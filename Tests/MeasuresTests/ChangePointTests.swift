import Measures
import Testing

@Suite struct ChangePointTests {
  /// Shares of a series of months with so many articles each.
  private func series(_ shares: [Double], size: Int, _ dice: inout Dice) -> [Double] {
    shares.map { share in
      Double((0..<size).count { _ in Double.random(in: 0..<1, using: &dice) < share })
    }
  }

  @Test func `a share that does not change has hardly ever a break`() {
    var dice = Dice(seed: 11)
    var found = 0
    for _ in 0..<1000 {
      let hits = series(Array(repeating: 0.3, count: 24), size: 40, &dice)
      if !changePoints(hits: hits, sizes: Array(repeating: 40, count: 24)).isEmpty { found += 1 }
    }
    #expect(found <= 70, "\(found) of 1000 series")
  }

  @Test func `a share that doubles breaks where it does`() {
    var dice = Dice(seed: 12)
    var near = 0
    for _ in 0..<200 {
      let shares = Array(repeating: 0.2, count: 12) + Array(repeating: 0.45, count: 12)
      let breaks = changePoints(
        hits: series(shares, size: 40, &dice), sizes: Array(repeating: 40, count: 24))
      if breaks.count == 1, abs(breaks[0] - 12) <= 1 { near += 1 }
    }
    #expect(near >= 170, "\(near) of 200 series")
  }

  @Test func `a handful of articles tells of no change`() {
    #expect(changePoints(hits: [0, 0, 0, 3, 3, 3], sizes: [3, 3, 3, 3, 3, 3]).isEmpty)
    #expect(changePoints(hits: [], sizes: []).isEmpty)
    #expect(changePoints(hits: [1, 9], sizes: [50, 50]).isEmpty)
  }

  @Test func `empty months lie in no stretch of their own`() {
    let hits = [10.0, 0, 12, 0, 9, 0, 40, 0, 41, 0, 38, 0]
    let sizes = [50.0, 0, 50, 0, 50, 0, 50, 0, 50, 0, 50, 0]
    let breaks = changePoints(hits: hits, sizes: sizes)
    #expect(breaks.count == 1 && (5...6).contains(breaks[0]))
  }
}
