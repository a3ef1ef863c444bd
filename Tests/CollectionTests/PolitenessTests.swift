import Collection
import Foundation
import Ingest
import Testing

private let start = Date(timeIntervalSince1970: 1_800_000_000)

extension HostSchedule {
  fileprivate mutating func add(_ pages: Int = 1, to name: String) {
    setWaiting(waiting(of: name) + pages, of: name)
  }
}

private func answer(_ status: Int, _ fields: String = "") -> FetchResult {
  .answer(
    Exchange(
      address: "https://news.example/a", started: start, seconds: 0, request: [],
      head: Array("HTTP/1.1 \(status) X\r\n\(fields)\r\n".utf8), body: []))
}

@Suite struct `Turns of hosts` {
  @Test func `A host waits its gap, others do not`() {
    var schedule = HostSchedule()
    schedule.add(2, to: "a:80")
    schedule.add(to: "b:80")
    #expect(schedule.waiting == 3)
    #expect(schedule.next(at: start) == "a:80")
    #expect(schedule.next(at: start) == "b:80")
    #expect(schedule.next(at: start + 60) == nil)
    #expect(schedule.nextDue() == nil)
    schedule.finish("a:80", .served, at: start + 1)
    #expect(schedule.nextDue() == start + 5)
    #expect(schedule.next(at: start + 4.9) == nil)
    #expect(schedule.next(at: start + 5) == "a:80")
    #expect(schedule.waiting == 0)
  }

  @Test func `What robots.txt asks for counts, up to a limit`() {
    var schedule = HostSchedule()
    schedule.add(9, to: "a:80")
    schedule.setCrawlDelay(20, of: "a:80")
    _ = schedule.next(at: start)
    schedule.finish("a:80", .served, at: start)
    #expect(schedule.nextDue() == start + 20)
    // Also while the host stands in the queue.
    schedule.setCrawlDelay(1e300, of: "a:80")
    #expect(schedule.nextDue() == start + 120)
    #expect(schedule.next(at: start + 119) == nil)
    #expect(schedule.next(at: start + 120) == "a:80")
    schedule.finish("a:80", .served, at: start + 121)
    schedule.setCrawlDelay(1, of: "a:80")
    #expect(schedule.next(at: start + 126) == "a:80")
  }

  @Test func `Pauses double with each failure, differ from host to host, and end with an answer`() {
    let politeness = Politeness()
    var schedule = HostSchedule(politeness)
    schedule.add(100, to: "a:80")
    var now = start
    var last = 0.0
    for failures in 1...12 {
      #expect(schedule.next(at: now) == "a:80")
      schedule.finish("a:80", .failed, at: now)
      let pause = schedule.nextDue()?.timeIntervalSince(now) ?? 0
      let least = min(21_600, 30 * pow(2, Double(failures - 1)))
      #expect(pause >= least && pause < least * 1.5)
      #expect(pause > last || least == 21_600)
      last = pause
      now += pause
    }
    #expect(schedule.failures(of: "a:80") == 12)
    _ = schedule.next(at: now)
    schedule.finish("a:80", .served, at: now)
    #expect(schedule.nextDue() == now + 5)
    let pauses = Set((0..<100).map { politeness.pause(after: 1, of: "host\($0).example:80") })
    #expect(pauses.count > 90)
    #expect((pauses.max() ?? 0) - (pauses.min() ?? 0) > 10)
    #expect(politeness.pause(after: 3, of: "a:80") == politeness.pause(after: 3, of: "a:80"))
    #expect(politeness.pause(after: 10_000, of: "a:80").isFinite)
  }

  @Test func `Who is asked too much rests, as long as asked for up to a day`() {
    var schedule = HostSchedule()
    schedule.add(9, to: "a:80")
    _ = schedule.next(at: start)
    schedule.finish("a:80", .slowDown, at: start)
    #expect((schedule.nextDue() ?? start) >= start + 30)
    schedule.rest("a:80", seconds: 3_600, at: start)
    #expect(schedule.nextDue() == start + 3_600)
    schedule.rest("a:80", seconds: 10, at: start)
    #expect(schedule.nextDue() == start + 3_600)
    schedule.rest("a:80", seconds: 1e12, at: start)
    #expect(schedule.nextDue() == start + 86_400)
  }

  @Test func `A host that was cleared has no turn until pages come again`() {
    var schedule = HostSchedule()
    schedule.add(5, to: "a:80")
    schedule.setWaiting(0, of: "a:80")
    #expect(schedule.waiting == 0)
    #expect(schedule.next(at: start) == nil)
    schedule.add(to: "a:80")
    #expect(schedule.next(at: start) == "a:80")
    #expect(schedule.next(at: start) == nil)
    schedule.finish("nobody:80", .served, at: start)
  }

