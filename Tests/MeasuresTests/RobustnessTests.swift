import Measures
import Testing

@Suite struct RobustnessTests {
  private func corpus(_ outlets: Int, stories: Int, _ dice: inout Dice, spread: Double = 0)
    -> [MeasuredArticle]
  {
    (0..<outlets).flatMap { outlet in
      let own = 0.3 + spread * (Double.random(in: 0..<1, using: &dice) - 0.5)
      return (0..<stories).map { story in
        article(
          "\(100 + outlet)-\(1000 + story)", outlet: "o\(outlet)",
          stance: Double.random(in: 0..<1, using: &dice) < own ? "negative" : "neutral")
      }
    }
  }

  private func negative(_ articles: [MeasuredArticle], draws: Int = 2000) throws -> Robustness {
    let findings = measure(
      articles, Surroundings(resampling: Resampling(draws: draws, seed: 1)))
    return try #require(findings.robustness.first { $0.key == "stance.negative" })
  }

  @Test func `drawn stories give about the interval that Wilson gives`() throws {
    var dice = Dice(seed: 1)
    let found = try negative(corpus(6, stories: 100, &dice))
    let wilson = wilsonInterval(proportion: found.value, size: 600)
    #expect(isClose(found.overStories.low, wilson.low, 0.012))
    #expect(isClose(found.overStories.high, wilson.high, 0.012))
  }

  @Test func `outlets that differ widen the interval, and one left out moves the figure`() throws {
    var dice = Dice(seed: 2)
    let found = try negative(corpus(8, stories: 60, &dice, spread: 0.6))
    let outlets = try #require(found.overOutlets)
    #expect(outlets.high - outlets.low > 1.5 * (found.overStories.high - found.overStories.low))
    let (lowest, highest) = (try #require(found.lowest), try #require(found.highest))
    #expect(lowest.value < found.value && found.value < highest.value)
    #expect(lowest.outlet != highest.outlet)
  }

  @Test func `of a few outlets nothing is said about others`() throws {
    var dice = Dice(seed: 3)
    #expect(try negative(corpus(4, stories: 20, &dice)).overOutlets == nil)
    let one = try negative(corpus(1, stories: 20, &dice))
    #expect(one.lowest == nil && one.highest == nil)
    #expect(measure([]).robustness.isEmpty)
  }

  /// Over 2,000 corpora of 120 stories in eight outlets, 400 draws each.
  @Test func `intervals over stories hold the true share in 95 of 100 corpora`() throws {
    var dice = Dice(seed: 4)
    var held = 0
    for _ in 0..<2000 {
      let found = try negative(corpus(8, stories: 15, &dice), draws: 400)
      if found.overStories.contains(0.3) { held += 1 }
    }
    print("the true share lies in the interval in \(held) of 2000 corpora")
    #expect((1880...1920).contains(held), "\(held) of 2000")
  }

  /// The time is printed, for the documents; it hangs on the machine.
  @Test func `a hundred thousand articles are drawn two thousand times`() throws {
    var dice = Dice(seed: 6)
    let articles = corpus(300, stories: 333, &dice)
    let clock = ContinuousClock()
    func time(_ draws: Int) -> Duration {
      clock.measure {
        _ = measure(articles, Surroundings(resampling: Resampling(draws: draws, seed: 1)))
      }
    }
    let (without, whole) = (time(0), time(2000))
    print("2,000 draws over \(articles.count) articles, twice: \(whole - without)")
    #expect(try negative(articles, draws: 200).overOutlets != nil)
  }

  @Test func `the same seed gives the same intervals`() throws {
    var dice = Dice(seed: 5)
    let articles = corpus(6, stories: 30, &dice)
    #expect(measure(articles).robustness == measure(articles).robustness)
  }
}
