import Basics
import Collection
import Foundation
import Ingest
import Testing

@Suite struct `Reading what a feed answers` {
  private let hosts = OutletHosts(["misal.example", "127.0.0.1"])

  private func answer(
    _ body: String, status: String = "200 OK", _ fields: String = "",
    address: String = "https://misal.example/feed"
  ) -> Exchange {
    Exchange(
      address: address, started: Date(timeIntervalSince1970: 1_796_040_000), seconds: 0,
      request: [], head: Array("HTTP/1.1 \(status)\r\n\(fields)\r\n".utf8), body: Array(body.utf8))
  }

  private func rss(_ links: [String]) -> String {
    let items = links.map { "<item><title>Көшу</title><link>\($0)</link></item>" }
    return "<rss version=\"2.0\"><channel><title>Мысал</title>\(items.joined())</channel></rss>"
  }

  @Test func `pages of the outlet are taken, each once, and nothing else`() {
    let links = [
      "https://misal.example/1", "https://www.misal.example/2?utm_source=rss",
      "https://misal.example/1?utm_medium=feed#top", "https://kaz.misal.example:8080/3",
      "https://other.example/4", "https://notmisal.example/5", "ftp://misal.example/6",
      "https://misal.example/", "javascript:alert(1)", "/7", "http://127.0.0.1:9/8",
      "https://misal.example/" + String(repeating: "9", count: 3_000),
    ]
    let reading = FeedReading(
      answer(rss(links), "ETag: \"e\"\r\nLast-Modified: L\r\n"), hosts: hosts)
    #expect(reading.status == .read)
    #expect(
      reading.pages.map(\.address) == [
        "https://misal.example/1", "https://www.misal.example/2?utm_source=rss",
        "https://kaz.misal.example:8080/3", "https://misal.example/7", "http://127.0.0.1:9/8",
      ])
    #expect(
      reading.pages.map(\.host) == [
        "misal.example", "www.misal.example", "kaz.misal.example:8080", "misal.example",
        "127.0.0.1:9",
      ])
    #expect(Set(reading.pages.map(\.identity)).count == 5)
    #expect(reading.pages.first?.title == "Көшу")
    #expect(reading.etag == "\"e\"")
    #expect(reading.lastModified == "L")
  }

  @Test(arguments: [
    ("304 Not Modified", FeedStatus.unchanged), ("404 Not Found", .died), ("410 Gone", .died),
    ("403 Forbidden", .refused), ("429 Too Many Requests", .busy), ("503 Later", .busy),
    ("500 Oops", .failed), ("302 Found", .failed),
  ])
  func `a status tells how the attempt ended`(status: String, expected: FeedStatus) {
    let reading = FeedReading(answer("", status: status), isConditional: true, hosts: hosts)
    #expect(reading.status == expected)
  }

  @Test func `nobody told the server what is known: its 304 answers nothing`() {
    let reading = FeedReading(
      answer("", status: "304 Not Modified", "ETag: \"e\"\r\n"), hosts: hosts)
    #expect(reading.status == .failed)
    #expect(reading.etag == nil)
  }

  @Test func `what is no feed is named as what it is`() {
    let page = "<!DOCTYPE html><html><head><title>Кіру</title></head><body>…</body></html>"
    #expect(FeedReading(answer(page), hosts: hosts).status == .html)
    #expect(FeedReading(answer(" \n"), hosts: hosts).status == .empty)
    #expect(FeedReading(answer("{\"a\": 1}"), hosts: hosts).status == .notAFeed)
    #expect(
      FeedReading(answer("x", "Content-Encoding: zstd\r\n"), hosts: hosts).status == .notAFeed)
    let feed = rss(["https://misal.example/1"])
    #expect(FeedReading(answer(feed), movedTo: "https://b.example", hosts: hosts).status == .moved)
    let cut = FeedReading(
      answer(feed, "ETag: \"e\"\r\nContent-Length: 9999\r\n"), hosts: hosts)
    #expect(cut.status == .damaged)
    #expect(cut.etag == nil)
    #expect(cut.pages.count == 1)
    var limits = FeedReading.Limits()
    limits.bytes = 10
    #expect(FeedReading(answer(feed), hosts: hosts, limits: limits).status == .tooLarge)
    var odd = answer("")
    odd.head = Array("ICY 200 OK\r\n\r\n".utf8)
    #expect(FeedReading(odd, hosts: hosts).status == .failed)
  }

  @Test func `a feed without end is taken up to a bound`() {
    let links = (0..<50).map { "https://misal.example/\($0)" }
    var limits = FeedReading.Limits()
    limits.pages = 7
    let reading = FeedReading(answer(rss(links)), hosts: hosts, limits: limits)
    #expect(reading.pages.map(\.address) == Array(links.prefix(7)))
  }

  @Test func `of an index of sitemaps those of news and the newest are followed`() {
    let maps = [
      ("a.xml", "2026-11-01"), ("b.xml", "2026-11-29"), ("news.xml", "2026-01-01"),
      ("c.xml", "2026-11-30"), ("d.xml", nil), ("e.xml", nil), ("b.xml", "2026-11-29"),
    ].map { name, date in
      "<sitemap><loc>https://misal.example/\(name)</loc>"
        + (date.map { "<lastmod>\($0)</lastmod>" } ?? "") + "</sitemap>"
    }
    let foreign = "<sitemap><loc>https://other.example/news.xml</loc></sitemap>"
    let index =
      "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
      + (maps + [foreign]).joined() + "</sitemapindex>"
    let reading = FeedReading(answer(index), hosts: hosts)
    #expect(
      reading.maps == ["news", "c", "b", "a", "e", "d"].map { "https://misal.example/\($0).xml" })
    #expect(reading.isIndex && reading.pages.isEmpty)
  }

  @Test func `of an index all maps are followed that changed since the last look`() {
    let maps = (1...20).map { number in
      "<sitemap><loc>https://misal.example/\(number).xml</loc><lastmod>2026-11-\(number < 10 ? "0" : "")\(number)</lastmod></sitemap>"
    }
    let index =
      "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(maps.joined())</sitemapindex>"
    func count(lastSuccess day: String?) -> Int {
      FeedReading(
        answer(index), lastSuccess: day.flatMap { secondsSince1970(of: "2026-11-\($0)T12:00:00Z") },
        hosts: hosts
      ).maps.count
    }
    #expect(count(lastSuccess: nil) == 10)
    #expect(count(lastSuccess: "30") == 10)
    #expect(count(lastSuccess: "11") == 11)
  }

  @Test func `after a week without a look nothing in a sitemap is too old`() {
    let entries = ["30", "24", "22"].map { day in
      "<url><loc>https://misal.example/\(day)</loc><lastmod>2026-11-\(day)</lastmod></url>"
    }
    let map =
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(entries.joined())</urlset>"
    let last = secondsSince1970(of: "2026-11-25T12:00:00Z")
    #expect(FeedReading(answer(map), hosts: hosts).pages.count == 1)
    #expect(FeedReading(answer(map), lastSuccess: last, hosts: hosts).pages.count == 2)
  }

  @Test func `a sitemap without dates is no source, and says so`() {
    let map =
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://misal.example/1"
      + "</loc></url></urlset>"
    let reading = FeedReading(answer(map), hosts: hosts)
    #expect(reading.status == .undated)
    #expect(reading.detail == "none of 1 entries has a date")
  }

  @Test func `a sitemap of all pages gives the new ones, one of news all`() {
    let head = """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      """
    let urls = [("1", "2026-11-30"), ("2", "2026-11-01"), ("3", "2026-11-29")].map {
      "<url><loc>https://misal.example/\($0)</loc><lastmod>\($1)</lastmod></url>"
    }
    let undated = "<url><loc>https://misal.example/4</loc></url>"
    let all = FeedReading(
      answer(head + urls.joined() + undated + "</urlset>"), hosts: hosts)
    #expect(all.pages.map(\.address) == ["https://misal.example/1", "https://misal.example/3"])
    let news =
      "<url><loc>https://misal.example/5</loc><news:news><news:publication_date>2026-11-01"
      + "</news:publication_date><news:title>Көшу</news:title></news:news></url>"
    let read = FeedReading(answer(head + news + undated + "</urlset>"), hosts: hosts)
    #expect(read.pages.map(\.address) == ["https://misal.example/5", "https://misal.example/4"])
  }

  @Test func `a home page names its feeds, robots its sitemaps`() {
    let home = answer(
      """
      <html><head><base href="https://misal.example/kz/">
      <link rel="alternate" type="application/rss+xml" title="Жаңалықтар" href="rss">
      <link rel="alternate" type="application/rss+xml" href="/comments/feed">
      <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="/atom">
      <link rel="alternate" type="application/rss+xml" href="rss">
      <link rel="alternate" type="application/json" href="/wp-json">
      <link rel="alternate" hreflang="ru" href="/ru"><link rel="stylesheet" href="/a.css">
      <link rel="alternate" type="application/rss+xml" href="https://other.example/rss">
      </head><body><p>…</p></body></html>
      """, address: "https://misal.example/")
    let feeds = foundFeeds(
      home: home,
      sitemaps: ["https://misal.example/map.xml", "https://misal.example/atom", "map2.xml"],
      hosts: hosts)
    #expect(
      feeds.map(\.address) == [
        "https://misal.example/kz/rss", "https://misal.example/atom",
        "https://misal.example/map.xml",
      ])
    #expect(feeds.map(\.origin) == [.home, .home, .robots])
    #expect(feeds.first?.title == "Жаңалықтар")
    #expect(foundFeeds(home: nil, sitemaps: [], hosts: hosts).isEmpty)
    #expect(foundFeeds(home: home, sitemaps: [], hosts: hosts, limit: 1).count == 1)
  }
}