  @Test func `Without gaps hosts take turns`() {
    var politeness = Politeness()
    politeness.gap = 0
    var schedule = HostSchedule(politeness)
    for name in ["a:80", "b:80", "c:80"] { schedule.add(100, to: name) }
    var turns: [String] = []
    for step in 0..<90 {
      let now = start + Double(step)
      guard let name = schedule.next(at: now) else { break }
      turns.append(name)
      schedule.finish(name, .served, at: now)
    }
    #expect(turns.count == 90)
    #expect(stride(from: 0, to: 90, by: 3).allSatisfy { Set(turns[$0..<($0 + 3)]).count == 3 })
  }

  @Test(arguments: 0..<20)
  func `No run breaks a gap, a pause or the number at a time, and every page has its turn`(
    seed: Int
  ) {
    var dice = Dice(seed: UInt64(seed))
    var politeness = Politeness()
    politeness.concurrency = 1 + seed % 3
    politeness.gap = [5, 0, 1.5][seed % 3]
    var schedule = HostSchedule(politeness)
    var watches: [String: Watch] = [:]
    var running: [(name: String, end: Date)] = []
    var (added, served) = (0, 0)
    var now = start
    let names = (0..<30).map { "h\($0).example:80" }
    for name in names {
      var watch = Watch(gap: politeness.gap)
      if dice.next(3) == 0 {
        let delay = Double(dice.next(300))
        schedule.setCrawlDelay(delay, of: name)
        watch.gap = max(watch.gap, min(delay, politeness.longestCrawlDelay))
      }
      watches[name] = watch
    }
    for step in 0..<100_000 {
      if step < 2_000, dice.next(2) == 0 {
        let pages = 1 + dice.next(4)
        schedule.add(pages, to: names[dice.next(names.count)])
        added += pages
      }
      // What has ended.
      for request in running.filter({ $0.end <= now }) {
        let outcome: HostOutcome = [.served, .served, .served, .failed, .slowDown, .neutral][
          dice.next(6)]
        schedule.finish(request.name, outcome, at: now)
        if outcome == .slowDown { watches[request.name]?.rest(until: now + politeness.slowDown) }
        if outcome == .failed { watches[request.name]?.rest(until: now + politeness.firstPause) }
        if dice.next(10) == 0 {
          let seconds = Double(dice.next(400))
          schedule.rest(request.name, seconds: seconds, at: now)
          watches[request.name]?.rest(until: now + seconds)
        }
        watches[request.name]?.running -= 1
      }
      running.removeAll { $0.end <= now }
      while running.count < 12, let name = schedule.next(at: now) {
        let fault = watches[name]?.begin(at: now, most: politeness.concurrency)
        #expect(fault == .some(nil))
        running.append((name, now + Double(dice.next(80)) / 10))
        served += 1
      }
      let next = [schedule.nextDue(), running.map(\.end).min()].compactMap { $0 }.min()
      now = max(now + 0.1, running.count < 12 ? next ?? now : running.map(\.end).min() ?? now)
      if next == nil, step >= 2_000 { break }
    }
    #expect(served == added)
    #expect(schedule.waiting == 0)
    #expect(added > 1_000)
  }

  /// What a host sees of us.
  private struct Watch {
    var gap: Double
    var running = 0
    var last: Date?
    var restsUntil = Date.distantPast

    mutating func rest(until end: Date) { restsUntil = max(restsUntil, end) }

    /// What was broken, if anything.
    mutating func begin(at now: Date, most: Int) -> String? {
      defer {
        last = now
        running += 1
      }
      if running >= most { return "too many at a time" }
      // Sums of seconds since the reference date are exact to less than a microsecond.
      if let last, now.timeIntervalSince(last) < gap - 1e-6 { return "the gap" }
      return now < restsUntil - 1e-6 ? "a pause" : nil
    }
  }

  @Test func `Ten thousand hosts with a million pages are no work`() {
    var politeness = Politeness()
    politeness.gap = 1
    var schedule = HostSchedule(politeness)
    for host in 0..<10_000 { schedule.add(100, to: "h\(host).example:443") }
    #expect(schedule.waiting == 1_000_000)
    var now = start
    var served = 0
    while served < 200_000 {
      guard let name = schedule.next(at: now) else {
        now = schedule.nextDue() ?? now + 1
        continue
      }
      schedule.finish(name, .served, at: now)
      served += 1
    }
    // Each had its twenty turns, one a second.
    #expect(now == start + 19)
  }
}

