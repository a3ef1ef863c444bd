internal import Measures

/// Stance as bars that leave a middle line: negative to the left, positive to the right, each with
/// its interval; mixed and neutral in a panel of their own, since they lean nowhere.
struct DivergingChart {
  struct Row {
    var label: String
    var units: Int
    var stories: Int
    var negative: Mark
    var positive: Mark
    /// Nil where the table has no such column.
    var mixed: Mark?
    var neutral: Mark
  }

  var rows: [Row]

  /// `target` tells where the passages of a cell are, by its anchor.
  init(_ table: Table<Share>, label: (String) -> String, target: (String) -> String?) {
    rows = table.rows.prefix(Format.mostRows).enumerated().compactMap { index, row in
      func cell(_ code: String) -> Mark? {
        table.columns.firstIndex(of: code).flatMap { column in
          row.cells.indices.contains(column)
            ? Mark(row.cells[column], target(cellAnchor(table.name, index, column))) : nil
        }
      }
      guard let negative = cell("negative"), let positive = cell("positive"),
        let neutral = cell("neutral")
      else { return nil }
      return Row(
        label: label(row.key), units: row.units, stories: row.stories, negative: negative,
        positive: positive, mixed: cell("mixed"), neutral: neutral)
    }
  }

  private struct Frame {
    var left: Double
    var middle: Double
    /// Room of one side's scale, without its figure.
    var side: Double
    var rest: Double
    var restWidth: Double
    var rowHeight: Double
    var barY: Double

    init(_ format: Format) {
      switch format {
      case .page: (left, middle, side, rest, restWidth) = (0, 344, 106, 506, 112)
      case .phone: (left, middle, side, rest, restWidth) = (0, 122, 78, 256, 72)
      }
      (rowHeight, barY) = format == .page ? (30, 7) : (46, 20)
    }
  }

  /// Two lines of heads and the numbers of the axis.
  private static let top = 50.0
  private static let foot = 20.0

  func draw(_ canvas: inout Canvas) {
    let frame = Frame(canvas.format)
    let scale = Scale(reaching: rows.flatMap { [$0.negative, $0.positive] })
    canvas.height = Self.top + Double(rows.count) * frame.rowHeight + Self.foot
    heads(&canvas, frame, scale)
    for (index, row) in rows.enumerated() {
      draw(row, &canvas, frame, scale, y: Self.top + Double(index) * frame.rowHeight)
    }
  }

  private func heads(_ canvas: inout Canvas, _ frame: Frame, _ scale: Scale) {
    let words = canvas.words
    let top = Self.top - 8
    let bottom = canvas.height - Self.foot
    canvas.text("◀ " + words("chart.negative"), frame.middle - 6, 12, "head neg-text", .end)
    canvas.text(words("chart.positive") + " ▶", frame.middle + 6, 12, "head pos-text")
    if canvas.isPage { canvas.text(words("chart.size"), canvas.width, 12, "head", .end) }
    legend(words).draw(
      &canvas, x: canvas.isPage ? frame.rest : 140, y: 18, width: canvas.width)
    for tick in scale.ticks {
      let offset = scale.position(tick, over: frame.side)
      for x in tick > 0 ? [frame.middle - offset, frame.middle + offset] : [frame.middle] {
        canvas.line(x, top, x, bottom, tick > 0 ? "grid" : "axis")
        canvas.text(words.percent(tick), x, bottom + 14, "tick", .middle)
      }
    }
    let end = frame.rest + frame.restWidth
    canvas.line(frame.rest, top, frame.rest, bottom, "axis")
    canvas.line(end, top, end, bottom, "grid")
    canvas.text(words.percent(0), frame.rest, bottom + 14, "tick", .middle)
    canvas.text(words.percent(1), end, bottom + 14, "tick", canvas.isPage ? .middle : .end)
  }

  private func legend(_ words: Wording) -> Legend {
    let hasMixed = rows.contains { $0.mixed != nil }
    return Legend(
      keys: (hasMixed ? [(.box, "hatched", words("chart.mixed"))] : [])
        + [(.box, "neu", words("chart.neutral"))])
  }

  private func draw(
    _ row: Row, _ canvas: inout Canvas, _ frame: Frame, _ scale: Scale, y: Double
  ) {
    let words = canvas.words
    let size = words.size(row.units, row.stories)
    let barY = y + frame.barY
    if canvas.isPage {
      canvas.text(Canvas.fitted(row.label, 170), frame.left, barY + 12)
      canvas.text(size, canvas.width, barY + 12, "tick", .end)
    } else {
      canvas.text(Canvas.fitted(row.label, 220), frame.left, barY - 5)
      canvas.text(size, canvas.width, barY - 5, "tick", .end)
    }
    side(row.negative, "negative", row.label, &canvas, frame, scale, barY)
    side(row.positive, "positive", row.label, &canvas, frame, scale, barY)
    var x = frame.rest
    for (mark, style) in [(row.mixed, "mixed"), (row.neutral, "neutral")] {
      guard let mark else { continue }
      let extent = (mark.share.value ?? 0) * frame.restWidth
      let fill = mark.share.isTooFew ? "few" : style == "mixed" ? "hatched" : "neu"
      canvas.linked(mark.target, name(row.label, style, mark, words)) {
        $0.bar(x, barY + 1, width: extent, height: 14, fill)
      }
      x += extent
    }
  }

  private func name(
    _ label: String, _ stance: String, _ mark: Mark, _ words: Wording
  ) -> String {
    "\(label), \(words("chart.\(stance)")): \(words.percent(mark.share))"
  }

  private func side(
    _ mark: Mark, _ stance: String, _ label: String, _ canvas: inout Canvas, _ frame: Frame,
    _ scale: Scale, _ barY: Double
  ) {
    let share = mark.share
    let words = canvas.words
    let direction = stance == "negative" ? -1.0 : 1.0
    let extent = scale.position(share.value ?? 0, over: frame.side)
    let x = direction < 0 ? frame.middle - extent : frame.middle
    let style = share.isTooFew ? "few" : stance == "negative" ? "neg" : "pos"
    canvas.linked(mark.target, name(label, stance, mark, words)) {
      $0.bar(x, barY + 1, width: extent, height: 14, style)
    }
    var reach = extent
    if !share.isTooFew, let interval = share.interval {
      reach = scale.position(interval.high, over: frame.side)
      let low = scale.position(interval.low, over: frame.side)
      canvas.whisker(
        from: frame.middle + direction * low, to: frame.middle + direction * reach, at: barY + 8)
    }
    canvas.text(
      words.percent(share), frame.middle + direction * (reach + 5), barY + 12,
      share.isTooFew ? "value faint" : "value", direction < 0 ? .end : .start)
  }
}
