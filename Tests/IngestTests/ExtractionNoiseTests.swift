import Ingest
import Testing

/// What stands among the paragraphs of an article without being of it, and what only looks so.
@Suite struct ExtractionNoiseTests {
  private let whole = [Sample.first, Sample.second, Sample.third].joined(separator: "\n")

  private func text(_ body: String, head: String = "") throws -> String {
    try article(Sample.page(head: head, body: "<h1>\(Sample.title)</h1>\(body)")).text
  }

  @Test func `a text that stands a second time in one piece counts once`() throws {
    let piece = [Sample.first, Sample.second, Sample.third].joined(separator: " ")
    let body = """
      <div class="text">\(Sample.paragraphs())</div>
      <div style="display:none"><div itemprop="articleBody">\(piece)</div></div>
      """
    #expect(try text(body) == whole)
  }

  @Test func `an article inside the article is another story`() throws {
    let other = "Шымкентте жаңа автобус бағыттары ашылды, олар шеткі аудандарды орталықпен қосады."
    let inner = (1...3).map { "<article><p>\(other) Бағыт нөмірі \($0).</p></article>" }
    #expect(
      try text("<article><h1>\(Sample.title)</h1>\(Sample.paragraphs())\(inner.joined())</article>")
        == whole)
  }

  @Test func `the posts of a live blog are the article`() throws {
    let posts = [Sample.first, Sample.second, Sample.third].map {
      "<article><time datetime=\"2024-12-03T09:05\">09:05</time><p>\($0)</p></article>"
    }
    let body = "<article><h1>\(Sample.title)</h1><p>\(Sample.second)</p>\(posts.joined())</article>"
    #expect(try article(Sample.page(body: body)).text.contains(Sample.third))
  }

  @Test func `a rest behind menus and share bars is left out`() throws {
    let bars = (1...12).map { "<div><a href=\"/\($0)\">Бөлім \($0)</a></div>" }.joined()
    let rest = """
      <div><p>Хабарламаларды шолғышта алғыңыз келсе, төмендегі батырманы басып, келісіміңізді беріңіз, \
      оны кейін өзгертуге болады.</p></div>
      """
    #expect(try text("<div>\(Sample.paragraphs())</div>\(bars)\(rest)") == whole)
  }

  @Test func `an imprint longer than the article does not win`() throws {
    let imprint = """
      Алматы қаласы, Абай даңғылы, 150 үй, 12 кеңсе; Астана қаласы, Тәуелсіздік даңғылы, 32 үй; Шымкент \
      қаласы, Тәуке хан даңғылы, 7 үй; Ақтөбе, Қарағанды, Қостанай, Павлодар, Семей, Тараз, Түркістан, \
      Орал, Өскемен, Атырау, Ақтау, Көкшетау, Петропавл, Қызылорда, Талдықорған, Жезқазған бюролары.
      """
    let body = """
      <h1>\(Sample.title)</h1><div class="a"><p>\(Sample.second)</p><p>\(Sample.third)</p></div>
      <div class="b"><div>\(imprint)</div></div>
      """
    #expect(
      try article(Sample.page(body: body)).text
        == [Sample.second, Sample.third].joined(separator: "\n"))
  }

  @Test func `a card that opens over a name does not break the sentence`() throws {
    let card = """
      <span class="rollover"><a href="/1">Кеше не болды, бүгін не болады</a></span>
      """
    let marked = Sample.first.replacing("дейді", with: "дейді\(card)")
    #expect(
      try text("<div>\(Sample.paragraphs([marked, Sample.second, Sample.third]))</div>") == whole)
  }

  @Test func `the line under a picture is no paragraph`() throws {
    let picture = """
      <div class="w"><img src="/a.jpg"><div>Мектеп ауласындағы балалар, Астана, 2024</div></div>
      """
    let body =
      "<div><p>\(Sample.first)</p>\(picture)<p>\(Sample.second)</p><p>\(Sample.third)</p></div>"
    #expect(try text(body) == whole)
  }

  @Test func `captions are kept apart from the text`() throws {
    let body = """
      <h1>\(Sample.title)</h1><div><p>\(Sample.first)</p>
      <figure><img src="/a.jpg"><figcaption>Мектеп ауласындағы балалар, Астана</figcaption></figure>
      <p>\(Sample.second)</p><p>\(Sample.third)</p></div>
      """
    let article = try article(Sample.page(body: body))
    #expect(article.text == whole)
    #expect(article.paragraphs.map(\.kind) == [.body, .caption, .body, .body])
    #expect(article.paragraphs[1].text == "Мектеп ауласындағы балалар, Астана")
  }

  @Test func `a row of a table of data is a paragraph with bars between its cells`() throws {
    let table = """
      <table><thead><tr><th>Қала</th><th>Келгендер</th><th>Кеткендер</th></tr></thead>
      <tr><td>Астана</td><td><p>61 200</p></td><td>28 900</td></tr>
      <tr><td>Шымкент</td><td>34 500</td><td>21 700</td></tr></table>
      """
    let body =
      "<h1>\(Sample.title)</h1><div><p>\(Sample.first)</p>\(table)<p>\(Sample.second)</p></div>"
    let rows = try article(Sample.page(body: body)).paragraphs.filter { $0.kind == .table }
    #expect(
      rows.map(\.text) == [
        "Қала | Келгендер | Кеткендер", "Астана | 61 200 | 28 900", "Шымкент | 34 500 | 21 700",
      ])
  }

  @Test func `a table that lays out the page is none of data`() throws {
    let body = """
      <table><tr><td><a href="/">Басты бет</a></td><td>\(Sample.paragraphs())</td></tr>
      <tr><td>Мұрағат</td><td><p>\(Sample.second)</p></td></tr></table>
      """
    #expect(
      try article(Sample.page(body: "<h1>\(Sample.title)</h1>\(body)")).paragraphs.allSatisfy {
        $0.kind == .body
      })
  }

  @Test func `a paragraph with a picture at its head stays`() throws {
    let body = """
      <div><p><img src="/a.jpg">\(Sample.first)</p><p>\(Sample.second)</p><p>\(Sample.third)</p></div>
      """
    #expect(try text(body) == whole)
  }

  @Test func `who the author is does not belong to the text`() throws {
    let head = "<meta name=\"author\" content=\"Айгүл Сәрсен\">"
    let portrait = """
      <p>Айгүл Сәрсен – қала мәселелерін он жылдан бері жазып келе жатқан тілші.</p>
      """
    #expect(try text("<div>\(Sample.paragraphs())\(portrait)</div>", head: head) == whole)
  }

  @Test func `an invitation to read on between paragraphs makes them no card of another story`()
    throws
  {
    let part = { (text: String) in
      """
      <div class="part"><p>\(text)</p>
      <p><a href="/1">Тағы оқыңыз: Алматыда жаңа көпір ашылды</a></p></div>
      """
    }
    #expect(try text([Sample.first, Sample.second, Sample.third].map(part).joined()) == whole)
  }

  @Test func `a sentence that is nearly all a link is kept, a bare link is not`() throws {
    let sentence = """
      Бұған дейін <a href="/1">министрлік ауылдан көшкендерге арналған жеңілдіктердің тізімін жариялап, \
      оны қайта қарайтынын ескерткен</a> болатын, бірақ құжат шықпады.
      """
    let body = """
      <div><p>\(Sample.first)</p><p>\(sentence)</p><p><a href="/2">Жеңілдіктер тізімі жарияланды</a></p>
      <p>\(Sample.second)</p></div>
      """
    let found = try text(body)
    #expect(found.contains("Бұған дейін министрлік"))
    #expect(!found.contains("тізімі жарияланды"))
  }
}
