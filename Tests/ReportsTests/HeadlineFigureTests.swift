import Measures
import Reports
import Testing

@Suite struct HeadlineFigureTests {
  @Test func `the figures of the head are written as the report prints them`() throws {
    let findings = measure(sampleArticles())
    let page = Page(try html(findings, about: sampleContext()))
    let figures = findings.headlineFigures
    #expect(Set(figures.map(\.key)).count == figures.count)
    let told = [
      "stance.negative", "stance.positive", "stance.mixed", "stance.net",
      "stance.people.negative", "stance.sympathy.positive", "stance.lenient.negative",
      "stance.lenient.positive",
      "stance.first.negative", "stance.first.positive", "stance.outlet.negative",
      "stance.negative.kk", "stance.negative.ru", "stance.negative.kk-ru",
      "voices.official", "voices.mover", "labels.used", "labels.mentioned",
    ]
    let top = findings.frames.columns.prefix(3).map { "frames.\($0)" }
    for key in told + top {
      let figure = try #require(figures.first { $0.key == key }, "\(key)")
      #expect(page.text.contains(figure.text), "\(key): \(figure.text)")
    }
  }
}
