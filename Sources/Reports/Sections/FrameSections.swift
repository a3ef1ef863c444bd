internal import Basics
internal import Measures

extension ReportWriter {
  mutating func frameSection() -> HTML {
    dotFigure(
      findings.frames, "frames-overall", code: ("head.frame", "frame"), kind: "reading")
  }

  mutating func salienceSection() -> HTML {
    dotFigure(
      findings.frameSalience, "frame-salience", code: ("head.frame", "frame"), kind: "salience")
  }

  /// Frames by who owns the outlet; nothing where the register does not say.
  mutating func frameOwnershipSection() -> HTML {
    guard !findings.framesByOwnership.rows.isEmpty else { return "" }
    return dotFigure(
      findings.framesByOwnership, "frames-by-ownership", code: ("head.frame", "frame"),
      kind: "ownership")
  }

  mutating func frameCitySection() -> HTML {
    dotFigure(
      findings.framesByCity, "frames-by-city", code: ("head.frame", "frame"), kind: "city")
  }

  mutating func frameLanguageSection() -> HTML {
    let data = findings.framesByLanguage
    let id = "frames-by-language"
    guard !findings.frameDifferences.isEmpty else {
      return dotFigure(
        data, id, code: ("head.frame", "frame"), kind: "language", caption: "\(id).one")
    }
    let title = words("\(id).title")
    let table = codeTable(
      data, title, code: (words("head.frame"), "frame"), kind: "language", figure: id,
      extra: (words("head.difference"), findings.frameDifferences.map { cell($0.estimate) }))
    let languages = ["kk", "ru"].map { language in
      data.rows.firstIndex { $0.key == language }
    }
    func target(_ language: Int?, _ frame: String) -> String? {
      guard let language, let column = data.columns.firstIndex(of: frame) else { return nil }
      return appendix.target(cellAnchor(data.name, language, column))
    }
    let drawing = LanguageChart(
      rows: findings.frameDifferences.map {
        LanguageChart.Row(
          label: labels.short("frame", $0.key),
          first: Mark($0.first, target(languages[0], $0.key)),
          second: Mark($0.second, target(languages[1], $0.key)), estimate: $0.estimate)
      },
      names: (labels.name("language", "kk"), labels.name("language", "ru")))
    let summary = drawing.rows.prefix(6).map {
      "\($0.label): \(words.percent($0.first.share)), \(words.percent($0.second.share))"
    }
    return figure(
      id, title, caption: words.markup("\(id).caption"),
      chart: chart(
        id, title: title,
        description: words("\(id).chart", ["rows": .text(summary.joined(separator: "; "))])
      ) { drawing.draw(&$0) },
      table: table)
  }

  mutating func voiceSection() -> HTML {
    dotFigure(findings.voices, "voices", code: ("head.speaker", "speaker"), kind: "group")
  }

  mutating func labelSection() -> HTML {
    dotFigure(findings.labelUse, "label-use", code: ("head.labels", "label-use"), kind: "group")
  }

  /// Texts of a figure: `ID.title`, and `ID.caption` unless another is named.
  private mutating func dotFigure(
    _ data: Table<Share>, _ id: String, code: (title: String, kind: String), kind: String,
    caption: String? = nil
  ) -> HTML {
    let title = words("\(id).title")
    let table = codeTable(
      data, title, code: (words(code.title), code.kind), kind: kind, figure: id)
    let drawing = DotChart(
      data, code: { labels.short(code.kind, $0) },
      group: { (labels.short(kind, $0.key), words.size($0.units, $0.stories)) },
      target: appendix.target)
    guard !drawing.rows.isEmpty else {
      return "<p>\(words("figure.nothing", ["title": .text(title)]))</p>\n"
    }
    let summary = drawing.panels.map { panel in
      let shares = zip(drawing.rows, panel.marks).prefix(3).map {
        "\($0) \(words.percent($1.share))"
      }
      return "\(panel.title): \(shares.joined(separator: ", "))"
    }
    return figure(
      id, title,
      caption: words.markup(caption ?? "\(id).caption") + omission(of: data, drawing),
      chart: chart(
        id, title: title,
        description: words("frames.chart", ["rows": .text(summary.joined(separator: "; "))])
      ) { drawing.draw(&$0) },
      table: table)
  }

  /// What a caption says where a chart leaves out groups or codes that its table has.
  private func omission(of data: Table<Share>, _ drawing: DotChart) -> HTML {
    let groups: HTML =
      data.rows.count > drawing.panels.count
      ? " "
        + words.markup(
          "figure.omission.groups",
          ["shown": .number(drawing.panels.count), "total": .number(data.rows.count)]) : ""
    return groups + omission(of: data.columns.count)
  }
}