@Suite struct `What becomes of a page` {
  private let policy = RetryPolicy()

  @Test func `Every status and failure has its fate`() {
    func fate(_ result: FetchResult) -> String {
      switch policy.fate(of: result, tries: 1, name: "a", now: start) {
      case .done: "done"
      case .gone: "gone"
      case .retry(let wait): wait == 0 ? "again" : "later"
      case .givenUp: "given up"
      }
    }
    #expect(fate(answer(200)) == "done")
    // Walls against robots answer so, and servers that are not well.
    for status in [202, 203, 204, 206, 304] { #expect(fate(answer(status)) == "later") }
    for status in [404, 410, 451] { #expect(fate(answer(status)) == "gone") }
    for status in [403, 407, 408, 425, 429, 500, 502, 503, 504, 520] {
      #expect(fate(answer(status)) == "later")
    }
    for status in [301, 305, 400, 405, 406, 414, 501, 505] {
      #expect(fate(answer(status)) == "given up")
    }
    let fates = FetchFailure.Kind.allCases.map {
      "\($0.rawValue): \(fate(.failure(FetchFailure($0))))"
    }
    #expect(
      fates == [
        "unresolvable: later", "refused-address: later", "connection: later",
        "certificate: later", "too-large: given up", "too-slow: later", "idle: later",
        "no-answer: later", "malformed: later", "cut: later", "bad-scheme: given up",
        "bad-address: given up", "interrupted: again", "fault: later",
      ])
  }

  @Test func `Waits double, and the last try is the last`() {
    var last = 0.0
    for tries in 1...9 {
      let fate = policy.fate(of: answer(500), tries: tries, name: "a", now: start)
      guard case .retry(let wait) = fate else {
        Issue.record("\(fate) at \(tries)")
        return
      }
      let least = min(21_600, 600 * pow(2, Double(tries - 1)))
      #expect(wait >= least && wait < least * 1.5)
      #expect(wait > last || least == 21_600)
      last = wait
    }
    #expect(policy.fate(of: answer(500), tries: 10, name: "a", now: start) == .givenUp)
  }

  @Test func `What the server asks for is waited for, up to a day`() {
    func wait(_ value: String) -> TimeInterval {
      let result = answer(503, "Retry-After: \(value)\r\n")
      guard case .retry(let wait) = policy.fate(of: result, tries: 1, name: "a", now: start) else {
        return -1
      }
      return wait
    }
    #expect(wait("7200") == 7_200)
    #expect(wait("99999999999999999999999") == 86_400)
    #expect(wait("Fri, 15 Jan 2027 10:00:00 GMT") == 7_200)
    #expect(wait("1") >= 600)
    #expect(wait("Fri, 15 Jan 2017 10:00:00 GMT") >= 600)
    #expect((600..<900).contains(wait("soon")))
  }

  @Test func `A host slows down for 429 and 503, and fails with other errors`() {
    #expect(HostOutcome(answer(200)) == .served)
    #expect(HostOutcome(answer(404)) == .served)
    #expect(HostOutcome(answer(429)) == .slowDown)
    #expect(HostOutcome(answer(503)) == .slowDown)
    #expect(HostOutcome(answer(500)) == .failed)
    #expect(HostOutcome(.failure(FetchFailure(.idle))) == .failed)
    #expect(HostOutcome(.failure(FetchFailure(.tooLarge))) == .served)
    #expect(HostOutcome(.failure(FetchFailure(.interrupted))) == .neutral)
  }
}

@Suite struct `Dates of HTTP` {
  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Tue, 29 Feb 2000 23:59:60 GMT", 951_868_800),
      ("Fri, 15 Jan 2027 08:00:00 GMT", 1_800_000_000),
      ("Monday, 01-Jan-35 00:00:00 GMT", 2_051_222_400),
    ] as [(String, Double)])
  func `In three forms`(_ text: String, _ seconds: Double) {
    #expect(httpDate(text) == Date(timeIntervalSince1970: seconds))
  }

  @Test(
    arguments: [
      "", "soon", "Sun, 06 Nov 1994 08:49:37 MSK", "Sun, 06 Nov 1994 25:49:37 GMT",
      "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z",
      "Sun, 06 Nov 99999 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
    ])
  func `And no others`(_ text: String) {
    #expect(httpDate(text) == nil)
  }
}
