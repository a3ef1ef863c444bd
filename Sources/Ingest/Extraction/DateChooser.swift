internal import Markup

/// Finds when an article was published and changed, the surer places first.
struct DateChooser {
  let facts: PageFacts
  let context: DateContext
  let address: String?
  /// Texts near the headline, in order of nearness.
  let nearby: [String]

  func published() -> ArticleDate? {
    if let date = structured("datePublished", "dateCreated", "uploadDate") { return date }
    if let date = property("datePublished") { return date }
    if let date = meta(Self.publishedMetas) { return date }
    if let date = timeElement() ?? dateElement() { return date }
    if let date = address.flatMap(dateInAddress) { return ArticleDate(date, .address) }
    return inText() ?? modified()
  }

  func modified() -> ArticleDate? {
    structured("dateModified") ?? property("dateModified") ?? meta(Self.modifiedMetas)
  }

  private static let publishedMetas = [
    "article:published_time", "og:article:published_time", "article:published",
    "article:published_date", "og:published_time", "datepublished", "mediator_published_time",
    "date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "dcterms.date",
    "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "pdate",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published",
    "date.created", "created", "originalpublicationdate", "article_date_original", "citation_date",
    "publication_date", "rnews:datepublished",
  ]

  private static let modifiedMetas = [
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised",
    "article:updated_time", "article.updated",
  ]

  private func structured(_ keys: String...) -> ArticleDate? {
    for key in keys {
      for article in facts.articles {
        if let text = article[key]?.string, let date = readDate(text, context: context) {
          return ArticleDate(date, .structured)
        }
      }
    }
    return nil
  }

  private func property(_ name: String) -> ArticleDate? {
    for property in facts.properties where property.name == name {
      if let text = facts.value(property.node), let date = readDate(text, context: context) {
        return ArticleDate(date, .structured)
      }
    }
    return nil
  }

  private func meta(_ names: [String]) -> ArticleDate? {
    for name in names {
      for text in facts.metas[name] ?? [] {
        if let date = readDate(text, context: context) { return ArticleDate(date, .meta) }
      }
    }
    return nil
  }

  private func timeElement() -> ArticleDate? {
    let marked = facts.times.filter { facts.attribute(.itemprop, $0) == "datePublished" }
    for node in marked + facts.times.prefix(5) {
      let text = facts.attribute(.datetime, node) ?? facts.text(node)
      if let date = readDate(text, context: context) { return ArticleDate(date, .time) }
    }
    return nil
  }

  private func dateElement() -> ArticleDate? {
    for node in facts.dateNodes.prefix(8) {
      let text = facts.text(node)
      guard text.utf8.count < 200 else { continue }
      if let date = findDate(in: text, context: context) { return ArticleDate(date, .element) }
    }
    return nil
  }

  private func inText() -> ArticleDate? {
    for text in nearby {
      if let date = findDate(in: text, context: context) { return ArticleDate(date, .text) }
    }
    return nil
  }

  /// `/2024/12/03/`, `/2024-12-03-`, `/20241203/`.
  private func dateInAddress(_ address: String) -> String? {
    let path = address.split(separator: "/").dropFirst(2)
    let numbers = path.flatMap { $0.split { !$0.isASCII || !$0.isNumber } }.map(String.init)
    for index in numbers.indices {
      let number = numbers[index]
      if number.count == 8,
        let date = day(number.prefix(4), number.dropFirst(4).prefix(2), number.suffix(2))
      {
        return date
      }
      guard index + 2 < numbers.count, number.count == 4 else { continue }
      if let date = day(number[...], numbers[index + 1][...], numbers[index + 2][...]) {
        return date
      }
    }
    return nil
  }

  private func day(_ year: Substring, _ month: Substring, _ day: Substring) -> String? {
    guard let y = Int(year), let m = Int(month), let d = Int(day), (1995...2100).contains(y),
      (1...12).contains(m), (1...31).contains(d), day.count <= 2, month.count <= 2
    else { return nil }
    let two: (Int) -> String = { $0 < 10 ? "0\($0)" : "\($0)" }
    return readDate("\(y)-\(two(m))-\(two(d))", context: context)
  }
}
