import Foundation
import Ingest
import Testing

@Suite struct ExtractionMetadataTests {
  private func found(_ head: String, top: String = "", address: String? = nil) throws -> Article {
    let body = "<h1>\(Sample.title)</h1>\(top)\(Sample.paragraphs())"
    var page = Sample.page(head: head, body: body)
    page.address = address
    return try article(page)
  }

  @Test func `reads JSON-LD, also in a graph and when it is damaged`() throws {
    let head = """
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
      {"@type":"WebSite","name":"Дала үні"},
      {"@type":["NewsArticle"],"headline":"\(Sample.title)","datePublished":"2024-12-03T09:05:00+05:00",
      "dateModified":"2024-12-04T10:00:00+05:00","articleSection":"Қоғам",
      "author":[{"@type":"Person","name":"Айгүл Сәрсен"},{"@type":"Person","name":"Ерлан Ахмет"}],
      "description":"жол
      үзілген",}]}</script>
      """
    let article = try found(head)
    #expect(article.title == Sample.title)
    #expect(article.authors == ["Айгүл Сәрсен", "Ерлан Ахмет"])
    #expect(article.published == ArticleDate("2024-12-03T09:05:00+05:00", .structured))
    #expect(article.modified?.day == "2024-12-04")
    #expect(article.section == "Қоғам")
    #expect(article.site == "Дала үні")
  }

  @Test func `reads OpenGraph and other metas`() throws {
    let head = """
      <meta property="og:title" content="\(Sample.title)"><meta property="og:site_name" content="Дала үні">
      <meta property="og:url" content="https://dala.example/a"><meta property="og:image" content="https://dala.example/i.jpg">
      <meta property="article:published_time" content="2024-12-03T09:05:00+05:00">
      <meta name="author" content="Айгүл Сәрсен"><meta name="keywords" content="мектеп, Астана, мектеп">
      """
    let article = try found(head)
    #expect(article.address == "https://dala.example/a")
    #expect(article.site == "Дала үні")
    #expect(article.picture == "https://dala.example/i.jpg")
    #expect(article.published == ArticleDate("2024-12-03T09:05:00+05:00", .meta))
    #expect(article.authors == ["Айгүл Сәрсен"])
    #expect(article.tags == ["мектеп", "Астана"])
    #expect(article.declaredLanguage == "kk")
  }

  @Test func `reads microdata`() throws {
    let top = """
      <span itemprop="author" itemscope><span itemprop="name">Айгүл Сәрсен</span></span>
      <time itemprop="datePublished" datetime="2024-12-03">3 желтоқсан</time>
      """
    let article = try found("", top: top)
    #expect(article.authors == ["Айгүл Сәрсен"])
    #expect(article.published == ArticleDate("2024-12-03", .structured))
  }

  @Test(
    "takes names out of by-lines",
    arguments: [
      ("Автор: Иван Петров", ["Иван Петров"]),
      ("Авторы: И. Петров, Анна Ким", ["И. Петров", "Анна Ким"]),
      ("By John Smith and Jane Doe", ["John Smith", "Jane Doe"]), ("Редакция", []),
      ("Дала үні", []),
      ("Қанат пен Айгүл Сәрсен", ["Қанат", "Айгүл Сәрсен"]),
      ("Мәтін: Ерлан Ахмет", ["Ерлан Ахмет"]), ("admin", []), ("https://dala.example/ivan", []),
    ])
  func bylines(line: String, names: [String]) throws {
    let head = "<meta property=\"og:site_name\" content=\"Дала үні\">"
    #expect(try found(head, top: "<div class=\"author\">\(line)</div>").authors == names)
  }

  @Test func `an author may stand elsewhere in JSON-LD`() throws {
    let head = """
      <script type="application/ld+json">{"@graph":[
      {"@type":"NewsArticle","headline":"\(Sample.title)","author":{"@id":"#a"}},
      {"@type":"Person","@id":"#a","name":"Айгүл Сәрсен (а.с.)"}]}</script>
      """
    #expect(try found(head).authors == ["Айгүл Сәрсен"])
  }

