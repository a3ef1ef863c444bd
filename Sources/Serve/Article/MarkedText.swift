internal import Basics
internal import Coding

/// Title or text of an article as markup: its paragraphs, with the words that codes rest on marked.
struct MarkedText {
  private let scalars: [Unicode.Scalar]
  /// Evidence of this part that is shown, with its number.
  private let items: [(number: Int, item: Evidence, ink: Ink)]
  private let keys: [[String]]
  private let selected: Set<Int>
  /// Words that the reader comes for, such as a line of a concordance; empty for none.
  private let spot: Range<Int>

  /// `keys` are the codes of each piece of evidence; those in `selected` stand out.
  init(
    _ text: String, _ part: Part, _ coded: CodedArticle, keys: [[String]], selected: Set<Int>,
    showsBlocked: Bool, spot: Spot?
  ) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    self.keys = keys
    self.selected = selected
    self.spot =
      spot.flatMap { $0.part == part ? $0.range.clamped(to: 0..<scalars.count) : nil } ?? 0..<0
    items = coded.evidence.enumerated().compactMap { number, item in
      guard item.part == part, let ink = Ink(item), ink != .blocked || showsBlocked else {
        return nil
      }
      return (number, item, ink)
    }
  }

  /// On one line.
  var line: HTML { markup(0..<scalars.count) }

  /// A paragraph for each line of the text.
  var paragraphs: HTML {
    var markup = HTML()
    var start = 0
    for end in scalars.indices.filter({ scalars[$0] == "\n" }) + [scalars.count] {
      if end > start {
        let direction: HTML = isRightToLeft(start..<end) ? " dir=\"rtl\"" : ""
        markup += "<p\(direction)>\(self.markup(start..<end))</p>\n"
      }
      start = end + 1
    }
    return markup
  }

  private func isRightToLeft(_ range: Range<Int>) -> Bool {
    let letters = scalars[range].lazy.filter(\.properties.isAlphabetic).prefix(40)
    return letters.filter { Direction.isArabic($0) }.count * 2 > letters.count
  }

  /// Cut at every border of evidence, so that words shared by several pieces are marked once.
  private func markup(_ range: Range<Int>) -> HTML {
    let here = items.filter { $0.item.start < range.upperBound && $0.item.end > range.lowerBound }
    let borders = Set(
      (here.flatMap { [$0.item.start, $0.item.end] } + [spot.lowerBound, spot.upperBound])
        .filter(range.contains)
        + [range.lowerBound, range.upperBound]
    ).sorted()
    var markup = HTML()
    for (start, end) in zip(borders, borders.dropFirst()) {
      markup += piece(start..<end, here.filter { $0.item.start <= start && $0.item.end >= end })
    }
    return markup
  }

  private func piece(
    _ range: Range<Int>, _ here: [(number: Int, item: Evidence, ink: Ink)]
  ) -> HTML {
    let text = HTML(escaping: String(String.UnicodeScalarView(scalars[range])))
    let isSpot = spot.contains(range.lowerBound)
    let place: HTML = isSpot && range.lowerBound == spot.lowerBound ? " id=\"here\"" : ""
    guard let top = here.min(by: { $0.ink.rank < $1.ink.rank }) else {
      return isSpot ? "<mark class=\"on\"\(place)>\(text)</mark>" : text
    }
    let codes = Set(here.flatMap { keys[$0.number] }).sorted().joined(separator: " ")
    let anchors = here.filter { $0.item.start == range.lowerBound }
      .map { "<span id=\"e\($0.number)\"></span>" as HTML }
    let isOn = isSpot || here.contains { selected.contains($0.number) }
    let said = here.map { "\($0.item.code) · \($0.item.entry)" }.joined(separator: ", ")
    let letters = here.filter { $0.item.end == range.upperBound }.map { item -> HTML in
      "<sup><a href=\"#w\(item.number)\">\(item.ink.letter)</a></sup>"
    }
    return """
      <mark class="\(top.ink.rawValue)\(isOn ? " on" : "")"\(place) data-codes="\(codes)" title="\(said)">\
      \(anchors)\(text)\(letters)</mark>
      """
  }
}

/// A place in an article as addresses name it: `text:120-133`.
struct Spot: Hashable {
  var part: Part
  var range: Range<Int>

  init?(_ name: String?) {
    guard let halves = name?.split(separator: ":"), halves.count == 2,
      let part = Part(rawValue: String(halves[0]))
    else { return nil }
    let borders = halves[1].split(separator: "-").compactMap { Int($0) }
    guard borders.count == 2, borders[0] >= 0, borders[0] < borders[1] else { return nil }
    self.part = part
    range = borders[0]..<borders[1]
  }

  /// The article's page at this place.
  static func address(article: String, part: Part, start: Int, end: Int) -> String {
    "/article/\(Fields.encoded(article))?at=\(part.rawValue):\(start)-\(end)#here"
  }
}

/// Which way a text runs.
enum Direction {
  static func isArabic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x06FF, 0x0750...0x077F, 0x08A0...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: true
    default: false
    }
  }

  /// By the first letter, as browsers do it for `dir=auto`.
  static func isRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.first(where: \.properties.isAlphabetic).map(isArabic) ?? false
  }
}
