import Exports
import Measures
import Testing

@Suite struct AggregateTests {
  private func article(_ number: Int, stance: String, day: String? = "2024-05-01")
    -> MeasuredArticle
  {
    MeasuredArticle(
      id: "a\(number)", story: "s\(number)", outlet: "qala", language: "kk", day: day, title: "",
      address: nil, relevance: "internal", stance: stance, strictStance: stance,
      outletStance: stance, frames: ["housing"], voices: ["outlet"], cities: [], labelUse: "none",
      mentions: [], passages: [])
  }

  @Test func `aggregates are the cells of the report`() throws {
    let findings = measure((0..<8).map { article($0, stance: $0 < 2 ? "negative" : "neutral") })
    let rows = aggregates(findings)
    let row = try #require(
      rows.first { $0.table == "stance" && $0.row == "all" && $0.column == "negative" })
    let share = try #require(findings.stance.cell("all", "negative"))
    #expect((row.numerator, row.denominator, row.stories) == (2, 8, 8))
    #expect(row.value == share.value && row.interval == share.interval)
    let keys = rows.map { "\($0.table)/\($0.row)/\($0.column)" }
    #expect(Set(keys).count == keys.count)
    #expect(rows.contains { $0.table == "stance-by-time" && $0.column == "net" })
  }

  @Test func `too few stories have a share and no interval`() {
    let rows = aggregates(measure((0..<3).map { article($0, stance: "negative") }))
    let row = rows.first { $0.table == "stance" && $0.row == "all" && $0.column == "negative" }
    #expect(row?.value == 1 && row?.interval == nil && row?.isTooFew == true)
  }

  @Test func `nothing, one article and no dates give tables all the same`() {
    #expect(aggregates(measure([])).allSatisfy { $0.value == nil })
    let rows = aggregates(measure([article(1, stance: "mixed", day: nil)]))
    #expect(!rows.isEmpty && !rows.contains { $0.table == "stance-by-time" })
  }
}
