internal import Basics
internal import Measures

extension ReportWriter {
  /// What was read, of whom, and when.
  mutating func coverageSection() -> HTML {
    outcomeTable() + dates() + outletFigure() + stripFigure() + gapTable()
  }

  private func outcomeTable() -> HTML {
    guard !context.outcomes.isEmpty else { return "" }
    let total = context.outcomes.reduce(0) { $0 + $1.count }
    let rows: [[HTML]] =
      context.outcomes.map { outcome in
        [
          labels.markup("outcome", outcome.name), "\(words.number(outcome.count))",
          "\(words.known("outcome.\(outcome.name)") ?? outcome.meaning)",
        ]
      } + [
        [
          "<strong>\(words("coverage.all"))</strong>", "<strong>\(words.number(total))</strong>",
          "",
        ]
      ]
    return table(
      words("coverage.outcomes"),
      head: heads("head.outcome", "head.inputs", "head.meaning"), body: rows, style: "plain")
  }

  private func dates() -> HTML {
    let overview = findings.overview
    guard overview.articles > 0 else { return "<p>\(words("coverage.nothing"))</p>\n" }
    let dated =
      if let first = overview.firstDay, let last = overview.lastDay {
        first == last
          ? words("coverage.day", ["day": .text(first)])
          : words("coverage.days", ["first": .text(first), "last": .text(last)])
      } else {
        words("coverage.undated.all")
      }
    let undated = overview.undated.number
    guard undated > 0 else { return "<p>\(dated)</p>\n" }
    let left = words(
      "coverage.undated",
      ["undated": .number(undated), "relevant": .number(overview.undatedRelevant.number)])
    return "<p>\(dated) \(left)</p>\n"
  }

  /// On which days each outlet was read, and where days are missing.
  private func gapTable() -> HTML {
    let dated = findings.days.filter { $0.first != nil }
    guard !dated.isEmpty else { return "" }
    let rows = dated.map { days -> [HTML] in
      let gap = days.gap.map { gap -> HTML in
        let range: HTML = gap.days == 1 ? "\(gap.first)" : "\(gap.first) – \(gap.last)"
        let mark: HTML =
          gap.isSuspicious ? " <abbr title=\"\(words("gaps.suspicious"))\">*</abbr>" : ""
        return "\(words.number(gap.days))\(mark) <span class=\"ci\">\(range)</span>"
      }
      return [
        "<bdi>\(outletName(days.outlet))</bdi>", "\(days.first ?? "")", "\(days.last ?? "")",
        "\(words.number(days.articles))", "\(words.part(days.daysWithArticles, of: days.days))",
        gap ?? "–",
      ]
    }
    return "<p>\(words.markup("gaps.caption"))</p>\n"
      + table(
        words("gaps.title"),
        head: heads(
          "head.outlet", "gaps.first", "gaps.last", "head.articles", "gaps.days", "gaps.longest"),
        body: rows, style: "counts days")
  }

  private mutating func outletFigure() -> HTML {
    let data = findings.overview.relevanceByOutlet
    let id = "coverage-outlets"
    guard !data.rows.isEmpty else { return "" }
    var undated: [String: Int] = [:]
    for position in findings.overview.undated.articles {
      undated[findings.articles[position].outlet, default: 0] += 1
    }
    var body: [[HTML]] = []
    for (index, row) in data.rows.prefix(Self.mostTableRows).enumerated() {
      let about = context.outlets.first { $0.id == row.key }
      body.append(
        [
          labels.markup("outlet", row.key), "<bdi>\(about?.region ?? "")</bdi>",
          "\(words.number(row.units))", "\(words.number(row.stories))",
        ] + countCells(data, row, index, kind: "outlet", figure: id)
          + ["\(words.number(undated[row.key] ?? 0))"])
    }
    let head: [HTML] =
      heads("head.outlet", "head.region", "head.articles", "head.stories")
      + data.columns.map { "\(labels.name("relevance", $0))" } + heads("head.undated")
    let bars = BarChart(
      rows: data.rows.prefix(Format.mostRows).enumerated().map { index, row in
        let relevant = row.cells.first?.articles ?? []
        let firsts = relevant.count { findings.isFirstPrinting[$0] }
        return BarChart.Row(
          label: outletName(row.key), firsts: firsts, reprints: relevant.count - firsts,
          others: row.units - relevant.count,
          target: appendix.target(cellAnchor(data.name, index, 0)))
      })
    let title = words("coverage.outlets.title")
    return figure(
      id, title, caption: words.markup("coverage.outlets.caption") + omission(of: data.rows.count),
      chart: chart(
        id, title: title,
        description: words(
          "coverage.outlets.chart",
          [
            "rows": .text(
              bars.rows.prefix(5).map {
                "\($0.label): \(words.part($0.firsts + $0.reprints, of: $0.all))"
              }.joined(separator: "; "))
          ])
      ) { bars.draw(&$0) },
      table: table(words("coverage.outlets.table"), head: head, body: body, style: "counts"),
      isMeasured: false)
  }

  private mutating func stripFigure() -> HTML {
    let line = findings.timeLine
    let data = findings.overview.relevanceByOutlet
    guard !line.buckets.isEmpty else { return "" }
    let all = data.rows.indices.map { index in
      StripChart.Row(
        label: outletName(data.rows[index].key),
        counts: line.buckets.map { $0.byOutlet.indices.contains(index) ? $0.byOutlet[index] : 0 },
        target: appendix.target(cellAnchor(data.name, index, 0)))
    }
    let rows = all.filter { $0.counts.contains { $0 > 0 } }
    guard !rows.isEmpty else { return "" }
    let strips = StripChart(
      rows: Array(rows.prefix(Format.mostRows)), keys: line.buckets.map(\.key))
    let head: [HTML] =
      heads("head.outlet") + line.buckets.map { "\(words.dateName($0.key))" } + heads("head.all")
    let body: [[HTML]] = rows.map { row in
      ["<bdi>\(row.label)</bdi>"] + row.counts.map { $0 == 0 ? "·" : "\(words.number($0))" }
        + ["\(words.number(row.counts.reduce(0, +)))"]
    }
    let title = words.step(line.step, "coverage.time.title")
    return figure(
      "coverage-time", title,
      caption: words.markup("coverage.time.caption") + omission(of: rows.count),
      chart: chart(
        "coverage-time", title: title,
        description: words(
          "coverage.time.chart",
          ["outlets": .number(rows.count), "buckets": .number(line.buckets.count)])
      ) { strips.draw(&$0) },
      table: table(title, head: head, body: body, style: "dense"), isMeasured: false)
  }
}
