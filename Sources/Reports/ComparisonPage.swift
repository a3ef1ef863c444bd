internal import Basics
package import Measures

/// What a page of comparison says beside the figures.
package struct ComparisonContext: Sendable {
  /// That of this report: names of codes and outlets.
  package var report: ReportContext
  /// What went into both, by name of the part; the versions of an earlier run and of this one.
  package var ingredients: [(part: String, before: String, after: String)]
  /// Data files beside the page.
  package var files: [DataFile]

  package init(
    report: ReportContext, ingredients: [(part: String, before: String, after: String)],
    files: [DataFile]
  ) {
    (self.report, self.ingredients, self.files) = (report, ingredients, files)
  }
}

/// A comparison as one HTML file without scripts, in the style of the report.
///
/// Throws a `Problem` (`REP-001`) only where files beside the program are missing or broken.
package func renderComparison(
  _ comparison: CorpusComparison, about context: ComparisonContext
) throws -> String {
  let writer = try ReportWriter(measure([]), context.report, reader: nil)
  let words = writer.words
  let body = [
    writer.section("changes.brief", writer.changesInBrief(comparison)),
    writer.section("changes.figures", writer.changedFigures(comparison)),
    writer.section("changes.why", writer.changeCauses(comparison, context)),
    writer.section("changes.articles", writer.recodedArticles(comparison)),
    writer.section("changes.method", writer.changeMethod(comparison, context)),
  ].joined()
  return try writer.page(
    title: "\(words("changes.title")) · \(context.report.title)", skip: words("report.skip"),
    header: """
      <p class="brand"><a href="report.html">\(context.report.title)</a></p>
      <h1>\(words("changes.title"))</h1>
      <p class="subtitle"><bdi>\(comparison.before.name)</bdi> → <bdi>\(comparison.after.name)</bdi></p>

      """,
    contents: "", main: body
  ).text
}

extension ReportWriter {
  fileprivate func section(_ key: String, _ body: HTML) -> HTML {
    guard !body.text.isEmpty else { return "" }
    return """
      <section id="\(anchor(key))"><h2>\(words(key))</h2>
      \(body)</section>

      """
  }

  private static let mostTold = 5
  /// A change of less than half a point is rounded away in every table.
  private static let leastTold = 0.005

  /// The largest changes in sentences; between periods only those that chance does not explain.
  fileprivate func changesInBrief(_ comparison: CorpusComparison) -> HTML {
    let told = comparison.figures.filter { figure in
      guard let change = figure.change, change.magnitude >= Self.leastTold else { return false }
      return figure.difference?.isClear ?? (comparison.articles != nil)
    }.sorted { ($0.change ?? 0).magnitude > ($1.change ?? 0).magnitude }
    let sentences = told.prefix(Self.mostTold).map { figure -> HTML in
      let sentence = words.markup(
        (figure.change ?? 0) > 0 ? "changes.rose" : "changes.fell",
        [
          "name": .markup("<strong>\(name(of: figure))</strong>"),
          "before": .text(words.percent(figure.before)),
          "after": .text(words.percent(figure.after)),
          "points": .text(words.points(figure.change ?? 0)),
        ])
      return
        "<li data-figure=\"\(figure.kind).\(figure.code)\">\(sentence)\(mainCause(figure))</li>\n"
    }
    let sides = [comparison.before, comparison.after].map { side in
      [
        "<bdi>\(side.name)</bdi>", "\(words.number(side.articles))",
        "\(words.number(side.relevant))",
        "\(words.number(side.stories))",
      ] as [HTML]
    }
    return
      (sentences.isEmpty
      ? "<p>\(words.markup("changes.nothing"))</p>\n" : "<ul>\n\(sentences.joined())</ul>\n")
      + table(
        words("changes.sides"),
        head: heads("changes.side", "changes.read", "changes.relevant", "changes.stories"),
        body: sides, style: "plain open")
  }

  private func mainCause(_ figure: ComparedFigure) -> HTML {
    let causes = ComparedFigure.Cause.allCases.compactMap { cause in
      figure.causes[cause].map { (cause, $0) }
    }.filter { $0.1.magnitude >= Self.leastTold }
    guard !causes.isEmpty else { return "" }
    let parts = causes.map { cause, points -> HTML in
      "\(words("cause.\(cause.rawValue)")) \(words.points(points))"
    }
    return " <span class=\"ci\">\(parts.joined(by: "; "))</span>"
  }

  private func name(of figure: ComparedFigure) -> String {
    figure.kind == "relevance"
      ? words("changes.attention") : labels.short(figure.kind, figure.code)
  }

  fileprivate func changedFigures(_ comparison: CorpusComparison) -> HTML {
    let rows = comparison.figures.filter { $0.before.numerator + $0.after.numerator > 0 }
    guard !rows.isEmpty else { return "<p>\(words.markup("changes.nothing"))</p>\n" }
    let causes = ComparedFigure.Cause.allCases.filter { cause in
      rows.contains { $0.causes[cause] != nil }
    }
    let isTested = rows.contains { $0.difference != nil }
    let head =
      heads("head.figure", "changes.before", "changes.after", "head.points")
      + causes.map { "\(words("cause.\($0.rawValue)"))" as HTML }
      + (isTested ? heads("head.effect", "head.probability") : [])
    return Self.families.compactMap { kind, title -> HTML? in
      let family = rows.filter { $0.kind == kind }
      guard !family.isEmpty else { return nil }
      return table(
        words(title), head: head, body: family.map { row($0, causes, isTested) },
        style: "shares open")
    }.joined()
  }

