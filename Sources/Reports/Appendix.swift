internal import Basics
internal import Measures

/// The lists of articles to which the numbers of the tables lead.
struct Appendix {
  /// A list shows this many articles, so that the report of a large corpus can still be mailed; the
  /// CSV files hold all of them.
  static let mostListed = 40

  struct List {
    var anchor: String
    var label: String
    var backLink: String
    var total: Int
    var stories: Int
    /// Positions in `Findings.articles`.
    var shown: [Int]
  }

  private(set) var lists: [List] = []

  /// A number that leads to its articles.
  ///
  /// The first printings of stories are listed first.
  mutating func link(
    _ text: String, _ anchor: String, label: String, from backLink: String, articles: [Int],
    stories: Int, isFirstPrinting: [Bool]
  ) -> HTML {
    guard !articles.isEmpty else { return "\(text)" }
    let firsts = articles.filter { isFirstPrinting[$0] }
    let others =
      articles.count > Self.mostListed && firsts.count >= Self.mostListed
      ? [] : articles.filter { !isFirstPrinting[$0] }
    lists.append(
      List(
        anchor: anchor, label: label, backLink: backLink, total: articles.count, stories: stories,
        shown: Array((firsts + others).prefix(Self.mostListed)).sorted()))
    return "<a href=\"#\(anchor)\">\(text)</a>"
  }

  /// Every article that some list shows: by day, undated last, then by id.
  func registered(_ findings: Findings) -> [Int] {
    let all = Set(lists.flatMap(\.shown)).sorted()
    return all.filter { findings.articles[$0].day != nil }
      .sorted { (findings.articles[$0].day ?? "", $0) < (findings.articles[$1].day ?? "", $1) }
      + all.filter { findings.articles[$0].day == nil }
  }
}

extension ReportWriter {
  /// A printed register of more articles than this would bury the report: then it stays on screen.
  private static let mostPrinted = 120

  /// Lists and register, as the last section.
  func appendixSection() -> HTML {
    let register = appendix.registered(findings)
    var numbers = [Int](repeating: 0, count: findings.articles.count)
    for (index, position) in register.enumerated() { numbers[position] = index + 1 }
    var figure = ""
    let lists = appendix.lists.map { list in
      let links = list.shown.map(\.self).sorted { numbers[$0] < numbers[$1] }.map { position in
        "<a href=\"#a\(numbers[position])\">\(numbers[position])</a>" as HTML
      }
      let more: HTML =
        list.total > list.shown.count
        ? " and \(grouped(list.total - list.shown.count)) more in <code>articles.csv</code>" : ""
      let head: HTML =
        list.backLink == figure ? "" : "<h4>\(figureTitles[list.backLink] ?? "")</h4>\n"
      figure = list.backLink
      return """
        \(head)<p id="\(list.anchor)"><a href="#\(list.backLink)" title="back to the figure">↑</a> \
        <strong>\(list.label)</strong>: \(counted(list.total, "article")) in \
        \(counted(list.stories, "story")): \(links.joined(by: ", "))\(more)</p>

        """ as HTML
    }
    let entries = register.map { entry($0, number: numbers[$0]) }
    let style: HTML = register.count > Self.mostPrinted ? "register screen-only" : "register"
    return """
      <h3 id="register">Register of articles</h3>
      <ol class="\(style)">
      \(entries)</ol>
      <div class="screen-only"><h3 id="lists">Articles behind each number</h3>
      <div class="lists">
      \(lists)</div></div>

      """
  }

  private func entry(_ position: Int, number: Int) -> HTML {
    let article = findings.articles[position]
    let stance: HTML =
      article.relevance == "internal"
      ? " · \(labels.name("stance", article.stance))"
      : " · \(labels.name("relevance", article.relevance))"
    let frames: HTML =
      article.frames.isEmpty || article.relevance != "internal"
      ? "" : " · \(article.frames.map { labels.name("frame", $0) }.joined(separator: ", "))"
    let reprint: HTML = findings.isFirstPrinting[position] ? "" : " · reprint"
    let passages = article.relevance == "internal" ? article.passages.prefix(2) : []
    return """
      <li id="a\(number)" value="\(number)">\(titleLink(article)) \
      <span class="where"><bdi>\(outletName(article.outlet))</bdi>, \(article.day ?? "undated")\
      \(stance)\(frames)\(reprint) · <code>\(article.id)</code></span>\
      \(passages.map { quotation($0) })</li>

      """
  }

  /// The title, leading to the article where it has an address that may be followed.
  func titleLink(_ article: MeasuredArticle) -> HTML {
    let title = article.title.isEmpty ? "(without title)" : article.title
    let language = languageAttribute(article.language)
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
