internal import Basics
internal import Measures

extension ReportWriter {
  /// What was read, of whom, and when.
  mutating func coverageSection() -> HTML {
    outcomeTables() + outletFigure() + stripFigure()
  }

  private func outcomeTables() -> HTML {
    let overview = findings.overview
    let total = context.outcomes.reduce(0) { $0 + $1.count }
    var html = HTML()
    if !context.outcomes.isEmpty {
      let rows: [[HTML]] =
        context.outcomes.map { outcome in
          [
            labels.markup("outcome", outcome.name), "\(grouped(outcome.count))",
            "\(outcome.meaning)",
          ]
        } + [["<strong>all inputs</strong>", "<strong>\(grouped(total))</strong>", ""]]
      html += table(
        "Where each input ended: every page, entry, feed and archive stands in exactly one line",
        head: ["Outcome", "Inputs", "Meaning"], body: rows, style: "plain")
    }
    let span = [overview.firstDay, overview.lastDay].compactMap(\.self)
    let dates: HTML =
      span.count == 2 ? "Dated articles run from \(span[0]) to \(span[1])" : "No article has a date"
    return html + """
      <p>\(dates); \(counted(overview.undated.number, "article")) \
      (\(grouped(overview.undatedRelevant.number)) of them about movers) \
      \(overview.undated.number == 1 ? "has" : "have") no date and \
      \(overview.undated.number == 1 ? "is" : "are") left out of the time lines only.</p>

      """
  }

  private mutating func outletFigure() -> HTML {
    let data = findings.overview.relevanceByOutlet
    let bars = BarChart(
      rows: data.rows.prefix(Format.mostRows).map { row in
        let relevant = row.cells.first?.articles ?? []
        let firsts = relevant.count { findings.isFirstPrinting[$0] }
        return BarChart.Row(
          label: outletName(row.key), firsts: firsts, reprints: relevant.count - firsts,
          others: row.units - relevant.count)
      })
    var body: [[HTML]] = []
    for (index, row) in data.rows.enumerated() {
      let undated = findings.overview.undated.articles.count {
        findings.articles[$0].outlet == row.key
      }
      let about = context.outlets.first { $0.id == row.key }
      body.append(
        [
          labels.markup("outlet", row.key), "\(about?.region ?? "")", "\(grouped(row.units))",
          "\(grouped(row.stories))",
        ] + countCells(data, row, index, kind: "outlet", figure: "coverage-outlets")
          + ["\(grouped(undated))"])
    }
    let head: [HTML] =
      ["Outlet", "Region", "Articles", "Stories"]
      + data.columns.map { "\(labels.name("relevance", $0))" } + ["undated"]
    return figure(
      "coverage-outlets", "Articles by outlet",
      caption: """
        Only articles about movers inside the country enter the figures that follow. Articles that \
        speak of foreigners, emigrants, қандастар, refugees or visitors alone are “other migration”.\(omission(of: data.rows.count))
        """,
      chart: chart(
        "coverage-outlets", title: "Articles by outlet",
        description: barDescription(bars)
      ) { bars.draw(&$0) },
      table: table("Articles by outlet and subject", head: head, body: body, style: "counts"))
  }

  private func barDescription(_ bars: BarChart) -> String {
    "Bars of articles about movers and others. "
      + listed(
        bars.rows.prefix(5).map {
          "\($0.label): \($0.firsts + $0.reprints) of \($0.firsts + $0.reprints + $0.others)"
        })
  }

  private mutating func stripFigure() -> HTML {
    let line = findings.timeLine
    guard !line.buckets.isEmpty else { return "" }
    let outlets = findings.overview.relevanceByOutlet.rows.map(\.key)
    let all = outlets.indices.map { index in
      (
        label: outletName(outlets[index]),
        counts: line.buckets.map { $0.byOutlet.indices.contains(index) ? $0.byOutlet[index] : 0 }
      )
    }
    let rows = all.filter { $0.counts.contains { $0 > 0 } }
    guard !rows.isEmpty else { return "" }
    let strips = StripChart(
      rows: Array(rows.prefix(Format.mostRows)), keys: line.buckets.map(\.key))
    let head: [HTML] = ["Outlet"] + line.buckets.map { "\(dateName($0.key))" } + ["all"]
    let body: [[HTML]] = rows.map { row in
      ["<bdi>\(row.label)</bdi>"] + row.counts.map { $0 == 0 ? "·" : "\(grouped($0))" }
        + ["\(grouped(row.counts.reduce(0, +)))"]
    }
    let step = line.step.rawValue
    return figure(
      "coverage-time", "Articles about movers by outlet and \(step)",
      caption: """
        All strips have one height scale; the number at the end is the sum of the \
        strip.\(omission(of: rows.count))
        """,
      chart: chart(
        "coverage-time", title: "Articles about movers by outlet and \(step)",
        description: "A strip of bars for each of \(counted(rows.count, "outlet")), "
          + "\(counted(line.buckets.count, step)) long. The table below has every number."
      ) { strips.draw(&$0) },
      table: table(
        "Articles about movers by outlet and \(step)", head: head, body: body, style: "dense"))
  }
}
