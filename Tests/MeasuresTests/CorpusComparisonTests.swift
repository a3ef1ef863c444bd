import Measures
import Testing

@Suite struct CorpusComparisonTests {
  private func reported(_ articles: [MeasuredArticle], pages: [String] = []) -> [ReportedArticle] {
    articles.enumerated().map { index, article in
      ReportedArticle(article: article, page: pages.isEmpty ? "p" : pages[index])
    }
  }

  private func figure(_ comparison: CorpusComparison, _ code: String) throws -> ComparedFigure {
    try #require(comparison.figures.first { $0.code == code })
  }

  @Test func `a report beside itself changes nothing`() {
    let articles = reported((0..<9).map { article("a\($0)", stance: Codes.stances[$0 % 4]) })
    let comparison = compareRuns(articles, named: "one", articles, named: "two")
    #expect(comparison.figures.allSatisfy { $0.change ?? 0 == 0 })
    #expect(comparison.articles?.recoded.isEmpty == true)
    #expect(comparison.articles?.kept == 9)
  }

  @Test func `what coding, texts and the set of articles did is told apart, and adds up`() throws {
    let before = reported(
      [
        article("a1", stance: "negative"), article("a2", stance: "neutral"),
        article("a3", stance: "neutral"), article("a4", stance: "negative"),
      ], pages: ["p", "p", "p", "p"])
    let after = reported(
      [
        // Coded otherwise, changed by its publisher, as it was, new; a4 is gone.
        article("a1", stance: "neutral"), article("a2", stance: "negative"),
        article("a3", stance: "neutral"), article("a5", stance: "negative"),
        article("a6", stance: "negative"),
      ], pages: ["p", "q", "p", "p", "p"])
    let comparison = compareRuns(before, named: "one", after, named: "two")
    let negative = try figure(comparison, "negative")
    #expect(negative.before.value == 0.5)
    #expect(negative.after.value == 0.6)
    #expect(negative.causes[.coding] == -0.25)
    #expect(negative.causes[.texts] == 0.25)
    let sum = ComparedFigure.Cause.allCases.compactMap { negative.causes[$0] }.reduce(0, +)
    #expect(abs(sum - 0.1) < 1e-12)
    let changes = try #require(comparison.articles)
    #expect((changes.kept, changes.gone, changes.new, changes.changedPages) == (3, 1, 2, 1))
    #expect(changes.recoded.map(\.article.id) == ["a1", "a2"])
    #expect(changes.recoded.map(\.isPageChanged) == [false, true])
    #expect(changes.byField.map(\.field) == ["stance"])
  }

  @Test func `a code that only one side has is compared with nought`() throws {
    let comparison = compareRuns(
      reported([article("a1", frames: ["housing"])]), named: "one",
      reported([article("a1", frames: ["labour"])]), named: "two")
    #expect(try figure(comparison, "housing").change == -1)
    #expect(try figure(comparison, "labour").change == 1)
  }

  @Test func `other shares in the same outlets are parted from another mix of outlets`() throws {
    func year(_ year: String, _ outlet: String, _ negative: Int, of all: Int) -> [MeasuredArticle] {
      (0..<all).map {
        article(
          "\(year)\(outlet)\($0)", outlet: outlet, day: "\(year)-05-01",
          stance: $0 < negative ? "negative" : "neutral")
      }
    }
    // The same shares within: only the mix moves.
    let mix = comparePeriods(
      year("2023", "x", 8, of: 10) + year("2023", "y", 1, of: 10) + year("2024", "x", 24, of: 30)
        + year("2024", "y", 1, of: 10),
      before: try #require(Period("2023")), after: try #require(Period("2024")))
    let moved = try figure(mix, "negative")
    #expect(moved.before.value == 0.45)
    #expect(moved.after.value == 0.625)
    #expect(abs(try #require(moved.causes[.within])) < 1e-12)
    #expect(abs(try #require(moved.causes[.mix]) - 0.175) < 1e-12)
    // The same mix: only the shares within move, and clearly.
    let within = comparePeriods(
      year("2023", "x", 1, of: 40) + year("2024", "x", 30, of: 40),
      before: try #require(Period("2023")), after: try #require(Period("2024")))
    let risen = try figure(within, "negative")
    #expect(abs(try #require(risen.causes[.mix])) < 1e-12)
    #expect(risen.difference?.isClear == true)
    #expect(within.articles == nil)
  }

  @Test(arguments: [
    ("2024", "2024-12-31", true), ("2024", "2025-01-01", false), ("2024-05", "2024-05-31", true),
    ("2024-05", "2024-06-01", false), ("2024-01..2024-03", "2024-03-31", true),
    ("2024-01..2024-03", "2024-04-01", false), ("2024-01-15..2024-01", "2024-01-14", false),
    ("2024-01-15..2024-01", "2024-01-15", true),
  ])
  func `a period holds its days, both ends included`(text: String, day: String, holds: Bool) throws
  {
    #expect(try #require(Period(text)).contains(day) == holds)
  }

  @Test(arguments: ["", "24", "2024-13", "2024-1", "2024..2023", "2024..", "out", "2024:2025"])
  func `what names no days is no period`(text: String) {
    #expect(Period(text) == nil)
  }
}
