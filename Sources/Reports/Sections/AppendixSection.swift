internal import Basics
internal import Measures

extension ReportWriter {
  /// A printed register of more articles than this would bury the report: then it stays on screen.
  private static let mostPrinted = 120

  /// Lists and register, or where their pages are; the last section.
  func appendixSection() throws -> HTML {
    guard !appendix.lists.isEmpty else { return words.markup("appendix.nothing") }
    let pages = PassagePages(self)
    if !pages.isEmpty { return pageIndex(pages) }
    let register = appendix.registered(findings)
    var numbers = [Int](repeating: 0, count: findings.articles.count)
    for (index, position) in register.enumerated() { numbers[position] = index + 1 }
    var figure = ""
    let lists = appendix.lists.map { list in
      let links = list.shown.sorted { numbers[$0] < numbers[$1] }.map { position in
        "<a href=\"#a\(numbers[position])\">\(numbers[position])</a>" as HTML
      }
      let head: HTML =
        list.figure == figure ? "" : "<h4>\(figureTitles[list.figure] ?? "")</h4>\n"
      figure = list.figure
      return """
        \(head)<p id="\(list.anchor)">\(backLink("#\(list.figure)"))\
        <strong>\(list.label)</strong>: \(size(of: list)): \(links.joined(by: ", "))\
        \(remainder(of: list))</p>

        """ as HTML
    }
    let entries = try register.map { position in
      let number = numbers[position]
      return try entry(position, code: nil, mark: " id=\"a\(number)\" value=\"\(number)\"")
    }
    let style: HTML = register.count > Self.mostPrinted ? "register screen-only" : "register"
    return """
      <h3 id="register">\(words("appendix.register"))</h3>
      <ol class="\(style)">
      \(entries)</ol>
      <div class="screen-only"><h3 id="lists">\(words("appendix.lists"))</h3>
      <div class="lists">
      \(lists)</div></div>

      """
  }

  private func pageIndex(_ pages: PassagePages) -> HTML {
    let links = pages.places.map { place in
      """
      <li><a href="\(appendix.folder)/\(place.name)">\(pageTitle(place))</a></li>

      """ as HTML
    }
    return """
      <p>\(words.markup("appendix.pages", ["listed": .number(Appendix.mostListed)]))</p>
      <ul class="pages">
      \(links)</ul>

      """
  }

  /// The title of a page of passages: its figure, with a number where the figure has several.
  func pageTitle(_ place: PassagePages.Place) -> String {
    let title = figureTitles[place.figure] ?? place.figure
    guard place.count > 1 else { return title }
    return words(
      "appendix.page",
      ["title": .text(title), "number": .number(place.number), "count": .number(place.count)])
  }

  func backLink(_ target: String) -> HTML {
    let title = words("appendix.back")
    return "<a href=\"\(target)\" title=\"\(title)\" aria-label=\"\(title)\">↑</a> "
  }

  func size(of list: Appendix.List) -> HTML {
    words.markup(
      "appendix.size", ["articles": .number(list.total), "stories": .number(list.stories)])
  }

  func remainder(of list: Appendix.List) -> HTML {
    let rest = list.total - list.shown.count
    return rest > 0 ? " " + words.markup("appendix.more", ["count": .number(rest)]) : ""
  }

  /// An article with its first passages, those that bear the code before others.
  func entry(_ position: Int, code: String?, mark: HTML = "") throws -> HTML {
    let article = try article(at: position)
    let isRelevant = article.relevance == "internal"
    let stance =
      isRelevant
      ? labels.name("stance", article.stance) : labels.name("relevance", article.relevance)
    let frames: HTML =
      article.frames.isEmpty || !isRelevant
      ? "" : " · \(article.frames.map { labels.name("frame", $0) }.joined(separator: ", "))"
    let reprint: HTML =
      findings.isFirstPrinting[position] ? "" : " · \(words("appendix.reprint"))"
    return """
      <li\(mark)>\(titleLink(article)) \
      <span class="where"><bdi>\(outletName(article.outlet))</bdi>, \(day(of: article)) · \
      \(stance)\(frames)\(reprint) · <code>\(article.id)</code></span>\
      \(isRelevant ? passages(of: article, code).map { quotation($0) } : [])</li>

      """
  }

  private func passages(of article: MeasuredArticle, _ code: String?) -> [Passage] {
    let bears = { (passage: Passage) in
      passage.stance == code || code.map(passage.frames.contains) ?? false
    }
    let sorted = article.passages.filter(bears) + article.passages.filter { !bears($0) }
    return Array(sorted.prefix(2))
  }

  func day(of article: MeasuredArticle) -> String { article.day ?? words("article.undated") }

  /// A title is shown to this length: a longer one is a text in the wrong place.
  private static let longestTitle = 300

  /// The title, leading to the article where it has an address that may be followed.
  func titleLink(_ article: MeasuredArticle) -> HTML {
    let isLong = article.title.unicodeScalars.count > Self.longestTitle
    let title =
      article.title.isEmpty
      ? words("article.untitled")
      : String(String.UnicodeScalarView(article.title.unicodeScalars.prefix(Self.longestTitle)))
        + (isLong ? "…" : "")
    let language = article.title.isEmpty ? "" : languageAttribute(article.language)
    guard let address = followable(article.address) else {
      return "<bdi class=\"title\"\(language)>\(title)</bdi>"
    }
    return """
      <a class="title" href="\(address)" rel="noopener noreferrer"\(language)><bdi>\(title)</bdi></a>
      """
  }

  func languageAttribute(_ language: String) -> HTML {
    language == "kk" || language == "ru" ? " lang=\"\(language)\"" : ""
  }
}
