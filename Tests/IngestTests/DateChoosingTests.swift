import Ingest
import Testing

/// 2024-12-03T04:05:00Z, a Tuesday; 09:05 in Almaty.
private let fetched = 1_733_198_700.0

@Suite struct `Choosing the date of an article among the dates of a page` {
  private let text = """
    <p>Ауыл тұрғындары жаңа мектептің ашылуын көптен күткен еді, бүгін оның есігі айқара ашылды.</p>
    <p>2019 жылғы 5 мамырда басталған құрылысқа облыстық бюджеттен қаржы бөлінген, деді әкім.</p>
    <p>Мектепте жүзден астам бала оқиды, кітапхана мен спорт залы бар, асхана да жұмыс істейді.</p>
    """

  private func date(
    _ body: String, head: String = "", address: String? = nil, fetched: Double? = fetched
  ) -> String? {
    published(body, head: head, address: address, fetched: fetched)?.text
  }

  private func published(
    _ body: String, head: String = "", address: String? = nil, fetched: Double? = fetched
  ) -> ArticleDate? {
    let html = """
      <html lang="kk"><head><title>Ауылда жаңа мектеп ашылды</title>\(head)</head>
      <body>\(body)</body></html>
      """
    let page = Page(
      bytes: Array(html.utf8), address: address, contentType: "text/html; charset=utf-8",
      fetched: fetched)
    guard case .article(let article) = extract(page) else { return nil }
    return article.published
  }

  private let headline = "<h1>Ауылда жаңа мектеп ашылды</h1>"

  @Test(
    "The line at the headline gives the date, whatever it is written like",
    arguments: [
      ("28 қараша 2024, 09:05", "2024-11-28T09:05:00"),
      ("Қоғам | 28 қараша 2024", "2024-11-28"),
      ("28.11.2024 09:05 👁 237", "2024-11-28T09:05:00"),
      ("2024 жылғы 28 қарашада жарияланды", "2024-11-28"),
      ("Қарашаның 28-і, 2024", "2024-11-28"),
      ("28 қар. 2024", "2024-11-28"),
      ("Опубликовано: 28 нояб. 2024 г. в 09:05", "2024-11-28T09:05:00"),
      ("28 ноября, 09:05 — Айгүл Сейітқызы", "2024-11-28T09:05:00"),
      ("Вчера, 21:40", "2024-12-02T21:40:00"),
      ("кеше, 21:40", "2024-12-02T21:40:00"),
      ("екі сағат бұрын", "2024-12-03T07:05:00+05:00"),
      ("5 минут бұрын", "2024-12-03T09:00:00+05:00"),
    ])
  func lines(line: String, expected: String) {
    #expect(date("\(headline)<div class=\"x\">\(line)</div>\(text)") == expected)
    #expect(date("<div class=\"x\">\(line)</div>\(headline)\(text)") == expected)
  }

  @Test(
    "The clock in the head of the site is not the date of the article",
    arguments: [
      "<div class=\"top\">Вторник, 3 декабря 2024</div>", "<div class=\"date\">03.12.2024</div>",
      "<div class=\"now\">Бүгін: сейсенбі, 3 желтоқсан 2024, 09:05</div>",
    ])
  func clock(header: String) {
    let line = "<div class=\"info\">Қоғам 28 қараша 2024</div>"
    #expect(date("\(header)\(headline)\(line)\(text)") == "2024-11-28")
    #expect(date("\(header)\(headline)\(text)\(line)", fetched: fetched) != nil)
    // Without the time of the fetch the day of the week or the place tells.
    #expect(date("\(header)\(headline)\(line)\(text)", fetched: nil) == "2024-11-28")
  }

  @Test func `cards of other stories, remarks of readers and the foot of the page do not count`() {
    let card = { (day: Int) in
      """
      <div class="card"><a href="/\(day)">Облыста жаңа көпір салынды, жүргізушілер қуанышты</a>
      <span class="date">\(day).11.2024</span></div>
      """
    }
    let cards = "<div>\(card(1))\(card(2))\(card(3))\(card(4))</div>"
    let remarks = """
      <div class="comments"><div class="comment"><span class="date">02.12.2024 11:00</span>
      <p>Құтты болсын!</p></div></div><p>© Мысал, 2024. Куәлік 01.02.2020 берілген.</p>
      """
    let line = "<span class=\"date\">28.11.2024</span>"
    #expect(date("\(cards)\(headline)\(line)\(text)\(cards)\(remarks)") == "2024-11-28")
    #expect(date("\(headline)\(text)\(cards)\(remarks)") == nil)
  }

