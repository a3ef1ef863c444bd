import Basics
import Foundation
import Measures
import Reports
import Testing

/// The report's texts in three languages.
@Suite struct TextTests {
  private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Reports")

  private static func rows(_ name: String) throws -> [[String]] {
    let file = root.appendingPathComponent("Data/strings/\(name).csv")
    return CSVReader(Array(try Data(contentsOf: file))).map(\.fields)
  }

  @Test(arguments: ["report", "labels"])
  func `every text is there in Kazakh, Russian and English, once, with the same places`(
    table: String
  ) throws {
    let rows = try Self.rows(table)
    #expect(rows.first == ["key", "kk", "ru", "en"])
    #expect(rows.count > 50)
    #expect(Set(rows.map { $0[0] }).count == rows.count)
    for row in rows.dropFirst() {
      #expect(row.count == 4 && !row.contains(""), "\(row)")
      let phrases = row.dropFirst().map { Phrase($0) }
      #expect(Set(phrases.map(\.places)).count == 1, "\(row)")
      #expect(phrases[0].formCounts.isEmpty, "a Kazakh noun after a number has one form: \(row)")
      #expect(phrases[1].formCounts.allSatisfy { $0 == 3 }, "one, few, many: \(row)")
      #expect(phrases[2].formCounts.allSatisfy { $0 == 2 }, "one, other: \(row)")
      #expect(row.dropFirst().allSatisfy { tags($0) == tags(row[3]) }, "\(row)")
    }
  }

  /// The elements of a text, sorted; a title of a book has a language in all but its own.
  private func tags(_ text: String) -> [String] {
    text.matches(of: /<[^>]*>/).map { String($0.output).replacing(" lang=\"en\"", with: "") }
      .sorted()
  }

  @Test func `Kazakh and Russian texts bear no Latin look-alikes and no foreign letters`() throws {
    let kazakh = Set("әіңғүұқөһӘІҢҒҮҰҚӨҺ")
    for row in try Self.rows("report").dropFirst() + Self.rows("labels").dropFirst() {
      for text in [row[1], row[2]] {
        for word in text.split(whereSeparator: { !$0.isLetter }) {
          let isCyrillic = word.unicodeScalars.map { (0x400...0x52F).contains($0.value) }
          #expect(Set(isCyrillic).count < 2, "\(text)")
        }
      }
      #expect(!row[2].contains(where: kazakh.contains), "\(row[2])")
    }
  }

  @Test func `case endings never hang on a place`() throws {
    for row in try Self.rows("report").dropFirst() {
      // Kazakh writes an ordinal as a number, a hyphen and its noun.
      let ordinals = ["}-сурет", "}-бет"]
      for text in [ordinals.reduce(row[1]) { $0.replacing($1, with: "} ") }, row[2]] {
        #expect(text.firstMatch(of: /\}(<\/[a-z]+>)?[-\p{L}]/)?.output.0 == nil, "\(text)")
      }
    }
  }

