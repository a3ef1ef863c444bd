internal import Basics
internal import Measures

/// Every chart is drawn twice, for a page and for a phone, and the style sheet shows the one that
/// fits: scaled down, a chart's letters could not be read.
enum Format: CaseIterable {
  case page, phone

  /// A chart has at most so many rows: with more it would not fit a page of paper.
  static let mostRows = 30

  /// The width in pixels: the text column of the report, and the screen of a small phone (360)
  /// without its margins.
  var width: Double { self == .page ? 720 : 328 }
  var styleClass: String { self == .page ? "page" : "phone" }
}

/// A share as a chart draws it, with the place where its passages are.
struct Mark {
  var share: Share
  var target: String?

  init(_ share: Share, _ target: String?) {
    self.share = share
    self.target = target
  }
}

/// Marks of a chart under way, in pixels from the top left corner.
struct Canvas {
  let format: Format
  let words: Wording
  private(set) var marks = HTML()
  var height = 0.0

  init(_ format: Format, _ words: Wording) {
    self.format = format
    self.words = words
  }

  var isPage: Bool { format == .page }
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

  /// Marks that lead to their passages; what they show is their name.
  ///
  /// They are no stops of the keyboard: the same links stand in the table of the figure, where
  /// screen readers meet them as well.
  mutating func linked(_ target: String?, _ name: String, _ draw: (inout Canvas) -> Void) {
    guard let target else { return draw(&self) }
    marks += "<a href=\"\(target)\" tabindex=\"-1\"><title>\(name)</title>"
    draw(&self)
    marks += "</a>"
  }

  /// The width of a text in a common sans serif: letters of 13 px are 7.2 px wide on average, in Latin
  /// and Cyrillic.
  static func textWidth(_ text: String, size: Double = 13) -> Double {
    Double(text.unicodeScalars.count) * size * 7.2 / 13
  }

  /// The text cut to a width, with an ellipsis.
  static func fitted(_ text: String, _ width: Double) -> String {
    let most = max(4, Int(width / textWidth("n")))
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

  /// Reaches the intervals, or the shares where they are of too few stories.
  init(reaching marks: [Mark]) {
    self.init(
      reaching: marks.map(\.share).map {
        $0.isTooFew ? $0.value ?? 0 : $0.interval?.high ?? 0
      })
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

/// A length or position in an SVG: a tenth of a pixel is finer than any screen or printer shows.
func length(_ value: Double) -> String { decimal(value, digits: 1) ?? "0" }
