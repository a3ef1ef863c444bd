import Basics
import Measures
import Reports
import Testing

@Suite struct ComparisonPageTests {
  private func reported(_ articles: [MeasuredArticle]) -> [ReportedArticle] {
    articles.map { ReportedArticle(article: $0, page: "p") }
  }

  /// Two reports of the sample articles, of which some were coded otherwise and one came.
  private func runs(_ title: String = "Ауылдан қалаға") -> CorpusComparison {
    let before = Array(sampleArticles().prefix(16))
    var after = Array(sampleArticles().prefix(17))
    for index in after.indices where index % 3 == 0 {
      after[index].strictStance = "negative"
      after[index].frames = ["labour"]
      after[index].title = title
    }
    return compareRuns(reported(before), named: "earlier", reported(after), named: "later")
  }

  private func page(_ comparison: CorpusComparison, _ language: InterfaceLanguage = .en) throws
    -> Page
  {
    Page(
      try renderComparison(
        comparison,
        about: ComparisonContext(
          report: sampleContext(language),
          ingredients: [
            (part: "lexicons", before: "a1b2", after: "c3d4"),
            (part: "coding", before: "7", after: "7"),
          ],
          files: [
            DataFile(link: "comparison.csv", rows: comparison.figures.count),
            DataFile(link: "recoded.csv", rows: 5),
          ])))
  }

  @Test func `a comparison of reports says what changed, by how much and why`() throws {
    let comparison = runs()
    let text = try page(comparison).textOutside(["style"])
    let negative = try #require(comparison.figures.first { $0.code == "negative" })
    let change = try #require(negative.change)
    #expect(text.contains(points(change)))
    #expect(text.contains("coding"))
    #expect(text.contains("a1b2") && text.contains("c3d4"))
    #expect(text.contains("the same"))
  }

  @Test func `its sentences are its figures`() throws {
    let comparison = runs()
    let told = try page(comparison).elements.compactMap { $0.attributes["data-figure"] }
    #expect(!told.isEmpty)
    let changes = told.compactMap { key in
      comparison.figures.first { "\($0.kind).\($0.code)" == key }?.change?.magnitude
    }
    #expect(changes.count == told.count)
    #expect(changes == changes.sorted(by: >))
    #expect(changes.allSatisfy { $0 >= 0.005 })
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `a page is well-formed, whatever a title holds`(language: InterfaceLanguage) throws {
    let page = try page(runs("<script>alert(1)</script>\" onload=x"), language)
    #expect(page.isWellFormed)
    #expect(page.all("script").isEmpty)
    #expect(Set(page.ids).count == page.ids.count)
    #expect(page.all("html").first?.attributes["lang"] == language.rawValue)
  }

  @Test func `periods without articles are told, not guessed`() throws {
    let nothing = comparePeriods(
      sampleArticles(), before: try #require(Period("1990")), after: try #require(Period("1991")))
    #expect(try page(nothing).textOutside(["style"]).contains("No figure changed noticeably."))
  }

  @Test func `no key is shown in place of a text`() throws {
    let page = try page(runs(), .ru)
    #expect(
      page.textOutside(["style"]).firstMatch(of: /\b(changes|cause|head)\.[a-z]/) == nil)
  }
}
