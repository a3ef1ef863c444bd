import Foundation
import LocalServers
import Runs
import Store
import Testing

/// What a server says once is not believed for ever: no page is lost by a bad hour.
@Suite struct SecondThoughtsTests {
  @Test func `pages that a mistaken robots.txt forbade for an hour are fetched a day later`()
    async throws
  {
    let played = try PlayedServer { asked in
      switch asked.path {
      case "/robots.txt":
        ok(asked.earlier == 0 ? "User-agent: *\nDisallow: /news\n" : "User-agent: *\nAllow: /\n")
      case "/feed": feedOf("/news/1", "/news/2")
      default: article
      }
    }
    try await played.collect(hour: 0)
    #expect(try played.page("/news/1")?.state == .waiting)
    #expect(try played.page("/news/1")?.outcome == "robots")
    try await played.collect(hour: 25)
    #expect(try played.page("/news/1")?.state == .fetched)
    #expect(try played.page("/news/2")?.state == .fetched)
  }

  @Test func `what robots.txt forbids for three days is refused, and costs no turns`() async throws
  {
    let played = try PlayedServer { asked in
      switch asked.path {
      case "/robots.txt": ok("User-agent: *\nDisallow: /news\n")
      case "/feed":
        feedOf("/news/1", "/news/2", "/news/3", "/news/4", "/news/5", "/news/6", "/news/7", "/a")
      default: article
      }
    }
    try await played.collect(hour: 0)
    // robots.txt, the feed, the one page.
    #expect(played.clock.now - 1_793_577_600 <= 15)
    for hour in [25.0, 50, 75] { try await played.collect(hour: hour) }
    #expect(try played.page("/news/7")?.state == .refused)
    #expect(try played.page("/news/7")?.tries == 3)
    #expect(try played.page("/a")?.state == .fetched)
    #expect(!played.requests.contains { $0.path.hasPrefix("/news") })
  }

  @Test func `a detour to another site is tried again, a move there is not`() async throws {
    let played = try PlayedServer { asked in
      switch asked.path {
      case "/robots.txt": notFound
      case "/feed": feedOf("/maintenance", "/sold")
      case "/maintenance" where asked.earlier == 0:
        sent("302 Found", "Location: http://blocked.example/")
      case "/sold": sent("301 Moved", "Location: http://buyer.example/")
      default: article
      }
    }
    try await played.collect(hour: 0)
    #expect(try played.page("/maintenance")?.outcome == "redirect-elsewhere")
    #expect(try played.page("/sold")?.state == .refused)
    try await played.collect(hour: 1)
    #expect(try played.page("/maintenance")?.state == .fetched)
    #expect(played.times("/sold").count == 1)
  }

  @Test func `an empty or broken answer is no page yet`() async throws {
    let played = try PlayedServer { asked in
      switch asked.path {
      case "/robots.txt": notFound
      case "/feed": feedOf("/empty", "/broken", "/challenge")
      case "/empty" where asked.earlier == 0: ok("")
      case "/broken" where asked.earlier == 0: ok("\u{1F}\u{8}no gzip", "Content-Encoding: br")
      case "/challenge" where asked.earlier == 0: sent("202 Accepted")
      default: article
      }
    }
    try await played.collect(hour: 0)
    #expect(try played.page("/empty")?.outcome == "empty")
    #expect(try played.page("/broken")?.state == .waiting)
    #expect(try played.page("/challenge")?.outcome == "http-202")
    try await played.collect(hour: 1)
    for path in ["/empty", "/broken", "/challenge"] {
      #expect(try played.page(path)?.state == .fetched, "\(path)")
    }
  }

  @Test func `a feed that moved by mistake is asked at its own address again`() async throws {
    let played = try PlayedServer { asked in
      switch asked.path {
      case "/robots.txt": notFound
      case "/feed":
        asked.earlier == 0
          ? sent("301 Moved", "Location: /elsewhere") : feedOf("/news/2")
      case "/elsewhere": asked.earlier == 0 ? feedOf("/news/1") : notFound
      default: article
      }
    }
    for hour in stride(from: 0.0, through: 12, by: 1) { try await played.collect(hour: hour) }
    #expect(try played.page("/news/1")?.state == .fetched)
    #expect(try played.page("/news/2")?.state == .fetched)
    #expect(try played.store.feeds().first?.movedTo == nil)
  }

