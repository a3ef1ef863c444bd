internal import Measures

/// Stance as bars that leave a middle line: negative to the left, positive to the right, each with
/// its interval; mixed and neutral in a panel of their own, since they lean nowhere.
struct DivergingChart {
  struct Row {
    var label: String
    var units: Int
    var stories: Int
    /// Zero where the table has no such column.
    var negative: Share
    var positive: Share
    var mixed: Share?
    var neutral: Share
  }

  var rows: [Row]

  init(_ table: Table<Share>, label: (String) -> String) {
    rows = table.rows.prefix(Format.mostRows).compactMap { row in
      func cell(_ code: String) -> Share? {
        table.columns.firstIndex(of: code).flatMap {
          row.cells.indices.contains($0) ? row.cells[$0] : nil
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
      case .page: (left, middle, side, rest, restWidth) = (0, 334, 118, 506, 118)
      case .phone: (left, middle, side, rest, restWidth) = (0, 122, 84, 256, 72)
      }
      (rowHeight, barY) = format == .page ? (30, 7) : (46, 20)
    }
  }

  func draw(_ canvas: inout Canvas) {
    let frame = Frame(canvas.format)
    let scale = Scale(
      reaching: rows.flatMap { [$0.negative, $0.positive] }.map {
        $0.isTooFew ? $0.value ?? 0 : $0.interval?.high ?? 0
      })
    let top = 34.0
    canvas.height = top + Double(rows.count) * frame.rowHeight + 20
    heads(&canvas, frame, scale, top: top)
    for (index, row) in rows.enumerated() {
      draw(row, &canvas, frame, scale, y: top + Double(index) * frame.rowHeight)
    }
  }

  private func heads(_ canvas: inout Canvas, _ frame: Frame, _ scale: Scale, top: Double) {
    let bottom = canvas.height - 20
    canvas.text("◀ negative", frame.middle - 6, 12, "head neg-text", .end)
    canvas.text("positive ▶", frame.middle + 6, 12, "head pos-text")
    let isPage = canvas.format == .page
    legend(&canvas, x: isPage ? frame.rest : 218)
    if isPage { canvas.text("n (stories)", canvas.width, 12, "head", .end) }
    for tick in scale.ticks {
      let offset = scale.position(tick, over: frame.side)
      for x in tick > 0 ? [frame.middle - offset, frame.middle + offset] : [frame.middle] {
        canvas.line(x, top - 8, x, bottom, tick > 0 ? "grid" : "axis")
        canvas.text(percent(tick), x, bottom + 14, "tick", .middle)
      }
    }
    canvas.line(frame.rest, top - 8, frame.rest, bottom, "axis")
    canvas.line(frame.rest + frame.restWidth, top - 8, frame.rest + frame.restWidth, bottom, "grid")
    canvas.text("0%", frame.rest, bottom + 14, "tick", .middle)
    let end = frame.rest + frame.restWidth
    canvas.text("100%", end, bottom + 14, "tick", isPage ? .middle : .end)
  }

  private func legend(_ canvas: inout Canvas, x: Double) {
    if rows.contains(where: { $0.mixed != nil }) {
      canvas.bar(x, 3, width: 9, height: 9, "hatched")
      canvas.text("mixed", x + 13, 12, "tick")
    }
    canvas.bar(x + 54, 3, width: 9, height: 9, "neu")
    canvas.text("neutral", x + 67, 12, "tick")
  }

  private func draw(
    _ row: Row, _ canvas: inout Canvas, _ frame: Frame, _ scale: Scale, y: Double
  ) {
    let size = "\(grouped(row.units)) (\(grouped(row.stories)))"
    let barY = y + frame.barY
    if canvas.format == .page {
      canvas.text(Canvas.fitted(row.label, 170), frame.left, barY + 12)
      canvas.text(size, canvas.width, barY + 12, "tick", .end)
    } else {
      canvas.text(Canvas.fitted(row.label, 220), frame.left, barY - 5)
      canvas.text(size, canvas.width, barY - 5, "tick", .end)
    }
    side(row.negative, "neg", -1, &canvas, frame, scale, barY)
    side(row.positive, "pos", 1, &canvas, frame, scale, barY)
    let few = row.negative.isTooFew ? "few" : nil
    let mixed = (row.mixed?.value ?? 0) * frame.restWidth
    canvas.bar(frame.rest, barY + 1, width: mixed, height: 14, few ?? "hatched")
    let neutral = (row.neutral.value ?? 0) * frame.restWidth
    canvas.bar(frame.rest + mixed, barY + 1, width: neutral, height: 14, few ?? "neu")
  }

  private func side(
    _ share: Share, _ style: String, _ direction: Double, _ canvas: inout Canvas, _ frame: Frame,
    _ scale: Scale, _ barY: Double
  ) {
    let extent = scale.position(share.value ?? 0, over: frame.side)
    let x = direction < 0 ? frame.middle - extent : frame.middle
    canvas.bar(x, barY + 1, width: extent, height: 14, share.isTooFew ? "few" : style)
    var reach = extent
    if !share.isTooFew, let interval = share.interval {
      reach = scale.position(interval.high, over: frame.side)
      let low = scale.position(interval.low, over: frame.side)
      canvas.whisker(
        from: frame.middle + direction * low, to: frame.middle + direction * reach, at: barY + 8)
    }
    let alignment: Canvas.Alignment = direction < 0 ? .end : .start
    canvas.text(
      percent(share), frame.middle + direction * (reach + 5), barY + 12,
      share.isTooFew ? "value faint" : "value", alignment)
  }
}
