internal import Basics
internal import Workbench

/// Lines of a concordance with the nodes under one another; each node leads to its place.
struct ConcordanceTable {
  let lines: [ConcordanceLine]
  let study: Study
  let words: Words

  var markup: HTML {
    var rows = HTML()
    for line in lines { rows += row(line) }
    let heads = ["source", "left", "node", "right"].map { name -> HTML in
      "<th scope=\"col\" class=\"\(name)\">\(words("kwic.\(name)"))</th>"
    }
    return """
      <table class="kwic"><thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody></table>
      """
  }

  private func row(_ line: ConcordanceLine) -> HTML {
    let card = line.article
    let isBlocked = line.isCounted == false
    // In Arabic letters what goes before stands to the right: the row's direction turns its columns.
    let direction: HTML = Direction.isRightToLeft(line.node) ? " dir=\"rtl\"" : ""
    let language: HTML = card.language == "other" ? "" : " lang=\"\(card.language)\""
    let mark: HTML = isBlocked ? " class=\"blocked\"" : ""
    let place = Spot.address(article: card.id, part: line.part, start: line.start, end: line.end)
    return """
      <tr\(direction)\(mark)><td class="source" title="\(card.title)">\
      \(card.day ?? "") <bdi>\(study.outlet(card.outlet))</bdi></td> \
      <td class="left"\(language)><span>\(line.left)</span></td> \
      <td class="node"\(language)><a href="\(place)" data-line>\(line.node)</a></td> \
      <td class="right"\(language)><span>\(line.right)</span></td></tr>

      """
  }
}

/// Links to the pages before and behind.
struct PageLinks {
  let request: Request
  let page: Int
  let hasMore: Bool

  var markup: HTML {
    var links: [HTML] = []
    let words = request.words
    if page > 1 { links.append(link(page - 1, words("pages.before"), "prev")) }
    links.append("<span>\(words("pages.page", words.number(page)))</span>")
    if hasMore { links.append(link(page + 1, words("pages.next"), "next")) }
    guard links.count > 1 else { return "" }
    return "<nav class=\"pages\" aria-label=\"\(words("pages.label"))\">\(links)</nav>"
  }

  private func link(_ number: Int, _ name: String, _ relation: String) -> HTML {
    let query = request.query.replacing("page", with: String(number)).replacing("lang", with: nil)
    return "<a href=\"\(request.address(query))\" rel=\"\(relation)\">\(name)</a>"
  }
}
