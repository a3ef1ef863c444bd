internal import Measures

/// Numbers of articles as bars: first printings filled, reprints striped.
struct BarChart {
  struct Row {
    var label: String
    var firsts: Int
    var reprints: Int
    /// Everything else that was read of this group.
    var others: Int
    var target: String?

    var all: Int { firsts + reprints + others }
  }

  var rows: [Row]

  func draw(_ canvas: inout Canvas) {
    let isPage = canvas.isPage
    let words = canvas.words
    let x = isPage ? 176.0 : 0.0
    let width = isPage ? 440.0 : 250.0
    let rowHeight = isPage ? 26.0 : 42.0
    let scale = CountScale(reaching: rows.map(\.all).max() ?? 0)
    let legend = Legend(keys: [
      (.box, "ink", words("chart.movers.first")), (.box, "hatched", words("chart.movers.reprint")),
      (.box, "pale", words("chart.others")),
    ])
    let top = legend.draw(&canvas, x: x, width: canvas.width - x) + 9
    canvas.height = top + Double(rows.count) * rowHeight + 8
    for (index, row) in rows.enumerated() {
      let y = top + Double(index) * rowHeight
      let barY = isPage ? y + 3 : y + 22
      let part = words.part(row.firsts + row.reprints, of: row.all)
      canvas.text(Canvas.fitted(row.label, isPage ? 168 : 300), 0, y + 15)
      var end = x
      canvas.linked(row.target, "\(row.label): \(part)") { canvas in
        for (value, style) in [(row.firsts, "ink"), (row.reprints, "hatched")] {
          let extent = scale.position(value, over: width)
          canvas.bar(end, barY, width: extent, height: 15, style)
          end += extent
        }
      }
      let extent = scale.position(row.others, over: width)
      canvas.bar(end, barY, width: extent, height: 15, "pale")
      canvas.text(part, end + extent + 6, barY + 12, "value")
    }
  }
}

/// Numbers over time, a strip for each outlet, all to one height.
struct StripChart {
  struct Row {
    var label: String
    var counts: [Int]
    var target: String?
  }

  var rows: [Row]
  var keys: [String]

  func draw(_ canvas: inout Canvas) {
    let isPage = canvas.isPage
    let words = canvas.words
    let x = isPage ? 176.0 : 0.0
    let width = canvas.width - x - (isPage ? 36 : 40)
    let bars = 26.0
    let rowHeight = isPage ? 38.0 : 52.0
    let largest = rows.flatMap(\.counts).max() ?? 0
    let scale = CountScale(reaching: largest)
    let slot = width / Double(max(1, keys.count))
    canvas.height = Double(rows.count) * rowHeight + 30
    for (index, row) in rows.enumerated() {
      let base = Double(index + 1) * rowHeight
      let sum = words.number(row.counts.reduce(0, +))
      canvas.text(
        Canvas.fitted(row.label, isPage ? 168 : 300), 0, isPage ? base - 6 : base - bars - 6)
      canvas.line(x, base, x + width, base, "axis")
      canvas.linked(row.target, "\(row.label): \(sum)") { canvas in
        for (position, count) in row.counts.enumerated() {
          let height = scale.position(count, over: bars)
          let left = x + (Double(position) + 0.12) * slot
          canvas.bar(left, base - height, width: slot * 0.76, height: height, "ink")
        }
      }
      canvas.text(sum, x + width + 6, base - 2, "value")
    }
    timeAxis(&canvas, keys, x: x, y: Double(rows.count) * rowHeight, slot: slot)
  }
}

/// Names of the points of a time line under an axis, as many as there is room for; the year stands
/// with its first point.
func timeAxis(_ canvas: inout Canvas, _ keys: [String], x: Double, y: Double, slot: Double) {
  let names = keys.map(canvas.words.bucketName)
  let widest = names.map { Canvas.textWidth($0, size: 11.5) }.max() ?? 0
  let every = max(1, Int(((widest + 6) / slot).rounded(.up)))
  let yearWidth = Canvas.textWidth("2024", size: 12.5)
  var year = Substring()
  var free = 0.0
  for (index, key) in keys.enumerated() {
    let centre = x + (Double(index) + 0.5) * slot
    let hasYearOnly = names[index] == key
    if !hasYearOnly, index % every == 0 {
      canvas.text(names[index], centre, y + 14, "tick", .middle)
    }
    guard key.prefix(4) != year else { continue }
    year = key.prefix(4)
    guard centre - yearWidth / 2 >= free else { continue }
    free = centre + yearWidth / 2 + 6
    canvas.text(String(year), centre, hasYearOnly ? y + 14 : y + 27, "tick strong", .middle)
  }
}
