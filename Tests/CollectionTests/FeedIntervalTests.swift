import Collection
import Testing

@Suite struct `How often a feed is asked` {
  @Test func `known entries lengthen, new ones shorten, each after two successes on time`() {
    var interval = FeedInterval()
    func ask(_ known: Int, late: Double = 0) -> Double {
      let next = interval.succeeded(at: 1_000 + late, due: 1_000, entries: 10, known: known)
      #expect(next == 1_000 + late + interval.seconds)
      return interval.seconds
    }
    #expect(ask(10) == 3_600)
    #expect(ask(10) == 5_400)
    // News returns: as a new feed.
    #expect(ask(9) == 3_600)
    #expect(ask(5) == 3_600)
    #expect(ask(5) == 3_600)
    #expect(ask(3) == 2_400)
    #expect(ask(0) == 2_400)
    #expect(ask(0) == 1_200)
    // A timer that stood still says nothing of the feed.
    #expect(ask(0, late: 5_000) == 1_200)
    #expect(ask(0) == 1_200)
    #expect(ask(0) == 600)
    #expect(ask(0) == 600)
    #expect(ask(0) == 600)
  }

  @Test func `the first look says nothing, an empty feed is as one without news`() {
    var interval = FeedInterval(onTime: 5)
    #expect(
      interval.succeeded(at: 0, due: 0, entries: 10, known: 0, isFirst: true) == FeedInterval.usual)
    #expect(interval.succeeded(at: 0, due: 0, entries: 0, known: 0) == FeedInterval.usual * 1.5)
  }

  @Test func `whatever comes, the interval stays within its bounds`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var interval = FeedInterval(seconds: Double.random(in: 0...1e6))
      var now = 0.0
      for _ in 0..<50 {
        let entries = Int.random(in: 0...20, using: &random)
        let isFailure = Int.random(in: 0...3, using: &random) == 0
        let next =
          isFailure
          ? interval.failed(at: now, address: "a", lastSuccess: 0)
          : interval.succeeded(
            at: now, due: now - Double.random(in: 0...5_000), entries: entries,
            known: Int.random(in: 0...entries, using: &random))
        #expect((FeedInterval.shortest...FeedInterval.longest).contains(interval.seconds))
        #expect(next >= now + FeedInterval.shortest)
        #expect(next <= now + FeedInterval.ofDead * 1.1)
        now = next
      }
    }
  }

  @Test func `failures back off, up to a day, and the dead are looked at once a month`() {
    var interval = FeedInterval()
    var now = 0.0
    var delays: [Double] = []
    for _ in 0..<30 {
      let next = interval.failed(at: now, address: "https://misal.example/feed", lastSuccess: 0)
      delays.append(next - now)
      now = next
    }
    #expect(
      zip(delays, [1, 2, 4, 8, 16, 24, 24].map { $0 * 3_600.0 }).allSatisfy { delay, base in
        delay >= base && delay < base * 1.1
      })
    #expect(Set(delays).count > 20)
    #expect(delays.last ?? 0 >= FeedInterval.ofDead)
    #expect(delays[9] < FeedInterval.ofDead)
    // One success, and it is alive.
    _ = interval.succeeded(at: now, due: now, entries: 5, known: 0)
    #expect(interval.failures == 0)
    #expect(interval.failed(at: 0, address: "a", lastSuccess: 0) < 3_600 * 1.1)
  }

  @Test func `a server that asks for more time gets it`() {
    var interval = FeedInterval()
    #expect(interval.failed(at: 0, address: "a", lastSuccess: 0, notBefore: 50_000) == 50_000)
    #expect(
      interval.failed(at: 0, address: "a", lastSuccess: 0, notBefore: 1e12) == FeedInterval.ofDead)
  }

  @Test func `equal failures of two feeds are spread, of one are repeated`() {
    let next = { (address: String) -> Double in
      var interval = FeedInterval()
      return interval.failed(at: 0, address: address, lastSuccess: 0)
    }
    #expect(next("a") == next("a"))
    #expect(Set((0..<50).map { next("https://\($0).example") }).count > 40)
  }
}