  @Test func `every text that the report asks for is in the table, and none is left over`() throws {
    let known = Set(try Self.rows("report").dropFirst().map { $0[0] })
    var asked: Set<String> = []
    var families: Set<String> = []
    let files =
      FileManager.default.enumerator(
        at: Self.root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      for match in source.matches(of: /"([a-z][a-zA-Z-]*(\.[a-zA-Z-]+)+)"/) {
        asked.insert(String(match.1))
      }
      // `words("outcome.\(name)")`, `words("\(id).title")`, `words.step(step, "time.title")`.
      for match in source.matches(of: /"([a-z]+\.)\\\(/) { families.insert(String(match.1)) }
    }
    families.formUnion(["head.", "section."])
    for match in asked where match.hasPrefix("headline.") || match.hasPrefix("appendix.") {
      #expect(known.contains(match), "\(match)")
    }
    let figures = ["title", "caption", "chart", "one", "nothing", "month", "quarter", "year"]
    for key in known where !asked.contains(key) {
      let isOfFamily = families.contains { key.hasPrefix($0) }
      let isOfFigure = figures.contains { key.hasSuffix("." + $0) }
      #expect(isOfFamily || isOfFigure, "nobody asks for \(key)")
    }
  }

  /// Names of authors, formats and programs, which have no translation.
  private static let international: Set<String> = [
    "koshu", "csv", "html", "http", "json", "warc", "articles", "data", "dictionary", "md",
    "cochran",
    "sampling", "techniques", "kish", "korn", "graubard", "wilson", "franco", "little", "louis",
    "slud", "newcombe", "zou", "donner", "m", "y", "n", "a", "i", "ii", "iii", "iv", "lexicons",
    "run", "saved", "language", "h",
  ]

  @Test(arguments: [InterfaceLanguage.kk, .ru])
  func `no English word and no key leaks into a report in another language`(
    language: InterfaceLanguage
  ) throws {
    let corpora = [
      sampleArticles(), [], Array(sampleArticles().prefix(3)),
      sampleArticles().map { article in
        var other = article
        other.relevance = "none"
        other.day = nil
        return other
      },
    ]
    for articles in corpora {
      var context = sampleContext(language)
      context.labels = [:]
      context.outlets = ["dala", "qala", "vestnik"].map {
        OutletName(id: $0, name: "Дала", language: "kk", region: "Астана", owner: "state")
      }
      context.outcomes = [
        "article", "duplicate", "version", "listing", "stub", "empty", "binary", "refused",
        "unreadable", "skipped", "failed", "revisit", "read", "damaged", "foreign",
      ].map { Tally(name: $0, count: 2) }
      context.sources = ["pages", "feeds", "warc", "jsonl", "csv"].map {
        Tally(name: "saved", count: 1, meaning: $0)
      }
      let page = Page(try html(measure(articles), about: context))
      let attributes = page.elements.flatMap { element in
        ["title", "aria-label"].compactMap { element.attributes[$0] }
      }
      let shown = page.textOutside(["style", "code"]) + " " + attributes.joined(separator: " ")
      for word in shown.split(whereSeparator: { !$0.isLetter }) where word.allSatisfy(\.isASCII) {
        #expect(Self.international.contains(word.lowercased()), "\(word)")
      }
      #expect(page.all("html").first?.attributes["lang"] == language.rawValue)
    }
  }

  @Test func `numbers are written as each language writes them`() throws {
    let articles = (0..<1300).map { index in
      var article = sampleArticles()[index % 2 == 0 ? 0 : 4]
      article.id = "b\(1000 + index)"
      article.story = "t\(index)"
      article.relevance = index < 10 ? "internal" : "none"
      return article
    }
    let findings = measure(articles)
    let english = Page(try html(findings, about: sampleContext(.en))).textOutside(["style"])
    let russian = Page(try html(findings, about: sampleContext(.ru))).textOutside(["style"])
    let kazakh = Page(try html(findings, about: sampleContext(.kk))).textOutside(["style"])
    #expect(
      english.contains("1,300") && english.contains("articles from") && english.contains("100%"))
    #expect(
      russian.contains("1\u{A0}300") && russian.contains("статей") && russian.contains("100\u{A0}%")
    )
    #expect(kazakh.contains("1\u{A0}300") && kazakh.contains("100\u{A0}%"))
    #expect(!russian.contains("1,300") && !kazakh.contains("100%"))
  }
}

@Suite struct PhraseTests {
  @Test(arguments: [
    (0, "статей"), (1, "статья"), (2, "статьи"), (4, "статьи"), (5, "статей"), (11, "статей"),
    (12, "статей"), (14, "статей"), (21, "статья"), (22, "статьи"), (25, "статей"),
    (111, "статей"), (1001, "статья"), (-1, "статья"),
  ])
  func `a Russian noun takes the form of its number`(number: Int, form: String) {
    let phrase = Phrase("{n:статья|статьи|статей}")
    #expect(phrase.filled(in: .ru) { _ in .number(number) } == form)
  }

  @Test func `a Kazakh noun stays as it is, an English one knows one and many`() {
    #expect(Phrase("{n} {n:мақала}").filled(in: .kk) { _ in .number(1204) } == "1\u{A0}204 мақала")
    let english = Phrase("{n} {n:article|articles}")
    #expect(english.filled(in: .en) { _ in .number(1) } == "1 article")
    #expect(english.filled(in: .en) { _ in .number(1204) } == "1,204 articles")
  }

  @Test func `what fills a place is not read again, and other braces are text`() {
    let phrase = Phrase("{a} and {b}, {} {not a place} { {c")
    let filled = phrase.filled(in: .en) { name in name == "a" ? .text("{b}") : .text("B") }
    #expect(filled == "{b} and B, {} {not a place} { {c")
    #expect(phrase.places == ["a", "b"])
  }

  @Test func `a place without a value stays as it is written`() {
    #expect(Phrase("{a} {n:x|y}").filled(in: .en) { _ in nil } == "{a} {n}")
  }
}
