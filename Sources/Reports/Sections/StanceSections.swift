internal import Basics
internal import Measures

extension ReportWriter {
  mutating func readingsSection() -> HTML {
    stanceFigure(findings.stance, "stance", group: "head.reading", kind: "reading")
  }

  mutating func partSection() -> HTML {
    stanceFigure(
      findings.stanceParts, "stance-parts", group: "head.part", kind: "stance-part")
  }

  mutating func outletSection() -> HTML {
    stanceFigure(findings.stanceByOutlet, "stance-by-outlet", group: "head.outlet", kind: "outlet")
  }

  mutating func languageSection() -> HTML {
    let figure = stanceFigure(
      findings.stanceByLanguage, "stance-by-language", group: "head.language", kind: "language")
    guard !findings.stanceDifferences.isEmpty else { return figure }
    let rows = findings.stanceDifferences.map { difference in
      [
        labels.markup("stance", difference.key), "\(words.percent(difference.first))",
        "\(words.percent(difference.second))", cell(difference.estimate),
      ]
    }
    let head: [HTML] =
      heads("head.stance")
      + ["kk", "ru"].map { "\(labels.name("language", $0))" } + heads("head.difference")
    return figure
      + table(words("stance.differences"), head: head, body: rows, style: "shares open")
  }

  mutating func citySection() -> HTML {
    stanceFigure(findings.stanceByCity, "stance-by-city", group: "head.city", kind: "city")
  }

  mutating func speakerSection() -> HTML {
    stanceFigure(
      findings.stanceBySpeaker, "stance-by-speaker", group: "head.speaker", kind: "speaker")
  }

  mutating func frameStanceSection() -> HTML {
    stanceFigure(findings.stanceByFrame, "stance-by-frame", group: "head.frame", kind: "frame")
  }

  /// Texts of a figure: `ID.title`, `ID.caption`.
  mutating func stanceFigure(
    _ data: Table<Share>, _ id: String, group: String, kind: String
  ) -> HTML {
    let title = words("\(id).title")
    guard data.rows.contains(where: { $0.units > 0 }) else {
      return "<p>\(words("figure.nothing", ["title": .text(title)]))</p>\n"
    }
    let table = stanceTable(data, title, group: words(group), kind: kind, figure: id)
    let drawing = DivergingChart(
      data, label: { labels.short(kind, $0) }, target: appendix.target)
    let summary = drawing.rows.prefix(6).map {
      words(
        "stance.chart.row",
        [
          "label": .text($0.label), "negative": .text(words.percent($0.negative.share)),
          "positive": .text(words.percent($0.positive.share)),
        ])
    }
    return figure(
      id, title, caption: words.markup("\(id).caption") + omission(of: data.rows.count),
      chart: chart(
        id, title: title,
        description: words(
          "stance.chart", ["rows": .text(summary.joined(separator: "; "))])
      ) { drawing.draw(&$0) },
      table: table)
  }
}
