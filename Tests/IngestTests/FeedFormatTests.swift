import Ingest
import Testing

private func feed(_ text: String, contentType: String? = nil, address: String? = nil) -> Feed {
  readFeed(Array(text.utf8), contentType: contentType, address: address)
}

@Suite struct `Reading feeds of every format` {
  @Test func `RSS 2 with content, authors, tags and a picture`() throws {
    let found = feed(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>Ауыл жаңалықтары</title><link>https://misal.example/</link>
      <description>Күн сайын</description><language>kk</language>
      <lastBuildDate>Tue, 03 Dec 2024 10:00:00 +0500</lastBuildDate>
      <item><title>Көш басталды</title><link>https://misal.example/1</link>
      <guid isPermaLink="false">id-1</guid><pubDate>Tue, 03 Dec 2024 09:05:00 +0500</pubDate>
      <description>&lt;p&gt;Қысқаша&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p>Толық <b>мәтін</b></p>]]></content:encoded>
      <dc:creator>Айгүл Сейітқызы</dc:creator><category>Қоғам</category><category>Көші-қон</category>
      <enclosure url="https://misal.example/1.jpg" type="image/jpeg"/></item>
      <item><title>Екінші</title><guid>https://misal.example/2</guid></item>
      </channel></rss>
      """)
    #expect(found.outcome == .feed)
    #expect(found.problem == nil)
    #expect(found.title?.plain == "Ауыл жаңалықтары")
    #expect(found.link == "https://misal.example/")
    #expect(found.summary?.plain == "Күн сайын")
    #expect(found.updated == "2024-12-03T10:00:00+05:00")
    #expect(found.entries.count == 2)
    let first = try #require(found.entries.first)
    #expect(first.id == "id-1")
    #expect(first.title?.plain == "Көш басталды")
    #expect(first.published == "2024-12-03T09:05:00+05:00")
    #expect(first.summary == FeedText("<p>Қысқаша</p>", isMarkup: true))
    #expect(first.content == FeedText("<p>Толық <b>мәтін</b></p>", isMarkup: true))
    #expect(first.authors == ["Айгүл Сейітқызы"])
    #expect(first.tags == ["Қоғам", "Көші-қон"])
    #expect(first.language == "kk")
    #expect(first.enclosure == "https://misal.example/1.jpg")
    // A guid that is an address is the link where there is no other.
    #expect(found.entries[1].link == "https://misal.example/2")
  }

  @Test func `RDF, where items stand beside the channel`() {
    let found = feed(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>Новости</title><link>https://misal.example/</link></channel>
      <item rdf:about="https://misal.example/1"><title>Первая</title>
      <link>https://misal.example/1</link><dc:date>2024-12-03T09:05:00+05:00</dc:date></item>
      </rdf:RDF>
      """)
    #expect(found.title?.plain == "Новости")
    #expect(found.entries.map(\.id) == ["https://misal.example/1"])
    #expect(found.entries.map(\.published) == ["2024-12-03T09:05:00+05:00"])
  }

  @Test func `Atom with relative addresses and XHTML`() throws {
    let found = feed(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://misal.example/feeds/" xml:lang="ru">
      <title type="text">A &lt;B&gt;</title>
      <link rel="self" href="atom.xml"/><link href="../"/>
      <entry xml:base="deep/"><id>urn:x:1</id><title type="html">&lt;i&gt;Первая&lt;/i&gt;</title>
      <link rel="alternate" href="1.html"/><link rel="enclosure" href="/1.mp3"/>
      <published>2024-12-03T04:05:00Z</published><updated>2024-12-03T05:00:00Z</updated>
      <author><name>Иван Петров</name></author>
      <author><name>А. Б.</name></author><category term="x" label="Общество"/>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
        <p>Текст <a href="2.html">ссылка</a></p></div></content></entry>
      </feed>
      """)
    #expect(found.title == FeedText("A <B>"))
    #expect(found.link == "https://misal.example/")
    let entry = try #require(found.entries.first)
    #expect(entry.id == "urn:x:1")
    #expect(entry.title?.plain == "Первая")
    #expect(entry.link == "https://misal.example/feeds/deep/1.html")
    #expect(entry.enclosure == "https://misal.example/1.mp3")
    #expect(entry.updated == "2024-12-03T05:00:00Z")
    #expect(entry.authors == ["Иван Петров", "А. Б."])
    #expect(entry.tags == ["Общество"])
    #expect(entry.language == "ru")
    let content = try #require(entry.content)
    #expect(content.value.contains(#"<a href="https://misal.example/feeds/deep/2.html">"#))
  }

  @Test func `JSON Feed`() throws {
    let found = feed(
      #"""
      {"version":"https://jsonfeed.org/version/1.1","title":"Жаңалықтар","language":"kk",
       "home_page_url":"https://misal.example/","items":[
       {"id":7,"url":"/1","title":"Көш","content_html":"<p>Мәтін</p><script>x</script>",
        "date_published":"2024-12-03T09:05:00+05:00","authors":[{"name":"А. Б."},{}],"tags":["Қоғам",1]},
       "not an item"]}
      """#)
    #expect(found.outcome == .feed)
    let entry = try #require(found.entries.first)
    #expect(found.entries.count == 1)
    #expect(entry.id == "7")
    #expect(entry.link == "https://misal.example/1")
    #expect(entry.content == FeedText("<p>Мәтін</p>", isMarkup: true))
    #expect(entry.published == "2024-12-03T09:05:00+05:00")
    #expect(entry.authors == ["А. Б."])
    #expect(entry.tags == ["Қоғам"])
  }

  @Test func `The site's own address is the ground for relative links of RSS`() {
    let text = """
      <rss><channel><link>https://misal.example/news/</link>
      <item><link>/1</link></item><item><link>2</link></item></channel></rss>
      """
    #expect(
      feed(text).entries.map(\.link) == ["https://misal.example/1", "https://misal.example/news/2"])
    #expect(
      feed(text, address: "https://other.example/rss").entries.map(\.link)
        == ["https://other.example/1", "https://other.example/2"])
  }

  @Test func `FeedBurner's links give way to the true ones, in either order`() {
    let text = """
      <rss xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"><channel>
      <item><link>https://fb.example/r</link><fb:origLink>https://misal.example/1</fb:origLink></item>
      <item><fb:origLink>https://misal.example/2</fb:origLink><link>https://fb.example/r</link></item>
      </channel></rss>
      """
    #expect(
      feed(text).entries.map(\.link) == ["https://misal.example/1", "https://misal.example/2"])
  }

  @Test func `A title is the entry's own, not one of media inside it`() {
    let found = feed(
      """
      <rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item>
      <media:group><media:title>Сурет</media:title><media:description>Сипаты</media:description>
      </media:group><image><title>Белгі</title></image><title>Тақырып</title></item>
      <item><media:title>Жалғыз</media:title></item></channel></rss>
      """)
    #expect(found.entries.map { $0.title?.plain } == ["Тақырып", "Жалғыз"])
    #expect(found.entries.first?.summary?.plain == "Сипаты")
  }

  @Test(
    "What is no feed is said",
    arguments: [
      ("", FeedOutcome.empty, "the feed is empty"),
      (" \n\t ", .empty, "the feed is empty"),
      ("<!DOCTYPE html><html><body><p>404</p></body></html>", .html, "an HTML page, not a feed"),
      ("just words", .notAFeed, "neither XML nor JSON of a feed"),
      ("<opml><body/></opml>", .notAFeed, "neither XML nor JSON of a feed"),
      (#"{"error":"no"}"#, .notAFeed, "JSON, but no JSON Feed"),
      ("\u{1}\u{2}\u{3}", .empty, "the feed is empty"),
    ])
  func noFeed(text: String, outcome: FeedOutcome, problem: String) {
    let found = feed(text)
    #expect(found.outcome == outcome)
    #expect(found.problem == problem)
    #expect(found.entries.isEmpty)
  }
}
