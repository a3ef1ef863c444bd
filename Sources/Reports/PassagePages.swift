internal import Basics
internal import Measures

/// The pages that hold the passages behind the figures of a large report; none beside a small one.
///
/// Each is made when it is asked for, so that only one is in memory.
package struct PassagePages: Sendable {
  /// A page: the lists of one figure, or a part of them.
  struct Place: Sendable {
    var figure: String
    /// From 1, of `count` pages of the figure.
    var number: Int
    var count: Int
    var lists: [Int]
    var name: String { Appendix.pageName(figure, number) }
  }

  private let writer: ReportWriter
  let places: [Place]

  init(_ writer: ReportWriter) {
    self.writer = writer
    var places: [Place] = []
    for (index, list) in writer.appendix.lists.enumerated() {
      guard let page = list.page else { continue }
      if places.last?.figure == list.figure, places.last?.number == page {
        places[places.count - 1].lists.append(index)
      } else {
        places.append(Place(figure: list.figure, number: page, count: 1, lists: [index]))
      }
    }
    for index in places.indices {
      places[index].count = places.count { $0.figure == places[index].figure }
    }
    self.places = places
  }

  package var isEmpty: Bool { places.isEmpty }

  /// The folder of the pages, relative to the report.
  package var folder: String { writer.appendix.folder }

  /// The names of the pages in their folder.
  package var names: [String] { places.map(\.name) }

  /// The page of a name as HTML.
  ///
  /// Throws a `Problem` (`REP-001`) where files beside the program are missing or broken, and what the
  /// reader of words throws.
  package func html(at index: Int) throws -> String {
    let place = places[index]
    let words = writer.words
    let title = writer.pageTitle(place)
    let report = "../../report.html#\(place.figure)"
    let sections = try place.lists.map { position -> HTML in
      let list = writer.appendix.lists[position]
      let left = list.total - list.shown.count
      let rest: HTML = left > 0 ? words.markup("passages.rest", ["count": .number(left)]) : ""
      let entries = try list.shown.map { try writer.entry($0, code: list.code) }
      return """
        <section class="cell" id="\(list.anchor)"><h2>\(list.label)</h2>
        <p>\(writer.backLink(report))\(writer.size(of: list))\(rest)</p>
        <ol class="register">
        \(entries)</ol></section>

        """
    }
    return try writer.page(
      title: "\(title) · \(writer.context.title)", skip: words("passages.skip"),
      header: """
        <p class="brand"><a href="\(report)">\(writer.context.title)</a></p>
        <h1>\(title)</h1>

        """,
      contents: "", main: sections.joined()
    ).text
  }
}
