internal import Markup

/// Finds when an article was published and changed, the surer places first.
struct DateChooser {
  let tree: MarkupTree
  let page: PageBlocks
  let facts: PageFacts
  let clues: PageClues
  let context: DateContext
  let address: String?
  let title: String?

  func dates() -> (published: ArticleDate?, modified: ArticleDate?) {
    let published =
      structured(["datePublished", "dateCreated", "uploadDate"], facts.articles)
      ?? property("datePublished") ?? meta(Self.publishedMetas) ?? inHeadTitle()
    let modified =
      structured(["dateModified"], facts.articles) ?? property("dateModified")
      ?? meta(Self.modifiedMetas)
    // What the page shows is read only where its markup leaves something open.
    if let published, let modified { return (published, modified) }
    let shown = shown.dates()
    return (
      published ?? dated(shown.published) ?? agreed("datePublished") ?? modified ?? shown.modified,
      modified ?? shown.modified
    )
  }

  /// What the address and the page itself show: the address is surer of the day, the page has the
  /// time.
  private func dated(_ shown: ArticleDate?) -> ArticleDate? {
    guard let day = address.flatMap(dateInAddress) else { return shown }
    if let shown, shown.day == day { return shown }
    return ArticleDate(day, .address)
  }

  private var shown: ShownDates {
    ShownDates(
      tree: tree, page: page, facts: facts, clues: clues, context: context,
      title: clues.titleBlock ?? page.titles.first)
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

  /// A date of the first of these objects of JSON-LD that has one, before all of those that bear the
  /// headline: a list of related articles may stand beside it.
  private func structured(_ keys: [String], _ objects: [JSONValue]) -> ArticleDate? {
    let wanted = title.map(comparableWords) ?? []
    let ofArticle = objects.filter {
      !wanted.isEmpty && $0["headline"]?.string.map(comparableWords) == wanted
    }
    for key in keys {
      for object in ofArticle + objects {
        if let text = object[key]?.string, let date = read(text) {
          return ArticleDate(date, .structured)
        }
      }
    }
    return nil
  }

  /// The nearest to the headline, where cards of other stories have the property too.
  private func property(_ name: String) -> ArticleDate? {
    var found: (date: String, distance: Int)?
    let headline = shown.title.map { page.blocks[$0].first } ?? 0
    for property in facts.properties where property.name == name {
      guard let text = facts.value(property.node), let date = read(text) else { continue }
      let distance = abs(property.node - headline)
      if found.map({ distance < $0.distance }) ?? true { found = (date, distance) }
    }
    return found.map { ArticleDate($0.date, .structured) }
  }

  /// The date on which all other objects of JSON-LD agree, such as the page and its video.
  private func agreed(_ key: String) -> ArticleDate? {
    let dates = facts.others.compactMap { $0[key]?.string }.compactMap(read)
    guard let first = dates.first, dates.allSatisfy({ $0.prefix(10) == first.prefix(10) }) else {
      return nil
    }
    return ArticleDate(first, .structured)
  }

  /// The end of `<title>` behind a sign, where it is a date that the headline has not:
  /// "Жаңалық | Мысал | 03.12.2024, 09:05".
  private func inHeadTitle() -> ArticleDate? {
    guard let head = facts.headTitle, head.utf8.count < Self.longestTitle else { return nil }
    for cut in head.indices where "|–—,/•".contains(head[cut]) {
      let end = String(head[head.index(after: cut)...])
      guard let date = datesOfLine(end, context: context).first, date.isWhole else { continue }
      return title?.contains(end.trimmingMarks()) == true ? nil : ArticleDate(date.text, .text)
    }
    return nil
  }

  /// Bytes; the longest headlines have 300 letters.
  private static let longestTitle = 1000

  /// A date of a field; what a machine writes where it knows none (the beginning of its count, 1970)
  /// is none.
  private func read(_ text: String) -> String? {
    readDate(text, context: context).flatMap { $0 < Self.earliest ? nil : $0 }
  }

  private static let earliest = "1971"

  private func meta(_ names: [String]) -> ArticleDate? {
    for name in names {
      for text in facts.metas[name] ?? [] {
        if let date = read(text) { return ArticleDate(date, .meta) }
      }
    }
    return nil
  }

  /// `/2024/12/03/`, `/2024-12-03-`, `/20241203/`, `/03-12-2024/`.
  private func dateInAddress(_ address: String) -> String? {
    let path = address.prefix { !"?#".contains($0) }.split(separator: "/").dropFirst(2)
    let numbers = path.flatMap { $0.split { !$0.isASCII || !$0.isNumber } }.map(String.init)
    for index in numbers.indices {
      let number = numbers[index]
      if number.count == 8,
        let date = day(number.prefix(4), number.dropFirst(4).prefix(2), number.suffix(2))
      {
        return date
      }
      guard index + 2 < numbers.count else { continue }
      let (first, second, third) = (number[...], numbers[index + 1][...], numbers[index + 2][...])
      if number.count == 4, let date = day(first, second, third) { return date }
      if number.count == 2, third.count == 4, let date = day(third, second, first) { return date }
    }
    return nil
  }

  private func day(_ year: Substring, _ month: Substring, _ day: Substring) -> String? {
    guard let y = Int(year), let m = Int(month), let d = Int(day), (1995...2100).contains(y),
      day.count <= 2, month.count <= 2, let civil = CivilDay(y, m, d)
    else { return nil }
    let date = CivilDate(day: civil)
    return context.admits(date) ? date.text : nil
  }
}