  private static let families = [
    ("relevance", "section.attention"), ("stance", "section.stances"), ("frame", "section.frames"),
    ("speaker", "section.speakers"), ("label-use", "section.labels"),
  ]

  private func row(
    _ figure: ComparedFigure, _ causes: [ComparedFigure.Cause], _ isTested: Bool
  ) -> [HTML] {
    let name: HTML = "\(name(of: figure))"
    let isClear = figure.difference?.isClear ?? false
    let tests: [HTML] = [
      figure.difference.map { "\(words.hundredths($0.effect))" } ?? "–",
      figure.difference.map { "\(words.probability($0.adjusted))" } ?? "–",
    ]
    return [
      isClear ? "<strong>\(name)</strong>" : name, share(figure.before), share(figure.after),
      figure.change.map { "\(words.points($0))" } ?? "–",
    ] + causes.map { cause in figure.causes[cause].map { "\(words.points($0))" } ?? "–" }
      + (isTested ? tests : [])
  }

  private func share(_ share: Share) -> HTML {
    guard share.denominator > 0 else { return "<span class=\"faint\">–</span>" }
    guard !share.isTooFew, let interval = share.interval else {
      return """
        <span class="faint">\(words.percent(share))<span class="ci">\(words("figure.few"))</span></span>
        """
    }
    return "\(words.percent(share))<span class=\"ci\">\(words.range(interval))</span>"
  }

  /// What went into both runs, and what became of the articles.
  fileprivate func changeCauses(_ comparison: CorpusComparison, _ context: ComparisonContext)
    -> HTML
  {
    guard let articles = comparison.articles else { return "" }
    let parts = context.ingredients.map { part, before, after -> [HTML] in
      let name: HTML = "\(words.known("ingredient.\(part)") ?? part)"
      let isSame = before == after
      return [
        isSame ? name : "<strong>\(name)</strong>", "<code>\(before)</code>",
        isSame ? "\(words("changes.same"))" : "<code>\(after)</code>",
      ]
    }
    let counts: [(String, Int)] = [
      ("changes.kept", articles.kept), ("changes.pages", articles.changedPages),
      ("changes.recoded", articles.recoded.count), ("changes.new", articles.new),
      ("changes.gone", articles.gone),
    ]
    let fields = articles.byField.map { field, count -> [HTML] in
      ["\(words("recoded.\(field)"))", "\(words.number(count))"]
    }
    return table(
      words("ingredients.title"),
      head: heads("ingredients.part", "changes.before", "changes.after"), body: parts,
      style: "plain digests open")
      + table(
        words("changes.outcomes"), head: heads("changes.outcome", "head.articles"),
        body: counts.map { ["\(words($0.0))", "\(words.number($0.1))"] }, style: "plain open")
      + (fields.isEmpty
        ? ""
        : table(
          words("changes.fields"), head: heads("changes.what", "head.articles"), body: fields,
          style: "plain open"))
  }

  private static let mostRecoded = 200

  fileprivate func recodedArticles(_ comparison: CorpusComparison) -> HTML {
    guard let recoded = comparison.articles?.recoded, !recoded.isEmpty else { return "" }
    let entries = recoded.prefix(Self.mostRecoded).map { found -> HTML in
      let changes = found.changes.map { change -> HTML in
        """
        <span class="why">\(words("recoded.\(change.field)")): \(codes(change.before, change.field)) \
        → \(codes(change.after, change.field))</span>
        """
      }
      let page: HTML = found.isPageChanged ? " · \(words("changes.page"))" : ""
      return """
        <li>\(titleLink(found.article)) <span class="where"><bdi>\(outletName(found.article.outlet))\
        </bdi>, \(day(of: found.article))\(page) · <code>\(found.article.id)</code></span>\
        \(changes.joined())</li>

        """
    }
    let rest = recoded.count - min(recoded.count, Self.mostRecoded)
    let more: HTML =
      rest > 0 ? "<p>\(words.markup("changes.rest", ["count": .number(rest)]))</p>\n" : ""
    return "<ol class=\"register\">\n\(entries.joined())</ol>\n\(more)"
  }

  private func codes(_ codes: [String], _ field: String) -> HTML {
    let kinds = [
      "frames": "frame", "voices": "speaker", "cities": "city", "label_use": "label-use",
    ]
    guard !codes.isEmpty else { return "–" }
    guard field != "story" else { return "<code>\(codes.joined(separator: ", "))</code>" }
    return "\(codes.map { labels.name(kinds[field] ?? field, $0) }.joined(separator: ", "))"
  }

  fileprivate func changeMethod(_ comparison: CorpusComparison, _ context: ComparisonContext)
    -> HTML
  {
    let files = context.files.map { file -> [HTML] in
      [
        "<a href=\"\(file.link)\">\(file.link)</a>",
        "\(words.known("file.\(file.link)") ?? file.meaning)", "\(words.number(file.rows))",
      ]
    }
    let method = comparison.articles == nil ? "changes.method.periods" : "changes.method.runs"
    return """
      <p>\(words.markup(method))</p>
      \(table(
        words("files.title"), head: heads("files.file", "files.contents", "files.rows"), body: files,
        style: "plain open"))
      """
  }
}
