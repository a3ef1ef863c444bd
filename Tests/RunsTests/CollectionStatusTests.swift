import Basics
import Foundation
import Runs
import Store
import Testing

/// What `status` makes of rows and a time.
@Suite struct CollectionStatusTests {
  /// 2026-11-30 12:00 UTC.
  private let now = 1_796_040_000.0
  private let hour = 3_600.0
  private let day = 86_400.0

  private func feed(
    _ outlet: String, _ status: String?, name: String = "rss",
    _ change: (inout FeedRow) -> Void = { _ in }
  ) -> FeedRow {
    var row = FeedRow(
      address: "https://\(outlet).example/\(name)", outlet: outlet, host: "\(outlet).example",
      kind: .feed, interval: 2_400, nextAttempt: now + 1_200)
    row.lastStatus = status
    if status != nil { row.lastAttempt = now - 1_200 }
    if ["read", "unchanged", "damaged", "moved"].contains(status) { row.lastSuccess = now - 1_200 }
    change(&row)
    return row
  }

  private func status(
    outlets: [String] = [], isRunning: Bool = false,
    _ change: (inout CollectionStore.Snapshot) -> Void
  ) -> CollectionStatus {
    var snapshot = CollectionStore.Snapshot()
    change(&snapshot)
    return CollectionStatus(snapshot, outlets: outlets, isRunning: isRunning, now: now)
  }

  private func run(
    _ number: Int, _ state: RunState, started: Double, ended: Double?, manifest: String? = nil
  ) -> RunRow {
    RunRow(number: number, started: started, ended: ended, state: state, manifest: manifest)
  }

  private let manifest = """
    {"koshu":"0.1.0","bytes":5000,"found":9,"feeds":{"read":1},"pages":{"fetched":7,"gone":1},
     "failures":[{"host":"a.example","idle":1,"http-500":3},{"host":"b.example","cut":5}]}
    """

  // MARK: - Feeds

