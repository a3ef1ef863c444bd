import Measures
import Testing

@Suite struct ValidationTests {
  /// A corpus whose program finds `recall` of the negative ones and takes `wrong` of the others for
  /// negative; with what people would say of each.
  private func corpus(
    _ count: Int, truth: Double, recall: Double, wrong: Double, _ dice: inout Dice
  ) -> (articles: [MeasuredArticle], gold: [Validation.Unit]) {
    var articles: [MeasuredArticle] = []
    var gold: [Validation.Unit] = []
    for number in 0..<count {
      let isNegative = Double.random(in: 0..<1, using: &dice) < truth
      let isFound = Double.random(in: 0..<1, using: &dice) < (isNegative ? recall : wrong)
      let id = "a\(100_000 + number)"
      articles.append(article(id, stance: isFound ? "negative" : "neutral"))
      gold.append(
        Validation.Unit(
          article: id, relevance: "internal", stance: isNegative ? "negative" : "neutral",
          strictStance: isNegative ? "negative" : "neutral", frames: []))
    }
    return (articles, gold)
  }

  @Test func `a share is corrected for what the program misses`() throws {
    var dice = Dice(seed: 1)
    let (articles, gold) = corpus(4000, truth: 0.4, recall: 0.6, wrong: 0.05, &dice)
    let findings = measure(articles, Surroundings(gold: Array(gold.prefix(400))))
    let raw = try #require(findings.stance.cell("all", "negative")?.value)
    let code = try #require(findings.validation?.code("stance.negative"))
    let corrected = try #require(code.corrected)
    #expect(raw < 0.3)
    #expect(corrected.interval.contains(0.4))
    #expect(isClose(corrected.value, 0.4, 0.05))
    #expect(code.hasEnough && code.units == 400)
    #expect(isClose(try #require(code.recall), 0.6, 0.13))
  }

  /// Samples of 150 out of corpora of 1,000.
  @Test func `corrected intervals hold the truth in 95 of 100 samples`() throws {
    var dice = Dice(seed: 2)
    var held = 0
    for _ in 0..<400 {
      let (articles, gold) = corpus(600, truth: 0.35, recall: 0.7, wrong: 0.1, &dice)
      let findings = measure(
        articles,
        Surroundings(
          gold: Array(gold.shuffled(using: &dice).prefix(150)),
          resampling: Resampling(draws: 0, seed: 1)))
      let corrected = try #require(findings.validation?.code("stance.negative")?.corrected)
      if corrected.interval.contains(0.35) { held += 1 }
    }
    #expect((368...400).contains(held), "\(held) of 400")
  }

  @Test func `weights make up for a sample that took more of one kind`() throws {
    // Of 100 negative ones 50 were drawn, of 900 others 50: the program finds all.
    let articles = independent(100, of: 1000)
    let drawn = Array(articles.prefix(50)) + Array(articles.dropFirst(100).prefix(50))
    let gold = drawn.enumerated().map { number, article in
      Validation.Unit(
        article: article.id, weight: number < 50 ? 2 : 18, relevance: "internal",
        strictStance: number == 99 ? "negative" : article.strictStance)
    }
    let found = measure(articles, Surroundings(gold: gold)).validation?.code("stance.negative")
    // One error that stands for 18 of 1,000.
    #expect(isClose(try #require(found?.corrected?.value), 0.118, 1e-9))
  }

  @Test func `languages are compared only where the program is as good in both`() {
    func unit(_ id: String, _ language: String, gold: Bool, found: Bool) -> (
      MeasuredArticle, Validation.Unit
    ) {
      (
        article(id, language: language, stance: found ? "negative" : "neutral"),
        Validation.Unit(article: id, strictStance: gold ? "negative" : "neutral")
      )
    }
    func isComparable(missedInRussian: Int) -> Bool? {
      let kazakh = (0..<80).map { unit("k\(100 + $0)", "kk", gold: $0 < 40, found: $0 < 38) }
      let russian = (0..<80).map {
        unit("r\(100 + $0)", "ru", gold: $0 < 40, found: $0 < 40 - missedInRussian)
      }
      let all = kazakh + russian
      return measure(all.map(\.0), Surroundings(gold: all.map(\.1))).validation?
        .isComparable("stance.negative", "kk", "ru")
    }
    #expect(isComparable(missedInRussian: 3) == true)
    #expect(isComparable(missedInRussian: 20) == false)
    #expect(measure(independent(3, of: 9)).validation == nil)
  }

  @Test func `articles that the corpus has not are told`() {
    let findings = measure(
      independent(3, of: 9),
      Surroundings(gold: [
        .init(article: "kk1000", strictStance: "negative"),
        .init(article: "zz", stance: "negative"),
      ]))
    #expect(findings.validation?.matched == 1 && findings.validation?.units == 2)
    #expect(findings.validation?.code("stance.negative")?.hasEnough == false)
  }
}
