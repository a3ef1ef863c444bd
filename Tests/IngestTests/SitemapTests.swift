import Foundation
import Ingest
import Testing

private func read(_ text: String) -> Feed { readFeed(Array(text.utf8)) }

private let news = """
  <?xml version="1.0" encoding="UTF-8"?>
  <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc>https://misal.example/1?a=1&amp;b=2</loc><lastmod>2024-12-03T11:00:00+05:00</lastmod>
  <news:news><news:publication><news:name>Мысал</news:name><news:language>kk</news:language>
  </news:publication><news:publication_date>2024-12-03T09:05:00+05:00</news:publication_date>
  <news:title>Көш басталды &amp; аяқталды</news:title><news:keywords>көш, ауыл,, қала</news:keywords>
  </news:news><image:image><image:loc>https://misal.example/1.jpg</image:loc></image:image></url>
  <url><loc>https://misal.example/2</loc><news:news><news:title>Екінші</news:title></news:news></url>
  </urlset>
  """

@Suite struct `Reading sitemaps` {
  @Test func `a news sitemap gives articles with title, date and publication`() throws {
    let found = read(news)
    #expect(found.outcome == .feed && found.kind == .newsSitemap && found.problem == nil)
    #expect(found.title?.plain == "Мысал" && found.language == "kk")
    #expect(found.entries.count == 2)
    let first = try #require(found.entries.first)
    #expect(first.link == "https://misal.example/1?a=1&b=2")
    #expect(first.title?.plain == "Көш басталды & аяқталды")
    #expect(first.published == "2024-12-03T09:05:00+05:00")
    #expect(first.updated == "2024-12-03T11:00:00+05:00")
    #expect(first.publication == "Мысал" && first.language == "kk")
    #expect(first.tags == ["көш", "ауыл", "қала"])
    #expect(first.enclosure == "https://misal.example/1.jpg")
    #expect(found.entries[1].title?.plain == "Екінші")
  }

  @Test func `a plain sitemap gives addresses and times of change`() {
    let found = read(
      """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc> https://misal.example/1 </loc><lastmod>2024-12-03</lastmod><priority>0.5</priority></url>
      <url><loc>https://misal.example/2</loc></url></urlset>
      """)
    #expect(found.kind == .sitemap)
    #expect(found.entries.map(\.link) == ["https://misal.example/1", "https://misal.example/2"])
    #expect(found.entries.map(\.updated) == ["2024-12-03", nil])
  }

  @Test func `an index gives the addresses of sitemaps, and says so`() {
    let found = read(
      """
      <sitemapindex><sitemap><loc>https://misal.example/s1.xml.gz</loc><lastmod>2024-12-03</lastmod>
      </sitemap><sitemap><loc>https://misal.example/s2.xml</loc></sitemap></sitemapindex>
      """)
    #expect(found.kind == .sitemapIndex)
    #expect(
      found.entries.map(\.link)
        == ["https://misal.example/s1.xml.gz", "https://misal.example/s2.xml"])
  }

  @Test func `a damaged sitemap keeps what can be saved`() {
    let found = read(String(news.prefix(while: { $0 != "Е" })) + "A&B")
    #expect(found.kind == .newsSitemap)
    #expect(found.entries.first?.title?.plain == "Көш басталды & аяқталды")
    #expect(found.problem != nil)
  }

  @Test func `gzip is undone, and its damage named`() throws {
    let packed = try #require(gzipped(Array(news.utf8)))
    #expect(readFeed(packed) == read(news))
    let cut = readFeed(Array(packed.dropLast(20)))
    #expect(cut.problem?.contains("the gzip data ends early") == true)
    let twice = readFeed(try #require(gzipped(packed)))
    #expect(twice.outcome == .notAFeed && twice.problem == "gzip inside gzip")
  }

  @Test func `a gzip bomb is cut at the limit`() throws {
    let bomb = try #require(gzipped([UInt8](repeating: 32, count: 40_000_000)))
    let found = readFeed(bomb)
    #expect(found.outcome == .empty)
    #expect(found.problem?.contains("grows beyond") == true)
  }

  @Test(
    "every format is named",
    arguments: [
      ("<rss><channel><item/></channel></rss>", FeedKind.rss),
      ("<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>", .atom),
      ("<CHANNEL HREF='https://misal.example/'><ITEM HREF='1'/></CHANNEL>", .cdf),
      (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><item/></rdf:RDF>", .rdf
      ),
      (#"{"items":[]}"#, .jsonFeed), ("<urlset/>", .sitemap), ("<sitemapindex/>", .sitemapIndex),
    ])
  func kinds(text: String, kind: FeedKind) {
    #expect(read(text).kind == kind)
  }
}
