internal import Basics
internal import Coding
internal import Lexicons
internal import Workbench

/// The articles that a filter admits, with their main codes.
struct ArticlesPage {
  let desk: Desk

  func respond(_ request: Request) async throws -> Response {
    let study = try desk.study()
    let query = SearchQuery(request.query)
    let words = request.words
    let names = study.names(words)
    var form = SearchForm(query: query, study: study, names: names)
    form.asksForWords = false
    form.action = "/articles"
    let problems = query.filter.problems(study.corpus.cards, study.lexicon.codebook)
    let body: HTML
    if problems.isEmpty {
      body = try list(query, study, names, request)
    } else {
      body = ProblemList(problems).markup
    }
    return .page(
      Page(
        title: words("articles.heading"), place: .search, isWide: true,
        body: "\(form.markup)\(body)"))
  }

  private func list(
    _ query: SearchQuery, _ study: Study, _ names: CodeNames, _ request: Request
  ) throws -> HTML {
    let words = request.words
    let found = try articles(query.filter, study.corpus)
    let first = min(found.count, query.lines * (query.page - 1))
    let shown = found[first..<min(found.count, first + query.lines)]
    let rows = try shown.map { try row($0, study, names) }
    let heads = ["title", "outlet", "day", "relevance", "stance", "frames"].map { name -> HTML in
      "<th scope=\"col\">\(words("articles.\(name)"))</th>"
    }
    let links = PageLinks(
      request: request, page: query.page, hasMore: first + shown.count < found.count
    ).markup
    return """
      <p role="status">\(words("articles.found", words.number(found.count)))</p>\(links)
      \(FilterField(selector: ".list tbody tr", words: words).markup)
      <table class="list"><thead><tr>\(heads)</tr></thead><tbody>
      \(rows)</tbody></table>\(links)
      """
  }

  private func articles(_ filter: ArticleFilter, _ corpus: any StudyCorpus) throws -> [Int] {
    let cards = corpus.cards
    guard filter.asksForCodes else { return cards.indices.filter { filter.admits(cards[$0]) } }
    var found: [Int] = []
    try corpus.visitCodings { number, coded in
      if filter.admits(cards[number]), filter.admits(coded) { found.append(number) }
      return .next
    }
    return found
  }

  private func row(_ number: Int, _ study: Study, _ names: CodeNames) throws -> HTML {
    let card = study.corpus.cards[number]
    let coded = try study.corpus.coding(of: number)
    let title = card.title.isEmpty ? names.words("article.untitled") : card.title
    let language: HTML = card.language == "other" ? "" : " lang=\"\(card.language)\""
    let frames = coded.frames.map { names.name($0, .frame) }.joined(separator: ", ")
    let stance = coded.relevance == .internal ? names.value(coded.stance.rawValue) : ""
    return """
      <tr><td\(language)><a href="/article/\(Fields.encoded(card.id))" data-line dir="auto">\(title)</a></td>\
      <td><bdi>\(study.outlet(card.outlet))</bdi></td><td class="day">\(card.day ?? "")</td>\
      <td>\(names.relevance(coded.relevance))</td>\
      <td class="\(coded.stance.rawValue)">\(stance)</td><td class="small">\(frames)</td></tr>

      """
  }
}
