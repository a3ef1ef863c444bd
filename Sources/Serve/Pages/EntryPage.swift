internal import Basics
internal import Lexicons
internal import Workbench

/// A row of the lexicon: what stands in it, and what becomes of its words in this corpus.
struct EntryPage {
  let desk: Desk

  func respond(_ request: Request) async throws -> Response {
    let study = try desk.study()
    let words = request.words
    let id = request[parameter: "id"]
    guard let entry = study.lexicon.entries.first(where: { $0.id == id }) else {
      throw Refusal.notFound(
        id, "the lexicon has no such row", cure: "ids stand in the first column of the tables")
    }
    let names = study.names(words)
    return .page(
      Page(
        title: entry.id, place: .search, isWide: true,
        body: """
          \(row(entry, names))
          <p>\(searchLink(entry, words)) · \
          <a href="\(entry.table.address(of: entry.id))">\(words("tables.edit"))</a></p>
          \(try hits(entry, .counted, study, request))
          \(try hits(entry, .blocked, study, request))
          """))
  }

  private func row(_ entry: Entry, _ names: CodeNames) -> HTML {
    let words = names.words
    let cells: [(String, HTML)] = [
      ("pattern", "<strong dir=\"auto\">\(entry.patternText)</strong>"),
      (
        "table",
        "\(names.table(entry.table.rawValue)) <code>\(entry.table.fileName):\(entry.line)</code>"
      ),
      ("code", "\(names.name(entry.code, entry.table.kind)) <code>\(entry.code)</code>"),
      ("type", HTML(escaping: words("type.\(entry.type.rawValue)"))),
      ("language", HTML(escaping: words("language.\(entry.language.rawValue)"))),
      ("weight", HTML(escaping: weight(entry.weight))),
      ("needs", "<code>\(entry.needsText)</code>"),
      ("unless", "<code>\(entry.unless.text)</code>"),
      ("note", HTML(escaping: entry.note)), ("example", "<q dir=\"auto\">\(entry.example)</q>"),
    ]
    let shown = cells.filter { name, _ in
      switch name {
      case "needs": !entry.needsText.isEmpty
      case "unless": !entry.unless.isEmpty
      case "note": !entry.note.isEmpty
      case "example": !entry.example.isEmpty
      default: true
      }
    }
    let rows = shown.map { name, value -> HTML in
      "<div><dt>\(words("entry.\(name)"))</dt><dd>\(value)</dd></div>\n"
    }
    return "<dl class=\"row\">\(rows)</dl>"
  }

  /// The pattern in the search, whatever became of its words.
  private func searchLink(_ entry: Entry, _ words: Words) -> HTML {
    let place = address(
      "/search",
      [
        "q": entry.patternText, "type": entry.type.rawValue, "language": entry.language.rawValue,
      ])
    return "<a href=\"\(place)\">\(words("entry.search"))</a>"
  }

  private func hits(
    _ entry: Entry, _ occurrences: ConcordanceQuery.Occurrences, _ study: Study, _ request: Request
  ) throws -> HTML {
    let words = request.words
    let query = SearchQuery(request.query).narrowed(
      ConcordanceQuery(.entry(entry.id, occurrences)))
    let concordance = try Concordance(
      query, in: study.corpus, dictionaries: desk.holdings.dictionaries)
    let page = try concordance.page()
    let totals = try concordance.totals(try study.sizes())
    let heading: HTML = """
      <h2>\(words(
        "entry.\(occurrences.rawValue)", words.number(totals.hits), words.number(totals.articles)))</h2>
      """
    guard totals.hits > 0 else { return heading }
    let reasons = occurrences == .blocked ? try reasons(concordance, words) : ""
    return """
      \(heading)\(reasons)\(ConcordanceTable(lines: page.lines, study: study, words: words).markup)\
      \(PageLinks(request: request, page: query.offset / SearchQuery.usualLines + 1, hasMore: page.hasMore).markup)
      """
  }

  /// What kept the words from counting, the most frequent first.
  private func reasons(_ concordance: Concordance, _ words: Words) throws -> HTML {
    var counts: [String: Int] = [:]
    try concordance.visitLines { lines in
      for line in lines { counts[line.blocked ?? "", default: 0] += 1 }
      return .next
    }
    let items = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20).map {
      reason, count -> HTML in
      let (text, taker) = Reasons(words: words).blocked(reason)
      let link: HTML =
        taker.map { ": <a href=\"/entry/\(Fields.encoded($0))\">\($0)</a>" } ?? ""
      return "<li>\(text)\(link) <span class=\"number\">\(words.number(count))</span></li>"
    }
    return "<ul>\(items)</ul>"
  }
}
