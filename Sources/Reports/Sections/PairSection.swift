internal import Basics
internal import Measures

extension ReportWriter {
  /// Pairs shown: as many as fit a screen; the rest are rare.
  private static let mostPairs = 15
  /// A pair met in fewer stories is an anecdote.
  private static let fewestPairStories = 2

  mutating func pairSection() -> HTML {
    let id = "frame-pairs"
    let shown = findings.framePairs.filter {
      $0.share.numeratorStories >= Self.fewestPairStories
    }.prefix(Self.mostPairs)
    guard !shown.isEmpty else { return "<p>\(words("frame-pairs.nothing"))</p>\n" }
    func name(_ pair: FramePair) -> String {
      labels.short("frame", pair.first) + " + " + labels.short("frame", pair.second)
    }
    var body: [[HTML]] = []
    for (index, pair) in shown.enumerated() {
      let ratio = pair.expected > 0 ? Double(pair.share.numerator) / pair.expected : 0
      body.append([
        "\(name(pair))",
        cell(
          pair.share, pairAnchor(index), label: name(pair), from: id, code: pair.first),
        "\(words.number(pair.share.numeratorStories))", "\(words.tenths(pair.expected))",
        "\(words.tenths(ratio))", "\(pair.stories.phi.map(words.hundredths) ?? "–")",
        "\(words.probability(pair.adjusted))",
      ])
    }
    let drawing = PairChart(
      rows: shown.enumerated().map { index, pair in
        PairChart.Row(
          label: name(pair), found: pair.share.numerator, expected: pair.expected,
          target: appendix.target(pairAnchor(index)))
      })
    let title = words("frame-pairs.title")
    let summary = drawing.rows.prefix(5).map { "\($0.label): \(words.number($0.found))" }
    return figure(
      id, title,
      caption: words.markup(
        "frame-pairs.caption",
        ["pairs": .number(shown.count), "stories": .number(Self.fewestPairStories)]),
      chart: chart(
        id, title: title,
        description: words(
          "frame-pairs.chart", ["rows": .text(summary.joined(separator: "; "))])
      ) { drawing.draw(&$0) },
      table: table(
        title,
        head: heads(
          "head.pair", "head.both", "head.stories", "head.expected", "head.ratio", "head.phi",
          "head.probability"),
        body: body, style: "shares"))
  }

  private func pairAnchor(_ index: Int) -> String { "c-frame-pairs-\(index + 1)" }
}
