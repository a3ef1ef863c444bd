import Collection
import Foundation
import Ingest
import Testing

private func rules(_ text: String, agent: String = "koshu") -> RobotsRules {
  RobotsRules(Array(text.utf8), agent: agent)
}

private func allowed(_ text: String, _ path: String, agent: String = "koshu") -> Bool {
  rules(text, agent: agent).allows("https://news.example" + path)
}

@Suite struct `Rules of robots.txt` {
  @Test func `The group of the own name counts, else that of all`() {
    let text = """
      User-agent: *
      Disallow: /all
      User-Agent: KOSHU
      Disallow: /own
      User-agent: koshubot
      Disallow: /other
      """
    #expect(!allowed(text, "/own"))
    #expect(allowed(text, "/all"))
    #expect(allowed(text, "/other"))
    #expect(!allowed(text, "/all", agent: "somebody"))
    #expect(!allowed(text, "/own", agent: "koshu/1.0 (+https://example.org)"))
    #expect(!allowed(text, "/other", agent: "KoshuBot"))
  }

  @Test func `Agents share a group, groups of one agent are one, and other lines end none`() {
    let text = """
      user-agent: a
      sitemap: https://news.example/s.xml
      noindex: /x
      user-agent: koshu
      disallow: /1

      user-agent: b
      disallow: /2
      user-agent: koshu
      disallow: /3
      """
    #expect(!allowed(text, "/1"))
    #expect(allowed(text, "/2"))
    #expect(!allowed(text, "/3"))
    #expect(!allowed(text, "/1", agent: "a"))
    #expect(allowed(text, "/3", agent: "a"))
    #expect(rules(text).sitemaps == ["https://news.example/s.xml"])
  }

  @Test func `A group without rules forbids nothing`() {
    #expect(allowed("User-agent: *\nDisallow: /\nUser-agent: koshu\nDisallow:", "/a"))
    #expect(allowed("Disallow: /\n", "/a"))
    #expect(allowed("", "/a"))
    #expect(allowed("User-agent: other\nDisallow: /", "/a"))
  }

  @Test(
    arguments: [
      // RFC 9309, section 5.2, and the table of section 2.2.3.
      (
        "allow: /example/page/\ndisallow: /example/page/disallowed.gif",
        "/example/page/disallowed.gif", false
      ),
      (
        "allow: /example/page/\ndisallow: /example/page/disallowed.gif", "/example/page/a.gif", true
      ),
      ("allow: /p\ndisallow: /", "/page", true),
      ("allow: /folder\ndisallow: /folder", "/folder/page", true),
      ("allow: /page\ndisallow: /*.htm", "/page.htm", false), ("allow: /$\ndisallow: /", "/", true),
      ("allow: /$\ndisallow: /", "/page.htm", false),
      ("disallow: /fish*", "/fishheads/yummy.html", false),
      ("disallow: /fish", "/Fish.asp", true), ("disallow: /fish/", "/fish", true),
      ("disallow: /*.php", "/folder/any.php.file.html", false),
      ("disallow: /*.php", "/windows.PHP", true),
      ("disallow: /*.php$", "/filename.php?parameters", true),
      ("disallow: /*.php$", "/a.php", false),
      ("disallow: /fish*.php", "/fishheads/catfish.php?parameters", false),
      ("disallow: /a*b*c$", "/abcbc", false), ("disallow: /a*bc$", "/abcbcd", true),
      ("disallow: /$b", "/$b", false), ("disallow: *", "/a", false), ("disallow: *$", "/a", false),
      ("disallow: /a$", "/a%24", true), ("disallow: /a%24", "/a$", false),
      ("disallow: /a%2A", "/a*b", false), ("disallow: /a%2Ab", "/axb", true),
      ("disallow: a", "/a", true), ("disallow: /*a*", "/ba", false),
      ("disallow: /aab*$", "/aaab", true), ("disallow: /*aab$", "/aaab", false),
    ])
  func `The longest path decides, and what allows wins`(
    _ group: String, _ path: String, _ expected: Bool
  ) {
    #expect(allowed("user-agent: koshu\n\(group)", path) == expected)
  }

