import Ingest
import Testing

private let long = String(repeating: "Ауылдан қалаға көшіп келгендер саны артты. ", count: 4)

private func rows(
  _ text: [UInt8], _ format: RowFormat = .delimited(nil), columns: [RowField: String] = [:],
  limit: Int = 100_000
) -> (rows: [SourceRow], reader: RowReader) {
  let reader = RowReader(ByteSource(text), format: format, columns: columns, rowBytes: limit)
  return (Array(reader), reader)
}

private func rows(
  _ text: String, _ format: RowFormat = .delimited(nil), columns: [RowField: String] = [:],
  limit: Int = 100_000
) -> (rows: [SourceRow], reader: RowReader) {
  rows(Array(text.utf8), format, columns: columns, limit: limit)
}

extension SourceRow {
  fileprivate var values: RowValues? {
    if case .values(let values) = content { values } else { nil }
  }
  fileprivate var fault: String? {
    switch content {
    case .values: nil
    case .fault(let reason): reason
    case .tooLarge: "too large"
    }
  }
}

@Suite struct `Reading a table of texts` {
  @Test func `The columns of Media Cloud are known`() throws {
    let found = rows(
      """
      id,indexed_date,language,media_name,media_url,publish_date,title,url
      a1,2024-12-04 10:00:00,kk,misal.example,https://misal.example,2024-12-03,Ауыл,https://misal.example/1

      """)
    let row = try #require(found.rows.first)
    #expect(row.number == 2)
    let values = try #require(row.values)
    #expect(values[.id] == "a1")
    #expect(values[.address] == "https://misal.example/1")
    #expect(values[.date] == "2024-12-03")
    #expect(values[.outlet] == "misal.example")
    #expect(values[.text] == nil)
    guard case .stub(let article) = extract(values) else {
      Issue.record("expected a stub")
      return
    }
    #expect(article.title == "Ауыл")
    #expect(article.published == ArticleDate("2024-12-03", .row))
  }

  @Test func `An export with Russian headers, semicolons and windows-1251 is read`() throws {
    let text = """
      \u{FEFF}Заголовок;Дата;Источник;Автор;Текст\r
      Переезд;03.12.2024;Городские заметки;А. Ли, Б. Ким;"Первый абзац; в нём "чужая" кавычка.\r
      Второй абзац из слов."\r

      """
    let bytes = text.unicodeScalars.dropFirst().map { scalar -> UInt8 in
      switch scalar.value {
      case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
      case 0x451: 0xB8
      default: UInt8(scalar.value)
      }
    }
    let found = rows(bytes)
    #expect(found.reader.encoding == "windows-1251")
    let values = try #require(found.rows.first?.values)
    #expect(values[.text] == "Первый абзац; в нём \"чужая\" кавычка.\r\nВторой абзац из слов.")
    #expect(values[.outlet] == "Городские заметки")
    #expect(values.authors == ["А. Ли", "Б. Ким"])
    var article = Article()
    article.tell(values)
    #expect(article.published == ArticleDate("2024-12-03", .row))
  }

  @Test func `UTF-16 with tabs, as spreadsheets save Unicode text, is read`() throws {
    let text = "Тақырып\tМәтін\r\nКөш\tҚала 𝒳 \"іші\"\r\n"
    for isBigEndian in [true, false] {
      let units = [0xFEFF] + Array(text.utf16)
      let bytes = units.flatMap {
        isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
      }
      let values = try #require(rows(bytes).rows.first?.values)
      #expect(values[.title] == "Көш")
      #expect(values[.text] == "Қала 𝒳 \"іші\"")
    }
  }

