import Basics
import Foundation
import Measures
import Reports
import Testing

/// Many articles of many outlets over three years; every fifth is a reprint.
func manyArticles(_ count: Int, outlets: Int) -> [MeasuredArticle] {
  let sample = sampleArticles()
  return (0..<count).map { index in
    var article = sample[index % sample.count]
    let month = index % 36
    article.id = "x\(1_000_000 + index)"
    article.story = "t\(index % 5 == 4 ? index - 1 : index)"
    article.outlet = "outlet-\(index * 7919 % outlets)"
    article.day = "20\(22 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)-11"
    return article
  }
}

@Suite struct PassageTests {
  @Test(arguments: [40, 3_000])
  func `a report of codes alone asks for the words of what it shows, and is the same`(
    count: Int
  ) throws {
    let articles = manyArticles(count, outlets: 12)
    let byID = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, $0) })
    let whole = try renderReport(measure(articles), about: sampleContext(), words: nil)
    var shared = SharedCodes()
    let codes = articles.map { shared.shared($0.withoutWords) }
    let report = try renderReport(measure(codes), about: sampleContext()) { id in
      try #require(byID[id])
    }
    #expect(report.html == whole.html)
    #expect(report.passages.names == whole.passages.names)
    for index in whole.passages.names.indices {
      #expect(try report.passages.html(at: index) == whole.passages.html(at: index))
    }
  }

  @Test func `a small report holds its passages itself`() throws {
    let report = try renderReport(measure(sampleArticles()), about: sampleContext(), words: nil)
    #expect(report.passages.isEmpty && report.passages.names.isEmpty)
    #expect(!report.html.contains(passageFolder))
  }

  @Test func `every number and mark of a large report leads to a passage that is there`() throws {
    let report = try renderReport(
      measure(manyArticles(3_000, outlets: 12)), about: sampleContext(.kk), words: nil)
    let page = Page(report.html)
    #expect(page.isWellFormed)
    let pages = report.passages
    #expect(!pages.isEmpty && Set(pages.names).count == pages.names.count)
    var anchors: Set<String> = []
    for (index, name) in pages.names.enumerated() {
      let html = try pages.html(at: index)
      #expect(html.utf8.count < 2_000_000, "\(name)")
      let passages = Page(html)
      #expect(passages.isWellFormed && Set(passages.ids).count == passages.ids.count, "\(name)")
      #expect(passages.all("html").first?.attributes["lang"] == "kk")
      for element in passages.elements where element.attributes["class"] == "cell" {
        anchors.insert("\(pages.folder)/\(name)#\(element.attributes["id"] ?? "")")
      }
      for link in passages.links where link.hasPrefix("../../report.html#") {
        #expect(page.ids.contains(String(link.dropFirst("../../report.html#".count))), "\(link)")
      }
      #expect(passages.all("blockquote").count > 0 && passages.all("mark").count > 0)
    }
    let links = page.links.filter { $0.hasPrefix(pages.folder) && $0.contains("#") }
    #expect(links.count > 400)
    for link in links { #expect(anchors.contains(link), "\(link) leads nowhere") }
    for link in page.links where link.hasPrefix("#") {
      #expect(page.ids.contains(String(link.dropFirst())), "\(link) leads nowhere")
    }
    let marks = page.elements.filter { $0.name == "a" && $0.path.contains("svg") }
    #expect(marks.count > 250)
    #expect(marks.allSatisfy { $0.attributes["tabindex"] == "-1" })
  }

  @Test func `the same corpus gives the same pages`() throws {
    let findings = measure(manyArticles(900, outlets: 5))
    let first = try renderReport(findings, about: sampleContext(), words: nil).passages
    let second = try renderReport(findings, about: sampleContext(), words: nil).passages
    #expect(first.names == second.names && first.folder == second.folder)
    for index in first.names.indices {
      #expect(try first.html(at: index) == second.html(at: index))
    }
  }

  @Test func `passages of a cell begin with those that bear its code`() throws {
    var articles = manyArticles(600, outlets: 3)
    let plain = Passage(
      part: "text", text: "Басқа сөйлем.", language: "kk", start: 0, frames: [],
      stance: "neutral", speaker: "outlet", highlights: [])
    for index in articles.indices {
      articles[index].passages.insert(contentsOf: [plain, plain], at: 0)
    }
    let pages = try renderReport(measure(articles), about: sampleContext(), words: nil).passages
    let index = try #require(pages.names.firstIndex(of: "frames-overall-1.html"))
    #expect(try pages.html(at: index).contains("<mark>"))
  }

  /// The largest that an analyst is promised.
  @Test func `a report of a hundred thousand articles of three hundred outlets can be mailed`()
    throws
  {
    let findings = measure(manyArticles(100_000, outlets: 300))
    let report = try renderReport(findings, about: sampleContext(.ru), words: nil)
    print(
      "report of 100,000 articles: \(report.html.utf8.count) bytes,",
      "\(report.passages.names.count) pages of passages")
    #expect(report.html.utf8.count <= 5_000_000)
    #expect(Page(report.html).isWellFormed)
    let last = try report.passages.html(at: report.passages.names.count - 1)
    #expect(Page(last).isWellFormed)
  }

  @Test func `ten thousand outlets make tables of three hundred rows that say so`() throws {
    let findings = measure(manyArticles(20_000, outlets: 10_000))
    let report = try renderReport(findings, about: sampleContext(.en), words: nil)
    print("report of 10,000 outlets: \(report.html.utf8.count) bytes")
    #expect(report.html.utf8.count <= 5_000_000)
    let page = Page(report.html)
    #expect(page.isWellFormed)
    #expect(page.text.contains("first 30 of 10,000, the table the first 300"))
  }
}
