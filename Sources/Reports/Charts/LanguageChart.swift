internal import Measures

/// Two groups side by side: both shares with intervals, and their difference about a zero line.
struct LanguageChart {
  var rows: [(label: String, difference: Difference)]

  func draw(_ canvas: inout Canvas) {
    let isPage = canvas.format == .page
    let left = isPage ? (x: 176.0, width: 270.0) : (x: 8.0, width: 166.0)
    let right = isPage ? (x: 510.0, width: 190.0) : (x: 208.0, width: 104.0)
    // On a phone the label stands on a line of its own.
    let rowHeight = isPage ? 26.0 : 44.0
    let top = 44.0
    let bottom = top + Double(rows.count) * rowHeight
    canvas.height = bottom + 22
    let scale = Scale(
      reaching: rows.flatMap { [$0.difference.first, $0.difference.second] }.map {
        $0.isTooFew ? $0.value ?? 0 : $0.interval?.high ?? 0
      })
    let spread = Scale(
      reaching: rows.map(\.difference.estimate).map {
        $0.isTooFew
          ? $0.value.magnitude
          : max($0.interval.low.magnitude, $0.interval.high.magnitude)
      })
    heads(&canvas, left, right, scale, spread, top, bottom)
    for (index, row) in rows.enumerated() {
      let end = top + Double(index + 1) * rowHeight
      let y = end - 13
      canvas.text(Canvas.fitted(row.label, isPage ? 168 : 300), 0, isPage ? y + 4 : y - 16)
      share(row.difference.first, isFirst: true, &canvas, scale, left, y - 5)
      share(row.difference.second, isFirst: false, &canvas, scale, left, y + 6)
      difference(row.difference.estimate, &canvas, spread, right, y)
    }
  }

  private typealias Panel = (x: Double, width: Double)

  private func heads(
    _ canvas: inout Canvas, _ left: Panel, _ right: Panel, _ scale: Scale, _ spread: Scale,
    _ top: Double, _ bottom: Double
  ) {
    let isPage = canvas.format == .page
    canvas.dot(left.x + 4, 8, "dot")
    canvas.text("Kazakh", left.x + 13, 12, "head")
    let second = isPage ? (left.x + 90, 8.0) : (left.x + 4, 24.0)
    canvas.diamond(second.0, second.1, "open")
    canvas.text("Russian", second.0 + 9, second.1 + 4, "head")
    canvas.text(isPage ? "Kazakh minus Russian" : "difference", right.x, 12, "head")
    canvas.text(isPage ? "in percentage points" : "points", right.x, 28, "tick")
    for tick in scale.ticks {
      let x = left.x + scale.position(tick, over: left.width)
      canvas.line(x, top - 6, x, bottom, tick > 0 ? "grid" : "axis")
      canvas.text(percent(tick), x, bottom + 14, "tick", .middle)
    }
    for tick in [-spread.top, 0, spread.top] {
      let x = position(tick, spread, right)
      canvas.line(x, top - 6, x, bottom, tick == 0 ? "axis" : "grid")
      canvas.text(points(tick), x, bottom + 14, "tick", .middle)
    }
  }

  private func position(_ value: Double, _ scale: Scale, _ panel: Panel) -> Double {
    panel.x + (max(-1, min(1, value / scale.top)) + 1) / 2 * panel.width
  }

  private func share(
    _ share: Share, isFirst: Bool, _ canvas: inout Canvas, _ scale: Scale, _ panel: Panel,
    _ y: Double
  ) {
    guard let value = share.value else { return }
    if !share.isTooFew, let interval = share.interval {
      canvas.whisker(
        from: panel.x + scale.position(interval.low, over: panel.width),
        to: panel.x + scale.position(interval.high, over: panel.width), at: y)
    }
    let x = panel.x + scale.position(value, over: panel.width)
    if isFirst {
      canvas.dot(x, y, share.isTooFew ? "few" : "dot")
    } else {
      canvas.diamond(x, y, share.isTooFew ? "few" : "open")
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
