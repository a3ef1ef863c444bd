internal import Basics
internal import Measures

/// The lists of articles to which the numbers of tables and the marks of charts lead.
///
/// They stand in the report itself while it is about few articles, else on pages beside it: a report
/// of a hundred thousand articles can still be mailed.
struct Appendix: Sendable {
  /// A list shows this many articles; the CSV files hold all of them.
  static let mostListed = 40
  /// So many articles that lists may show are kept in the report: half a megabyte of passages.
  static let mostInReport = 400
  /// A page of passages ends with the list that reaches this many.
  static let mostOnPage = 400

  struct List: Sendable {
    var anchor: String
    var label: String
    var figure: String
    var total: Int
    var stories: Int
    /// Positions in `Findings.articles`.
    var shown: [Int]
    /// Which passages of its articles come first: those that bear this code.
    var code: String?
    /// The number of its page, from 1; nil in the report.
    var page: Int?
  }

  private(set) var lists: [List] = []
  private let isPaged: Bool
  /// Relative to the report; named for the run, so that an earlier report keeps its own.
  let folder: String
  private var targets: [String: String] = [:]
  private var pageOfFigure: [String: (number: Int, articles: Int)] = [:]

  init(_ findings: Findings, run: String) {
    isPaged = findings.articles.count { $0.relevance != "none" } > Self.mostInReport
    folder = "\(passageFolder)/\(anchor(run.isEmpty ? "run" : run))"
  }

  /// A number that leads to its articles.
  ///
  /// The first printings of stories are listed first.
  mutating func link(
    _ text: String, _ anchor: String, label: String, from figure: String, code: String? = nil,
    articles: [Int], stories: Int, isFirstPrinting: [Bool]
  ) -> HTML {
    guard !articles.isEmpty else { return "\(text)" }
    let firsts = articles.lazy.filter { isFirstPrinting[$0] }
    let others = articles.lazy.filter { !isFirstPrinting[$0] }
    let shown = Array(firsts.prefix(Self.mostListed))
    let list = List(
      anchor: anchor, label: label, figure: figure, total: articles.count, stories: stories,
      shown: (shown + others.prefix(Self.mostListed - shown.count)).sorted(), code: code,
      page: isPaged ? page(for: figure, adding: min(articles.count, Self.mostListed)) : nil)
    lists.append(list)
    let place = list.page.map { "\(folder)/\(Self.pageName(figure, $0))" } ?? ""
    targets[anchor] = "\(place)#\(anchor)"
    return "<a href=\"\(place)#\(anchor)\">\(text)</a>"
  }

  /// Where a list is, for the marks of charts; nil where there is none.
  func target(_ anchor: String) -> String? { targets[anchor] }

  static func pageName(_ figure: String, _ page: Int) -> String { "\(figure)-\(page).html" }

  private mutating func page(for figure: String, adding count: Int) -> Int {
    var page = pageOfFigure[figure] ?? (1, 0)
    if page.articles > 0, page.articles + count > Self.mostOnPage {
      page = (page.number + 1, 0)
    }
    page.articles += count
    pageOfFigure[figure] = page
    return page.number
  }

  /// Every article that a list in the report shows: by day, undated last, then by id.
  func registered(_ findings: Findings) -> [Int] {
    let all = Set(lists.filter { $0.page == nil }.flatMap(\.shown)).sorted()
    return all.filter { findings.articles[$0].day != nil }
      .sorted { (findings.articles[$0].day ?? "", $0) < (findings.articles[$1].day ?? "", $1) }
      + all.filter { findings.articles[$0].day == nil }
  }
}

/// The folder of pages of passages, beside the report.
package let passageFolder = "report-passages"

/// The anchor of a cell of a table.
func cellAnchor(_ table: String, _ row: Int, _ column: Int) -> String {
  "c-\(table)-\(row + 1)-\(column + 1)"
}
