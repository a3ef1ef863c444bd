import Foundation
import Ingest
import Testing

@Suite struct ExtractionOutcomeTests {
  @Test func `a front page is a listing`() {
    let items = (1...20).map { number in
      """
      <div class="item"><a href="/\(number)">Ауыл мектебінде жаңа спорт залы ашылды, \(number)</a>\
      <span>12:\(number)</span></div>
      """
    }
    #expect(extract(Sample.page(body: items.joined())).name == "listing")
  }

  @Test(
    "what is no article says what it is",
    arguments: [
      ("", "empty"), ("<html><body></body></html>", "empty"),
      ("<html><body><script>var x = 1</script></body></html>", "empty"),
      ("<html><body><h1>Тақырып</h1><p>Толық мәтін жазылушыларға ғана.</p></body></html>", "stub"),
      ("%PDF-1.7 abc", "binary"), ("GIF89a....", "binary"),
    ])
  func outcomes(text: String, name: String) {
    #expect(extract(Page(bytes: Array(text.utf8))).name == name)
  }

  @Test func `random bytes are binary`() {
    var state: UInt64 = 1
    let bytes = (0..<5000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 40)
    }
    #expect(extract(Page(bytes: bytes)).name == "binary")
  }

  @Test func `a page too large is refused`() {
    let page = Page(bytes: [UInt8](repeating: 97, count: 24_000_001))
    #expect(extract(page).name == "refused")
  }

  @Test func `a teaser before a paywall is a stub`() {
    let head = """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"x",
      "isAccessibleForFree":"False"}</script>
      """
    let body = "<h1>\(Sample.title)</h1><p>\(Sample.first)</p><p>\(Sample.second)</p>"
    #expect(extract(Sample.page(head: head, body: body)).name == "stub")
  }

  @Test func `a page nested a million deep is read as far as the limit`() {
    let body =
      "<h1>\(Sample.title)</h1>\(Sample.paragraphs())"
      + String(repeating: "<div>", count: 1_000_000)
    let reading = read(Sample.page(body: body))
    #expect(reading.treeIsCut && reading.cuts == ["nested too deep"])
    #expect(reading.extraction.name == "article")
  }

  @Test func `a page cut in half keeps its text`() throws {
    let body = "<div><h1>\(Sample.title)</h1>\(Sample.paragraphs())<p>Соңғы сө"
    let text = "<html><head><title>a</title></head><body>" + body
    #expect(try article(Page(bytes: Array(text.utf8))).text.contains(Sample.third))
  }

  @Test func `a reading tells the encoding and the damage`() {
    let body = "<h1>\(Sample.title)</h1>\(Sample.paragraphs())"
    var page = Sample.page(body: body)
    page.bytes += [0xFF]
    let reading = read(page)
    #expect(reading.encoding == "utf-8" && reading.replacedBytes == 1 && !reading.treeIsCut)
  }
}

@Suite struct ExtractProtocolTests {
  @Test func `a line has all fields in a fixed order`() {
    var found = Article()
    found.title = "Т"
    found.authors = ["А. Б."]
    found.published = ArticleDate("2024-12-03", .meta)
    found.paragraphs = [
      Paragraph(.title, "Т"), Paragraph(.body, "Бір."), Paragraph(.body, "Екі \"2\"."),
    ]
    let line = String(
      decoding: extractLine(path: "a.html", extraction: .article(found)), as: UTF8.self)
    #expect(
      line
        == #"{"path":"a.html","outcome":"article","url":null,"title":"Т","authors":["А. Б."],"#
        + #""date":"2024-12-03","site":null,"language":"ru","text":"Бір.\nЕкі \"2\"."}"#)
  }

  @Test func `a file that cannot be read has nulls`() {
    let line = String(decoding: extractLine(path: "x", extraction: nil), as: UTF8.self)
    #expect(
      line
        == #"{"path":"x","outcome":"unreadable","url":null,"title":null,"authors":[],"date":null,"#
        + #""site":null,"language":null,"text":null}"#)
  }
}

@Suite struct ListingTests {
  @Test func `a section with cards of stories is a listing`() {
    let cards = (1...7).map { number in
      """
      <div class="item"><div>\(number) желтоқсан 2024</div><h3><a href="/\(number)">Шымкентте тұрғын үй
      құрылысы тоқтап қалды, \(number)</a></h3><p>\(Sample.second) <a href="/\(number)">Оқу</a></p></div>
      """
    }
    let html = "<html><body><header><a href=/>Дала үні</a></header><div><h1>Жаңалықтар</h1>"
    #expect(extract(Page(bytes: Array((html + cards.joined() + "</div>").utf8))).name == "listing")
  }
}
