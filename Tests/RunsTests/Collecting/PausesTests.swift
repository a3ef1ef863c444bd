import Basics
import LocalServers
import Runs
import Store
import Testing

/// How hosts are left alone, over runs and whatever ends them.
@Suite struct PausesTests {
  @Test func `a redirect to a host that cannot be asked is not followed anew by each run`()
    async throws
  {
    let played = try PlayedServer { asked in
      switch (asked.host, asked.path) {
      case ("127.1.0.2", _): sent("503 Service Unavailable")
      case (_, "/robots.txt"): notFound
      case (_, "/feed"): feedOf("/moved", "/news/1")
      case (_, "/moved"):
        sent("302 Found", "Location: http://127.1.0.2:\(asked.port)/moved")
      default: article
      }
    }
    for run in 0..<36 { try await played.collect(hour: Double(run) / 6) }
    #expect(try played.page("/news/1")?.state == .fetched)
    // Six hours, 36 runs: the waits of a page that fails double, and while the host rests it waits as well.
    #expect((2...10).contains(played.times("/moved").count), "\(played.times("/moved"))")
    #expect(
      try played.page("/moved")?.outcome
        == "robots.txt of 127.1.0.2:\(played.server.port) cannot be had")
  }

  @Test func `a feed whose robots.txt cannot be had is in trouble`() async throws {
    let played = try PlayedServer { _ in sent("503 Service Unavailable") }
    try await played.collect(hour: 0)
    let feed = try #require(try played.store.feeds().first)
    #expect(feed.lastStatus == "unreachable")
    #expect(feed.note?.hasPrefix("robots.txt of 127.1.0.1") == true)
    #expect(!played.requests.contains { $0.path != "/robots.txt" })
  }

  @Test func `a host that is dead for a day is asked some times`() async throws {
    let played = try PlayedServer { asked in
      if asked.time - 1_793_577_600 > 3_000 { return nil }
      return switch asked.path {
      case "/robots.txt": notFound
      case "/feed": feedOf("/news/1", "/news/2", "/news/3")
      default: sent("500 Oops")
      }
    }
    for run in 0..<144 { try await played.collect(hour: Double(run) / 6) }
    let asked = played.requests.filter { $0.time - 1_793_577_600 > 3_600 }.count
    #expect((3...30).contains(asked), "\(asked)")
  }

  @Test func `what a host asked for holds, though the run was stopped at once`() async throws {
    let played = try PlayedServer { asked in
      switch asked.path {
      case "/robots.txt": notFound
      case "/feed": feedOf("/news/1", "/news/2")
      case "/news/1" where asked.earlier == 0:
        sent("429 Too Many Requests", "Retry-After: 7200")
      default: article
      }
    }
    try await played.collect(hour: 0)
    let stopped = try played.store.hosts().first { $0.host.hasPrefix("127.1.0.1") }
    #expect((stopped?.notBefore ?? 0) >= 1_793_577_600 + 7_200)
    for run in 1..<11 { try await played.collect(hour: Double(run) / 6) }
    #expect(
      !played.requests.contains { $0.time > 1_793_577_600 + 60 && $0.time < 1_793_577_600 + 7_200 })
    try await played.collect(hour: 3)
    #expect(try played.page("/news/2")?.state == .fetched)
  }

  @Test func `breaking off while robots.txt is asked for says nothing of the host`() async throws {
    let interruption = Interruption()
    let played = try PlayedServer(gap: 0) { asked in
      if asked.path == "/robots.txt", asked.earlier == 0 {
        interruption.request()
        return silence
      }
      return asked.path == "/feed"
        ? feedOf("/news/1") : asked.path == "/robots.txt" ? notFound : article
    }
    await #expect(throws: Interrupted.self) {
      try await played.collect(clock: WallClock(), interruption: interruption)
    }
    try await played.collect(clock: WallClock())
    #expect(try played.page("/news/1")?.state == .fetched)
  }

  @Test func `of a robots.txt without end the beginning counts`() async throws {
    let long = "User-agent: *\nDisallow: /news\n" + String(repeating: "# көшу\n", count: 100_000)
    let played = try PlayedServer { asked in
      asked.path == "/robots.txt" ? ok(long) : asked.path == "/feed" ? feedOf("/news/1") : article
    }
    try await played.collect(hour: 0)
    #expect(try played.page("/news/1")?.outcome == "robots")
    #expect(played.times("/news/1").isEmpty)
  }

  @Test func `a run until nothing waits ends also where a host cannot be asked`() async throws {
    let played = try PlayedServer { asked in
      switch asked.path {
      case "/robots.txt": asked.earlier == 0 ? notFound : sent("503 Service Unavailable")
      case "/feed": feedOf("/news/1")
      default: sent("500 Oops")
      }
    }
    try await played.collect(hour: 0, untilIdle: true)
    #expect(
      try played.page("/news/1")?.state == .givenUp || played.page("/news/1")?.state == .waiting)
    try await played.collect(hour: 60, untilIdle: true)
    #expect(played.clock.now < 1_793_577_600 + 90 * 3_600)
  }
}
