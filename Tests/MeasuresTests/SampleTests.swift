import Measures
import Testing

/// An article about movers; what a test does not say is plain.
func article(
  _ id: String, story: String? = nil, outlet: String = "dala", language: String = "kk",
  day: String? = "2024-05-03", relevance: String = "internal", stance: String = "neutral",
  frames: [String] = [], voices: [String] = ["outlet"], cities: [String] = ["astana"],
  labelUse: String = "none", mentions: [MeasuredMention] = []
) -> MeasuredArticle {
  MeasuredArticle(
    id: id, story: story ?? "s-" + id, outlet: outlet, language: language, day: day,
    title: "Ауылдан қалаға", address: "https://dala.example/\(id)", relevance: relevance,
    stance: stance, strictStance: stance, outletStance: stance, frames: frames, voices: voices,
    cities: cities, labelUse: labelUse, mentions: mentions, passages: [])
}

/// `count` articles of which the first `hits` are negative, each a story of its own.
func independent(_ hits: Int, of count: Int, language: String = "kk") -> [MeasuredArticle] {
  (0..<count).map { index in
    article(
      "\(language)\(1000 + index)", language: language,
      stance: index < hits ? "negative" : "neutral")
  }
}

func isClose(_ a: Double, _ b: Double, _ tolerance: Double = 0.00005) -> Bool {
  (a - b).magnitude <= tolerance
}

@Suite struct SampleTests {
  /// Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3.
  @Test(
    "Wilson’s interval agrees with the published examples",
    arguments: [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ])
  func published(hits: Int, count: Int, low: Double, high: Double) throws {
    let interval = wilsonInterval(proportion: Double(hits) / Double(count), size: Double(count))
    #expect(isClose(interval.low, low))
    #expect(isClose(interval.high, high))
    let share = try #require(
      measure(independent(hits, of: count)).stance.cell("all", "negative"))
    let measured = try #require(share.interval)
    #expect(isClose(measured.low, low) && isClose(measured.high, high))
  }

  /// Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10.
  @Test(
    "the interval of a difference agrees with the published examples",
    arguments: [
      (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090),
      (5, 56, 0, 29, -0.0381, 0.1926), (10, 10, 0, 10, 0.6075, 1.0),
    ])
  func differences(a: Int, n: Int, b: Int, m: Int, low: Double, high: Double) throws {
    let findings = measure(
      independent(a, of: n, language: "kk") + independent(b, of: m, language: "ru"))
    let found = try #require(findings.stanceDifferences.first { $0.key == "negative" })
    #expect(isClose(found.estimate.interval.low, low))
    #expect(isClose(found.estimate.interval.high, high))
  }

  @Test func `reprints widen the interval to that of their stories`() throws {
    let single = independent(8, of: 20)
    let fourfold = single.flatMap { one in
      (0..<4).map { copy in
        var reprint = one
        reprint.id += "-\(copy)"
        return reprint
      }
    }
    let once = try #require(measure(single).stance.cell("all", "negative"))
    let often = try #require(measure(fourfold).stance.cell("all", "negative"))
    #expect(often.numerator == 32 && often.denominator == 80)
    #expect(often.stories == 20 && often.numeratorStories == 8)
    let narrow = try #require(once.interval)
    let wide = try #require(often.interval)
    #expect(isClose(once.effectiveSize, 20))
    // Wholly alike inside: 20 stories, less the price of estimating the variance.
    #expect(often.effectiveSize < 20 && often.effectiveSize > 17)
    #expect(wide.low < narrow.low && wide.high > narrow.high)
    #expect(isClose(wide.low, narrow.low, 0.03))
  }

  @Test func `printings of one story that differ count for more than one`() throws {
    let articles = (0..<40).map { index in
      article(
        "a\(100 + index)", story: "s\(index / 4)", stance: index % 2 == 0 ? "negative" : "neutral")
    }
    let share = try #require(measure(articles).stance.cell("all", "negative"))
    // No variance between stories at all, yet never more than the articles there are.
    #expect(share.stories == 10)
    #expect(share.effectiveSize <= 40 && share.effectiveSize > 30)
  }

  @Test func `a share of none among reprints is as sure as its stories`() throws {
    let articles = (0..<30).map { article("a\(100 + $0)", story: "s\($0 / 3)") }
    let share = try #require(measure(articles).stance.cell("all", "negative"))
    #expect(share.effectiveSize == 10)
    #expect(share.interval == wilsonInterval(proportion: 0, size: 10))
  }

  @Test func `one story is one unit however often it is printed`() throws {
    let articles = (0..<50).map { article("a\(100 + $0)", story: "s", stance: "negative") }
    let share = try #require(measure(articles).stance.cell("all", "negative"))
    #expect(share.effectiveSize == 1)
    #expect(share.isTooFew)
  }

  @Test(
    "Student’s quantiles agree with the tables",
    arguments: [(1, 12.706), (10, 2.228), (30, 2.042), (31, 2.0395), (60, 2.0003), (120, 1.9799)])
  func student(freedom: Int, value: Double) {
    #expect(isClose(studentQuantile(freedom: freedom), value, 0.0005))
  }

  @Test func `every interval holds its share and stays between 0 and 1`() throws {
    var state: UInt64 = 11
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for size in [1, 2, 3, 5, 8, 13, 40, 90] {
      let articles = (0..<size).map { index in
        article(
          "a\(1000 + index)", story: "s\(next(size))", outlet: "o\(next(3))",
          language: ["kk", "ru"][next(2)], stance: Codes.stances[next(4)],
          frames: next(2) == 0 ? ["housing"] : ["housing", "labour"])
      }
      let findings = measure(articles)
      let tables = [
        findings.stance, findings.stanceByOutlet, findings.stanceByLanguage, findings.frames,
      ]
      for row in tables.flatMap(\.rows) {
        for share in row.cells {
          let interval = try #require(share.interval)
          let value = try #require(share.value)
          #expect(interval.low >= 0 && interval.high <= 1 && interval.contains(value))
          #expect(share.effectiveSize >= 1 && share.effectiveSize <= Double(share.denominator))
        }
        guard let net = row.net else { continue }
        #expect(net.interval.contains(net.value))
        #expect(net.interval.low >= -1 && net.interval.high <= 1)
      }
    }
  }
}