  @Test func `maps of an index are asked for themselves, also while the index says 304`()
    async throws
  {
    let played = try PlayedServer(feed: "/index.xml") { asked in
      let host = "http://127.1.0.1:\(asked.port)"
      switch asked.path {
      case "/robots.txt": return notFound
      case "/index.xml":
        if asked.head.contains("If-None-Match: \"i\"") { return sent("304 Not Modified") }
        return ok(
          "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>\(host)/map.xml</loc></sitemap></sitemapindex>",
          "ETag: \"i\"")
      case "/map.xml":
        let entries = (0...asked.earlier).map {
          "<url><loc>\(host)/news/\($0)</loc><lastmod>2026-11-02</lastmod></url>"
        }
        return ok(
          "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(entries.joined())</urlset>"
        )
      default: return article
      }
    }
    try await played.collect(hour: 0)
    #expect(try played.page("/news/0")?.state == .fetched, "maps are read by the same run")
    for hour in stride(from: 1.0, through: 20, by: 1) { try await played.collect(hour: hour) }
    #expect(try played.page("/news/5")?.state == .fetched)
    #expect(played.times("/map.xml").count > played.times("/index.xml").count)
    let feeds = try played.store.feeds()
    #expect(feeds.map(\.kind) == [.feed, .sitemap])
    #expect(feeds.allSatisfy { $0.lastNew != nil })
  }

  @Test func `pages that were cut off the archive are fetched again`() async throws {
    let played = try PlayedServer { asked in
      switch asked.path {
      case "/robots.txt": notFound
      case "/feed": feedOf("/news/1", "/news/2")
      default: article
      }
    }
    try await played.collect(hour: 0)
    let last = try #require(
      ["/news/1", "/news/2"].max { a, b in
        (try? played.page(a)?.offset) ?? 0 < (try? played.page(b)?.offset) ?? 0
      })
    let file = "\(played.folder)/out/archive/\(try #require(try played.page(last)?.file))"
    let handle = try #require(FileHandle(forUpdatingAtPath: file))
    try handle.truncate(atOffset: try handle.seekToEnd() - 20)
    try handle.close()
    try await played.collect(hour: 0.2)
    #expect(try played.page(last)?.state == .fetched)
    #expect(played.times(last).count == 2)
    _ = try await Corpus(configuration: played.configuration).run(.ingest)
    var faults: [String] = []
    _ = try Corpus(configuration: played.configuration).verify { faults.append("\($0)") }
    #expect(faults == [])
  }

  @Test func `while a feed names what was forgotten its answers are not kept`() async throws {
    let played = try PlayedServer { asked in
      switch asked.path {
      case "/robots.txt": notFound
      case "/feed": feedOf("/news/1", "/news/\(asked.earlier + 2)")
      default: article
      }
    }
    try await played.collect(hour: 0)
    let page = try #require(try played.page("/news/1"))
    try played.store.beginForgetting([page], records: [], note: "{}")
    try played.store.endForgetting()
    func size() throws -> Int {
      let folder = "\(played.folder)/out/archive-feeds"
      return try FileManager.default.contentsOfDirectory(atPath: folder).reduce(0) {
        try $0 + Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($1)")).count
      }
    }
    let before = try size()
    try await played.collect(hour: 2)
    #expect(played.times("/feed").count == 2)
    #expect(try played.page("/news/3")?.state == .fetched)
    #expect(try size() == before)
  }

  @Test func `a feed that leads to other hosts than the outlet's says so`() async throws {
    let played = try PlayedServer { asked in
      asked.path == "/feed" ? feedOf("https://other.example/1") : notFound
    }
    try await played.collect(hour: 0)
    #expect(try played.store.feeds().first?.lastStatus == "foreign")
    #expect(try played.store.feeds().first?.note == "such as other.example")
  }
}
