import Ingest
import Testing

private func rss(_ body: String, before: String = "") -> [UInt8] {
  Array(
    """
    \(before)<rss version="2.0"><channel><title>Новости</title><link>https://misal.example/</link>\
    \(body)<item><title>Последняя</title><link>https://misal.example/9</link></item></channel></rss>
    """.utf8)
}

@Suite struct `Reading damaged feeds` {
  @Test(
    "What can be saved is in the entries, and the damage is named",
    arguments: [
      ("<item><title>A&B</title></item>", ["A&B", "Последняя"]),
      ("<item><title>Шаг &laquo;вперёд&raquo;</title></item>", ["Шаг «вперёд»", "Последняя"]),
      (
        "<item><title>Первая</title><description><p>Одно<br>другое</description></item>",
        ["Первая", "Последняя"]
      ),
      ("<item><title>Пер\u{8}вая</title></item>", ["Пер вая", "Последняя"]),
      ("<item><title>Первая</title>", ["Первая", "Последняя"]),
      ("<item><yandex:x>y</yandex:x><title>Первая</title></item>", ["Первая", "Последняя"]),
    ])
  func damage(body: String, titles: [String]) {
    let found = readFeed(rss(body))
    #expect(found.outcome == .feed)
    #expect(found.entries.map { $0.title?.plain } == titles)
    #expect(found.problem != nil)
  }

  @Test func `What a broken site prints before its feed is passed over`() {
    let found = readFeed(rss("", before: "<br />\n<b>Notice</b>: x in y\n<?xml version=\"1.0\"?>"))
    #expect(found.entries.map { $0.title?.plain } == ["Последняя"])
    #expect(found.problem == "text before the feed")
  }

  @Test func `A feed cut at any byte gives entries from the beginning, in order`() {
    let items = (1...4).map { "<item><title>Т\($0)</title><description>М</description></item>" }
    let bytes = rss(items.joined())
    for cut in 0..<bytes.count {
      let found = readFeed(Array(bytes[..<cut]))
      let titles = found.entries.compactMap { $0.title?.plain }
      #expect(
        ["Т1", "Т2", "Т3", "Т4", "Последняя"].joined(separator: " ")
          .hasPrefix(titles.joined(separator: " ").filter { $0 != "\u{FFFD}" }))
    }
  }

  @Test func `Windows-1251 is read where UTF-8 is declared`() {
    // "Қ" is not in this encoding; the feed is Russian.
    let head = Array("<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>".utf8)
    let word: [UInt8] = [0xCF, 0xE5, 0xF0, 0xE5, 0xE5, 0xE7, 0xE4, 0x20, 0xE2, 0x20]
    let city: [UInt8] = [0xE3, 0xEE, 0xF0, 0xEE, 0xE4]
    let tail = Array("</title></item></channel></rss>".utf8)
    let found = readFeed(head + word + city + tail)
    #expect(found.encoding == "windows-1251")
    #expect(found.entries.first?.title?.plain == "Переезд в город")
  }

  @Test func `Tags that nobody closes do not make reading slow`() {
    // Quadratic work on these would take minutes.
    for piece in ["<title ", "<title/", "<title><", "<item><title>", "&", "<!--", "<![CDATA["] {
      let many = String(repeating: piece, count: 20_000)
      let found = readFeed(Array("<rss><channel>\(many)</channel></rss>".utf8))
      #expect(found.outcome != .empty)
    }
    let nested = String(repeating: "<item><description>", count: 200)
    let text = String(repeating: "сөз ", count: 10_000)
    #expect(readFeed(rss(nested + text)).outcome == .feed)
  }
}
