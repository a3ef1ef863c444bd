import Basics
import Foundation
import Serve
import Testing

/// The reading pages without any script: what the server sends is all there is.
@Suite(.serialized) struct PagesTests {
  private func pages(
    _ desk: Desk? = nil, _ work: (Visitor) async throws -> Void
  ) async throws {
    guard let desk else { return try await work(try await Visitor.shared.value) }
    let visitor = try await Visitor(desk)
    let outcome = await Result.catching { try await work(visitor) }
    await visitor.server.stop()
    try outcome.get()
  }

  /// A path with its query's letters encoded.
  private func path(_ path: String, _ fields: Fields) -> String { address(path, fields) }

  @Test func `the start page counts articles, languages, relevance and frames, and links to them`()
    async throws
  {
    try await pages { visitor in
      let text = try await visitor.get("/?lang=en").text
      #expect(text.contains("<dd><a href=\"/articles\">4</a></dd>"))
      #expect(text.contains("<a href=\"/articles?in=ru\">2</a>"))
      #expect(text.contains("<a href=\"/articles?relevance=internal\">"))
      #expect(text.contains("Қала үні"))
      let listed = try await visitor.get("/articles?relevance=internal&in=ru&lang=en").text
      #expect(listed.contains("Приезжие из аулов не находят жильё в Алматы"))
      #expect(!listed.contains("Ауылдан көшіп келгендер"))
    }
  }

  @Test func `a search shows its lines with the word in the middle and leads to its place`()
    async throws
  {
    try await pages { visitor in
      let answer = try await visitor.get(
        path("/search", ["q": "времянка", "lang": "ru"]))
      #expect(answer.text.contains("Найдено: 2; статей: 1, изданий: 1."))
      #expect(answer.text.contains(">времянках</a>"))
      let link = try #require(
        answer.text.firstMatch(of: /href="(\/article\/a00001\?at=text[^"#]*)#here"/))
      let article = try await visitor.get(
        String(link.1).replacingOccurrences(of: "&amp;", with: "&"))
      #expect(
        article.text.contains(
          /<mark class="[a-z]* ?on" id="here"[^>]*>(<span[^>]*><\/span>)*времянках/))
    }
  }

  @Test func `a slip in a pattern is told beside the form, which keeps what was typed`()
    async throws
  {
    try await pages { visitor in
      let answer = try await visitor.get(path("/search", ["q": "(а+)+", "type": "regex"]))
      #expect(answer.status == 200)
      #expect(answer.text.contains("value=\"(а+)+\""))
      #expect(answer.text.contains("LEX-007"))
      let filter = try await visitor.get(path("/articles", ["frame": "housin"]))
      #expect(filter.text.contains("did you mean housing?"))
    }
  }

  @Test func `lines can be kept as a table that reads back`() async throws {
    try await pages { visitor in
      let answer = try await visitor.get(path("/search.csv", ["q": "аул", "sort": "left"]))
      #expect(answer.headers["content-type"] == "text/csv; charset=utf-8")
      #expect(answer.headers["content-disposition"] == "attachment; filename=\"concordance.csv\"")
      let rows = Array(CSVReader(answer.body))
      #expect(rows.first?.fields.contains("node") == true)
      #expect(rows.count == 3)
    }
  }

  @Test func `titles and texts that would like to be markup stay words on every page`() async throws
  {
    try await pages { visitor in
      for target in [
        "/articles", "/article/a00004", "/article/a00004?blocked=yes",
        path("/search", ["q": "жильё"]), path("/search", ["q": "<script>alert(1)</script>"]),
        path("/search", ["q": "\" autofocus onfocus=alert(1) x=\"", "outlet": "\"><b>"]),
      ] {
        let text = try await visitor.get(target).text
        #expect(!text.contains("<script>alert") && !text.contains("<img src=x"), "\(target)")
        #expect(!text.contains("\" autofocus onfocus"), "\(target)")
        #expect(!text.unicodeScalars.contains("\u{202E}"), "\(target)")
      }
      let article = try await visitor.get("/article/a00004").text
      #expect(article.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
      #expect(article.contains("[U+202E]"))
    }
  }

  @Test func `an article shows for each code the words, the row and the rule`() async throws {
    try await pages { visitor in
      let text = try await visitor.get("/article/a00001?lang=ru").text
      #expect(text.contains("внутренние мигранты"))
      #expect(text.contains(/href="\/article\/a00001\?code=frame%3Ahousing#why"/))
      #expect(text.contains(/<a href="\/entry\/groups\.ru\.\d+">groups\.ru\.\d+<\/a>/))
      #expect(text.contains("переехавшие названы в этом же предложении"))
      #expect(text.contains("Не засчитано"))
    }
  }

