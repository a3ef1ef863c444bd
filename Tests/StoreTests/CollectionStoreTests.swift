import Basics
import Foundation
import GRDB
import Store
import Testing

@Suite struct `The state of the collection` {
  private func withStore(_ body: (CollectionStore, String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-collection-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/collection.sqlite"
    try body(try CollectionStore(path: path), path)
  }

  private func page(_ name: String, host: String = "a.example", found: Double = 0) -> PageRow {
    PageRow(
      identity: "\(host)/\(name)", address: "https://\(host)/\(name)", host: host, outlet: host,
      feed: "https://\(host)/feed", title: "Көшу", date: "2026-11-30", found: found)
  }

  private func found(_ pages: [PageRow]) -> CollectionStore.Batch {
    var batch = CollectionStore.Batch()
    batch.found = pages
    return batch
  }

  private func ended(_ pages: [PageRow]) -> CollectionStore.Batch {
    var batch = CollectionStore.Batch()
    batch.pages = pages
    return batch
  }

  @Test func `every row comes back as it was kept`() throws {
    try withStore { store, path in
      var feed = FeedRow(
        address: "https://a.example/feed", outlet: "a", host: "a.example", kind: .sitemap,
        interval: 3600, nextAttempt: 50)
      (feed.etag, feed.lastModified, feed.payload) = ("W/\"1\"", "Mon, 30 Nov 2026", "ab")
      (feed.record, feed.recordDate, feed.movedTo) = ("<urn:uuid:1>", "2026-11-30", "https://b")
      (feed.lastAttempt, feed.lastSuccess, feed.lastNew, feed.onTime) = (1, 2, 3, 4)
      (feed.lastStatus, feed.failures, feed.note) = ("html", 7, "verify")
      var host = HostRow(host: "a.example")
      (host.robots, host.robotsFetched, host.robotsOutcome) = (Data([1, 2]), 5, "fetched")
      (host.crawlDelay, host.notBefore, host.failures) = (6, 7, 8)
      var fetched = page("1")
      (fetched.state, fetched.tries, fetched.nextAttempt) = (.fetched, 2, nil)
      (fetched.outcome, fetched.file, fetched.offset) = ("article", "koshu-1.warc.gz", 400)
      var batch = CollectionStore.Batch()
      (batch.feeds, batch.hosts, batch.pages) = ([feed], [host], [fetched])
      (batch.found, batch.archive) = ([page("2")], ("koshu-1.warc.gz", 900))
      #expect(try store.keep(batch) == 1)
      let again = try CollectionStore(path: path)
      #expect(try again.feeds() == [feed])
      #expect(try again.hosts() == [host])
      #expect(try again.pages(limit: 9) == [fetched, page("2")])
      #expect(try again.knownArchive()?.offset == 900)
      let run = try again.beginRun(now: 1)
      #expect(run == RunRow(number: 1, started: 1, state: .started))
      let next = try again.beginRun(now: 2)
      try again.endRun(RunRow(number: 2, started: 2, ended: 3, state: .complete, manifest: "{}"))
      #expect(next.number == 2)
      #expect(try again.runs(last: 9).map(\.state) == [.complete, .interrupted])
    }
  }

  @Test func `a page is found once, and keeps what became of it`() throws {
    try withStore { store, _ in
      #expect(try store.keep(found([page("1"), page("2"), page("1")])) == 2)
      var gone = page("1")
      (gone.state, gone.nextAttempt) = (.gone, nil)
      try store.keep(ended([gone]))
      #expect(try store.keep(found([page("1", found: 9), page("3")])) == 1)
      #expect(try store.page("a.example/1") == gone)
      #expect(try store.known(["a.example/1", "a.example/9"]) == ["a.example/1"])
    }
  }

  @Test func `pages of a host are due in the order in which they came to be due`() throws {
    try withStore { store, _ in
      try store.keep(
        found([
          page("z", found: 10), page("b", found: 20), page("a", found: 20), page("late", found: 99),
          page("other", host: "b.example", found: 1), page("late", host: "c.example", found: 70),
        ]))
      #expect(
        try store.duePages(ofHost: "a.example", now: 50, limit: 9).map(\.identity)
          == ["a.example/z", "a.example/a", "a.example/b"])
      #expect(try store.duePages(ofHost: "a.example", now: 5, limit: 9) == [])
      #expect(try store.hostsWithDuePages(now: 50) == ["a.example", "b.example"])
      #expect(try store.hostsWithDuePages(now: 0) == [])
      #expect(try store.nextPageTimes().map(\.host) == ["a.example", "b.example", "c.example"])
      #expect(try store.nextPageTimes().map(\.time) == [10, 1, 70])
    }
  }

