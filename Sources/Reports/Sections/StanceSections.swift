internal import Basics
internal import Measures

extension ReportWriter {
  mutating func readingsSection() -> HTML {
    stanceFigure(
      findings.stance, "stance", "Stance toward movers, read in four ways", group: "Reading",
      kind: "reading",
      caption: """
        Every printing counts what readers met; each story once counts what newsrooms wrote. The \
        strict reading leaves out sympathy for the wronged, so that blame beside it weighs more. The \
        outlet’s own voice leaves out quotations and attributed speech.
        """)
  }

  mutating func outletSection() -> HTML {
    stanceFigure(
      findings.stanceByOutlet, "stance-by-outlet", "Stance by outlet", group: "Outlet",
      kind: "outlet",
      caption: """
        Outlets with the most articles first. Where two intervals overlap widely, the outlets cannot \
        be ranked.
        """)
  }

  mutating func languageSection() -> HTML {
    let figure = stanceFigure(
      findings.stanceByLanguage, "stance-by-language", "Stance by language", group: "Language",
      kind: "language", caption: "The language of the article, not of the outlet.")
    guard !findings.stanceDifferences.isEmpty else { return figure }
    let rows = findings.stanceDifferences.map { difference in
      [
        labels.markup("stance", difference.key), "\(percent(difference.first))",
        "\(percent(difference.second))", cell(difference.estimate),
      ]
    }
    return figure
      + table(
        "Differences in stance between the languages",
        head: [
          "Stance", "Kazakh", "Russian", "Kazakh minus Russian, points",
        ], body: rows, style: "shares open")
  }

  mutating func citySection() -> HTML {
    stanceFigure(
      findings.stanceByCity, "stance-by-city", "Stance by city", group: "City", kind: "city",
      caption: "An article that names several cities counts in each of them.")
  }

  mutating func speakerSection() -> HTML {
    stanceFigure(
      findings.stanceBySpeaker, "stance-by-speaker", "Stance of mentions by who speaks",
      group: "Speaker", kind: "speaker",
      caption: """
        Here the unit is the mention of movers, not the article: an article in which an official \
        speaks of them four times gives four. Mentions are never mixed.
        """)
  }

  mutating func frameStanceSection() -> HTML {
    stanceFigure(
      findings.stanceByFrame, "stance-by-frame", "Stance of articles with each frame",
      group: "Frame", kind: "frame",
      caption: """
        The stance is that of the whole article, which may have several frames; it need not come \
        from the sentence with the frame.
        """)
  }

  @discardableResult
  private mutating func stanceFigure(
    _ data: Table<Share>, _ id: String, _ title: String, group: String, kind: String, caption: HTML
  ) -> HTML {
    let drawing = DivergingChart(data) { labels.short(kind, $0) }
    guard !drawing.rows.isEmpty else { return "<p>Nothing to show.</p>" }
    let summary = drawing.rows.prefix(6).map {
      "\($0.label): \(percent($0.negative)) negative, \(percent($0.positive)) positive"
    }
    return figure(
      id, title, caption: caption + omission(of: data.rows.count),
      chart: chart(
        id, title: title,
        description: "Bars to the left show negative, to the right positive shares with 95 % "
          + "intervals. " + summary.joined(separator: "; ") + "."
      ) { drawing.draw(&$0) },
      table: stanceTable(data, title, group: group, kind: kind, figure: id))
  }
}
