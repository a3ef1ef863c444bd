import Basics
import Foundation
import Measures
import Reports
import Testing

private func folder(of file: String) -> URL {
  URL(fileURLWithPath: file).resolvingSymlinksInPath().deletingLastPathComponent()
}

@Suite struct ReportTests {
  /// `KOSHU_RECORD=1 swift test --filter ReportTests` writes them anew: read the difference, and
  /// raise `reportsVersion`, or unchanged corpora keep their old report.
  @Test(arguments: InterfaceLanguage.allCases)
  func `the report is byte for byte the one that was looked at`(
    language: InterfaceLanguage
  ) throws {
    let articles = Array(sampleArticles().prefix(6))
    let report = try html(measure(articles), about: sampleContext(language))
    let golden = folder(of: #filePath)
      .appendingPathComponent("Golden/report.\(language.rawValue).html")
    if ProcessInfo.processInfo.environment["KOSHU_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(report.utf8).write(to: golden)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    let lines = (report.split(separator: "\n"), expected.split(separator: "\n"))
    if let index = zip(lines.0, lines.1).enumerated().first(where: { $1.0 != $1.1 })?.offset {
      Issue.record("line \(index + 1) is \(lines.0[index]) and was \(lines.1[index])")
    }
    #expect(report.utf8.count == expected.utf8.count)
  }

  @Test func `the same corpus gives the same bytes`() throws {
    let first = try html(measure(sampleArticles()), about: sampleContext())
    var context = sampleContext()
    context.labels = [:]
    for key in sampleContext().labels.keys.sorted(by: >) {
      context.labels[key] = sampleContext().labels[key]
    }
    #expect(try html(measure(sampleArticles()), about: context) == first)
  }

  @Test func `a report is well-formed, its ids are unique and its links lead somewhere`() throws {
    let page = Page(try html(measure(sampleArticles()), about: sampleContext()))
    #expect(page.isWellFormed)
    let ids = Set(page.ids)
    #expect(ids.count == page.ids.count)
    for link in page.links where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link) leads nowhere")
    }
    for names in page.elements.compactMap({ $0.attributes["aria-labelledby"] }) {
      #expect(names.split(separator: " ").allSatisfy { ids.contains(String($0)) })
    }
  }

  @Test func `nothing is loaded from anywhere and nothing runs`() throws {
    let report = try html(measure(sampleArticles()), about: sampleContext())
    let page = Page(report)
    let forbidden = ["script", "link", "img", "iframe", "object", "embed", "image", "use", "base"]
    #expect(page.elements.allSatisfy { !forbidden.contains($0.name) })
    #expect(!report.contains("@import") && !report.contains("url(h"))
    let policy = try #require(
      page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" })
    let content = try #require(policy.attributes["content"])
    #expect(content.hasPrefix("default-src 'none'; style-src 'sha256-"))
    let style = try #require(report.firstRange(of: "<style>")?.upperBound)
    let styleEnd = try #require(report.firstRange(of: "</style>")?.lowerBound)
    let hex = Digest(of: report[style..<styleEnd].utf8).hex
    let named = try #require(content.firstMatch(of: /sha256-([^']+)'/)?.output.1)
    let bytes = try #require(Data(base64Encoded: String(named)))
    #expect(hex == bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
    #expect(!content.contains("unsafe") && !content.contains("script-src"))
  }

  @Test func `every chart has a name, a description and a table after it`() throws {
    let page = Page(try html(measure(sampleArticles()), about: sampleContext()))
    let charts = page.elements.indices.filter { page.elements[$0].name == "svg" }
    #expect(charts.count >= 24)
    for index in charts {
      #expect(page.elements[index].attributes["role"] == "img")
      #expect(page.elements[index + 1].name == "title")
      #expect(page.elements[index + 2].name == "desc")
      let after = page.elements[index...].first { ["table", "section"].contains($0.name) }
      #expect(after?.name == "table")
    }
  }

  @Test func `every count of a table leads to its list, and each list to articles`() throws {
    let findings = measure(sampleArticles())
    let report = try html(findings, about: sampleContext())
    let page = Page(report)
    for table in [findings.stanceByOutlet, findings.framesByCity, findings.stanceBySpeaker] {
      for (row, line) in table.rows.enumerated() {
        for (column, share) in line.cells.enumerated() where share.numerator > 0 {
          let anchor = "c-\(table.name)-\(row + 1)-\(column + 1)"
          #expect(page.ids.contains(anchor) && page.links.contains("#" + anchor))
        }
      }
    }
    #expect(page.text.contains("Ауылдан келген отбасы"))
    #expect(page.all("mark").count > 10)
  }

  @Test func `passages carry their language`() throws {
    let page = Page(try html(measure(sampleArticles()), about: sampleContext()))
    let languages = page.all("blockquote").compactMap { $0.attributes["lang"] }
    #expect(languages.count == page.all("blockquote").count)
    #expect(Set(languages) == ["kk", "ru"])
  }

  @Test func `labels are shown in three languages and unknown codes as they are`() throws {
    var articles = sampleArticles()
    articles[0].frames = ["new-frame"]
    let text = Page(try html(measure(articles), about: sampleContext())).text
    #expect(text.contains("баспана") && text.contains("жильё") && text.contains("new-frame"))
    #expect(text.contains("Дала таңы") && text.contains("vestnik"))
  }

