import Ingest
import Testing

/// Marsaglia's xorshift: the same damage in every run.
private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, sides)))
  }
}

private let pieces = [
  "<", ">", "&", "<item>", "</item>", "<![CDATA[", "]]>", "<!--", "&#x", "\u{0}", "<title>",
  "xml:base=\"//\"", "</channel>", "{\"items\":[", "\r\n\r\n",
  "Content-Length: 99999999999999999999",
].map { Array($0.utf8) }

private func damaged(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
  var bytes = bytes
  for _ in 0...dice.roll(4) {
    let place = dice.roll(bytes.count)
    switch dice.roll(3) {
    case 0: bytes[place] = UInt8(dice.roll(256))
    case 1: bytes.insert(contentsOf: pieces[dice.roll(pieces.count)], at: place)
    default: bytes.removeSubrange(place..<min(place + dice.roll(60), bytes.count - 1))
    }
  }
  return bytes
}

@Suite struct `Random damage` {
  @Test func `never stops the reading of a feed`() {
    let feed = Array(
      """
      <?xml version="1.0"?><rss xmlns:a="http://purl.org/dc/elements/1.1/" xml:base="https://a.example/">
      <channel><title>Т</title><item><title>Бір &amp; екі</title><link>/1</link>
      <pubDate>Tue, 03 Dec 2024 09:05:00 +0500</pubDate><a:date>2024 жылғы 3 желтоқсан</a:date>
      <description><![CDATA[<p>Мәтін <a href="2">x</a></p>]]></description></item></channel></rss>
      """.utf8)
    var dice = Dice(state: 2024)
    for _ in 0..<500 {
      let found = readFeed(damaged(feed, &dice), fetched: 1_733_198_700)
      #expect(found.outcome == .feed || found.entries.isEmpty)
      #expect(!feedAnswer(path: "1.xml", found).contains(10))
    }
  }

  @Test func `never stops the reading of an archive, and is named where records are lost`() {
    var writer = WARCWriter(isCompressed: false)
    for number in 1...3 {
      writer.appendResponse(
        address: "https://misal.example/\(number)", date: "2024-12-03T04:05:00Z",
        fields: HeaderFields([("Transfer-Encoding", "chunked")]),
        body: Array("2\r\nab\r\n0\r\n".utf8))
    }
    var dice = Dice(state: 2025)
    for round in 0..<500 {
      let plain = damaged(writer.bytes, &dice)
      let reader = WARCReader(round % 2 == 0 ? plain : gzipped(plain) ?? plain)
      let count = reader.reduce(0) { count, record in
        _ = record.page()
        return count + 1
      }
      #expect(count == reader.recordCount)
      #expect(count == 3 || count > 3 || reader.damages.first != nil)
    }
  }
}
