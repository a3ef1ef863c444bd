/// Pairs of frames: the articles with both as a bar, those that chance would give as a stroke.
struct PairChart {
  struct Row {
    var label: String
    var found: Int
    var expected: Double
    var target: String?
  }

  var rows: [Row]

  func draw(_ canvas: inout Canvas) {
    let isPage = canvas.isPage
    let words = canvas.words
    let x = isPage ? 270.0 : 0.0
    let width = isPage ? 400.0 : 280.0
    let rowHeight = isPage ? 24.0 : 42.0
    let largest = rows.map { max(Double($0.found), $0.expected) }.max() ?? 0
    let scale = CountScale(reaching: Int(largest.rounded(.up)))
    let legend = Legend(keys: [
      (.box, "ink", words("chart.both")), (.stroke, "target", words("chart.expected")),
    ])
    let top = legend.draw(&canvas, x: x, width: canvas.width - x) + 7
    canvas.height = top + Double(rows.count) * rowHeight + 6
    for (index, row) in rows.enumerated() {
      let y = top + Double(index) * rowHeight
      let barY = isPage ? y + 3 : y + 20
      let end = x + scale.position(row.found, over: width)
      let target = x + row.expected / Double(scale.top) * width
      let found = words.number(row.found)
      canvas.text(Canvas.fitted(row.label, isPage ? 262 : 320), 0, y + 14)
      canvas.linked(row.target, "\(row.label): \(found)") {
        $0.bar(x, barY, width: end - x, height: 13, "ink")
      }
      canvas.line(target, barY - 3, target, barY + 16, "target")
      canvas.text(found, max(end, target) + 6, barY + 11, "value")
    }
  }
}