  @Test func `an empty corpus says so`() throws {
    let page = Page(try html(measure([]), about: ReportContext(title: "Nothing")))
    #expect(page.isWellFormed)
    #expect(page.text.contains("nothing to show, because no article was coded"))
  }

  @Test func `few stories are shown without an interval and with a warning`() throws {
    let articles = Array(sampleArticles().prefix(3))
    let text = Page(try html(measure(articles), about: sampleContext())).text
    #expect(text.contains("Fewer than 5 stories"))
    #expect(text.contains("too few"))
  }

  @Test func `charts stop where a page would end, tables do not`() throws {
    let articles = (0..<70).map { index in
      var article = sampleArticles()[0]
      article.id = "b\(100 + index)"
      article.story = "t\(index)"
      article.outlet = "outlet-\(100 + index)"
      return article
    }
    let page = Page(try html(measure(articles), about: sampleContext()))
    #expect(page.text.contains("The chart shows the first 30 of 70; the table has all."))
    #expect(page.ids.contains("c-stance-by-outlet-70-1"))
    let heights = page.all("svg").compactMap { $0.attributes["height"].flatMap(Double.init) }
    #expect(heights.allSatisfy { $0 < 1700 })
  }

  @Test func `a long list is cut and says where the rest is`() throws {
    let articles = (0..<90).map { index in
      var article = sampleArticles()[0]
      article.id = "b\(100 + index)"
      article.story = "t\(index)"
      return article
    }
    let text = Page(try html(measure(articles), about: sampleContext())).text
    #expect(text.contains("and 50 more in articles.csv"))
  }
}

@Suite struct HostileReportTests {
  static let words = [
    "</title><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='alert(1)",
    "\"\u{301} onmouseover=alert(1) x=\"\u{301}", "<\u{338}b>", "]]><svg/onload=alert(1)>",
    "{{title}} {{{policy}}} {{#x}}", "&lt;b&gt; &amp; &#60;", "a\u{0}b\u{8}c\u{1B}[31m",
    "\u{202E}evil\u{2066}", "class=\"hatched\"", "--><!--", "]]>", "",
    String(repeating: "ұзын", count: 400),
  ]

  @Test("hostile words never become markup", arguments: words)
  func hostile(text: String) throws {
    var articles = sampleArticles()
    for index in articles.indices {
      articles[index].title = text
      articles[index].outlet = text + String(index % 2)
      articles[index].frames = [text]
      articles[index].cities = [text]
      articles[index].voices = [text]
      articles[index].labelUse = text
      articles[index].mentions = [MeasuredMention(speaker: text, stance: "negative")]
      articles[index].address = ["javascript:alert(1)", "https://x.example/" + text][index % 2]
      articles[index].passages = [
        Passage(
          part: "text", text: text, language: text, start: -4, frames: [text], stance: "negative",
          speaker: text,
          highlights: [
            Passage.Highlight(start: -1, end: 3, code: text, entry: text),
            Passage.Highlight(start: 0, end: 2, code: text, entry: text),
            Passage.Highlight(start: 1, end: 90_000, code: text, entry: text),
          ])
      ]
    }
    var context = sampleContext()
    context.title = text
    context.notices = [text]
    context.command = text
    context.dictionaryLink = "javascript:alert(1)"
    context.labels = ["frame:" + text: CodeLabel(kk: text, ru: text, en: text)]
    context.outcomes = [Tally(name: text, count: 1, meaning: text)]
    let plain = Page(try html(measure(sampleArticles()), about: sampleContext()))
    let report = try html(measure(articles), about: context)
    let page = Page(report)
    #expect(page.isWellFormed)
    #expect(Set(page.elements.map(\.name)).isSubset(of: Set(plain.elements.map(\.name))))
    let attributes = Set(plain.elements.flatMap(\.attributes.keys))
    #expect(Set(page.elements.flatMap(\.attributes.keys)).isSubset(of: attributes))
    #expect(Set(page.ids).count == page.ids.count)
    for link in page.links {
      #expect(!link.lowercased().hasPrefix("javascript"))
    }
    #expect(!report.contains("\u{0}") && !report.contains("\u{1B}") && !report.contains("\u{202E}"))
  }
}

@Suite struct StyleTests {
  @Test func `text has the contrast that WCAG AA asks for`() throws {
    let report = try html(measure([]), about: ReportContext(title: "x"))
    for (name, least) in [
      ("ink", 4.5), ("soft", 4.5), ("link", 4.5), ("negative", 4.5), ("positive", 4.5),
    ] {
      let colour = try #require(report.firstMatch(of: try Regex("--\(name): #([0-9a-f]{6});")))
      let hex = try #require(colour.output[1].substring)
      // On the darkest background that text stands on.
      #expect(contrast(hex, "fff4cf") >= least, "\(name) #\(hex)")
    }
  }

  private func contrast(_ a: some StringProtocol, _ b: some StringProtocol) -> Double {
    let values = [luminance(a), luminance(b)].sorted()
    return (values[1] + 0.05) / (values[0] + 0.05)
  }

  /// Relative luminance as WCAG 2 defines it.
  private func luminance(_ hex: some StringProtocol) -> Double {
    let number = Int(hex, radix: 16) ?? 0
    let channels = [number >> 16 & 255, number >> 8 & 255, number & 255].map { value in
      let part = Double(value) / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
