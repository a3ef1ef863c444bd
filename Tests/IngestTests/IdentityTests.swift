import Ingest
import Testing

@Suite struct IdentityTests {
  @Test(
    arguments: [
      "https://misal.example/kk/2024/auyl", "http://www.misal.example/kk/2024/auyl/",
      "https://m.misal.example:443/kk/2024/auyl?utm_source=x&fbclid=1#top",
      "HTTPS://Misal.Example/kk/2024/auyl?", "http://misal.example.:80/kk/2024/auyl",
      " https:\\\\misal.example\\kk\\2024\\auyl ", "https://misal.example/kk/20\n24/auyl\t",
      "https://misal.example/ru/.././kk/%2E/2024/auyl", "https:/misal.example/kk//2024/auyl",
      "https://oqu:syr@misal.example/kk/2024/auyl", "https://misal.example/kk/2024/auyl/amp/",
      "https://misal.example/amp/kk/2024/auyl", "https://misal.example/kk/amp/2024/auyl",
      "https://amp.misal.example/kk/2024/auyl?amp=1&print=1",
      "https://misal-example.cdn.ampproject.org/c/s/misal.example/kk/2024/auyl?utm_medium=x",
      "https://www.google.com/amp/s/misal.example/kk/2024/auyl",
      "https://misal.example/kk/2024/auyl/index.php", "https://misal.example/kk/2024/auyl/print/",
      "https://misal.example/kk/2024/auyl?page=&amp;gclid=1&ysclid=a&_openstat=b&from=feed",
      "https://misal.example/kk/2024/%61uyl", "https://misal.example/kk/2024/auyl.amp",
    ])
  func `addresses of one article have one identity`(address: String) {
    #expect(identity(ofAddress: address) == "misal.example/kk/2024/auyl")
  }

  @Test func `Cyrillic is the same raw, escaped, composed and in Punycode`() {
    let host = "xn--80awbu3c.xn--80ao21a"
    let path = "/%D0%B0%D1%83%D1%8B%D0%BB-%D0%B9"
    #expect(identity(ofAddress: "https://\(host)\(path)") == host + path)
    #expect(identity(ofAddress: "https://МЫСАЛ.ҚАЗ/ауыл-й") == host + path)
    #expect(identity(ofAddress: "https://мысал.қаз/ауыл-и\u{306}") == host + path)
    #expect(identity(ofAddress: "https://мысал.қаз/%d0%b0уыл-%d0%b9") == host + path)
    #expect(Ingest.host(ofAddress: "https://www.мысал.қаз/") == host)
    // windows-1251, which is no UTF-8
    #expect(identity(ofAddress: "https://misal.example/%e0%f3") == "misal.example/%E0%F3")
  }

  @Test(
    "What may name another article stays",
    arguments: [
      ("https://kaz.misal.example/a", "kaz.misal.example/a"),
      ("https://misal.example/A?id=7&b=1", "misal.example/A?b=1&id=7"),
      ("https://misal.example/?p=7", "misal.example/?p=7"),
      ("https://misal.example/index.php?sid=7&name=News", "misal.example/?name=News&sid=7"),
      ("https://misal.example/?12345", "misal.example/?12345"),
      ("https://misal.example:8080/a", "misal.example:8080/a"),
      ("https://misal.example/#!/kk/7", "misal.example/#!/kk/7"),
      ("https://misal.example/a%2Fb", "misal.example/a%2Fb"),
      ("https://misal.example/amp", "misal.example/amp"),
      ("https://m.example/a", "m.example/a"),
      ("https://misal.example/", "misal.example"),
      ("http://0x7F.1/a", "127.0.0.1/a"),
      ("http://[2001:DB8::0:1]/a", "[2001:db8::1]/a"),
    ])
  func kept(address: String, expected: String) {
    #expect(identity(ofAddress: address) == expected)
  }