  @Test func `a chosen code marks its own words and leaves only their reasons`() async throws {
    try await pages { visitor in
      let all = try await visitor.get("/article/a00001").text
      let chosen = try await visitor.get("/article/a00001?code=frame%3Ahousing").text
      #expect(!all.contains("<mark class=\"frame on\""))
      #expect(chosen.contains("<mark class=\"frame on\""))
      #expect(chosen.contains("data-code=\"frame:housing\" aria-current=\"true\""))
      let rows = { (text: String) in text.matches(of: /<tr id="w\d+"/).count }
      #expect(rows(chosen) > 0 && rows(chosen) < rows(all))
    }
  }

  @Test func `every rule and reason of the sample has words in all three languages`() async throws {
    try await pages { visitor in
      for number in 1...4 {
        for language in ["kk", "ru"] {
          let text = try await visitor.get("/article/a0000\(number)?lang=\(language)").text
          for cell in text.matches(of: /<td>([a-z]+(-[a-z0-9]+)*)<\/td><td class="number">/) {
            Issue.record("no words for \(cell.1)")
          }
          #expect(!text.contains("condition in needs"))
        }
      }
    }
  }

  @Test func `a text in Arabic letters runs from right to left, in the article and in its line`()
    async throws
  {
    try await pages { visitor in
      let article = try await visitor.get("/article/a00003").text
      #expect(
        article.contains("<p dir=\"rtl\">") && article.contains("<h1 lang=\"kk\" dir=\"rtl\">"))
      let line = try await visitor.get(path("/search", ["q": "ауыл", "outlet": "tote.example"]))
        .text
      #expect(line.contains("<tr dir=\"rtl\">") && line.contains("اۋىلدان"))
    }
  }

  @Test func `a row of the lexicon shows what counted, what did not, and what took its words`()
    async throws
  {
    try await pages { visitor in
      let article = try await visitor.get("/article/a00001").text
      let entry = try #require(article.firstMatch(of: /\/entry\/(frames\.ru\.\d+)/)).1
      let text = try await visitor.get("/entry/\(entry)?lang=en").text
      #expect(text.contains("frames.csv:"))
      #expect(text.contains(/Counted: [1-9]/))
      #expect(text.contains("Not counted: "))
      #expect(text.contains("href=\"/tables/frames/row/\(entry)\""))
      #expect(try await visitor.get("/tables/frames/row/\(entry)").status == 200)
      #expect(try await visitor.get("/entry/frames.ru.99999").status == 404)
    }
  }

  @Test func `the report is served as it was written, under a policy without scripts`() async throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let desk = try SampleDesk.desk(SampleDesk.pieces, output: folder.path)
    try await pages(desk) { visitor in
      let missing = try await visitor.get("/report?lang=en")
      #expect(missing.status == 200 && missing.text.contains("There is no report yet"))
      let written = Data("<!DOCTYPE html><style>p{color:red}</style><p>Есеп</p>".utf8)
      try written.write(to: folder.appendingPathComponent("report.html"))
      #expect(try await visitor.get("/report").text.contains("src=\"/report/file\""))
      let report = try await visitor.get("/report/file")
      #expect(report.body == Array(written))
      let policy = try #require(report.headers["content-security-policy"])
      #expect(!policy.contains("script") && policy.contains("frame-ancestors 'self'"))
      // Pages of passages lie beside it, and nothing else can be had by their address.
      let run = folder.appendingPathComponent("report-passages/ab12")
      try FileManager.default.createDirectory(at: run, withIntermediateDirectories: true)
      try Data("<p>Үзінді</p>".utf8).write(to: run.appendingPathComponent("stance-1.html"))
      let passages = try await visitor.get("/report/report-passages/ab12/stance-1.html")
      #expect(passages.text == "<p>Үзінді</p>")
      #expect(passages.headers["content-security-policy"] == policy)
      for other in ["ab12/other.html", "ab12/..", "../report.html", "%2e%2e/report.html"] {
        let answer = try await visitor.get("/report/report-passages/\(other)")
        #expect(answer.status == 404, "\(other)")
      }
    }
  }

  @Test func `an article that is not there is a page with the cure`() async throws {
    try await pages { visitor in
      let answer = try await visitor.get("/article/zzz?lang=ru")
      #expect(answer.status == 404)
      #expect(answer.text.contains("SRV-004") && answer.text.contains("Вернуться на главную"))
    }
  }

  @Test func `five thousand lines are a page like any other`() async throws {
    try await pages(try SampleDesk.wide.get()) { visitor in
      _ = try await visitor.get(path("/search", ["q": "аул"]))
      let start = ContinuousClock.now
      let answer = try await visitor.get(path("/search", ["q": "аул", "per": "5000"]))
      let taken = ContinuousClock.now - start
      #expect(answer.text.matches(of: /<tr><td class="source"/).count == 5000)
      #expect(answer.text.contains("rel=\"next\""))
      // 0.2 s on an idle machine; ten times as long where six builds share two cores.
      #expect(taken < .seconds(5), "\(taken)")
      print("a page of 5,000 lines, \(answer.body.count) bytes: \(taken)")
    }
  }
}
