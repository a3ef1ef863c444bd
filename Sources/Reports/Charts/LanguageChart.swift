internal import Measures

/// Two groups side by side: both shares with intervals, and their difference about a zero line.
struct LanguageChart {
  struct Row {
    var label: String
    var first: Mark
    var second: Mark
    var estimate: Estimate
  }

  var rows: [Row]
  /// Of both groups.
  var names: (first: String, second: String)

  private typealias Panel = (x: Double, width: Double)
  private static let top = 44.0

  func draw(_ canvas: inout Canvas) {
    let isPage = canvas.isPage
    let left: Panel = isPage ? (176, 270) : (8, 166)
    let right: Panel = isPage ? (510, 190) : (208, 104)
    // On a phone the label stands on a line of its own.
    let rowHeight = isPage ? 26.0 : 44.0
    let bottom = Self.top + Double(rows.count) * rowHeight
    canvas.height = bottom + 22
    let scale = Scale(reaching: rows.flatMap { [$0.first, $0.second] })
    let spread = Scale(
      reaching: rows.map(\.estimate).map {
        $0.isTooFew
          ? $0.value.magnitude
          : max($0.interval.low.magnitude, $0.interval.high.magnitude)
      })
    heads(&canvas, left, right)
    axes(&canvas, left, right, scale, spread, bottom)
    for (index, row) in rows.enumerated() {
      let end = Self.top + Double(index + 1) * rowHeight
      let y = end - 13
      canvas.text(Canvas.fitted(row.label, isPage ? 168 : 300), 0, isPage ? y + 4 : y - 16)
      mark(row.first, "\(row.label), \(names.first)", true, &canvas, scale, left, y - 5)
      mark(row.second, "\(row.label), \(names.second)", false, &canvas, scale, left, y + 6)
      difference(row.estimate, &canvas, spread, right, y)
    }
  }

  private func heads(_ canvas: inout Canvas, _ left: Panel, _ right: Panel) {
    let isPage = canvas.isPage
    let words = canvas.words
    Legend(keys: [(.dot, "dot", names.first), (.diamond, "open", names.second)])
      .draw(&canvas, x: left.x, width: isPage ? left.width : 120)
    canvas.text(words(isPage ? "chart.minus" : "chart.difference"), right.x, 12, "head")
    canvas.text(words(isPage ? "chart.points" : "chart.points.short"), right.x, 28, "tick")
  }

  private func axes(
    _ canvas: inout Canvas, _ left: Panel, _ right: Panel, _ scale: Scale, _ spread: Scale,
    _ bottom: Double
  ) {
    let words = canvas.words
    for tick in scale.ticks {
      let x = left.x + scale.position(tick, over: left.width)
      canvas.line(x, Self.top - 6, x, bottom, tick > 0 ? "grid" : "axis")
      canvas.text(words.percent(tick), x, bottom + 14, "tick", .middle)
    }
    for tick in [-spread.top, 0, spread.top] {
      let x = position(tick, spread, right)
      canvas.line(x, Self.top - 6, x, bottom, tick == 0 ? "axis" : "grid")
      canvas.text(words.points(tick), x, bottom + 14, "tick", .middle)
    }
  }

  private func position(_ value: Double, _ scale: Scale, _ panel: Panel) -> Double {
    panel.x + (max(-1, min(1, value / scale.top)) + 1) / 2 * panel.width
  }

  private func mark(
    _ mark: Mark, _ name: String, _ isFirst: Bool, _ canvas: inout Canvas, _ scale: Scale,
    _ panel: Panel, _ y: Double
  ) {
    let share = mark.share
    guard let value = share.value else { return }
    if !share.isTooFew, let interval = share.interval {
      canvas.whisker(
        from: panel.x + scale.position(interval.low, over: panel.width),
        to: panel.x + scale.position(interval.high, over: panel.width), at: y)
    }
    let x = panel.x + scale.position(value, over: panel.width)
    canvas.linked(mark.target, "\(name): \(canvas.words.percent(share))") { canvas in
      if isFirst {
        canvas.dot(x, y, share.isTooFew ? "few" : "dot")
      } else {
        canvas.diamond(x, y, share.isTooFew ? "few" : "open")
      }
    }
  }

  private func difference(
    _ estimate: Estimate, _ canvas: inout Canvas, _ scale: Scale, _ panel: Panel, _ y: Double
  ) {
    if !estimate.isTooFew {
      canvas.whisker(
        from: position(estimate.interval.low, scale, panel),
        to: position(estimate.interval.high, scale, panel), at: y)
    }
    let style = estimate.isTooFew ? "few" : estimate.differsFromZero ? "dot" : "open"
    canvas.dot(position(estimate.value, scale, panel), y, style)
  }
}
