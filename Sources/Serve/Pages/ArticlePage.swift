internal import Basics
internal import Coding
internal import Lexicons
internal import Workbench

/// An article with its codes, and for each code why.
struct ArticlePage {
  let desk: Desk

  func respond(_ request: Request) async throws -> Response {
    let study = try desk.study()
    let number = try study.number(of: request[parameter: "id"])
    let card = study.corpus.cards[number]
    let text = try study.corpus.text(of: number)
    let coded = try study.corpus.coding(of: number)
    let names = study.names(request.words)
    let codes = ArticleCodes(coded, names)
    let chosen = codes.code(request.query["code"])
    let selected = chosen.map { Set($0.evidence) }
    let keys = codes.keys(evidenceCount: coded.evidence.count)
    let marked = { (words: String, part: Part) in
      MarkedText(
        words, part, coded, keys: keys, selected: selected ?? [],
        showsBlocked: request.query["blocked"] != nil, spot: Spot(request.query["at"]))
    }
    let title = card.title.isEmpty ? request.words("article.untitled") : card.title
    let heading = card.title.isEmpty ? HTML(escaping: title) : marked(text.title, .title).line
    let language: HTML = card.language == "other" ? "" : " lang=\"\(card.language)\""
    let direction: HTML = Direction.isRightToLeft(text.title) ? " dir=\"rtl\"" : ""
    return .page(
      Page(
        title: title, hasHeading: false, isWide: true,
        body: """
          <article class="article">
          <div><h1\(language)\(direction)>\(heading)</h1>
          \(cardLine(card, study, request.words))
          \(legend(request))
          <div class="text"\(language)>\(marked(text.text, .text).paragraphs)</div></div>
          <aside class="codes" aria-labelledby="codes"><h2 id="codes">\(request.words("article.codes"))</h2>
          <p class="small faint">\(request.words("article.codes.help"))</p>
          \(CodeList(codes: codes, chosen: chosen?.key, request: request).markup)</aside>
          <section id="why"><h2>\(request.words("why.heading"))\(chosenName(chosen))</h2>
          \(allLink(chosen, request))\(WhyTable(coded, names, selected: selected).markup)</section>
          </article>
          """))
  }

  private func cardLine(_ card: ArticleCard, _ study: Study, _ words: Words) -> HTML {
    var parts: [HTML] = [HTML(escaping: study.outlet(card.outlet))]
    if let day = card.day { parts.append("<time datetime=\"\(day)\">\(day)</time>") }
    parts.append(HTML(escaping: words.known("code.\(card.language)") ?? card.language))
    if let address = followable(card.address) {
      parts.append(
        """
        <a href="\(address)" rel="noreferrer noopener" target="_blank">\(words("article.original"))</a>
        """)
    }
    parts.append("<code>\(card.id)</code>")
    return "<p class=\"faint\">\(parts.joined(by: " · "))</p>"
  }

  private func legend(_ request: Request) -> HTML {
    let words = request.words
    let shows = request.query["blocked"] != nil
    let inks = Ink.allCases.filter { $0 != .blocked || shows }
    let items = inks.map { ink -> HTML in
      """
      <li><mark class="\(ink.rawValue)">\(words("ink.\(ink.rawValue)"))\
      <sup>\(ink.letter)</sup></mark></li>
      """
    }
    let other = request.query.replacing("blocked", with: shows ? nil : "yes")
    return """
      <details class="small"><summary>\(words("article.legend"))</summary><ul class="legend">\(items)</ul>
      <p><a href="\(request.address(other))">\
      \(words(shows ? "article.blocked.hide" : "article.blocked.show"))</a></p></details>
      """
  }

  private func chosenName(_ code: ArticleCode?) -> HTML {
    code.map { ": <mark class=\"on\">\($0.name)</mark>" } ?? ""
  }

  private func allLink(_ chosen: ArticleCode?, _ request: Request) -> HTML {
    guard chosen != nil else { return "" }
    let query = request.query.replacing("code", with: nil)
    return "<p><a href=\"\(request.address(query))#why\">\(request.words("why.all"))</a></p>"
  }
}