  @Test func `Configured names go before known ones; one that is not there is said`() {
    let text = "title,kicker,content\na,b,c\n"
    let found = rows(text, columns: [.title: "Kicker"])
    #expect(found.rows.first?.values?[.title] == "b")
    #expect(found.rows.first?.values?[.text] == "c")
    let missing = rows(text, columns: [.date: "day"])
    #expect(missing.rows.isEmpty)
    #expect(
      missing.reader.foreignReason
        == "no column for date as configured; there are: title, kicker, content")
    let unknown = rows("a,b\n1,2\n")
    #expect(unknown.rows.isEmpty)
    #expect(unknown.reader.foreignReason?.contains("there are: a, b") == true)
  }

  @Test func `A ragged row is a fault of that row, with its number`() {
    let found = rows("title,text\na,b\n\nc\nd,e,f\ng,h,,\n\"i\nj\",k\nl,m")
    #expect(found.rows.map(\.number) == [2, 4, 5, 6, 7, 8])
    #expect(
      found.rows.map(\.fault) == [
        nil, "1 fields; the header has 2", "3 fields; the header has 2", nil, nil, nil,
      ])
    #expect(found.rows[4].values?[.title] == "i\nj")
    #expect(found.rows[5].values?[.text] == "m")
  }

  @Test func `A quotation without end costs its line, not the file`() {
    let lines = (1...500).map { "\($0),text \($0)\n" }.joined()
    let found = rows("title,text\n1,\"open\n" + lines, limit: 2_000)
    #expect(found.rows.count == 501)
    #expect(found.rows[0].fault == "a quotation without end")
    #expect(found.rows.dropFirst().allSatisfy { $0.values != nil })
    let atEnd = rows("title,text\na,b\nc,\"d")
    #expect(atEnd.rows.map(\.fault) == [nil, "a quotation without end"])
  }

  @Test func `A row longer than the limit is said, and the next is read`() {
    let body = String(repeating: "ұ", count: 100_000)
    let table = rows("title,text\na,\(body)\nc,d\n", limit: 5_000)
    #expect(table.rows.map(\.fault) == ["too large", nil])
    let lines = rows("{\"text\": \"\(body)\"}\n{\"text\": \"b\"}\n", .jsonLines, limit: 5_000)
    #expect(lines.rows.map(\.fault) == ["too large", nil])
  }

  @Test("What quotation marks may hide does not matter to how it is cut", arguments: 0..<40)
  func roundTrip(seed: UInt64) throws {
    var state = seed &* 6_364_136_223_846_793_005 &+ 1
    let next = { (below: Int) -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let letters = Array("аұ, ;\"\n\r\tq")
    let delimiter = Character([",", ";", "\t"][next(3)])
    let table = (0..<50).map { _ in
      (0..<2).map { _ in "x" + String((0..<next(9)).map { _ in letters[next(letters.count)] }) + "x"
      }
    }
    let text = ([["title", "text"]] + table).map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(
        separator: String(delimiter))
        + "\r\n"
    }.joined()
    let plain = rows(text).rows
    #expect(plain.map { [$0.values?[.title] ?? "", $0.values?[.text] ?? ""] } == table)
    let packed = try #require(gzipped(Array(text.utf8)))
    #expect(rows(packed).rows.map(\.values) == plain.map(\.values))
  }
}

@Suite struct `Reading JSON Lines` {
  @Test func `Lines end at the line feed alone, and each has its number`() throws {
    let found = rows(
      """
      {"title": "Көш", "text": ["бір\u{2028}екі", "үш"], "published_at": 1733198700000}

      {"title": "cut
      {"headline": "Б", "source": {"name": "Мысал"}, "author": ["А", {"name": "В"}], "x": NaN}
      [1, 2]
      {"headline": "Б", "source": {"name": "Мысал"}, "author": ["А", {"name": "В"}]}
      """, .jsonLines)
    #expect(found.rows.map(\.number) == [1, 3, 4, 5, 6])
    #expect(found.rows.map { $0.fault != nil } == [false, true, true, true, false])
    let first = try #require(found.rows.first?.values)
    #expect(first[.text] == "бір\u{2028}екі\nүш")
    guard case .stub(let article) = extract(first) else {
      Issue.record("expected a stub: three words")
      return
    }
    #expect(article.paragraphs.map(\.text) == ["бір", "екі", "үш"])
    #expect(article.published?.day == "2024-12-03")
    let last = try #require(found.rows.last?.values)
    #expect(last[.outlet] == "Мысал")
    #expect(last.authors == ["А", "В"])
  }

