internal import Basics
internal import Measures

extension ReportWriter {
  /// Stance by what the register says of the outlets, and by genre.
  mutating func registerSection() -> HTML {
    let tables = [
      (findings.stanceByOwnership, "ownership"), (findings.stanceByCommission, "commission"),
      (findings.stanceByMedium, "medium"), (findings.stanceByRegion, "region"),
      (findings.stanceByGenre, "genre"),
    ]
    var body: HTML = ""
    for (data, kind) in tables where !data.rows.isEmpty {
      body = body + stanceFigure(data, data.name, group: "head.\(kind)", kind: kind)
    }
    body = body + frameOwnershipSection()
    return body.text.isEmpty ? "<p>\(words("register.nothing"))</p>\n" : body
  }

  /// Of all that was read, the share about movers; and what was written against how many came.
  mutating func attentionSection() -> HTML {
    var body: HTML = "<p>\(words.markup("attention.caption"))</p>\n"
    for data in findings.attention {
      let kind = data.name.replacing("attention-by-", with: "")
      let title = words("\(data.name).title")
      var rows: [[HTML]] = []
      for (index, row) in data.rows.prefix(Self.mostTableRows).enumerated() {
        rows.append([
          labels.markup(kind, row.key), "\(words.number(row.units))",
          "\(words.number(row.stories))",
          cell(
            row.cells[0], cellAnchor(data.name, index, 0), label: labels.name(kind, row.key),
            from: data.name),
        ])
      }
      body =
        body
        + anchored(
          data.name,
          table(
            title, head: heads("head.\(kind)", "head.articles", "head.stories", "head.relevant"),
            body: rows, style: "shares"))
    }
    return body + arrivalsTable()
  }

  private func arrivalsTable() -> HTML {
    guard !findings.arrivals.isEmpty else { return "" }
    let rows = findings.arrivals.map { row -> [HTML] in
      let limits = row.interval.map {
        "\(words.hundredths($0.low))–\(words.hundredths($0.high))"
      }
      return [
        "\(labels.name("city", row.arrivals.city)), \(row.arrivals.year)",
        "\(words.number(row.arrivals.people))", "\(words.number(row.stories.number))",
        """
        \(row.perThousand.map { words.hundredths($0) } ?? "–")\
        <span class="ci">\(limits ?? "")</span>
        """,
        "\(row.arrivals.source)",
      ]
    }
    return "<p>\(words.markup("arrivals.caption"))</p>\n"
      + table(
        words("arrivals.title"),
        head: heads(
          "head.city", "head.arrivals", "head.stories", "head.per-thousand", "head.source"),
        body: rows, style: "plain")
  }

  /// Where a link of a table leads back to.
  func anchored(_ id: String, _ body: HTML) -> HTML { "<div id=\"\(id)\">\(body)</div>\n" }
}
