internal import Measures

/// Shares as dots with intervals: a row for each code, a panel for each group, one axis for all.
struct DotChart {
  struct Panel {
    var title: String
    /// The number of articles and stories behind the panel.
    var size: String
    var marks: [Mark]
  }

  var rows: [String]
  var panels: [Panel]

  /// A chart of a phone shows this many rows of each panel; the table below has all of them.
  static let mostPhoneRows = 12
  /// More panels would be too narrow to be read; the table has all groups.
  static let mostPanels = 6

  /// `group` gives title and size of a row; `target` tells where the passages of a cell are, by its
  /// anchor.
  init(
    _ table: Table<Share>, code: (String) -> String,
    group: (Table<Share>.Row) -> (title: String, size: String),
    target: (String) -> String?
  ) {
    let kept = table.columns.indices.filter { column in
      table.rows.contains { $0.cells.indices.contains(column) && $0.cells[column].numerator > 0 }
    }.prefix(Format.mostRows)
    rows = kept.map { code(table.columns[$0]) }
    panels = table.rows.prefix(Self.mostPanels).enumerated().map { index, row in
      let (title, size) = group(row)
      return Panel(
        title: title, size: size,
        marks: kept.map { Mark(row.cells[$0], target(cellAnchor(table.name, index, $0))) })
    }
  }

  func draw(_ canvas: inout Canvas) {
    let scale = Scale(reaching: panels.flatMap(\.marks))
    if canvas.isPage { drawPage(&canvas, scale) } else { drawPhone(&canvas, scale) }
  }

  private func drawPage(_ canvas: inout Canvas, _ scale: Scale) {
    let labels = 176.0
    let gap = 22.0
    let count = Double(max(1, panels.count))
    let width = (canvas.width - labels - gap * (count - 1) - 14) / count
    for (index, panel) in panels.enumerated() {
      let x = labels + Double(index) * (width + gap)
      draw(
        panel, &canvas, scale, x: x, y: 0, width: width, rows: rows.count,
        labels: index == 0 ? labels : nil)
    }
    canvas.height = height(rows: rows.count)
  }

  private func drawPhone(_ canvas: inout Canvas, _ scale: Scale) {
    let shown = min(rows.count, Self.mostPhoneRows)
    var y = 0.0
    for panel in panels {
      draw(panel, &canvas, scale, x: 142, y: y, width: 172, rows: shown, labels: 142)
      y += height(rows: shown) + 14
    }
    if shown < rows.count {
      canvas.text(canvas.words("chart.more", ["shown": .number(shown)]), 0, y + 6, "tick")
      y += 14
    }
    canvas.height = y
  }

  private static let head = 40.0
  private static let rowHeight = 20.0

  private func height(rows: Int) -> Double { Self.head + Double(rows) * Self.rowHeight + 22 }

  private func draw(
    _ panel: Panel, _ canvas: inout Canvas, _ scale: Scale, x: Double, y: Double, width: Double,
    rows shown: Int, labels: Double?
  ) {
    let top = y + Self.head
    let bottom = top + Double(shown) * Self.rowHeight
    canvas.text(Canvas.fitted(panel.title, width + 16), x, y + 13, "head")
    canvas.text(panel.size, x, y + 28, "tick")
    // In a narrow panel the numbers in the middle would touch the others.
    let ticks = width < 110 ? [0, scale.top] : scale.ticks
    for tick in scale.ticks {
      let position = x + scale.position(tick, over: width)
      canvas.line(position, top - 4, position, bottom, tick > 0 ? "grid" : "axis")
      guard ticks.contains(tick) else { continue }
      canvas.text(
        canvas.words.percent(tick), position, bottom + 14, "tick",
        tick == scale.top ? .end : .middle)
    }
    for index in 0..<shown {
      let centre = top + (Double(index) + 0.5) * Self.rowHeight
      if let labels {
        canvas.text(Canvas.fitted(rows[index], labels - 8), x - labels, centre + 4)
      }
      mark(
        panel.marks[index], "\(panel.title), \(rows[index])", &canvas, scale, x: x, y: centre,
        width: width)
    }
  }

  private func mark(
    _ mark: Mark, _ name: String, _ canvas: inout Canvas, _ scale: Scale, x: Double, y: Double,
    width: Double
  ) {
    let share = mark.share
    guard let value = share.value else { return }
    if !share.isTooFew, let interval = share.interval {
      canvas.whisker(
        from: x + scale.position(interval.low, over: width),
        to: x + scale.position(interval.high, over: width), at: y)
    }
    canvas.linked(mark.target, "\(name): \(canvas.words.percent(share))") {
      $0.dot(x + scale.position(value, over: width), y, share.isTooFew ? "few" : "dot")
    }
  }
}
