import Measures
import Testing

@Suite struct KeywordTests {
  /// 60 Kazakh stories, 20 of them negative; word 1 in all, 2 in the negative ones, 3 in half of both.
  private func counts() -> KeywordCounts {
    var counts = KeywordCounts()
    for index in 0..<60 {
      let isNegative = index % 3 == 0
      var words: Set<Int32> = [1]
      if isNegative { words.insert(2) }
      if index % 2 == 0 { words.insert(3) }
      counts.add(
        article("a\(100 + index)", stance: isNegative ? "negative" : "neutral", cities: ["almaty"]),
        words: words)
    }
    return counts
  }

  @Test func `a word of one part stands out, one of all or of half does not`() throws {
    let found = counts().keywords { "w\($0)" }
    #expect(found.map(\.lemma) == ["w2"])
    let word = try #require(found.first)
    #expect((word.part, word.language) == ("stance.negative", "kk"))
    #expect((word.stories, word.of, word.restStories, word.ofRest) == (20, 20, 0, 40))
    // G² by scipy.stats.power_divergence([[20,0],[0,40]], lambda_="log-likelihood").
    #expect(isClose(word.keyness.logLikelihood, 76.3817, 0.001))
    #expect(word.adjusted < 1e-10)
  }

  @Test func `a part that is all, or too small, has no keywords`() {
    #expect(counts().keywords { "\($0)" }.allSatisfy { $0.part != "city.almaty" })
    var few = KeywordCounts()
    for index in 0..<40 {
      few.add(
        article("a\(index)", stance: index < 10 ? "negative" : "neutral"),
        words: index < 10 ? [1] : [2])
    }
    #expect(few.keywords { "\($0)" }.isEmpty)
  }

  @Test func `languages are not compared with each other`() {
    var counts = KeywordCounts()
    for index in 0..<80 {
      counts.add(
        article("a\(index)", language: index < 40 ? "kk" : "ru", stance: "negative"),
        words: [index < 40 ? 1 : 2])
    }
    #expect(counts.keywords { "\($0)" }.isEmpty)
  }
}

@Suite struct PublishingDaysTests {
  @Test func `days, gaps and articles without a day are counted for each outlet`() throws {
    let days = [1, 2, 3, 5, 5, 6].map { "2024-02-0\($0)" }
    let articles =
      days.enumerated().map { article("a\($0.offset)", outlet: "x", day: $0.element) }
      + [article("a9", outlet: "x", day: nil), article("b1", outlet: "y", day: nil)]
    let found = measure(articles).days
    let first = try #require(found.first { $0.outlet == "x" })
    #expect((first.articles, first.undated, first.days, first.daysWithArticles) == (7, 1, 6, 5))
    #expect((first.first, first.last) == ("2024-02-01", "2024-02-06"))
    let gap = try #require(first.gap)
    #expect((gap.first, gap.last, gap.days) == ("2024-02-04", "2024-02-04", 1))
    #expect(!gap.isSuspicious)
    let other = try #require(found.first { $0.outlet == "y" })
    #expect(other.first == nil && other.gap == nil && other.days == 0)
  }

  @Test func `an outlet of every day that falls silent for a week is suspicious`() throws {
    let days = (1...29).filter { !(10...16).contains($0) }
    let daily = days.map { day in
      article("a\(100 + day)", day: "2024-02-" + (day < 10 ? "0\(day)" : "\(day)"))
    }
    let gap = try #require(measure(daily).days.first?.gap)
    #expect((gap.first, gap.last) == ("2024-02-10", "2024-02-16"))
    #expect(gap.isSuspicious)
  }

  @Test func `gaps reach over ends of months and leap days`() throws {
    let articles = ["2024-02-27", "2024-03-02", "2023-12-31", "2024-01-01"].map {
      article("a" + $0, day: $0)
    }
    let days = try #require(measure(articles).days.first)
    #expect(days.days == 63)
    #expect((days.gap?.first, days.gap?.last, days.gap?.days) == ("2024-01-02", "2024-02-26", 56))
  }
}

@Suite struct BreakdownTests {
  @Test func `frames in titles and leading frames are shares of all relevant articles`() {
    var first = article("a1", frames: ["housing", "labour"])
    (first.titleFrames, first.leadingFrames) = (["housing"], ["labour"])
    var second = article("a2", frames: ["housing"])
    second.leadingFrames = ["housing"]
    let table = measure([first, second, article("a3", relevance: "none")]).frameSalience
    #expect(table.cell("title", "housing")?.value == 0.5)
    #expect(table.cell("title", "labour")?.value == 0)
    #expect(table.cell("leading", "labour")?.value == 0.5)
    #expect(table.cell("leading", "housing")?.value == 0.5)
  }

  @Test func `frames, voices and labels are there by every group, comments apart`() {
    var comments = article("a4", outlet: "y", frames: ["crime"], voices: ["reader"])
    comments.genre = "comments"
    let findings = measure([
      article("a1", outlet: "x", day: "2024-01-05", frames: ["housing"], voices: ["mover"]),
      article("a2", story: "s-a1", outlet: "y", day: "2024-02-05", frames: ["housing"]),
      article("a3", outlet: "y", day: "2024-02-06", frames: ["labour"], labelUse: "used"), comments,
    ])
    #expect(findings.framesByOutlet.cell("y", "housing")?.denominator == 2)
    #expect(findings.framesByGenre.cell("comments", "crime")?.numerator == 1)
    #expect(findings.framesByVoice.cell("mover", "housing")?.numerator == 1)
    #expect(findings.framesByTime.cell("2024-02", "labour")?.denominator == 2)
    #expect(findings.frames.cell("reprints", "housing")?.denominator == 1)
    #expect(findings.voicesByOutlet.cell("x", "mover")?.value == 1)
    #expect(findings.voicesByCity.cell("astana", "mover")?.denominator == 4)
    #expect(findings.labelUseByOutlet.cell("y", "used")?.value == 0.5)
    #expect(findings.labelUseByCity.cell("astana", "used")?.numerator == 1)
  }
}