  @Test func `troubles come first, those first that a person must see to`() {
    let status = status {
      $0.feeds = [
        feed("a", "read"), feed("b", "unreachable"), feed("c", "robots"), feed("d", "html"),
        feed("e", "read") { $0.movedTo = "https://e.example/new" }, feed("f", "died"),
        feed("g", nil),
        feed("h", "unchanged"),
      ]
    }
    #expect(
      status.feeds.map(\.condition)
        == [.died, .moved, .html, .robots, .unreachable, .read, .unchanged, .unasked])
    #expect(status.asked == 7)
    // One that moved is read where it is now.
    #expect(status.failing == 4)
  }

  @Test func `every way in which an attempt ends has a condition and plain words`() {
    let words = [
      "read", "unchanged", "damaged", "moved", "html", "not_a_feed", "empty", "too_large", "died",
      "refused", "busy", "failed", "unreachable", "robots", "undated",
      "foreign",
    ]
    for word in words {
      let health = FeedHealth(feed("a", word))
      #expect(health.condition.rawValue == word)
      #expect(
        health.condition.isFailure == !["read", "unchanged", "damaged", "moved"].contains(word))
      #expect(!health.text.isEmpty)
    }
    #expect(words.count + 1 == FeedHealth.Condition.allCases.count)
    #expect(FeedHealth(feed("a", "a word of later times")).condition == .failed)
  }

  @Test func `a feed in trouble tells what, where, since when and what is next`() {
    let text = status {
      $0.feeds = [
        feed("misal", "died") {
          ($0.failures, $0.lastSuccess, $0.note) = (9, now - 12 * day, "HTTP 404")
          $0.nextAttempt = now + 18 * hour
        },
        feed("tany", "moved") { $0.movedTo = "https://tany.example/feed" },
      ]
    }.text()
    #expect(text.contains("feeds  0 do well, 1 in trouble, 1 moved\n"))
    #expect(text.contains("  misal  died: the server has no such feed any more (HTTP 404)\n"))
    #expect(text.contains("         https://misal.example/rss\n"))
    #expect(
      text.contains(
        "         failed 9 times in a row, last success 12 d ago, last new never, next in 18 h\n"
      ))
    #expect(text.contains("         now at https://tany.example/feed\n"))
  }

  @Test func `feeds that do well are a line an outlet, or a line each where all are asked for`() {
    let status = status {
      $0.feeds = [
        feed("a", "read"), feed("a", "unchanged", name: "sitemap"), feed("b", "read"),
        feed("b", "html", name: "old"),
      ]
    }
    let lines = status.text().split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("  a ") }.count == 1)
    #expect(
      lines.contains { $0.hasPrefix("  a ") && $0.contains(" 2 ") && $0.contains("20 min ago") })
    #expect(
      lines.contains { $0.hasPrefix("  b ") && $0.contains(" 1 ") && $0.contains("in 20 min") })
    let all = status.text(allFeeds: true)
    for name in ["a.example/rss", "a.example/sitemap", "b.example/rss", "b.example/old"] {
      #expect(all.contains("https://\(name)\n"), "\(name)")
    }
  }

  // MARK: - Runs

  @Test func `a run without an end is under way where somebody holds the lock, else it was killed`()
  {
    let rows = [
      run(3, .started, started: now - 60, ended: nil),
      run(2, .interrupted, started: now - hour, ended: nil),
      run(1, .interrupted, started: now - 2 * hour, ended: now - hour),
    ]
    let running = status(isRunning: true) { $0.runs = rows }
    #expect(running.runs.map(\.state) == [.underWay, .killed, .interrupted])
    #expect(running.runs.map(\.length) == [60, nil, hour])
    #expect(status { $0.runs = rows }.runs.map(\.state) == [.killed, .killed, .interrupted])
  }

  @Test func `a manifest gives pages fetched and failures, the worst hosts first`() throws {
    let read = try #require(RunManifest(manifest))
    #expect((read.fetched, read.found, read.bytes, read.failures) == (7, 9, 5_000, 9))
    #expect(read.hosts.map(\.name) == ["b.example", "a.example"])
    #expect(read.hosts[1].reasons.map(\.name) == ["http-500", "idle"])
    #expect(RunManifest("") == nil)
    #expect(RunManifest("[1]") == nil)
    // What another version left out, or wrote otherwise, is nothing.
    #expect(RunManifest(#"{"pages":3,"failures":[1,{"host":2}],"found":1e300}"#)?.failures == 0)
  }

  @Test func `the errors of the last run that left a manifest are shown by host`() {
    let status = status {
      $0.runs = [
        run(8, .started, started: now - 60, ended: nil),
        run(7, .complete, started: now - hour, ended: now - hour + 180, manifest: manifest),
      ]
    }
    #expect(status.text().contains("requests that failed in run 7\n"))
    #expect(status.text().contains("  a.example  4  http-500 3, idle 1\n"))
    #expect(status.text().contains("    7  2026-11-30 11:00   3 min  complete      7         9\n"))
  }

  // MARK: - Gaps

  private func gaps(last: Double, usual: Double?) -> [String] {
    status(outlets: ["a"]) {
      $0.feeds = [feed("a", "read")]
      $0.paces = [.init(outlet: "a", last: last, longestGap: usual)]
    }.gaps.map(\.outlet)
  }

  @Test func `a gap is longer than the outlet's own pace explains`() {
    // Weekends are none.
    #expect(gaps(last: now - 1.9 * day, usual: hour) == [])
    #expect(gaps(last: now - 2.1 * day, usual: hour) == ["a"])
    // A weekly is silent for a week.
    #expect(gaps(last: now - 9 * day, usual: 7 * day) == [])
    #expect(gaps(last: now - 11 * day, usual: 7 * day) == ["a"])
    // One page says nothing of a pace.
    #expect(gaps(last: now - 6 * day, usual: nil) == [])
    #expect(gaps(last: now - 8 * day, usual: nil) == ["a"])
  }

  @Test func `an outlet that never brought a page is a gap once it was asked, before all others`() {
    let status = status(outlets: ["a", "b", "c", "d"]) {
      $0.feeds = [feed("a", "read"), feed("b", nil), feed("c", "died"), feed("d", "read")]
      $0.paces = [
        .init(outlet: "a", last: now - 3 * day, longestGap: hour),
        .init(outlet: "d", last: now - 4 * day, longestGap: hour),
      ]
    }
    #expect(status.gaps.map(\.outlet) == ["c", "d", "a"])
    #expect(status.text().contains("  d    4 d  longest before: 60 min\n"))
  }

  // MARK: - Text

  @Test func `no line is longer than 100 characters, nor ends with spaces`() {
    let long = String(repeating: "ұзақ-", count: 40)
    let status = status(outlets: [long]) {
      $0.runs = [
        run(
          9, .failed, started: now - hour, ended: now,
          manifest: #"{"error":"\#(long)","failures":[{"host":"\#(long)","cut":2}]}"#)
      ]
      $0.feeds = [
        feed(long, "failed") { $0.note = long },
        feed("b", "read") { $0.movedTo = "https://\(long)" },
        feed(long, "read", name: "ok"),
      ]
      var host = HostRow(host: long)
      (host.notBefore, host.robotsOutcome) = (now + hour, "wait")
      $0.restingHosts = [host]
      $0.backlog = .init(due: 2, dueSince: now - day, held: 3, later: 4)
    }
    for text in [status.text(), status.text(allFeeds: true)] {
      for line in text.split(separator: "\n") {
        #expect(line.count <= 100, "\(line)")
        #expect(line.last != " ")
      }
    }
  }

  @Test func `a collection that never ran says what to do`() {
    let text = status { _ in }.text()
    #expect(text.hasPrefix("collection  no run yet: koshu run\n"))
    #expect(text.contains("backlog  nothing waits\n"))
  }

  // MARK: - Check

  private func checks(
    _ limits: StatusLimits = StatusLimits(), _ change: (inout CollectionStore.Snapshot) -> Void
  ) -> [StatusProblem.Check] {
    status {
      $0.lastComplete = run(1, .complete, started: now - 2 * hour, ended: now - hour)
      change(&$0)
    }.problems(limits).map(\.check)
  }

  @Test func `each threshold raises its own problem, and only beyond it`() {
    #expect(checks { _ in } == [])
    #expect(checks { $0.lastComplete?.ended = now - 26 * hour } == [])
    #expect(checks { $0.lastComplete?.ended = now - 26 * hour - 1 } == [.runs])
    #expect(checks { $0.lastComplete = nil } == [.runs])
    let feeds = (0..<10).map { feed("o\($0)", $0 < 3 ? "died" : "read") }
    #expect(checks { $0.feeds = feeds } == [])
    #expect(checks { $0.feeds = feeds + [feed("z", "busy")] } == [.feeds])
    // Those that were not asked yet do not water the share down.
    #expect(
      checks { $0.feeds = feeds.prefix(9) + [feed("z", nil)] } == [.feeds])
    #expect(checks { $0.backlog.dueSince = now - 24 * hour } == [])
    #expect(checks { $0.backlog.dueSince = now - 24 * hour - 1 } == [.backlog])
    #expect(checks { $0.pages = [.init(outlet: "a", state: .waiting, count: 1)] } == [.counts])
    #expect(
      checks {
        $0.pages = [.init(outlet: "a", state: .waiting, count: 6)]
        $0.backlog = .init(due: 1, dueSince: now, held: 2, later: 3)
      } == [])
    var strict = StatusLimits()
    (strict.mostHours, strict.failingShare, strict.backlogHours) = (0.5, 0, 1)
    #expect(
      checks(strict) {
        $0.feeds = [feed("a", "died"), feed("b", "read")]
        $0.backlog.dueSince = now - 2 * hour
      } == [.runs, .feeds, .backlog])
  }

  @Test func `a disk is nearly full below a gigabyte or five hundredths`() {
    func isFull(_ free: Double, _ total: Double) -> Bool {
      !DiskSpace(free: free, total: total).problems(StatusLimits()).isEmpty
    }
    #expect(isFull(0.9e9, 10e9))
    #expect(!isFull(1.1e9, 10e9))
    #expect(isFull(4e9, 100e9))
    #expect(!isFull(6e9, 100e9))
    // The room itself changes while other tests write.
    #expect(DiskSpace(at: "/no/such/folder/at/all")?.total == DiskSpace(at: "/")?.total)
  }

  // MARK: - Metrics

  @Test func `labels and help are escaped as the exposition format asks`() {
    var metrics = PrometheusText()
    metrics.add(
      "koshu_x", "a \\ and a\nline \"as it is\"",
      [.init(1.5, ("host", "a\"b\\c\nd"), ("state", "Көшу")), .init(-0.25)])
    metrics.add("koshu_none", "nothing", [])
    #expect(
      metrics.text == #"""
        # HELP koshu_x a \\ and a\nline "as it is"
        # TYPE koshu_x gauge
        koshu_x{host="a\"b\\c\nd",state="Көшу"} 1.5
        koshu_x -0.25

        """#)
  }

  // MARK: - The store

  @Test func `a snapshot tells what is due, held and to be tried again, and each outlet's pace`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-snapshot-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try CollectionStore(path: folder + "/collection.sqlite")
    func page(_ name: String, _ outlet: String, found: Double, next: Double) -> PageRow {
      var row = PageRow(
        identity: "\(outlet)/\(name)", address: "https://\(outlet)/\(name)", host: outlet,
        outlet: outlet, feed: nil, found: found)
      row.nextAttempt = next
      return row
    }
    var batch = CollectionStore.Batch()
    batch.found = [
      page("1", "a", found: now - 5 * day, next: now - hour),
      page("2", "a", found: now - 2 * day, next: now),
      page("3", "a", found: now - 2 * day, next: now + 1),
      // Too long ago to tell a pace.
      page("4", "a", found: now - 90 * day, next: now + 2),
      page("1", "b", found: now - day, next: now - 9 * hour),
    ]
    var fetched = page("5", "a", found: now - day, next: 0)
    (fetched.state, fetched.nextAttempt) = (.fetched, nil)
    batch.pages = [fetched]
    var (resting, rested) = (HostRow(host: "b"), HostRow(host: "a"))
    // A host between two requests does not rest.
    (resting.notBefore, rested.notBefore) = (now + hour, now + 60)
    (resting.robots, batch.hosts) = (Data([1]), [resting, rested])
    try store.keep(batch)
    var complete = try store.beginRun(now: now - 9)
    (complete.state, complete.ended) = (.complete, now - 8)
    try store.endRun(complete)
    _ = try store.beginRun(now: now - 7)
    let snapshot = try store.snapshot(now: now, runs: 1)
    #expect(snapshot.backlog == .init(due: 2, dueSince: now - hour, held: 1, later: 2))
    #expect(
      snapshot.paces == [
        .init(outlet: "a", last: now - day, longestGap: 3 * day),
        .init(outlet: "b", last: now - day, longestGap: nil),
      ])
    #expect(snapshot.restingHosts.map(\.host) == ["b"])
    #expect(snapshot.runs.map(\.number) == [2])
    #expect(snapshot.lastComplete?.number == 1)
    #expect(
      CollectionStatus(snapshot, outlets: ["a", "b"], isRunning: false, now: now).faults == [])
  }
}