  @Test func `what is forgotten is never fetched again`() throws {
    try withStore { store, _ in
      try store.keep(found([page("1")]))
      try store.beginForgetting([page("1"), page("unknown")], records: [], note: "{}")
      #expect(try store.keep(found([page("1"), page("unknown")])) == 0)
      // A fetch that was under way meanwhile.
      var fetched = page("1")
      (fetched.state, fetched.file) = (.fetched, "koshu-1.warc.gz")
      try store.keep(ended([fetched]))
      let kept = try store.pages(limit: 9)
      #expect(kept.map(\.state) == [.forgotten, .forgotten])
      #expect(kept.map(\.title) == [nil, nil])
      #expect(kept.map(\.file) == [nil, nil])
      #expect(try store.hostsWithDuePages(now: 100) == [])
      #expect(try store.pageCounts().map(\.count) == [2])
    }
  }

  @Test func `pages are given by outlet and time`() throws {
    try withStore { store, _ in
      try store.keep(ended([page("1")]))
      #expect(try store.pages(outlet: "a.example", foundBefore: 1, limit: 9).count == 1)
      #expect(try store.pages(outlet: "b.example", limit: 9).isEmpty)
      #expect(try store.pages(foundBefore: 0, limit: 9).isEmpty)
    }
  }

  @Test func `feeds are asked in the order in which they are due`() throws {
    try withStore { store, _ in
      let feeds = [("c", 5.0), ("b", 5.0), ("a", 9.0), ("d", 1.0)].map { name, next in
        FeedRow(
          address: "https://\(name).example", outlet: name, host: name, kind: .feed, interval: 600,
          nextAttempt: next)
      }
      try store.name(feeds)
      #expect(try store.dueFeeds(now: 5).map(\.outlet) == ["d", "b", "c"])
      #expect(try store.dueFeeds(now: 5, limit: 1).map(\.outlet) == ["d"])
    }
  }

  @Test func `feeds that are named no more go, and with them what was found by them`() throws {
    try withStore { store, _ in
      func feed(_ name: String, outlet: String = "a", parent: FeedRow? = nil) -> FeedRow {
        FeedRow(
          address: "https://\(name).example", outlet: outlet, host: name, kind: .feed,
          interval: 600,
          nextAttempt: 1, parent: parent)
      }
      let home = feed("home")
      let index = feed("index", parent: home)
      let map = feed("map", parent: index)
      try store.name([home, feed("other")])
      var batch = CollectionStore.Batch()
      batch.feeds = [index, map]
      try store.keep(batch)
      #expect(map.depth == 2)
      // What is known of a feed stays, whose outlet is named otherwise now.
      var read = home
      read.etag = "\"e\""
      batch.feeds = [read]
      try store.keep(batch)
      try store.name([feed("home", outlet: "b")])
      #expect(try store.feeds().map(\.host) == ["index", "map", "home"])
      #expect(try store.feed("https://home.example")?.etag == "\"e\"")
      #expect(try store.feeds(namedBy: "https://index.example") == ["https://map.example"])
      // Found, and then written down: it is nobody's child any more.
      try store.name([feed("map")])
      #expect(try store.feeds().map(\.host) == ["map"])
      #expect(try store.feed("https://map.example")?.parent == nil)
    }
  }

  @Test func `looking for what is due reads the index alone`() throws {
    try withStore { _, path in
      let queue = try DatabaseQueue(path: path)
      let plans = try queue.read { db in
        try [
          """
          SELECT * FROM pages WHERE state = 'waiting' AND host = 'a' AND next_attempt <= 5
          ORDER BY next_attempt, identity LIMIT 1
          """,
          "SELECT min(host) FROM pages WHERE state = 'waiting' AND host > 'a'",
          "SELECT * FROM feeds WHERE next_attempt <= 5 ORDER BY next_attempt, address LIMIT 2",
        ].map { sql in
          try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
        }
      }
      #expect(plans.map(\.count) == [1, 1, 1], "\(plans)")
      #expect(plans[0][0].contains("USING INDEX pages_due (host=? AND next_attempt<?)"), "\(plans)")
      #expect(plans[1][0].contains("USING INDEX pages_due (host>?)"), "\(plans)")
      #expect(plans[2][0].contains("INDEX feeds_due"), "\(plans)")
    }
  }
}
