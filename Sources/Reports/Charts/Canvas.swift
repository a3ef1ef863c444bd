internal import Basics
internal import Measures

/// Every chart is drawn twice, for a page and for a phone, and the style sheet shows the one that
/// fits: scaled down, a chart's letters could not be read.
enum Format: CaseIterable {
  case page, phone

  /// The width in pixels: the text column of the report, and the screen of a small phone (360)
  /// without its margins.
  ///
  /// A chart has at most so many rows: with more it would not fit a page of paper. Tables have all.
  static let mostRows = 30

  var width: Double { self == .page ? 720 : 328 }
  var styleClass: String { self == .page ? "page" : "phone" }
}

/// Marks of a chart under way, in pixels from the top left corner.
struct Canvas {
  let format: Format
  private(set) var marks = HTML()
  var height = 0.0

  init(_ format: Format) { self.format = format }

  var width: Double { format.width }

  mutating func bar(_ x: Double, _ y: Double, width: Double, height: Double, _ style: String) {
    guard width > 0, height > 0 else { return }
    marks += """
      <rect class="\(style)" x="\(length(x))" y="\(length(y))" width="\(length(width))" \
      height="\(length(height))"/>
      """
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String = "rule"
  ) {
    marks += """
      <path class="\(style)" d="M\(length(x1)) \(length(y1))L\(length(x2)) \(length(y2))"/>
      """
  }

  mutating func dot(_ x: Double, _ y: Double, _ style: String) {
    marks += "<circle class=\"\(style)\" cx=\"\(length(x))\" cy=\"\(length(y))\" r=\"4\"/>"
  }

  mutating func diamond(_ x: Double, _ y: Double, _ style: String) {
    marks += """
      <path class="\(style)" d="M\(length(x - 5)) \(length(y))L\(length(x)) \(length(y - 5))\
      L\(length(x + 5)) \(length(y))L\(length(x)) \(length(y + 5))Z"/>
      """
  }

  enum Alignment: String { case start, middle, end }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ style: String = "label",
    _ alignment: Alignment = .start
  ) {
    guard !text.isEmpty else { return }
    let place: HTML = alignment == .start ? "" : " text-anchor=\"\(alignment.rawValue)\""
    marks += """
      <text class="\(style)" x="\(length(x))" y="\(length(y))"\(place)>\(text)</text>
      """
  }

  /// A horizontal interval with end strokes.
  mutating func whisker(from x1: Double, to x2: Double, at y: Double) {
    marks += """
      <path class="whisker" d="M\(length(x1)) \(length(y - 3))V\(length(y + 3))\
      M\(length(x1)) \(length(y))H\(length(x2))M\(length(x2)) \(length(y - 3))V\(length(y + 3))"/>
      """
  }

  /// A vertical interval with end strokes.
  mutating func upright(at x: Double, from y1: Double, to y2: Double) {
    marks += """
      <path class="whisker" d="M\(length(x - 3)) \(length(y1))H\(length(x + 3))\
      M\(length(x)) \(length(y1))V\(length(y2))M\(length(x - 3)) \(length(y2))H\(length(x + 3))"/>
      """
  }

  /// The text cut to a width, with an ellipsis.
  static func fitted(_ text: String, _ width: Double) -> String {
    // Letters of 13 px are 7.2 px wide on average, in Latin and Cyrillic, in common sans serifs.
    let most = max(4, Int(width / 7.2))
    let scalars = text.unicodeScalars
    guard scalars.count > most else { return text }
    var cut = String(String.UnicodeScalarView(scalars.prefix(most - 1)))
    while cut.last == " " { cut.removeLast() }
    return cut + "…"
  }
}

/// A scale from shares to pixels, beginning at 0 and ending at a round number.
struct Scale {
  let top: Double
  let ticks: [Double]

  /// Reaches the largest of the values.
  init(reaching values: some Sequence<Double>) {
    let largest = values.max() ?? 0
    let tops = [0.1, 0.2, 0.4, 0.6, 0.8]
    top = tops.first { largest <= $0 + 1e-9 } ?? 1
    ticks = [0, top / 2, top]
  }

  func position(_ value: Double, over width: Double) -> Double { min(value, top) / top * width }
}

/// A scale of counts.
struct CountScale {
  let top: Int

  init(reaching largest: Int) {
    var power = 1
    while power * 10 < largest { power *= 10 }
    top = [1, 2, 4, 5, 10].map { $0 * power }.first { $0 >= largest } ?? max(1, largest)
  }

  func position(_ value: Int, over width: Double) -> Double {
    Double(value) / Double(top) * width
  }
}

/// A chart as SVG in both formats.
///
/// `draw` puts the marks and sets the height.
func chart(
  _ id: String, title: String, description: String, draw: (inout Canvas) -> Void
) -> HTML {
  Format.allCases.map { format in
    var canvas = Canvas(format)
    draw(&canvas)
    let name = anchor(id, format.styleClass)
    let box = "0 0 \(length(canvas.width)) \(length(canvas.height))"
    return """
      <svg class="\(format.styleClass)" role="img" aria-labelledby="\(name)-t \(name)-d" \
      viewBox="\(box)" width="\(length(canvas.width))" height="\(length(canvas.height))" \
      xmlns="http://www.w3.org/2000/svg">\
      <title id="\(name)-t">\(title)</title><desc id="\(name)-d">\(description)</desc>\
      <defs><pattern id="\(name)-h" class="hatch" width="5" height="5" \
      patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5"/></pattern>\
      </defs>\(canvas.marks.replacingHatch(by: "\(name)-h"))</svg>

      """
  }.joined()
}

extension HTML {
  /// Bars of the class `hatched` are filled with the pattern of their own chart: one pattern for
  /// the whole page would vanish with the chart that is not shown.
  fileprivate func replacingHatch(by pattern: String) -> HTML {
    let mark = "class=\"hatched\""
    var result = ""
    var rest = Substring(text)
    while let found = rest.firstRange(of: mark) {
      result += rest[..<found.lowerBound] + mark + " fill=\"url(#\(pattern))\""
      rest = rest[found.upperBound...]
    }
    return HTML(trusted: result + rest)
  }
}
