/// An article as a text of a project: headline, an empty line, text.
package struct QDAText: Sendable {
  package var id: String
  package var name: String
  /// With LF as the only line end.
  package let content: String
  package private(set) var selections: [Selection] = []
  package var codings: [Coding] = []
  package var facts: [QDAProject.Fact: String] = [:]
  private let scalars: [Unicode.Scalar]
  private let textStart: Int

  package struct Selection: Hashable, Sendable {
    package var start: Int
    package var end: Int
    package var codes: [QDAProject.Code]
  }

  /// Codes of the text as a whole, by one coder.
  package struct Coding: Hashable, Sendable {
    package var coder: String
    package var codes: [QDAProject.Code]

    package init(coder: String, codes: [QDAProject.Code]) {
      (self.coder, self.codes) = (coder, codes)
    }
  }

  package init(id: String, title: String, text: String) {
    self.id = id
    let head = title.isEmpty ? "" : title + "\n\n"
    textStart = head.unicodeScalars.count
    scalars = Self.withLineFeeds(Array((head + text).unicodeScalars))
    var content = String.UnicodeScalarView()
    content.append(contentsOf: scalars)
    self.content = String(content)
    // Programs know texts by their names, so that each has its own.
    name = title.isEmpty ? id : "\(id) \(title)"
  }

  package var guid: NameBasedGUID { NameBasedGUID("text \(id)", in: .koshu) }

  /// Its file in the container.
  package var path: String { "sources/\(guid).txt" }

  /// Adds codes to a place, given in scalars of the headline or of the text; in the order of the text.
  package mutating func add(_ codes: [QDAProject.Code], inTitle: Bool, start: Int, end: Int) {
    let shift = inTitle ? 0 : textStart
    let limit = inTitle ? textStart : scalars.count
    let (start, end) = (max(0, start + shift), min(end + shift, limit))
    guard start < end, !codes.isEmpty else { return }
    let place = selections.firstIndex { ($0.start, $0.end) >= (start, end) } ?? selections.endIndex
    if place < selections.count, selections[place].start == start, selections[place].end == end {
      selections[place].codes += codes
    } else {
      selections.insert(Selection(start: start, end: end, codes: codes), at: place)
    }
  }

  func words(of selection: Selection) -> String {
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[selection.start..<min(selection.end, scalars.count)])
    return String(words)
  }

  /// Every line end as one line feed, without moving any position: of CR and LF the first becomes a blank.
  private static func withLineFeeds(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var out = scalars
    for (index, scalar) in scalars.enumerated() where scalar == "\r" {
      let isPair = index + 1 < scalars.count && scalars[index + 1] == "\n"
      out[index] = isPair ? " " : "\n"
    }
    return out
  }
}

extension QDAText {
  /// Its file: UTF-8 without a byte-order mark.
  package var bytes: [UInt8] { Array(content.utf8) }
}
