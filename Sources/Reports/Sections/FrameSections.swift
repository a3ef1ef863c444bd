internal import Basics
internal import Measures

extension ReportWriter {
  /// Pairs shown: as many as fit a screen; the rest are rare.
  private static let mostPairs = 15
  /// A pair met in fewer stories is an anecdote.
  private static let fewestPairStories = 2

  mutating func frameSection() -> HTML {
    dotFigure(
      findings.frames, "frames-overall", "Frames", code: ("Frame", "frame"), kind: "reading",
      caption: """
        Share of articles about movers in which the frame is invoked, even to contest it. Frames of \
        the codebook that are not listed were not met.
        """)
  }

  mutating func frameCitySection() -> HTML {
    dotFigure(
      findings.framesByCity, "frames-by-city", "Frames by city",
      code: ("Frame", "frame"), kind: "city",
      caption: """
        Share of the articles that name the city. One axis for all panels; an article may have \
        several frames and name several cities.
        """)
  }

  mutating func frameLanguageSection() -> HTML {
    let data = findings.framesByLanguage
    let title = "Frames by language"
    let cells = findings.frameDifferences.map { cell($0.estimate) }
    let table = codeTable(
      data, title, code: ("Frame", "frame"), kind: "language", figure: "frames-by-language",
      extra: cells.isEmpty ? nil : ("Kazakh minus Russian, points", cells))
    guard !findings.frameDifferences.isEmpty else {
      return dotFigure(
        data, "frames-by-language", title, code: ("Frame", "frame"), kind: "language",
        caption: "Only one language was met.")
    }
    let drawing = LanguageChart(
      rows: findings.frameDifferences.map { (labels.short("frame", $0.key), $0) })
    return figure(
      "frames-by-language", title,
      caption: """
        Left, shares in both languages; right, their difference. A filled dot on the right: the \
        interval excludes zero (marked * in the table). Among twenty true equalities one such dot is \
        to be expected.
        """,
      chart: chart(
        "frames-by-language", title: title,
        description: "Dots with 95 % intervals for Kazakh and Russian. "
          + drawing.rows.prefix(6).map {
            "\($0.label): \(percent($0.difference.first)) and \(percent($0.difference.second))"
          }.joined(separator: "; ") + "."
      ) { drawing.draw(&$0) },
      table: table)
  }

  mutating func voiceSection() -> HTML {
    dotFigure(
      findings.voices, "voices", "Who speaks", code: ("Speaker", "speaker"), kind: "group",
      caption: """
        Share of articles in which the role is heard, quoted or paraphrased. “The outlet” is heard \
        where a sentence about movers belongs to nobody else.
        """)
  }

  mutating func labelSection() -> HTML {
    dotFigure(
      findings.labelUse, "label-use", "Stigmatising labels used and spoken about",
      code: ("Labels", "label-use"), kind: "group",
      caption: """
        Used: somebody in the article calls people by the label. Mentioned: the label itself is \
        spoken about, mostly to reject it.
        """)
  }

  private mutating func dotFigure(
    _ data: Table<Share>, _ id: String, _ title: String, code: (title: String, kind: String),
    kind: String, caption: HTML
  ) -> HTML {
    let drawing = DotChart(
      data, code: { labels.short(code.kind, $0) }, group: { labels.short(kind, $0) })
    guard !drawing.rows.isEmpty else { return "<p>\(title): nothing to show.</p>" }
    let summary = drawing.panels.map { panel in
      let shares = zip(drawing.rows, panel.shares).prefix(3).map { "\($0) \(percent($1))" }
      return "\(panel.title): \(shares.joined(separator: ", "))"
    }
    return figure(
      id, title, caption: caption,
      chart: chart(
        id, title: title,
        description: "Dots with 95 % intervals, a panel for each group. "
          + summary.joined(separator: "; ") + "."
      ) { drawing.draw(&$0) },
      table: codeTable(data, title, code: code, kind: kind, figure: id))
  }

  mutating func pairSection() -> HTML {
    let shown = findings.framePairs.filter {
      $0.share.numeratorStories >= Self.fewestPairStories
    }.prefix(Self.mostPairs)
    guard !shown.isEmpty else { return "<p>No two frames meet in more than one story.</p>" }
    func name(_ pair: FramePair) -> String {
      labels.short("frame", pair.first) + " + " + labels.short("frame", pair.second)
    }
    var body: [[HTML]] = []
    for (index, pair) in shown.enumerated() {
      let ratio = pair.expected > 0 ? Double(pair.share.numerator) / pair.expected : 0
      body.append([
        "\(name(pair))",
        cell(
          pair.share, "c-frame-pairs-\(index + 1)", label: "Both \(name(pair))", from: "frame-pairs"
        ),
        "\(grouped(pair.share.numeratorStories))", "\(tenths(pair.expected))", "\(tenths(ratio))",
      ])
    }
    let drawing = PairChart(
      rows: shown.map {
        PairChart.Row(label: name($0), found: $0.share.numerator, expected: $0.expected)
      })
    let title = "Frames that meet"
    return figure(
      "frame-pairs", title,
      caption: """
        The \(shown.count) most frequent pairs of those met in at least \(Self.fewestPairStories) \
        stories. Where the bar passes its stroke the two frames go together more often than their \
        frequencies alone would bring about.
        """,
      chart: chart(
        "frame-pairs", title: title,
        description: "Bars of articles with both frames. "
          + drawing.rows.prefix(5).map { "\($0.label): \($0.found)" }.joined(separator: "; ") + "."
      ) { drawing.draw(&$0) },
      table: table(
        title, head: ["Pair", "Articles with both", "Stories", "Expected", "Found / expected"],
        body: body, style: "shares"))
  }
}
