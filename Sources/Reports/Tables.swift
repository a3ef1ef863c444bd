internal import Basics
internal import Measures

extension ReportWriter {
  /// A table in a box that scrolls sideways where the screen is too narrow for it.
  func table(_ caption: String, head: [HTML], body: [[HTML]], style: String = "") -> HTML {
    let heads = head.map { "<th scope=\"col\">\($0)</th>" as HTML }
    let rows = body.map { cells in
      let first: HTML = cells.first.map { "<th scope=\"row\">\($0)</th>" } ?? ""
      return "<tr>\(first)\(cells.dropFirst().map { "<td>\($0)</td>" as HTML })</tr>\n" as HTML
    }
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(caption)"><table class="\(style)">\
      <caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>

      """
  }

  /// `34% (12)` and below `27–41%`: share, the number that leads to its articles, interval.
  mutating func cell(_ share: Share, _ anchor: String, label: String, from backLink: String) -> HTML
  {
    guard share.denominator > 0 else { return "<span class=\"faint\">–</span>" }
    let number = appendix.link(
      grouped(share.numerator), anchor, label: label, from: backLink, articles: share.articles,
      stories: share.numeratorStories, isFirstPrinting: findings.isFirstPrinting)
    guard !share.isTooFew, let interval = share.interval else {
      return """
        <span class="faint">\(percent(share)) <span class="n">(\(number))</span>\
        <span class="ci">too few</span></span>
        """
    }
    return """
      \(percent(share)) <span class="n">(\(number))</span><span class="ci">\(range(interval))</span>
      """
  }

  func cell(_ estimate: Estimate?) -> HTML {
    guard let estimate else { return "<span class=\"faint\">–</span>" }
    guard !estimate.isTooFew else {
      return """
        <span class="faint">\(points(estimate.value))<span class="ci">too few</span></span>
        """
    }
    let mark: HTML =
      estimate.differsFromZero ? " <abbr title=\"interval excludes zero\">*</abbr>" : ""
    return """
      \(points(estimate.value))\(mark)<span class="ci">\(pointsRange(estimate.interval))</span>
      """
  }

  /// A row for each group, a column for each stance, and the net stance.
  mutating func stanceTable(
    _ data: Table<Share>, _ caption: String, group: String, kind: String, figure: String
  ) -> HTML {
    let unit: HTML = data.unit == .mentions ? "Mentions" : "Articles"
    let head: [HTML] =
      ["\(group)", unit, "Stories"]
      + data.columns.map { "\(labels.name("stance", $0))" } + ["net, points"]
    let body = data.rows.enumerated().map { index, row in
      [
        labels.markup(kind, row.key), "\(grouped(row.units))", "\(grouped(row.stories))",
      ] + shareCells(data, row, index, kind: kind, columns: "stance", figure: figure)
        + [cell(row.net)]
    }
    return table(caption, head: head, body: body, style: "shares")
  }

  /// A row for each code, a column for each group.
  mutating func codeTable(
    _ data: Table<Share>, _ caption: String, code: (title: String, kind: String), kind: String,
    figure: String, extra: (head: HTML, cells: [HTML])? = nil
  ) -> HTML {
    let cells = data.rows.enumerated().map { index, row in
      shareCells(data, row, index, kind: kind, columns: code.kind, figure: figure)
    }
    let head: [HTML] =
      ["\(code.title)"]
      + data.rows.map { row in
        """
        \(labels.name(kind, row.key))<span class="ci">\(counted(row.units, "article")), \
        \(counted(row.stories, "story"))</span>
        """
      } + (extra.map { [$0.head] } ?? [])
    let body = data.columns.enumerated().map { index, column in
      [labels.markup(code.kind, column)] + cells.map { $0[index] }
        + (extra.map { $0.cells.indices.contains(index) ? [$0.cells[index]] : [""] } ?? [])
    }
    return table(caption, head: head, body: body, style: "shares")
  }

  private mutating func shareCells(
    _ data: Table<Share>, _ row: Table<Share>.Row, _ index: Int, kind: String, columns: String,
    figure: String
  ) -> [HTML] {
    var cells: [HTML] = []
    for (column, share) in row.cells.enumerated() {
      let name = labels.name(columns, data.columns[column])
      cells.append(
        cell(
          share, "c-\(data.name)-\(index + 1)-\(column + 1)",
          label: "\(labels.name(kind, row.key)), \(name)", from: figure))
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
        cells.append("\(grouped(count.number))")
        continue
      }
      cells.append(
        appendix.link(
          grouped(count.number), "c-\(data.name)-\(index + 1)-\(column + 1)",
          label: "\(labels.name(kind, row.key)), "
            + labels.name("relevance", data.columns[column]),
          from: figure, articles: count.articles, stories: count.stories,
          isFirstPrinting: findings.isFirstPrinting))
    }
    return cells
  }
}
