internal import Basics
internal import Measures

extension ReportWriter {
  mutating func timeSection() -> HTML {
    let line = findings.timeLine
    guard line.buckets.contains(where: { $0.relevant.number > 0 }) else {
      return "<p>No article about movers has a date.</p>"
    }
    let points = line.buckets.map { bucket in
      let firsts = bucket.relevant.articles.count { findings.isFirstPrinting[$0] }
      return TimeChart.Point(
        key: bucket.key, firsts: firsts, reprints: bucket.relevant.number - firsts,
        negative: bucket.stance[0], positive: bucket.stance[3])
    }
    var body: [[HTML]] = []
    for (index, bucket) in line.buckets.enumerated() {
      let shares = bucket.stance.enumerated().map { column, share in
        cell(
          share, "c-time-\(index + 1)-\(column + 1)",
          label: "\(dateName(bucket.key)), \(labels.name("stance", Codes.stances[column]))",
          from: "time")
      }
      body.append(
        [
          "\(dateName(bucket.key))", "\(grouped(bucket.articles))",
          "\(grouped(bucket.relevant.number))", "\(grouped(bucket.relevant.stories))",
        ] + shares + [cell(bucket.net)])
    }
    let step = line.step.rawValue
    let title = "Articles and stance by \(step)"
    let drawing = TimeChart(points: points)
    let busiest = line.buckets.max { $0.relevant.number < $1.relevant.number }
    return figure(
      "time", title,
      caption: """
        Dashed outlines without an interval stand for fewer than \(Share.fewestStories) stories and \
        show nothing but themselves.
        """,
      chart: chart(
        "time", title: title,
        description: "Bars over \(counted(line.buckets.count, step)). Most articles: "
          + "\(busiest.map { dateName($0.key) } ?? "–") with \(busiest?.relevant.number ?? 0)."
      ) { drawing.draw(&$0) },
      table: table(
        title,
        head: ["\(step)", "Articles", "about movers", "Stories"]
          + Codes.stances.map { "\(labels.name("stance", $0))" } + ["net, points"],
        body: body, style: "shares"))
  }
}