  @Test(
    arguments: [
      "", "misal.example/a", "ftp://misal.example/a", "https://", "javascript:x", "https://?a",
      "https://mi sal.example/", "https://misal.example:99999/", "https://misal.example:a/",
      "http://1.2.3.4.5/", "http://256.1.1.1/", "http://[::1", "http://[1:2]/", "https://a%00b/",
    ])
  func `what is no web address has no identity`(address: String) {
    #expect(identity(ofAddress: address) == nil)
  }

  @Test func `a number with nothing behind it names an article`() {
    let one = identity(ofAddress: "https://misal.example/news?101=")
    #expect(one != identity(ofAddress: "https://misal.example/news?102="))
    #expect(
      identity(ofAddress: "https://misal.example/news?page=")
        == identity(ofAddress: "https://misal.example/news"))
  }

  @Test func `an address of any length ends soon`() {
    #expect(
      identity(ofAddress: "https://misal.example/" + String(repeating: "a/", count: 99_999)) == nil)
    #expect(
      identity(ofAddress: "https://misal.example/" + String(repeating: "/amp", count: 4000)) != nil)
  }

  @Test func `identities are their own identity, and no two articles share one`() {
    var dice = AddressDice(seed: 7)
    var seen: [String: String] = [:]
    for _ in 0..<4000 {
      let article = dice.article()
      let spellings = (0..<4).map { _ in dice.spelling(of: article) }
      for spelling in spellings {
        guard let found = identity(ofAddress: spelling) else {
          Issue.record("no identity: \(spelling)")
          return
        }
        #expect(identity(ofAddress: "https://" + found) == found)
        #expect(seen[found, default: article.key] == article.key, "\(spelling)")
        seen[found] = article.key
      }
      #expect(Set(spellings.map { identity(ofAddress: $0) }).count == 1)
    }
  }
}

/// An article of a made-up site.
struct MadeArticle {
  var host: String
  var port: String
  var path: [String]
  var parameters: [String]
  var key: String { "\(host)\(port)/\(path.joined(separator: "/"))?\(parameters.sorted())" }
}

/// Makes addresses from a seed (SplitMix64).
struct AddressDice {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(sides))
  }

  mutating func pick<T>(_ values: [T]) -> T { values[roll(values.count)] }

  mutating func article() -> MadeArticle {
    MadeArticle(
      host: pick(["misal.example", "kaz.misal.example", "мысал.қаз", "m.example", "korme.example"]),
      port: pick(["", "", "", ":8080"]),
      path: [pick(["kk", "ru", "kz", "news", "NEWS"]), pick(["2024", "Auyl", "ауыл", "қала-й"])]
        + [["\(roll(50))"], ["a,b", "\(roll(9)).html"], []][roll(3)],
      parameters: [["id=\(roll(30))"], ["id=\(roll(30))", "бет=\(roll(4))"], ["\(roll(9))"], []][
        roll(4)])
  }

  mutating func spelling(of article: MadeArticle) -> String {
    var path = article.path
    switch roll(8) {
    case 0: path.append("amp")
    case 1: path.insert("amp", at: 0)
    case 2: path.append("")
    case 3: path.insert("x", at: 1); path.insert("..", at: 2)
    case 4: path.append("index.html")
    case 5: path.append("print")
    default: break
    }
    var parameters =
      article.parameters + pick([[], ["utm_source=a"], ["from=b", "yclid=1"], ["q="]])
    if roll(2) == 0 { parameters.reverse() }
    let host = article.host.split(separator: ".").count > 1 ? pick(["", "www.", "m."]) : ""
    let text =
      pick(["http", "https", "HTTPS"]) + pick(["://", ":\\\\"]) + host + article.host + article.port
      + "/" + path.joined(separator: "/") + (parameters.isEmpty ? "" : "?")
      + parameters.joined(separator: "&") + pick(["", "", "#top"])
    return roll(3) == 0 ? escaped(text) : text
  }

  private func escaped(_ text: String) -> String {
    // The host stays as it is written.
    let start = text.firstIndex(of: "e").map { text.index(after: $0) } ?? text.startIndex
    guard let slash = text[start...].dropFirst(20).firstIndex(of: "/") else { return text }
    return text[..<slash]
      + text[slash...].utf8.map { byte in
        byte < 128 ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16)
      }.joined()
  }
}
