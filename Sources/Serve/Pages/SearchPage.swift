internal import Basics
internal import Lexicons
internal import Workbench

/// Search with a concordance: words or a row's pattern, in the articles that a filter admits.
struct SearchPage {
  let desk: Desk

  /// More lines than a browser's table can use go to `koshu kwic`.
  private static let mostDownloaded = 1_000_000

  func respond(_ request: Request) async throws -> Response {
    let study = try desk.study()
    let query = SearchQuery(request.query)
    let names = study.names(request.words)
    var body = SearchForm(query: query, study: study, names: names).markup
    if let asked = query.concordance {
      body += try found(asked, query, study, request)
    } else {
      body += "<p class=\"faint\">\(request.words("search.help"))</p>\(examples(request.words))"
    }
    return .page(
      Page(
        title: query.pattern ?? request.words("nav.search"), place: .search, hasHeading: false,
        isWide: true, body: "<h1>\(request.words("search.heading"))</h1>\(body)"))
  }

  private func found(
    _ asked: ConcordanceQuery, _ query: SearchQuery, _ study: Study, _ request: Request
  ) throws -> HTML {
    let concordance: Concordance
    do {
      concordance = try Concordance(
        asked, in: study.corpus, dictionaries: desk.holdings.dictionaries)
    } catch let problem as Problem {
      // A slip of the pattern is mended in the form, which stays.
      return ProblemList([problem]).markup
    } catch let problems as Problems {
      return ProblemList(problems.all).markup
    }
    let page = try concordance.page()
    let words = request.words
    let totals = try concordance.totals(try study.sizes())
    guard totals.hits > 0 else {
      return "<p role=\"status\">\(words("search.nothing"))</p>"
    }
    let links = PageLinks(request: request, page: query.page, hasMore: page.hasMore).markup
    return """
      <p role="status">\(words(
        "search.found", words.number(totals.hits), words.number(totals.articles),
        words.number(totals.outlets))) \
      <a href="\(address("/search.csv", query.fields))">\(words("search.download"))</a></p>
      \(links)\(FilterField(selector: ".kwic tbody tr", words: words).markup)\
      \(ConcordanceTable(lines: page.lines, study: study, words: words).markup)\(links)
      """
  }

  private func examples(_ words: Words) -> HTML {
    let examples = [
      ("lemma", "ауыл"), ("lemma", "приезжий|переселенец"), ("lemma", "снимать [2] жильё"),
      ("glob", "понаех*"), ("fixed", "жұмыс іздеп"),
    ]
    let items = examples.map { type, pattern -> HTML in
      let place = address("/search", ["q": pattern, "type": type])
      return """
        <li><a href="\(place)">\(pattern)</a> <span class="faint">\(words("type.\(type)"))</span></li>
        """
    }
    return "<ul>\(items)</ul>"
  }

  /// The same lines, all of them, as a table.
  func download(_ request: Request) async throws -> Response {
    let study = try desk.study()
    guard var asked = SearchQuery(request.query).concordance else {
      throw Refusal.notFound(request.path, "no words are given", cure: "search first")
    }
    asked.offset = 0
    asked.limit = Self.mostDownloaded
    let page = try Concordance(
      asked, in: study.corpus, dictionaries: desk.holdings.dictionaries
    ).page()
    guard !page.hasMore else {
      throw Refusal(
        413,
        Problem(
          "SRV-011", at: request.path, "there are more than \(Self.mostDownloaded) lines",
          cure: "narrow the search, or use koshu kwic, which writes any number of them"))
    }
    var writer = CSVWriter(header: ConcordanceLine.columns)
    for line in page.lines { writer.append(line.fields) }
    return .download(writer.bytes, type: "text/csv; charset=utf-8", name: "concordance.csv")
  }
}
