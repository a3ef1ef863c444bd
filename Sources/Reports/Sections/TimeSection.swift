internal import Basics
internal import Measures

extension ReportWriter {
  mutating func timeSection() -> HTML {
    let line = findings.timeLine
    guard line.buckets.contains(where: { $0.relevant.number > 0 }) else {
      return "<p>\(words("time.nothing"))</p>\n"
    }
    var body: [[HTML]] = []
    for (index, bucket) in line.buckets.enumerated() {
      var shares: [HTML] = []
      for (column, share) in bucket.stance.enumerated() {
        let stance = Codes.stances[column]
        shares.append(
          cell(
            share, cellAnchor("time", index, column),
            label: "\(words.dateName(bucket.key)), \(labels.name("stance", stance))", from: "time",
            code: stance))
      }
      body.append(
        [
          "\(words.dateName(bucket.key))", "\(words.number(bucket.articles))",
          "\(words.number(bucket.relevant.number))", "\(words.number(bucket.relevant.stories))",
        ] + shares + [cell(bucket.net)])
    }
    let drawing = TimeChart(
      points: line.buckets.enumerated().map { index, bucket in
        let firsts = bucket.relevant.articles.count { findings.isFirstPrinting[$0] }
        func mark(_ column: Int) -> Mark {
          Mark(bucket.stance[column], appendix.target(cellAnchor("time", index, column)))
        }
        return TimeChart.Point(
          key: bucket.key, firsts: firsts, reprints: bucket.relevant.number - firsts,
          negative: mark(0), positive: mark(3))
      })
    let title = words.step(line.step, "time.title")
    // Of equals the earliest.
    let most = line.buckets.map(\.relevant.number).max() ?? 0
    let busiest = line.buckets.first { $0.relevant.number == most }
    return figure(
      "time", title,
      caption: words.markup("time.caption", ["fewest": .number(Share.fewestStories)]),
      chart: chart(
        "time", title: title,
        description: words(
          "time.chart",
          [
            "buckets": .number(line.buckets.count),
            "busiest": .text(busiest.map { words.dateName($0.key) } ?? "–"), "most": .number(most),
          ])
      ) { drawing.draw(&$0) },
      table: table(
        title,
        head: ["\(words.step(line.step, "head"))"]
          + heads("head.articles", "head.relevant", "head.stories")
          + Codes.stances.map { "\(labels.name("stance", $0))" } + heads("head.net"),
        body: body, style: "shares"))
  }
}
