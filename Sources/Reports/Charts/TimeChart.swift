internal import Measures

/// Over time: how many articles, and below how many of them are positive (up) and negative (down).
struct TimeChart {
  struct Point {
    var key: String
    var firsts: Int
    var reprints: Int
    var negative: Share
    var positive: Share
  }

  var points: [Point]

  func draw(_ canvas: inout Canvas) {
    let left = 40.0
    let slot = (canvas.width - left - 6) / Double(max(1, points.count))
    let counts = CountScale(reaching: points.map { $0.firsts + $0.reprints }.max() ?? 0)
    let base = 118.0
    upper(&canvas, counts, left: left, base: base, slot: slot)
    timeAxis(&canvas, points.map(\.key), x: left, y: base, slot: slot)
    lower(&canvas, left: left, zero: 268, slot: slot)
    canvas.height = 366
  }

  private func upper(
    _ canvas: inout Canvas, _ scale: CountScale, left: Double, base: Double, slot: Double
  ) {
    let tall = 90.0
    canvas.text("Articles about movers (striped: reprints)", 0, 12, "head")
    for tick in [0, scale.top] {
      let y = base - scale.position(tick, over: tall)
      canvas.line(left, y, canvas.width, y, tick == 0 ? "axis" : "grid")
      canvas.text(grouped(tick), left - 6, y + 4, "tick", .end)
    }
    for (index, point) in points.enumerated() {
      let x = left + (Double(index) + 0.14) * slot
      let firsts = scale.position(point.firsts, over: tall)
      let reprints = scale.position(point.reprints, over: tall)
      canvas.bar(x, base - firsts, width: slot * 0.72, height: firsts, "ink")
      canvas.bar(x, base - firsts - reprints, width: slot * 0.72, height: reprints, "hatched")
    }
  }

  private func lower(_ canvas: inout Canvas, left: Double, zero: Double, slot: Double) {
    let tall = 80.0
    canvas.text("Share of them that is positive ▲, negative ▼", 0, zero - tall - 10, "head")
    for tick in [-1.0, -0.5, 0, 0.5, 1] {
      let y = zero - tick * tall
      canvas.line(left, y, canvas.width, y, tick == 0 ? "axis" : "grid")
      canvas.text(percent(tick.magnitude), left - 6, y + 4, "tick", .end)
    }
    for (index, point) in points.enumerated() {
      let centre = left + (Double(index) + 0.5) * slot
      for (share, style, sign) in [(point.positive, "pos", -1.0), (point.negative, "neg", 1.0)] {
        guard let value = share.value else { continue }
        let height = value * tall
        let y = sign < 0 ? zero - height : zero
        canvas.bar(
          centre - slot * 0.3, y, width: slot * 0.6, height: height,
          share.isTooFew ? "few" : style)
        guard !share.isTooFew, let interval = share.interval else { continue }
        canvas.upright(
          at: centre, from: zero + sign * interval.low * tall,
          to: zero + sign * interval.high * tall)
      }
    }
  }
}

/// Pairs of frames: the articles with both as a bar, those that chance would give as a stroke.
struct PairChart {
  struct Row {
    var label: String
    var found: Int
    var expected: Double
  }

  var rows: [Row]

  func draw(_ canvas: inout Canvas) {
    let isPage = canvas.format == .page
    let x = isPage ? 270.0 : 0.0
    let width = isPage ? 400.0 : 280.0
    let rowHeight = isPage ? 24.0 : 42.0
    let largest = rows.map { max(Double($0.found), $0.expected) }.max() ?? 0
    let scale = CountScale(reaching: Int(largest.rounded(.up)))
    canvas.height = Double(rows.count) * rowHeight + 30
    canvas.bar(x, 2, width: 11, height: 11, "ink")
    canvas.text("articles with both", x + 16, 12, "tick")
    canvas.line(x + 142, 1, x + 142, 15, "target")
    canvas.text(isPage ? "expected if independent" : "expected", x + 150, 12, "tick")
    for (index, row) in rows.enumerated() {
      let y = 24 + Double(index) * rowHeight
      canvas.text(Canvas.fitted(row.label, isPage ? 262 : 320), 0, y + 14)
      let barY = isPage ? y + 3 : y + 20
      let end = x + scale.position(row.found, over: width)
      canvas.bar(x, barY, width: end - x, height: 13, "ink")
      let target = x + row.expected / Double(scale.top) * width
      canvas.line(target, barY - 3, target, barY + 16, "target")
      canvas.text(grouped(row.found), max(end, target) + 6, barY + 11, "value")
    }
  }
}
