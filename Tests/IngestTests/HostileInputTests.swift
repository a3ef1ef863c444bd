import Foundation
import Ingest
import Testing

/// Moderate sizes: each class is linear in time, which a quadratic reader would show as minutes.
private let many = 20_000

private let lede =
  "Ауылдан қалаға көшіп келген жастар тұрғын үй мәселесін шешуді сұрайды. Олардың айтуынша, пәтер "
  + "жалдау құны соңғы үш жылда екі есеге өскен, ал жұмыс берушілер уақытша тіркеуді талап етеді."

private func page(_ body: String, head: String = "") -> PageReading {
  let text = """
    <html><head><title>Көш</title>\(head)</head><body><article><h1>Көш</h1><p>\(lede)</p>\(body)\
    </article></body></html>
    """
  return read(Page(bytes: Array(text.utf8), contentType: "text/html; charset=utf-8"))
}

private func feed(_ body: String, before: String = "") -> Feed {
  readFeed(
    Array(
      "\(before)<rss><channel><title>Т</title><item><title>Бір</title></item>\(body)</channel></rss>"
        .utf8))
}

private func repeated(_ text: String) -> String { String(repeating: text, count: many) }

private func numbered(_ text: (Int) -> String) -> String { (0..<many).map(text).joined() }

/// A body of a page or feed, told by its name: the body would fill the log.
private struct Attack: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let body: String

  init(_ name: String, _ parts: String...) {
    testDescription = name
    body = parts.joined()
  }
}

private let linkedData = "<script type=\"application/ld+json\">"

private let pageAttacks: [Attack] = [
  Attack("nested tags", repeated("<div>")), Attack("tags nested in turns", repeated("<b><i><p>")),
  Attack("stray end tags", repeated("</b></i></div></p>")),
  Attack(
    "stray end tags in deep nesting", String(repeating: "<div>", count: 200), repeated("</b>")),
  Attack("attributes", "<p ", numbered { "a\($0)=1 " }, ">x</p>"),
  Attack("bare <", repeated("<")), Attack("bare &", repeated("&")),
  Attack("open comments", repeated("<!--")),
  Attack("open tags", repeated("<a ")), Attack("open quotes", repeated("<a href=\"")),
  Attack("open sections", repeated("<![CDATA[")), Attack("open scripts", repeated("<script>")),
  Attack("open titles", repeated("<textarea>")),
  Attack("all unclosed", repeated("<ul><li><table><tr><td>x")),
  Attack("class names", "<div class=\"", repeated("abc-def "), "\">x</div>"),
  Attack("one class name", "<div class=\"", repeated("abcdefgh"), "\">x</div>"),
  Attack("names of elements", numbered { "<x\($0)>" }), Attack("references", repeated("&laquo;")),
  Attack("a long reference", "&#", repeated("1"), ";"),
  Attack("tables", repeated("<table><tr><td>")),
  Attack("bad bytes", repeated("\u{FFFD}")),
]

private let headAttacks: [Attack] = [
  Attack("titles", repeated("<meta property=\"og:title\" content=\"Көш\">")),
  Attack("metas", numbered { "<meta name=\"a\($0)\" content=\"т\">" }),
  Attack("charsets", repeated("<meta charset=x-y>")),
  Attack("times", repeated("<time datetime=\"2024-12-03\">3</time>")),
  Attack("nested lists", linkedData, repeated("["), "</script>"),
  Attack("nested objects", linkedData, repeated("{\"a\":"), "</script>"),
  Attack(
    "a long graph", linkedData, "{\"@graph\":[",
    repeated("{\"@type\":\"Person\",\"name\":\"А\"},"), "{}]}</script>"),
  Attack(
    "halves of letters", linkedData, "{\"headline\":\"", repeated("\\ud800"), "\"}</script>"),
]

private let feedAttacks: [Attack] = [
  Attack("nested tags", repeated("<a>")), Attack("nested items", repeated("<item><title>x")),
  Attack("stray end tags", repeated("</a>")),
  Attack("attributes", "<a ", numbered { "b\($0)='1' " }, ">"),
  Attack("attributes without quotes", "<a ", numbered { "b\($0)=1 " }, ">"),
  Attack("equals signs", "<a ", repeated("="), ">"), Attack("bare <", repeated("<")),
  Attack("bare &", repeated("&")), Attack("open comments", repeated("<!--")),
  Attack("open sections", repeated("<![CDATA[")), Attack("instructions", repeated("<?x ")),
  Attack("doctypes", repeated("<!DOCTYPE ")),
  Attack("namespaces", numbered { "<a:b xmlns:a='u\($0)'/>" }),
  Attack("nested namespaces", numbered { "<a:b xmlns:a='u\($0)'>" }),
  Attack("media groups", repeated("<media:group>")),
  Attack("unclosed texts", repeated("<item><description><p>x<br>y</item>")),
  Attack("escaped scripts", "<item><description>", repeated("&lt;/script&gt;&lt;script&gt;")),
  Attack("escaped sections", "<item><description>", repeated("&lt;![CDATA[")),
  Attack("escaped comments", "<item><description>", repeated("&lt;!--")),
]

