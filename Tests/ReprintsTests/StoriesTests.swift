import Reprints
import Testing

@Suite struct StoriesTests {
  /// Distinct made-up shingles.
  private func shingles(_ range: Range<UInt64>) -> [UInt64] { range.map { $0 * 4 } }

  private func printing(
    _ id: String, outlet: String = "a", day: Int? = 100, agency: Bool = false,
    language: String = "ru", _ shingles: [UInt64]
  ) -> Printing {
    Printing(
      id: id, outlet: outlet, day: day, isAgency: agency, language: language, shingles: shingles)
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
    var articles: [Printing] = []
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
    var articles: [Printing] = []
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
}