  @Test(
    arguments: [
      ("/foo/bar?baz=quz", "/foo/bar?baz=quz", true),
      ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", true),
      ("/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar", true),
      ("/foo/bar/ツ", "/foo/bar/%E3%83%84", true), ("/foo/bar/%E3%83%84", "/foo/bar/ツ", true),
      ("/foo/bar/%62%61%7A", "/foo/bar/baz", true), ("/foo/bar/baz", "/foo/bar/%62%61%7a", true),
      ("/қала/%d0%b0", "/%D2%9B%D0%B0%D0%BB%D0%B0/а", true),
      ("/a%2Fb", "/a/b", false), ("/a/b", "/a%2fb", false), ("/a%2fb", "/a%2Fb", true),
      ("/a%3Ab", "/a:b", true), ("/100%", "/100%", true), ("/%", "/:", false), ("/%25", "/%", true),
      ("/a b", "/a%20b", true),
    ])
  func `An octet and its escape are one`(_ rule: String, _ path: String, _ meets: Bool) {
    #expect(allowed("user-agent: *\ndisallow: \(rule)", path) == !meets)
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\n\r\n"])
  func `Lines end in any way`(_ end: String) {
    let lines = [
      "\u{FEFF}User-agent : koshu # us", " \tDisallow:/a#b", "# Disallow: /c", "Allow:/a/b ",
    ]
    let text = lines.joined(separator: end)
    #expect(!allowed(text, "/a"))
    #expect(allowed(text, "/a/b"))
    #expect(allowed(text, "/c"))
  }

  @Test func `What is plainly meant is heeded`() {
    for line in ["Dissallow: /a", "disallow /a", "DISALLOW\t:\t/a", "Disalow:/a"] {
      #expect(!allowed("User agent koshu\n\(line)", "/a"), "\(line)")
    }
    #expect(!allowed("User-agent:\u{A0}*\nDisallow: /a\u{A0}\u{2002} # so", "/a"))
    #expect(rules("Sitemap https://news.example/s.xml").sitemaps == ["https://news.example/s.xml"])
  }

  @Test func `The file itself may always be read`() {
    #expect(allowed("User-agent: *\nDisallow: /", "/robots.txt"))
    #expect(!allowed("User-agent: *\nDisallow: /", "/robots.txt/a"))
    #expect(!rules("").allows("ftp://news.example/"))
  }

  @Test(
    arguments: [
      ("5", 5.0), ("0.5", 0.5), ("1e2", 100), ("0", 0), ("-1", nil), ("inf", nil), ("0x10", nil),
      ("5 s", nil), ("", nil), ("1e999", nil), ("nan", nil),
    ] as [(String, Double?)])
  func `A delay is a number of seconds`(_ value: String, _ expected: Double?) {
    #expect(rules("User-agent: *\nCrawl-delay: \(value)").crawlDelay == expected)
    #expect(
      rules("User-agent: a\nCrawl-delay: \(value)\nUser-agent: koshu\nAllow: /").crawlDelay == nil)
  }

  @Test func `What lies behind the limit is not read, and no half of a line`() {
    let head = "user-agent: *\ndisallow: /a\n"
    let filler = String(repeating: "#", count: RobotsRules.byteLimit - head.utf8.count - 20)
    let text = head + filler + "\ndisallow: /bbbbbbbbbbbbbbbbbbbbbbb\ndisallow: /c"
    #expect(!allowed(text, "/a"))
    #expect(allowed(text, "/bbbbbbbbbbbbbbbbbbbbbbb"))
    #expect(allowed(text, "/b"))
    #expect(allowed(text, "/c"))
    #expect(rules(String(repeating: "#", count: 600_000)).allows("https://news.example/"))
  }

  @Test func `Patterns made to be slow are not`() {
    let stars = String(repeating: "*", count: 10_000)
    #expect(!allowed("user-agent: *\ndisallow: /\(stars)z", "/z"))
    let pairs = String(repeating: "*a", count: 5_000)
    let path = "/" + String(repeating: "a", count: 15_000)
    #expect(!allowed("user-agent: *\ndisallow: /\(pairs)", path))
    #expect(allowed("user-agent: *\ndisallow: /\(pairs)b$", path))
    let long = String(repeating: "a", count: 7_000)
    let many = (0..<60).map { _ in "disallow: /*\(long)b\n" }.joined()
    #expect(allowed("user-agent: *\n\(many)", path))
  }

