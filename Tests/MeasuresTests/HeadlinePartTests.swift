import Measures
import Testing

@Suite struct HeadlinePartTests {
  @Test func `each part of stance is counted by its own sign, and a missing one is neutral`() {
    var articles = independent(0, of: 10)
    for index in 0..<6 {
      articles[index].parts = [
        MeasuredPart(name: "people", stance: index < 4 ? "negative" : "positive"),
        MeasuredPart(name: "sympathy", stance: "positive"),
      ]
    }
    let parts = measure(articles).stanceParts
    #expect(parts.rows.map(\.key) == ["people", "coming", "demand", "sympathy"])
    #expect(parts.columns == ["negative", "neutral", "positive"])
    #expect(parts.row("people")?.cells.map(\.numerator) == [4, 4, 2])
    #expect(parts.row("coming")?.cells.map(\.numerator) == [0, 10, 0])
    #expect(parts.cell("sympathy", "positive")?.value == 0.6)
  }

  @Test func `the strict reading comes first among the figures of the head, its parts after it`() {
    let keys = measure(independent(3, of: 12)).headlineFigures.map(\.key)
    let strict = keys.firstIndex(of: "stance.negative") ?? .max
    let part = keys.firstIndex(of: "stance.people.negative") ?? -1
    #expect(strict < part)
    #expect(part < (keys.firstIndex(of: "stance.lenient.negative") ?? -1))
    #expect(Set(keys).count == keys.count)
  }
}