  @Test func `A member of an object is named with a point`() {
    let found = rows(
      #"{"a": {"Body": "мәтін"}, "text": "other"}"#, .jsonLines, columns: [.text: "a.body"])
    #expect(found.rows.first?.values?[.text] == "мәтін")
  }

  @Test func `A list and bytes that are no text are not JSON Lines`() {
    #expect(rows("[\n{\"text\": \"a\"}\n]\n", .jsonLines).reader.foreignReason != nil)
    let binary = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    #expect(rows(binary, .jsonLines).reader.foreignReason == "bytes that are no text")
    #expect(rows(binary).reader.foreignReason == "bytes that are no text")
  }

  @Test func `A gzip file that is cut is read up to the cut, a bomb up to its limit`() throws {
    let lines = (1...2_000).map { "{\"text\": \"\($0 &* 7_919) көш\"}\n" }.joined()
    let packed = try #require(gzipped(Array(lines.utf8)))
    let cut = rows(Array(packed.prefix(packed.count / 2)), .jsonLines)
    #expect((100..<2_000).contains(cut.rows.count))
    #expect(cut.reader.damage?.hasPrefix("the file ends inside a gzip member at byte") == true)
    let zeros = try #require(gzipped([UInt8](repeating: 32, count: 40_000_000)))
    let bomb = rows(zeros, .jsonLines)
    #expect(bomb.rows.map(\.fault) == ["too large"])
    #expect(bomb.reader.damage?.contains("more than 300 : 1") == true)
  }
}

@Suite struct `The article in a row` {
  private func article(_ values: [RowField: String]) -> Article? {
    var row = RowValues()
    for (field, value) in values { row[field] = value }
    if case .article(let article) = extract(row) { return article }
    return nil
  }

  @Test func `Line breaks of plain texts part paragraphs, a headline at the top goes`() {
    let found = article([
      .title: "Көш  туралы", .text: "Көш туралы\r\n\(long)\n\n  Екінші\u{0}  абзац ",
      .language: "KK", .section: "Қоғам", .tags: "көш; қала",
    ])
    #expect(
      found?.paragraphs == [
        Paragraph(.body, String(long.dropLast())), Paragraph(.body, "Екінші абзац"),
      ])
    #expect(found?.title == "Көш туралы")
    #expect(found?.declaredLanguage == "kk")
    #expect(found?.tags == ["көш", "қала"])
  }

  @Test func `A piece of markup keeps all its text, in paragraphs`() {
    for text in [
      "<p>\(long)</p><p>Екінші абзац &amp; соңы.</p>",
      "<div>\(long)<br>Екінші <b>абзац</b>\n&amp; соңы.<script>x</script></div>",
      "<p>\(long)</p>Екінші абзац &amp; соңы.",
      "\(long)\nЕкінші абзац &amp; соңы.",
    ] {
      #expect(article([.text: text])?.text == "\(long.dropLast())\nЕкінші абзац & соңы.")
    }
  }

  @Test func `A whole page in a row loses what stands around its article`() {
    let second =
      "Олардың көбі балаларын мектепке жаздыра алмай, тұрғын үй кезегіне де тұра алмай жүр."
    let page = """
      <html><head><title>Көш</title></head><body><nav><a href="/">Басты бет</a></nav>
      <article><h1>Көш</h1><p>\(long)</p><p>\(second)</p></article></body></html>
      """
    let found = article([.text: page, .address: "https://misal.example/1"])
    #expect(found?.text == "\(long.dropLast())\n\(second)")
    #expect(found?.title == "Көш")
    #expect(found?.address == "https://misal.example/1")
  }

  @Test func `A letter that the first step of a file cuts does not decide on its encoding`() {
    // The sample has 262,144 bytes: the last of them is the first byte of "Ж".
    let head = "title,text\n"
    let filler = String(repeating: "a,b\n", count: (262_143 - head.utf8.count - 2) / 4)
    let padding = String(repeating: "x", count: 262_143 - head.utf8.count - filler.utf8.count)
    let reader = RowReader(
      ByteSource(Array((head + filler + padding + "Жители,Жители города\n").utf8)),
      format: .delimited(nil), rowBytes: 100_000)
    var last: String?
    for row in reader { if case .values(let values) = row.content { last = values[.text] } }
    #expect(last == "Жители города")
    #expect(reader.encoding == "utf-8")
  }

  @Test func `A row without anything is empty, one with a headline is a stub`() {
    #expect(extract(RowValues()).name == "empty")
    var row = RowValues()
    row[.title] = "Көш"
    #expect(extract(row).name == "stub")
    row[.text] = "Бес сөзден тұрады осы мәтін"
    #expect(extract(row).name == "stub")
  }
}