@Suite struct `Hostile pages` {
  @Test(
    "keep the article that stands before the attack",
    arguments: pageAttacks)
  fileprivate func article(attack: Attack) {
    let reading = page(attack.body)
    guard case .article(let article) = reading.extraction else {
      Issue.record("the outcome is \(reading.extraction.name)")
      return
    }
    #expect(article.text.contains("Ауылдан қалаға көшіп келген"))
    #expect(article.title == "Көш")
  }

  @Test(
    "whose head is the attack keep their article",
    arguments: headAttacks)
  fileprivate func head(attack: Attack) {
    let reading = page("", head: attack.body)
    #expect(reading.extraction.name == "article")
  }

  @Test func `a cut is said`() {
    #expect(page(repeated("<div>")).cuts == ["nested too deep"])
    let attributes = page("<p " + numbered { "a\($0)=1 " } + ">x</p>")
    #expect(attributes.cuts == ["too many attributes in one tag"])
  }

  @Test func `zero bytes are spaces in a text, and no text where they abound`() {
    let few = page("<p>Екінші\0абзац осы жерде тұр, оның ішінде нөлдік байт бар.</p>")
    #expect(few.extraction.name == "article")
    #expect(read(Page(bytes: [UInt8](repeating: 0, count: 10_000))).extraction.name == "binary")
  }

  @Test func `a page beyond the limit of bytes is refused, not read`() {
    let huge = [UInt8](repeating: UInt8(ascii: "a"), count: 24_000_001)
    #expect(read(Page(bytes: huge)).extraction.name == "refused")
  }
}

@Suite struct `Hostile feeds` {
  @Test(
    "keep the entry that stands before the attack",
    arguments: feedAttacks)
  fileprivate func entry(attack: Attack) {
    let found = feed(attack.body)
    #expect(found.outcome == .feed)
    #expect(found.entries.first?.title?.plain.hasPrefix("Бір") == true)
  }

  @Test func `names of an entry are bounded`() {
    let found = feed("<item>" + numbered { "<category>т\($0)</category><author>а\($0)</author>" })
    #expect(found.entries.last?.tags.count == 100)
    #expect(found.entries.last?.authors.count == 100)
  }

  @Test func `entries are bounded, and the rest is said`() {
    let found = feed(String(repeating: "<item/>", count: 50_010))
    #expect(found.entries.count == 50_000)
    #expect(found.problem == "more than 50000 entries")
  }

  @Test func `JSON nested 100,000 deep is no feed`() {
    for piece in ["[", "{\"a\":"] {
      let text = "{\"items\":" + String(repeating: piece, count: 100_000)
      #expect(readFeed(Array(text.utf8)).outcome == .notAFeed)
    }
  }

  @Test(
    "entity bombs stay small",
    arguments: [
      "<!DOCTYPE r [<!ENTITY a \"ааааааааааа\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
      "<!DOCTYPE r [<!ENTITY c \"" + String(repeating: "x", count: 190) + "\">]>",
    ])
  func bombs(declaration: String) {
    let found = feed("<item><title>\(repeated("&c;"))</title></item>", before: declaration)
    #expect(found.entries.count == 2)
    #expect((found.entries.last?.title?.value.utf8.count ?? 0) < 2_000_000)
  }

  @Test func `no entity reads a file`() throws {
    let secret = FileManager.default.temporaryDirectory.appending(
      path: "koshu-\(UUID().uuidString)")
    try "QUPIYA".write(to: secret, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: secret) }
    let declarations = [
      "<!DOCTYPE r [<!ENTITY c SYSTEM \"\(secret.absoluteString)\">]>",
      "<!DOCTYPE r [<!ENTITY c PUBLIC \"x\" \"\(secret.path)\">]>",
      "<!DOCTYPE r [<!ENTITY % p SYSTEM \"\(secret.absoluteString)\">%p;]>",
      "<!DOCTYPE r SYSTEM \"\(secret.absoluteString)\">",
      "<?xml-stylesheet href=\"\(secret.absoluteString)\"?>",
    ]
    let include =
      "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"\(secret.path)\"/>"
    for declaration in declarations {
      let found = feed("<item><title>&c;\(include)</title></item>", before: declaration)
      #expect(found.entries.count == 2)
      #expect(!String(decoding: feedAnswer(path: "1.xml", found), as: UTF8.self).contains("QUPIYA"))
    }
  }
}