  @Test func `a desk counts beside a person, the paper only where nobody is named`() throws {
    let json = { (authors: String) in
      """
      <meta property="og:site_name" content="Дала үні"><script type="application/ld+json">
      {"@type":"NewsArticle","headline":"\(Sample.title)","author":[\(authors)]}</script>
      """
    }
    let person = #"{"@type":"Person","name":"Айгүл Сәрсен"}"#
    let desk = #"{"@type":"Organization","name":"Қоғам редакциясы"}"#
    let paper = #"{"@type":"Organization","name":"Дала үні"}"#
    #expect(
      try found(json("\(person),\(desk),\(paper)")).authors == ["Айгүл Сәрсен", "Қоғам редакциясы"])
    #expect(try found(json(paper)).authors == ["Дала үні"])
    let line = "<div class=\"author\">Ерлан Ахмет</div>"
    #expect(try found(json(paper), top: line).authors == ["Ерлан Ахмет"])
  }

  @Test func `links to pages about authors beside the headline name them`() throws {
    let top = """
      <p><a href="/authors/sarsen">Айгүл Сәрсен</a>, <a href="/authors/akhmet">Ерлан Ахмет</a></p>
      """
    #expect(try found("", top: top).authors == ["Айгүл Сәрсен", "Ерлан Ахмет"])
    let far = String(repeating: "<p>мәтін</p>", count: 30) + "<a href=\"/authors/kim\">Анна Ким</a>"
    #expect(try found("", top: far).authors.isEmpty)
  }

  @Test(
    "finds the date wherever it stands",
    arguments: [
      ("<time datetime=\"2024-12-03T09:05\">x</time>", "2024-12-03"),
      ("<span class=\"news-date\">3 желтоқсан 2024, 09:05</span>", "2024-12-03"),
      ("<div>03.12.2024</div>", "2024-12-03"), ("<div>3 декабря 2024 года</div>", "2024-12-03"),
    ])
  func dates(markup: String, day: String) throws {
    #expect(try found("", top: markup).published?.day == day)
  }

  @Test func `finds the date in the address`() throws {
    let article = try found("", address: "https://dala.example/news/2024/12/03/mektep.html")
    #expect(article.published == ArticleDate("2024-12-03", .address))
  }

  @Test(
    "an address is made absolute",
    arguments: [
      ("/a/1", "https://dala.example/a/1"), ("//dala.example/a", "https://dala.example/a"),
      ("https://m.dala.example/a", "https://m.dala.example/a"),
    ])
  func addresses(link: String, expected: String) throws {
    let head = "<link rel=\"canonical\" href=\"\(link)\">"
    #expect(try found(head, address: "https://dala.example/x?y").address == expected)
  }

  @Test func `the name of the site is no part of the title`() throws {
    #expect(try found("").title == Sample.title)
    let head =
      "<meta property=\"og:title\" content=\"\(Sample.title) — Дала үні\"><meta property=\"og:site_name\" content=\"Дала үні\">"
    #expect(try found(head).title == Sample.title)
  }

  @Test func `the country's code is not the language's`() throws {
    let html =
      "<html lang=\"kz\"><body><h1>\(Sample.title)</h1>\(Sample.paragraphs())</body></html>"
    #expect(try article(Page(bytes: Array(html.utf8))).declaredLanguage == "kk")
  }
}

@Suite struct OldPageTests {
  /// A page of the early years: no headline element, no metas, the author's name below the text.
  private let page = Page(
    bytes: Array(
      """
      <html><head><title>Дала үні - \(Sample.title)</title></head><body><table><tr><td>
      <a href=/>Басты бет</a> | <a href=/n>Жаңалықтар</a></td><td><b class=big>\(Sample.title)</b><br><br>
      Қосылған күні: 3 желтоқсан 2024, 09:05<br><br>\(Sample.first)<br><br>\(Sample.second)<br><br>
      \(Sample.third)<br><br>Айгүл Сәрсен</td></tr></table></body></html>
      """.utf8))

  @Test func `the line of the page that the title has tells the title`() throws {
    #expect(try article(page).title == Sample.title)
  }

  @Test func `a name below the text is the author, a date above it the date`() throws {
    let found = try article(page)
    #expect(found.authors == ["Айгүл Сәрсен"])
    #expect(found.published == ArticleDate("2024-12-03T09:05:00", .text))
    #expect(found.text == [Sample.first, Sample.second, Sample.third].joined(separator: "\n"))
  }

  @Test func `authors of comments are no authors`() throws {
    let comments = """
      <div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Оқырман Біреу</span>
      <p itemprop="text">Дұрыс айтасыз, біздің балаға да орын болмады!</p></div>
      """
    let body = "<h1>\(Sample.title)</h1>\(Sample.paragraphs())\(comments)"
    #expect(try article(Sample.page(body: body)).authors == [])
  }
}
