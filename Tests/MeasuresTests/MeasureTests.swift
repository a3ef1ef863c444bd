import Measures
import Testing

@Suite struct MeasureTests {
  @Test func `no article gives tables without rows, not a fault`() {
    let findings = measure([])
    #expect(findings.overview.articles == 0)
    #expect(findings.stanceByOutlet.rows.isEmpty)
    #expect(findings.stance.cell("all", "negative")?.interval == nil)
    #expect(findings.timeLine.buckets.isEmpty)
    #expect(findings.stanceDifferences.isEmpty)
  }

  @Test func `only articles about movers enter shares, and all are counted`() throws {
    let findings = measure([
      article("a1", stance: "negative"), article("a2", relevance: "other", stance: "negative"),
      article("a3", relevance: "none"), article("a4", relevance: "unclear", stance: "positive"),
    ])
    let row = try #require(findings.stance.row("all"))
    #expect(row.units == 1)
    #expect(findings.stance.cell("all", "negative")?.numerator == 1)
    let counts = try #require(findings.overview.relevance.row("all"))
    #expect(counts.cells.map(\.number).reduce(0, +) == 4)
    #expect(findings.overview.relevance.columns == Codes.relevance)
    #expect(findings.overview.relevance.cell("all", "other")?.articles == [1])
  }

  @Test func `stances of a group add up to its articles`() {
    let findings = measure(
      (0..<23).map { article("a\(100 + $0)", stance: Codes.stances[$0 * 7 % 4]) })
    for row in findings.stance.rows + findings.stanceByOutlet.rows {
      #expect(row.cells.map(\.numerator).reduce(0, +) == row.units)
    }
  }

  @Test func `each story is counted once by its first printing`() throws {
    let findings = measure([
      article("a1", story: "s", day: "2024-05-09", stance: "negative"),
      article("a2", story: "s", day: "2024-05-07", stance: "positive"),
      article("a3", story: "s", day: nil, stance: "neutral"),
      article("a4", story: "s", day: "2024-05-01", relevance: "none"),
    ])
    #expect(findings.isFirstPrinting == [false, true, false, false])
    let row = try #require(findings.stance.row("first"))
    #expect(row.units == 1)
    #expect(findings.stance.cell("first", "positive")?.numerator == 1)
    #expect(findings.stance.row("all")?.units == 3)
  }

  @Test func `an article of two cities counts in both, one of none in none`() {
    let findings = measure([
      article("a1", cities: ["almaty", "astana"]), article("a2", cities: []),
    ])
    #expect(findings.stanceByCity.rows.map(\.key) == ["astana", "almaty", "none"])
    #expect(findings.stanceByCity.rows.map(\.units) == [1, 1, 1])
  }

  @Test func `frames come by frequency and then by name`() {
    let findings = measure([
      article("a1", frames: ["labour", "youth"]), article("a2", frames: ["crime", "youth"]),
    ])
    #expect(findings.frames.columns == ["youth", "crime", "labour"])
  }

  @Test func `mentions are counted by who speaks, inside their stories`() throws {
    let findings = measure([
      article(
        "a1",
        mentions: [
          MeasuredMention(speaker: "official", stance: "negative"),
          MeasuredMention(speaker: "official", stance: "neutral"),
          MeasuredMention(speaker: "mover", stance: "positive"),
        ])
    ])
    let table = findings.stanceBySpeaker
    #expect(table.unit == .mentions)
    #expect(table.rows.map(\.key) == ["official", "mover"])
    let share = try #require(table.cell("official", "negative"))
    #expect((share.numerator, share.denominator, share.stories) == (1, 2, 1))
    #expect(share.articles == [0])
  }

  @Test func `pairs of frames are set against chance`() throws {
    let findings = measure([
      article("a1", frames: ["housing", "labour"]), article("a2", frames: ["housing", "labour"]),
      article("a3", frames: ["housing"]), article("a4", frames: ["crime"]),
    ])
    let pair = try #require(findings.framePairs.first)
    #expect((pair.first, pair.second, pair.share.numerator) == ("housing", "labour", 2))
    #expect(pair.expected == 1.5)
    #expect(findings.framePairs.count == 1)
  }

  @Test func `unknown values are kept and come last`() {
    let findings = measure([
      article("a1", language: "uz", voices: ["robot"], labelUse: "odd"), article("a2"),
    ])
    #expect(findings.stanceByLanguage.rows.map(\.key) == ["kk", "uz"])
    #expect(findings.voices.columns.last == "robot")
    #expect(findings.labelUse.columns.last == "odd")
  }

  @Test func `the names of stories do not change a figure`() {
    let articles = (0..<40).map { index in
      article(
        "a\(100 + index)", story: "s\(index % 17)", outlet: "o\(index % 5)",
        language: index % 3 == 0 ? "ru" : "kk", stance: Codes.stances[index * 5 % 4],
        frames: ["housing", "labour", "crime"].filter { $0.utf8.count % (index % 3 + 2) == 0 })
    }
    let renamed = measure(
      articles.map { original in
        var article = original
        article.story = "x" + String(original.story.reversed())
        return article
      })
    #expect(renamed.stanceByOutlet == measure(articles).stanceByOutlet)
  }
}

@Suite struct TimeLineTests {
  @Test(
    "the step grows with the span",
    arguments: [
      ("2024-01-31", TimeLine.Step.month, 1, "2024-01"),
      ("2025-12-01", .month, 24, "2025-12"), ("2026-01-01", .quarter, 9, "2026-Q1"),
      ("2031-12-31", .quarter, 32, "2031-Q4"), ("2032-01-01", .year, 9, "2032"),
    ])
  func steps(last: String, step: TimeLine.Step, count: Int, key: String) {
    let line = measure([article("a1", day: "2024-01-01"), article("a2", day: last)]).timeLine
    #expect(line.step == step)
    #expect(line.buckets.count == count)
    #expect(line.buckets.last?.key == key)
  }

  @Test func `every dated article stands in one bucket, empty ones included`() {
    let days = ["2024-01-05", "2024-04-30", "2024-04-01", nil, "2024", "2024-13-01"]
    let articles = days.enumerated().map { article("a\($0)", day: $1) }
    let findings = measure(articles)
    let buckets = findings.timeLine.buckets
    #expect(buckets.map(\.key) == ["2024-01", "2024-02", "2024-03", "2024-04"])
    #expect(buckets.map(\.articles) == [1, 0, 0, 2])
    #expect(findings.overview.undated.number == 3)
  }

  @Test func `a mistyped year does not stretch the line without end`() {
    let line = measure([article("a1", day: "0024-01-01"), article("a2", day: "2024-01-01")])
      .timeLine
    #expect(line.buckets.count == 60)
    #expect(line.buckets.last?.key == "2024")
    #expect(line.buckets.last?.articles == 1)
  }
}
