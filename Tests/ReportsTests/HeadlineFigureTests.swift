import Foundation
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

  @Test func `a code of which people found too few cases stays out of the sentences`() throws {
    let articles = sampleArticles()
    let gold = articles.filter { $0.relevance == "internal" }.map {
      Validation.Unit(
        article: $0.id, relevance: "internal", stance: $0.stance, frames: $0.frames,
        voices: $0.voices)
    }
    let findings = measure(articles, Surroundings(gold: gold))
    let validation = try #require(findings.validation)
    let frame = try #require(findings.frames.columns.first)
    let code = try #require(validation.code("frames.\(frame)"))
    let brief = try html(findings, about: sampleContext()).components(separatedBy: "</section>")[0]
    #expect(brief.contains("data-figure=\"frames.\(frame)\"") == code.hasEnough)
    #expect(brief.contains("Validated"))
    let bare = try html(measure(articles), about: sampleContext())
    #expect(bare.contains("data-figure=\"frames.\(frame)\"") && bare.contains("Not validated"))
  }
}