  @Test func `a word before it tells when the article appeared and when it was changed`() {
    let line = "<p>Обновлено: 02.12.2024 10:00 Опубликовано: 28.11.2024 09:05</p>"
    #expect(date("\(headline)\(line)\(text)") == "2024-11-28T09:05:00")
    let foot = "<div>Жаңартылды: 2.12.2024</div><div>Жарияланған уақыты: 28.11.2024</div>"
    #expect(date("\(headline)\(text)\(foot)") == "2024-11-28")
    #expect(date("\(headline)<p>Жаңартылды: 2.12.2024</p>\(text)") == "2024-12-02")
  }

  @Test(
    "The line with which agencies begin a text gives its date",
    arguments: [
      "Астана. 28 қараша. МысалАқпарат – Ауылда жаңа мектеп ашылды,",
      "АЛМАТЫ, 28 ноя 2024 — Мысал. Новая школа открылась в селе,",
      "28.11.2024, Тараз 09:05 В селе открылась новая школа,",
      "Тараз, 28 ноября 2024 г., 09:05 — В селе открылась новая школа,",
    ])
  func agency(line: String) {
    let paragraph =
      "<p>\(line) деп хабарлайды облыстық әкімдіктің баспасөз қызметі бүгін таңертең.</p>"
    #expect(date("\(headline)\(paragraph)\(text)")?.prefix(10) == "2024-11-28")
  }

  @Test(
    "A sentence that begins with a day tells of that day",
    arguments: [
      "2024 жылғы 1 қыркүйекте ашылған мектепте жүзден астам бала оқиды, кітапхана мен зал бар.",
      "1 сентября 2024 года в селе открылась новая школа на триста мест, сообщили в акимате.",
      "В понедельник, 2 сентября 2024 года, в селе открылась новая школа, сообщили в акимате.",
      "Со 2 по 9 сентября, по данным акимата, школу посетили сто человек из разных областей.",
    ])
  func sentence(paragraph: String) {
    #expect(date("\(headline)<p>\(paragraph)</p>\(text)") == nil)
  }

  @Test func `a day told in a sentence is not the date of the article`() {
    #expect(
      date("\(headline)<p>Мектеп 2024 жылғы 1 қыркүйекте ашылады деп күтілген.</p>\(text)") == nil)
  }

  @Test func `the address gives the day, the page its time`() {
    let address = "https://misal.example/kk/2024/11/28/mektep"
    #expect(date(headline + text, address: address) == "2024-11-28")
    let line = "<div>28.11.2024 09:05</div>"
    #expect(date(headline + line + text, address: address) == "2024-11-28T09:05:00")
    let reversed = "https://misal.example/news/28-11-2024/mektep"
    #expect(published(headline + text, address: reversed)?.origin == .address)
  }

  @Test func `the date in the title of the window counts where the headline has it not`() {
    let html = """
      <html><head><title>Ауылда жаңа мектеп ашылды / «Мысал», 28 қараша 2024</title></head>
      <body>\(headline)\(text)</body></html>
      """
    guard case .article(let article) = extract(Page(bytes: Array(html.utf8))) else {
      Issue.record("no article")
      return
    }
    #expect(article.published?.text == "2024-11-28")
  }

  @Test func `what a machine writes for no date is none`() {
    let meta = #"<meta property="article:published_time" content="1970-01-01T00:00:00+00:00">"#
    #expect(date("\(headline)<div>28.11.2024</div>\(text)", head: meta) == "2024-11-28")
  }

  @Test func `structured data speaks of the article with the headline, not of those beside it`() {
    let list = """
      <script type="application/ld+json">[
      {"@type":"NewsArticle","headline":"Облыста көпір салынды","datePublished":"2024-10-01"},
      {"@type":"NewsArticle","headline":"Ауылда жаңа мектеп ашылды","datePublished":"2024-11-28"}]
      </script>
      """
    #expect(date(headline + text, head: list) == "2024-11-28")
    let card = #"<div><b itemprop="datePublished" content="2024-10-01"></b>Көпір</div>"#
    let own = #"<b itemprop="datePublished" content="2024-11-28"></b>"#
    #expect(date("\(card)<p>Мәзір</p>\(headline)\(own)\(text)\(card)") == "2024-11-28")
  }

  @Test func `other objects count where they agree on a day`() {
    let page = #"{"@type":"WebPage","datePublished":"2024-11-28T09:05:00+05:00"}"#
    let video = #"{"@type":"VideoObject","datePublished":"2024-11-02"}"#
    let alone = "<script type=\"application/ld+json\">[\(page)]</script>"
    #expect(date(headline + text, head: alone) == "2024-11-28T09:05:00+05:00")
    let both = "<script type=\"application/ld+json\">[\(page), \(video)]</script>"
    #expect(date(headline + text, head: both) == nil)
  }
}
