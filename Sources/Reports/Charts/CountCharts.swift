internal import Measures

/// Numbers of articles as bars: first printings filled, reprints striped.
struct BarChart {
  struct Row {
    var label: String
    var firsts: Int
    var reprints: Int
    /// Everything else that was read of this group.
    var others: Int
  }

  var rows: [Row]

  func draw(_ canvas: inout Canvas) {
    let isPage = canvas.format == .page
    let x = isPage ? 176.0 : 0.0
    let width = isPage ? 440.0 : 250.0
    let rowHeight = isPage ? 26.0 : 42.0
    let scale = CountScale(reaching: rows.map { $0.firsts + $0.reprints + $0.others }.max() ?? 0)
    canvas.height = Double(rows.count) * rowHeight + 44
    legend(&canvas)
    for (index, row) in rows.enumerated() {
      let y = 26 + Double(index) * rowHeight
      canvas.text(Canvas.fitted(row.label, isPage ? 168 : 300), 0, y + 15)
      let barY = isPage ? y + 3 : y + 22
      var end = x
      for (value, style) in [(row.firsts, "ink"), (row.reprints, "hatched"), (row.others, "pale")] {
        let extent = scale.position(value, over: width)
        canvas.bar(end, barY, width: extent, height: 15, style)
        end += extent
      }
      let relevant = row.firsts + row.reprints
      canvas.text(
        "\(grouped(relevant)) of \(grouped(relevant + row.others))", end + 6, barY + 12, "value")
    }
  }

  private func legend(_ canvas: inout Canvas) {
    let isPage = canvas.format == .page
    var x = isPage ? 176.0 : 0.0
    let keys = [
      ("ink", isPage ? "about movers, first printing" : "about movers", isPage ? 190.0 : 106.0),
      ("hatched", isPage ? "about movers, reprint" : "reprint", isPage ? 152.0 : 72.0),
      ("pale", "other articles", 90),
    ]
    for (style, name, width) in keys {
      canvas.bar(x, 2, width: 11, height: 11, style)
      canvas.text(name, x + 16, 12, "tick")
      x += width + 12
    }
  }
}

/// Numbers over time, a strip for each outlet, all to one height.
struct StripChart {
  var rows: [(label: String, counts: [Int])]
  var keys: [String]

  func draw(_ canvas: inout Canvas) {
    let isPage = canvas.format == .page
    let x = isPage ? 176.0 : 0.0
    let width = canvas.width - x - (isPage ? 30 : 34)
    let bars = 26.0
    let rowHeight = isPage ? 38.0 : 52.0
    let largest = rows.flatMap(\.counts).max() ?? 0
    let scale = CountScale(reaching: largest)
    let slot = width / Double(max(1, keys.count))
    canvas.height = Double(rows.count) * rowHeight + 26
    for (index, row) in rows.enumerated() {
      let base = Double(index + 1) * rowHeight
      canvas.text(
        Canvas.fitted(row.label, isPage ? 168 : 300), 0, isPage ? base - 6 : base - bars - 6)
      canvas.line(x, base, x + width, base, "axis")
      for (position, count) in row.counts.enumerated() {
        let height = scale.position(count, over: bars)
        let left = x + (Double(position) + 0.12) * slot
        canvas.bar(left, base - height, width: slot * 0.76, height: height, "ink")
      }
      canvas.text(grouped(row.counts.reduce(0, +)), x + width + 6, base - 2, "value")
    }
    timeAxis(&canvas, keys, x: x, y: Double(rows.count) * rowHeight, slot: slot)
  }
}

/// Names of the points of a time line under an axis, as many as there is room for; the year stands
/// with its first point.
func timeAxis(_ canvas: inout Canvas, _ keys: [String], x: Double, y: Double, slot: Double) {
  let isPage = canvas.format == .page
  let every = max(1, Int((30 / slot).rounded(.up)))
  var year = Substring()
  var free = 0.0
  for (index, key) in keys.enumerated() {
    let centre = x + (Double(index) + 0.5) * slot
    let name = bucketName(key)
    if name != key, index % every == 0 { canvas.text(name, centre, y + 14, "tick", .middle) }
    guard key.prefix(4) != year else { continue }
    year = key.prefix(4)
    guard centre - 14 >= free else { continue }
    free = centre + (isPage ? 22 : 20)
    canvas.text(String(year), centre, name == key ? y + 14 : y + 26, "tick strong", .middle)
  }
}