  @Test func `Random patterns match what a plain backtracker matches`() {
    var dice = Dice(seed: 7)
    var matched = 0
    for _ in 0..<20_000 {
      let pattern =
        "/" + String((0..<dice.next(8)).map { _ in "ab*$".randomElement(using: &dice) ?? "a" })
      let path =
        "/" + String((0..<dice.next(8)).map { _ in "aab".randomElement(using: &dice) ?? "a" })
      let isAnchored = pattern.hasSuffix("$")
      let expected = backtracks(
        Array((isAnchored ? String(pattern.dropLast()) : pattern).utf8)[...], Array(path.utf8)[...],
        isAnchored)
      #expect(
        allowed("user-agent: *\ndisallow: \(pattern)", path) == !expected, "\(pattern) \(path)")
      if expected { matched += 1 }
    }
    #expect((1_000..<19_000).contains(matched))
  }

  private func backtracks(
    _ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>, _ isAnchored: Bool
  ) -> Bool {
    guard let first = pattern.first else { return !isAnchored || path.isEmpty }
    let rest = pattern.dropFirst()
    if first == UInt8(ascii: "*") {
      return (path.startIndex...path.endIndex).contains {
        backtracks(rest, path[$0...], isAnchored)
      }
    }
    return path.first == first && backtracks(rest, path.dropFirst(), isAnchored)
  }

  @Test func `Any bytes are read`() {
    var dice = Dice(seed: 9)
    let pieces = [
      "user-agent:", "*", "koshu", "\n", "\r", "disallow:", "allow:", "/", "%", "%4", "$", " ", "#",
      "\u{FEFF}",
    ]
    for _ in 0..<3_000 {
      var bytes: [UInt8] = []
      for _ in 0..<dice.next(30) {
        bytes += Array((pieces.randomElement(using: &dice) ?? "").utf8)
        if dice.next(4) == 0 { bytes.append(UInt8(dice.next(256))) }
      }
      _ = RobotsRules(bytes, agent: "koshu").allows("https://news.example/a%b/%zz?*$")
    }
  }
}

@Suite struct `The answer for robots.txt` {
  private func answer(_ status: Int, _ fields: [(String, String)] = []) -> RobotsAnswer {
    RobotsAnswer(
      AnswerHead(status: status, fields: HeaderFields(fields)),
      body: Array("User-agent: *\nDisallow: /".utf8), from: "https://news.example/robots.txt",
      agent: "koshu")
  }

  @Test func `Its status decides`() {
    guard case .rules(let rules) = answer(200) else {
      Issue.record("no rules")
      return
    }
    #expect(!rules.allows("https://news.example/"))
    for status in [400, 401, 403, 404, 410, 451] { #expect(answer(status) == .missing) }
    for status in [429, 500, 502, 503, 504, 599] { #expect(answer(status) == .wait) }
    #expect(answer(301, [("Location", "/r")]) == .redirect(.to("https://news.example/r")))
    #expect(answer(302) == .redirect(.refused(.noLocation)))
  }

  @Test func `Who cannot be reached is waited for`() {
    #expect(RobotsAnswer(FetchFailure(.connection)) == .wait)
    #expect(RobotsAnswer(FetchFailure(.idle)) == .wait)
  }
}

@Suite struct `Pages that ask not to be archived` {
  private func asks(_ fields: [String] = [], _ page: String = "") -> Bool {
    asksNotToBeArchived(
      HeaderFields(fields.map { ("X-Robots-Tag", $0) }), page: Array(page.utf8), agent: "koshu/1")
  }

  @Test func `In a field of the head`() {
    #expect(asks(["noarchive"]))
    #expect(asks(["index", "NoFollow, NoArchive"]))
    #expect(asks(["koshu: noindex, noarchive"]))
    #expect(asks(["unavailable_after: 25 Jun 2030 15:00:00 GMT, noarchive"]))
    #expect(asks(["other: noarchive, koshu: noarchive"]))
    #expect(!asks(["other: nofollow, noarchive"]))
    #expect(!asks(["none", "noindex", "noarchiver", ""]))
    #expect(
      !asksNotToBeArchived(HeaderFields([("X-Other", "noarchive")]), page: [], agent: "koshu"))
  }

  @Test func `In a meta of the page`() {
    #expect(asks([], "<html><head><META NAME='Robots' content=\"index,NOARCHIVE\">"))
    #expect(asks([], "<meta content='noarchive' name=KOSHU>"))
    #expect(!asks([], "<meta name=googlebot content=noarchive>"))
    #expect(!asks([], "<meta name=robots content='noarchives'>"))
    #expect(!asks([], "<!-- <meta name=robots content=noarchive> --><p>noarchive"))
    #expect(!asks([], "<meta name=description content='noarchive'>"))
  }
}

@Suite struct `The filter of robots.txt` {
  @Test func `Answers in the order of its questions`() {
    let line =
      #"{"robots":"User-agent: *\nDisallow: /a\nCrawl-delay: 1.5\nSitemap: /s.xml","addresses":["http://x.example/a","http://x.example/b","no"]}"#
    #expect(
      String(decoding: robotsAnswer(Array(line.utf8)), as: UTF8.self)
        == #"{"allowed":[false,true,false],"crawl_delay":1.5,"sitemaps":["/s.xml"]}"# + "\n")
    #expect(String(decoding: robotsAnswer(Array("[]".utf8)), as: UTF8.self).contains("problem"))
  }
}

/// Numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func next(_ below: Int) -> Int { Int(next() % UInt64(below)) }
}
