/// What the marks of a chart mean, in as many lines as its width needs.
struct Legend {
  enum Sign { case box, stroke, dot, diamond }

  /// The style of a sign, and what it stands for.
  var keys: [(sign: Sign, style: String, name: String)]

  static let lineHeight = 17.0

  /// The height of the lines, from `y`.
  @discardableResult
  func draw(_ canvas: inout Canvas, x: Double, y: Double = 0, width: Double) -> Double {
    var left = x
    var top = y
    for key in keys {
      // Wide fonts need a little more than the usual width.
      let extent = 16 + Canvas.textWidth(key.name, size: 12.5)
      if left > x, left + extent > x + width { (left, top) = (x, top + Self.lineHeight) }
      switch key.sign {
      case .box: canvas.bar(left, top + 2, width: 11, height: 11, key.style)
      case .stroke: canvas.line(left + 5, top + 1, left + 5, top + 15, key.style)
      case .dot: canvas.dot(left + 5, top + 8, key.style)
      case .diamond: canvas.diamond(left + 5, top + 8, key.style)
      }
      canvas.text(key.name, left + 16, top + 12, "tick")
      left += extent + 14
    }
    return top - y + Self.lineHeight
  }
}
