import Measures
import Testing

/// Two codings of the same passages against the people's.
@Suite struct AgreementChangeTests {
  private func codes(_ seed: UInt64, _ count: Int) -> [PassageCodes] {
    var dice = Dice(seed: seed)
    return (0..<count).map { _ in
      var codes = PassageCodes()
      codes[single: .stance] =
        ["negative", "neutral", "positive", "mixed"][Int.random(in: 0..<4, using: &dice)]
      codes[single: .relevance] = ["internal", "none"][Int.random(in: 0..<2, using: &dice)]
      codes[.frames] = Set(["housing", "labour"].prefix(Int.random(in: 0..<3, using: &dice)))
      return codes
    }
  }

  private let resampling = Resampling(draws: 200, seed: 1)

  @Test func `each alpha is the one that a comparison of two reports`() throws {
    let (gold, before, after) = (codes(1, 60), codes(2, 60), codes(3, 60))
    let changes = agreementChanges(gold: gold, before: before, after: after, resampling)
    #expect(changes.map(\.variable) == [.relevance, .stance, .frames])
    for (coding, side) in [(before, \AgreementChange.before), (after, \.after)] {
      let reported = compare(
        zip(gold, coding).map { CodedPair(gold: $0, coded: $1) }, resampling)
      for change in changes {
        let alpha = try #require(reported.first { $0.variable == change.variable }).alpha
        #expect(change[keyPath: side].value == alpha.value, "\(change.variable)")
      }
    }
  }

  @Test func `equal codings differ by nothing in every draw`() throws {
    let (gold, coded) = (codes(1, 60), codes(2, 60))
    for change in agreementChanges(gold: gold, before: coded, after: coded, resampling) {
      #expect(change.difference.value == 0)
      #expect(change.difference.interval == Interval(0, 0))
      #expect(!change.hasFallen)
    }
  }

  @Test func `a coding that comes nearer to the people's in every passage has risen for sure`()
    throws
  {
    let gold = codes(1, 60)
    let change = try #require(
      agreementChanges(gold: gold, before: codes(2, 60), after: gold, resampling)
        .first { $0.variable == .frames })
    #expect(change.after.value == 1)
    #expect(try #require(change.difference.interval).low > 0)
  }
}
