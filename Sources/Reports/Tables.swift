internal import Basics
internal import Measures

extension ReportWriter {
  /// A table in a box that scrolls sideways where the screen is too narrow for it.
  func table(_ caption: String, head: [HTML], body: [[HTML]], style: String = "") -> HTML {
    let heads = head.map { "<th scope=\"col\">\($0)</th>" as HTML }
    let rows = body.prefix(Self.mostTableRows).map { cells in
      let first: HTML = cells.first.map { "<th scope=\"row\">\($0)</th>" } ?? ""
      return "<tr>\(first)\(cells.dropFirst().map { "<td>\($0)</td>" as HTML })</tr>\n" as HTML
    }
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(caption)"><table class="\(style)">\
      <caption>\(caption)\(style.hasPrefix("shares") ? unvalidated : "")</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>

      """
  }

  /// What stands beside every figure while nobody has checked any.
  var unvalidated: HTML {
    findings.validation == nil
      ? " <span class=\"unvalidated\">\(words("validation.mark.none"))</span>" : ""
  }

  /// The name of a code with what people found of it: a tick with precision and recall, or grey where
  /// they found too few.
  func marked(_ kind: String, _ code: String, _ name: HTML) -> HTML {
    guard let validation = findings.validation, let key = Self.validationKey(kind, code) else {
      return name
    }
    let found = validation.code(key)
    guard let found, found.hasEnough else {
      let title = words(
        "validation.mark.few",
        ["cases": .number(found?.cases ?? 0), "fewest": .number(Validation.fewestCases)])
      return "<span class=\"faint\" title=\"\(title)\">\(name)</span>"
    }
    let title = words(
      "validation.mark.enough",
      [
        "precision": .text(found.precision.map(words.percent) ?? "–"),
        "recall": .text(found.recall.map(words.percent) ?? "–"),
      ])
    return "\(name) <abbr class=\"validated\" title=\"\(title)\">✓</abbr>"
  }

  /// As `HeadlineFigure.key`; nil for codes that people are not asked for.
  private static func validationKey(_ kind: String, _ code: String) -> String? {
    switch kind {
    case "stance": "stance.\(code)"
    case "frame": "frames.\(code)"
    case "speaker": "voices.\(code)"
    default: nil
    }
  }

  /// `34% (12)` and below `27–41%`: share, the number that leads to its articles, interval.
  mutating func cell(
    _ share: Share, _ anchor: String, label: String, from figure: String, code: String? = nil
  ) -> HTML {
    guard share.denominator > 0 else { return "<span class=\"faint\">–</span>" }
    let number = appendix.link(
      words.number(share.numerator), anchor, label: label, from: figure, code: code,
      articles: share.articles, stories: share.numeratorStories,
      isFirstPrinting: findings.isFirstPrinting)
    guard !share.isTooFew, let interval = share.interval else {
      return """
        <span class="faint">\(words.percent(share)) <span class="n">(\(number))</span>\
        <span class="ci">\(words("figure.few"))</span></span>
        """
    }
    return """
      \(words.percent(share)) <span class="n">(\(number))</span>\
      <span class="ci">\(words.range(interval))</span>
      """
  }

  func cell(_ estimate: Estimate?) -> HTML {
    guard let estimate else { return "<span class=\"faint\">–</span>" }
    guard !estimate.isTooFew else {
      return """
        <span class="faint">\(words.points(estimate.value))\
        <span class="ci">\(words("figure.few"))</span></span>
        """
    }
    let mark: HTML =
      estimate.differsFromZero
      ? " <abbr title=\"\(words("figure.nonzero"))\">*</abbr>" : ""
    return """
      \(words.points(estimate.value))\(mark)\
      <span class="ci">\(words.pointsRange(estimate.interval))</span>
      """
  }

  /// A row for each group, a column for each stance, and the net stance.
  mutating func stanceTable(
    _ data: Table<Share>, _ caption: String, group: String, kind: String, figure: String
  ) -> HTML {
    let unit = words(data.unit == .mentions ? "head.mentions" : "head.articles")
    let head: [HTML] =
      ["\(group)", "\(unit)", "\(words("head.stories"))"]
      + data.columns.map { marked("stance", $0, "\(labels.name("stance", $0))") }
      + ["\(words("head.net"))"]
    let body = data.rows.prefix(Self.mostTableRows).enumerated().map { index, row in
      [
        labels.markup(kind, row.key), "\(words.number(row.units))", "\(words.number(row.stories))",
      ] + shareCells(data, row, index, kind: kind, columns: "stance", figure: figure)
        + [cell(row.net)]
    }
    return table(caption, head: head, body: body, style: "shares")
  }

  /// A row for each code, a column for each group.
  mutating func codeTable(
    _ data: Table<Share>, _ caption: String, code: (title: String, kind: String), kind: String,
    figure: String, extra: (head: String, cells: [HTML])? = nil
  ) -> HTML {
    let cells = data.rows.enumerated().map { index, row in
      shareCells(data, row, index, kind: kind, columns: code.kind, figure: figure)
    }
    let head: [HTML] =
      ["\(code.title)"]
      + data.rows.map { row in
        """
        \(labels.name(kind, row.key))<span class="ci">\
        \(words.markup(
          data.unit == .mentions ? "head.size.mentions" : "head.size",
          ["articles": .number(row.units), "stories": .number(row.stories)]))\
        </span>
        """
      } + (extra.map { ["\($0.head)"] } ?? [])
    let body = data.columns.prefix(Self.mostTableRows).enumerated().map { index, column in
      [marked(code.kind, column, labels.markup(code.kind, column))] + cells.map { $0[index] }
        + (extra.map { $0.cells.indices.contains(index) ? [$0.cells[index]] : [""] } ?? [])
    }
    return table(caption, head: head, body: body, style: "shares")
  }

  private mutating func shareCells(
    _ data: Table<Share>, _ row: Table<Share>.Row, _ index: Int, kind: String, columns: String,
    figure: String
  ) -> [HTML] {
    var cells: [HTML] = []
    for (column, share) in row.cells.prefix(Self.mostTableRows).enumerated() {
      let code = data.columns[column]
      cells.append(
        cell(
          share, cellAnchor(data.name, index, column),
          label: "\(labels.name(kind, row.key)), \(labels.name(columns, code))", from: figure,
          code: code))
    }
    return cells
  }

  /// Counts that lead to their articles.
  mutating func countCells(
    _ data: Table<Count>, _ row: Table<Count>.Row, _ index: Int, kind: String, figure: String
  ) -> [HTML] {
    var cells: [HTML] = []
    for (column, count) in row.cells.enumerated() {
      // A list of everything that is not about migration would lead nobody to a passage.
      guard data.columns[column] != "none" else {
        cells.append("\(words.number(count.number))")
        continue
      }
      cells.append(
        appendix.link(
          words.number(count.number), cellAnchor(data.name, index, column),
          label: "\(labels.name(kind, row.key)), "
            + labels.name("relevance", data.columns[column]),
          from: figure, articles: count.articles, stories: count.stories,
          isFirstPrinting: findings.isFirstPrinting))
    }
    return cells
  }
}
