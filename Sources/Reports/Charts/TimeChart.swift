internal import Measures

/// Over time: how many articles, and below how many of them are positive (up) and negative (down).
struct TimeChart {
  struct Point {
    var key: String
    var firsts: Int
    var reprints: Int
    var negative: Mark
    var positive: Mark
  }

  var points: [Point]

  func draw(_ canvas: inout Canvas) {
    let left = 44.0
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
    canvas.text(canvas.words("chart.time.articles"), 0, 12, "head")
    for tick in [0, scale.top] {
      let y = base - scale.position(tick, over: tall)
      canvas.line(left, y, canvas.width, y, tick == 0 ? "axis" : "grid")
      canvas.text(canvas.words.number(tick), left - 6, y + 4, "tick", .end)
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
    let words = canvas.words
    canvas.text(words("chart.time.stance"), 0, zero - tall - 10, "head")
    for tick in [-1.0, -0.5, 0, 0.5, 1] {
      let y = zero - tick * tall
      canvas.line(left, y, canvas.width, y, tick == 0 ? "axis" : "grid")
      canvas.text(words.percent(tick.magnitude), left - 6, y + 4, "tick", .end)
    }
    for (index, point) in points.enumerated() {
      let centre = left + (Double(index) + 0.5) * slot
      for (mark, stance, sign) in [
        (point.positive, "positive", -1.0), (point.negative, "negative", 1.0),
      ] {
        guard let value = mark.share.value else { continue }
        let height = value * tall
        let style = mark.share.isTooFew ? "few" : sign < 0 ? "pos" : "neg"
        let name = "\(words.dateName(point.key)), \(words("chart.\(stance)")): "
        canvas.linked(mark.target, name + words.percent(mark.share)) {
          $0.bar(
            centre - slot * 0.3, sign < 0 ? zero - height : zero, width: slot * 0.6,
            height: height, style)
        }
        guard !mark.share.isTooFew, let interval = mark.share.interval else { continue }
        canvas.upright(
          at: centre, from: zero + sign * interval.low * tall,
          to: zero + sign * interval.high * tall)
      }
    }
  }
}
