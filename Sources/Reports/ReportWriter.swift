internal import Basics
internal import Measures
internal import Mustache

/// A report under way: names, numbering of figures, and the lists that figures lead to.
struct ReportWriter: Sendable {
  let findings: Findings
  let context: ReportContext
  let labels: Labels
  let words: Wording
  var appendix: Appendix
  /// Titles with number, by the id of the figure.
  private(set) var figureTitles: [String: String] = [:]

  private let reader: WordReader?

  init(_ findings: Findings, _ context: ReportContext, reader: WordReader?) throws {
    self.findings = findings
    self.context = context
    self.reader = reader
    labels = try Labels(context)
    words = try Wording(context.language)
    appendix = Appendix(findings, run: context.run)
  }

  /// An article with its words.
  func article(at position: Int) throws -> MeasuredArticle {
    let article = findings.articles[position]
    return try reader?(article.id) ?? article
  }

  /// A chart with its number, its caption and its table.
  ///
  /// The table is folded on a screen; the style sheet unfolds it on paper. `isMeasured` says that it
  /// shows what the program coded, which people may have checked or not.
  mutating func figure(
    _ id: String, _ title: String, caption: HTML, chart: HTML, table: HTML,
    isMeasured: Bool = true
  ) -> HTML {
    let number = figureTitles.count + 1
    let name = words("figure.title", ["number": .number(number), "title": .text(title)])
    figureTitles[id] = name
    return """
      <figure id="\(id)"><div class="plate"><figcaption><strong>\(name)</strong> \
      <span>\(caption)\(isMeasured ? unvalidated : "")</span></figcaption>
      \(chart)</div><details><summary>\
      \(words("figure.table", ["number": .number(number), "title": .text(title)]))</summary>
      \(table)</details></figure>

      """
  }

  /// What a caption says where a chart leaves out rows that its table has.
  func omission(of total: Int) -> HTML {
    guard total > Format.mostRows else { return "" }
    let tail = total > Self.mostTableRows ? "figure.omission.table" : "figure.omission"
    return " "
      + words.markup(
        tail,
        [
          "shown": .number(Format.mostRows), "total": .number(total),
          "rows": .number(Self.mostTableRows),
        ])
  }

  /// Rows of a table: more would make the report too heavy to open; the CSV files have all.
  static let mostTableRows = 300

  /// A template of this module with its values filled in.
  ///
  /// Values are escaped already and stand in triple braces, because the template engine escapes by
  /// `Character` (see `HTML`).
  func filled(_ name: String, _ values: [String: HTML]) throws -> HTML {
    let source = String(decoding: try resource(name), as: UTF8.self)
    guard let template = try? MustacheTemplate(string: source) else {
      throw Problem(
        "REP-001", at: name, "a template of the report is broken",
        cure: "build or install Koshu again", kind: .fault)
    }
    return HTML(trusted: template.render(values.mapValues(\.text)))
  }

  func outletName(_ id: String) -> String { labels.name("outlet", id) }
}
