import Reprints
import Testing

@Suite struct StoriesTests {
  /// Distinct made-up shingles.
  private func shingles(_ range: Range<UInt64>) -> [UInt64] { range.map { $0 * 4 } }

  private func printing(
    _ id: String, outlet: String = "a", day: Int? = 100, agency: Bool = false,
    language: String = "ru", _ shingles: [UInt64]
  ) -> (Printing, [UInt64]) {
    (
      Printing(id: id, outlet: outlet, day: day, isAgency: agency, language: language),
      shingles.sorted()
    )
  }

  private func stories(of articles: [(Printing, [UInt64])]) -> [StoryPlace] {
    Reprints.stories(of: articles.map(\.0), clues: { $0.map { _ in .none } }) { articles[$0].1 }
  }

  @Test func `a whole reprint, a shortened one and a passage are told apart`() {
    let places = stories(of: [
      printing("1", shingles(0..<40)),
      printing("2", outlet: "b", day: 101, shingles(0..<38) + shingles(100..<104)),
      printing("3", outlet: "c", day: 102, shingles(0..<20) + shingles(200..<210)),
      printing("4", outlet: "d", day: 102, shingles(0..<10) + shingles(300..<400)),
    ])
    #expect(places.map(\.grade) == [nil, .reprint, .partial, .passage])
    #expect(places.map(\.story) == ["1", "1", "1", "4"])
    let passage = stories(of: [
      printing("1", shingles(0..<20)),
      printing("2", outlet: "b", shingles(0..<20) + shingles(300..<400)),
    ])
    #expect(passage.map(\.grade) == [nil, .passage])
    #expect(passage.map(\.story) == ["1", "2"])
  }

  @Test func `more than seven days apart are two stories, undated ones may join`() {
    let far = [printing("1", shingles(0..<40)), printing("2", day: 108, shingles(0..<40))]
    #expect(stories(of: far).map(\.story) == ["1", "2"])
    let undated = [printing("1", shingles(0..<40)), printing("2", day: nil, shingles(0..<40))]
    #expect(stories(of: undated).map(\.story) == ["1", "1"])
  }

  @Test func `of one day the agency is taken for the first`() {
    let places = stories(of: [
      printing("1", shingles(0..<40)),
      printing("2", outlet: "agency", agency: true, shingles(0..<40)),
    ])
    #expect(places.map(\.story) == ["2", "2"])
    #expect(places.map(\.of) == ["2", nil])
  }

  @Test func `an outlet's footer makes no reprints`() {
    let footer = shingles(0..<10)
    var articles: [(Printing, [UInt64])] = []
    for number in UInt64(1)...5 {
      let own = shingles((number * 1000)..<(number * 1000 + 12))
      articles.append(printing("\(number)", footer + own))
    }
    #expect(Set(stories(of: articles).map(\.story)).count == 5)
  }

  @Test func `a text that one outlet prints five times is one story`() {
    let copies = (1...5).map { printing("\($0)", shingles(0..<40)) }
    #expect(stories(of: copies).map(\.story) == ["1", "1", "1", "1", "1"])
  }

  @Test func `a text printed by forty outlets stays one story`() {
    let articles = (10..<50).map { printing("\($0)", outlet: "o\($0)", shingles(0..<60)) }
    #expect(Set(stories(of: articles).map(\.story)) == ["10"])
  }

  @Test func `two languages are two stories`() {
    let pair = [
      printing("1", shingles(0..<40)), printing("2", language: "kk", shingles(0..<40)),
    ]
    #expect(stories(of: pair).map(\.story) == ["1", "2"])
  }

  @Test func `the order of the articles decides nothing`() {
    var articles: [(Printing, [UInt64])] = []
    for number in UInt64(0)..<30 {
      let first = number / 3 * 20
      let own = shingles(first..<(first + 25))
      articles.append(
        printing("\(number + 10)", outlet: "o\(number % 7)", day: Int(number % 9), own))
    }
    let expected = stories(of: articles)
    for turn in 1..<articles.count {
      let turned = Array(articles[turn...] + articles[..<turn])
      #expect(stories(of: turned) == expected)
    }
  }

  @Test func `undated printings meet the dated of any day and each other`() {
    let places = stories(of: [
      printing("1", day: 10, shingles(0..<40)), printing("2", day: nil, shingles(0..<40)),
      printing("3", day: 900, shingles(50..<90)), printing("4", day: nil, shingles(50..<90)),
      printing("5", day: nil, shingles(200..<240)), printing("6", day: nil, shingles(200..<240)),
    ])
    #expect(places.map(\.story) == ["1", "1", "3", "3", "5", "5"])
    #expect(places.map(\.of) == [nil, "1", nil, "3", nil, "5"])
  }

  @Test func `a digest of three stories joins the likest of them only`() {
    let parts: [Range<UInt64>] = [0..<40, 100..<150, 200..<240]
    var articles = parts.enumerated().map {
      printing("\($0.offset)", outlet: "o\($0.offset)", shingles($0.element))
    }
    articles.append(printing("9", outlet: "d", day: 101, parts.flatMap { shingles($0) }))
    #expect(stories(of: articles).map(\.story) == ["0", "1", "2", "1"])
    #expect(stories(of: articles).map(\.grade) == [nil, nil, nil, .partial])
  }

  @Test func `ten thousand copies of one text end soon and as one story`() {
    let copies = (10_000..<20_000).map {
      printing("\($0)", outlet: "o\($0)", day: 100 + $0 % 5, shingles(0..<60))
    }
    #expect(Set(stories(of: copies).map(\.story)) == ["10000"])
  }

  @Test func `windows that follow each other are both looked into, however the days fall`() {
    for day in -20...20 {
      for distance in 0...9 {
        let pair = [
          printing("1", day: day, shingles(0..<40)),
          printing("2", day: day + distance, shingles(0..<40)),
        ]
        let isOne = Set(stories(of: pair).map(\.story)).count == 1
        #expect(isOne == (distance <= 7), "\(day) and \(distance) days later")
      }
    }
  }

  @Test func `what is kept of a long text is kept of a short one`() {
    let words = (0..<500).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    let all = sampledShingles(ofWords: Array(words[..<150]))
    #expect(all.count == 146)
    let half = sampledShingles(ofWords: Array(words[..<300]))
    let quarter = sampledShingles(ofWords: words)
    #expect(half.allSatisfy { $0.isMultiple(of: 2) } && quarter.allSatisfy { $0.isMultiple(of: 4) })
    #expect(Set(all.filter { $0.isMultiple(of: 4) }).isSubset(of: quarter))
    #expect(Set(half.filter { $0.isMultiple(of: 4) }).isSubset(of: quarter))
    #expect(sampledShingles(ofWords: Array(words[..<4])).isEmpty)
  }
}
