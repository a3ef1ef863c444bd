import Ingest
import Testing

@Suite struct `The protocol of the command feeds` {
  @Test func `A line is a path, or a path and a content type`() {
    #expect(feedRequest("/a b/1.xml").path == "/a b/1.xml")
    #expect(feedRequest("/a.xml").contentType == nil)
    #expect(
      feedRequest("/a.xml\ttext/xml; charset=koi8-r").contentType == "text/xml; charset=koi8-r")
  }

  @Test func `The answer is one line of JSON with dates in UTC`() {
    let text = """
      <rss><channel><title>Т</title><item><guid>id-1</guid><title>A</title>
      <pubDate>03 Dec 2024 09:05 +0500</pubDate><description>"сөз"</description></item></channel></rss>
      """
    let answer = feedAnswer(path: "1.xml", readFeed(Array(text.utf8)))
    #expect(
      String(decoding: answer, as: UTF8.self)
        == #"{"path":"1.xml","outcome":"feed","kind":"rss","feed":{"id":null,"title":"Т","link":null,"#
        + #""published":null,"updated":null,"summary":null,"language":null},"entries":[{"id":"id-1","#
        + #""title":"A","link":null,"published":"2024-12-03T04:05:00Z","updated":null,"#
        + #""summary":"\"сөз\"","content":null,"authors":[],"tags":[],"language":null,"publication":null}],"#
        + #""encoding":"utf-8","problem":null}"#)
  }
}
