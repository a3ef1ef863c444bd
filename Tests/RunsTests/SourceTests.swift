import Basics
import Foundation
import Ingest
import Runs
import Store
import Testing

/// Sources of every kind, as a run reads them: what became of each document.
@Suite struct SourceTests {
  /// A corpus of one source, ingested in the process.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-sources-\(UUID().uuidString)").path
    static let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
      let file = URL(fileURLWithPath: "\(path)/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }

    /// What an ingest of the sources leaves: an article a line, `outlet date origin title`, and how
    /// many inputs ended how.
    func run(
      _ sources: String, limits: String = "{}"
    ) async throws -> (articles: [String], outcomes: [String: Int], details: [String]) {
      try write(
        "pipeline.json",
        Array(
          #"""
          {"name": "Sources", "sources": [\#(sources)], "limits": \#(limits),
           "outlets": [{"id": "misal", "name": "Мысал", "hosts": ["misal.example"]}],
           "lexicons": "\#(Self.root)/lexicons", "store": "koshu.sqlite"}
          """#.utf8))
      let corpus = try Corpus(configuration: Configuration.read(file: path + "/pipeline.json"))
      _ = try await corpus.run(.ingest)
      let store = try CorpusStore(path: path + "/koshu.sqlite")
      var articles: [String] = []
      try store.forEachArticle { stored in
        let article = try JSONDecoder().decode(
          Article.self, from: stored.document.article ?? Data())
        let date = article.published.map { "\($0.day) \($0.origin.rawValue)" } ?? "-"
        articles.append("\(stored.document.outlet ?? "-") \(date) \(article.title ?? "-")")
      }
      var outcomes: [String: Int] = [:]
      for count in try store.documentCounts() + store.containerCounts() {
        outcomes[count.outcome, default: 0] += count.count
      }
      return (articles.sorted(), outcomes, try store.details(limit: 100).map { "\($0.0) \($0.2)" })
    }
  }

  private let text = String(
    repeating: "Ауылдан қалаға көшіп келгендер саны артып келеді. ", count: 4)

  private func page(_ title: String) -> [UInt8] {
    Array(
      """
      <html><head><title>\(title)</title></head><body><article><h1>\(title)</h1>
      <p>\(text)</p><p>\(title). \(text)</p></article></body></html>
      """.utf8)
  }

  @Test func `tables of both kinds, plain and gzip, give articles with outlet and date`()
    async throws
  {
    let folder = try Folder()
    let csv = """
      id;Заголовок;Дата;Источник;Текст
      1;Бірінші;03.12.2024;Мысал;"\(text)"
      2;Екінші;04.12.2024;tolqyn.example;"\(text) Екінші"
      3;ragged

      """
    let lines = """
      {"url": "https://kaz.misal.example/a", "title": "Үшінші", "date": "2024-12-05", "text": "\(text)"}
      {"url": "https://misal.example/b", "title": "Тек тақырып"}
      nonsense

      """
    try folder.write("a.csv.gz", try #require(gzipped(Array(csv.utf8))))
    try folder.write("b/b.jsonl", Array(lines.utf8))
    let found = try await folder.run(
      #"{"kind": "csv", "path": "a.csv.gz"}, {"kind": "jsonl", "path": "b"}"#)
    #expect(
      found.articles == [
        "misal 2024-12-03 row Бірінші", "misal 2024-12-05 row Үшінші",
        "tolqyn.example 2024-12-04 row Екінші",
      ])
    #expect(found.outcomes == ["article": 3, "read": 2, "stub": 1, "unreadable": 2])
    #expect(found.details.contains("a.csv.gz#row 4 2 fields; the header has 5"))
  }

  @Test func `a page's sidecar beside it, or a row of the folder's table, tells what it does not`()
    async throws
  {
    let folder = try Folder()
    try folder.write("pages/one.html", page("Бірінші"))
    try folder.write(
      "pages/one.html.json",
      Array(#"{"url": "https://misal.example/1", "date": "2024-12-01"}"#.utf8))
    try folder.write("pages/in/two.html.gz", try #require(gzipped(page("Екінші"))))
    try folder.write(
      "pages/in/two.json", Array(#"{"outlet": "Мысал", "published": "02.12.2024"}"#.utf8))
    try folder.write("pages/three.html", page("Үшінші"))
    try folder.write(
      "pages/index.csv",
      Array("file,url,date,headline\nthree.html,https://misal.example/3,2024-12-03,Ү\n".utf8))
    let source = #"{"kind": "pages", "path": "pages", "sidecar": "pages/index.csv"}"#
    #expect(
      try await folder.run(source).articles == [
        "misal 2024-12-01 sidecar Бірінші", "misal 2024-12-02 sidecar Екінші",
        "misal 2024-12-03 sidecar Ү",
      ])
    // A sidecar that changes is read again, its page too.
    try folder.write("pages/one.html.json", Array(#"{"date": "2024-12-09"}"#.utf8))
    #expect(try await folder.run(source).articles.first == "- 2024-12-09 sidecar Бірінші")
    try folder.write("pages/index.csv", Array("url,date\nhttps://misal.example/3,2024\n".utf8))
    let problem = await #expect(throws: Problem.self) { _ = try await folder.run(source) }
    #expect(problem?.code == "RUN-015")
  }

  @Test func `an id that two files count anew names two articles`() async throws {
    let folder = try Folder()
    let text = String(repeating: "Ауылдан көшкен отбасылар мектептен орын таппай жүр. ", count: 10)
    for (name, title) in [("a.csv", "Орын жоқ"), ("b.csv", "Кезек ұзақ")] {
      try folder.write(name, Array("id,title,text\n1,\(title),\(title) \(text)\n".utf8))
    }
    let found = try await folder.run(
      #"{"kind": "csv", "path": "a.csv"}, {"kind": "csv", "path": "b.csv"}"#)
    #expect(found.outcomes["article"] == 2)
    #expect(found.outcomes["duplicate"] == nil)
  }

  @Test func `of rows with one address the one that was fetched last counts`() async throws {
    let folder = try Folder()
    let text = String(repeating: "Ауылдан көшкен отбасылар мектептен орын таппай жүр. ", count: 10)
    let row = { (title: String, day: String) in
      #"{"url": "https://misal.example/a/1", "title": "\#(title)", "text": "\#(title). \#(text)", "#
        + #""fetched": "2024-09-\#(day)T05:00:00Z"}"#
    }
    let rows = [row("Бірінші", "01"), row("Үшінші", "04"), row("Екінші", "02")]
    try folder.write("a.jsonl", Array(rows.joined(separator: "\n").utf8))
    let found = try await folder.run(#"{"kind": "jsonl", "path": "a.jsonl"}"#)
    #expect(found.articles.count == 1)
    #expect(found.articles.first?.hasSuffix("Үшінші") == true)
    #expect(found.outcomes["version"] == 2)
  }

  @Test func `a text without markup among pages is none of them`() async throws {
    let folder = try Folder()
    let text = String(repeating: "Ауылдан көшкен отбасылар мектептен орын таппай жүр. ", count: 10)
    try folder.write("pages/readme.txt", Array(text.utf8))
    try folder.write("pages/a.html", Array("<h1>Орын жоқ</h1><p>\(text)</p>".utf8))
    let found = try await folder.run(#"{"kind": "pages", "path": "pages"}"#)
    #expect(found.outcomes == ["article": 1, "foreign": 1])
  }

  @Test func `a page that was packed keeps its sidecar`() async throws {
    let folder = try Folder()
    let text = String(repeating: "Ауылдан көшкен отбасылар мектептен орын таппай жүр. ", count: 10)
    try folder.write(
      "pages/a.html.gz", Array("<h1>Мектептен орын жетпей жүр</h1><p>\(text)</p>".utf8))
    try folder.write(
      "pages/a.html.json",
      Array(#"{"url": "https://misal.example/a", "date": "2024-05-01"}"#.utf8))
    let found = try await folder.run(#"{"kind": "pages", "path": "pages"}"#)
    #expect(found.articles == ["misal 2024-05-01 sidecar Мектептен орын жетпей жүр"])
  }

  @Test func `a revisit is counted once, as what it is`() async throws {
    let folder = try Folder()
    var writer = WARCWriter()
    let fields = HeaderFields([("Content-Type", "text/html")])
    writer.appendResponse(
      address: "https://misal.example/1", date: "2024-12-03T04:05:00Z", fields: fields,
      body: page("Бірінші"))
    writer.appendUnchanged(
      address: "https://misal.example/1", date: "2024-12-04T04:05:00Z", fields: fields,
      since: "2024-12-03T04:05:00Z")
    var damaged = writer.bytes
    damaged += [0x1F, 0x8B, 8, 0, 9, 9, 9]
    damaged += writer.bytes
    try folder.write("a.warc.gz", damaged)
    let found = try await folder.run(#"{"kind": "warc", "path": "a.warc.gz"}"#)
    #expect(found.articles == ["misal - Бірінші"])
    #expect(found.outcomes == ["article": 1, "damaged": 1, "duplicate": 1, "revisit": 2])
    #expect(found.details.contains { $0.hasSuffix("after 2 records; 4 read in all") })
  }

  @Test(arguments: [true, false])
  func `an archive that grew is read from where it ended, as if it were read whole`(
    isCompressed: Bool
  ) async throws {
    func archive(_ numbers: Range<Int>) -> [UInt8] {
      var writer = WARCWriter(isCompressed: isCompressed)
      writer.appendInfo(software: "Koshu", date: "2024-12-03T04:05:00Z")
      for number in numbers {
        writer.appendResponse(
          address: "https://misal.example/\(number)", date: "2024-12-03T04:05:00Z",
          fields: HeaderFields([("Content-Type", "text/html")]), body: page("Бет \(number)"))
      }
      return writer.bytes
    }
    func documents(_ folder: Folder) throws -> [DocumentRow] {
      try CorpusStore(path: folder.path + "/koshu.sqlite").documents(ofContainer: "a.warc")
    }
    let source = #"{"kind": "warc", "path": "a.warc"}"#
    let first = archive(0..<3)
    let folder = try Folder()
    try folder.write("a.warc", first)
    _ = try await folder.run(source)
    // A mark that only reading anew would take away.
    var marked = try #require(try documents(folder).first)
    marked.encoding = "marked"
    try CorpusStore(path: folder.path + "/koshu.sqlite").put([marked])

    let steps: [(bytes: [UInt8], isWhole: Bool)] = [
      (first + archive(3..<5), false), (first + archive(3..<5) + archive(5..<6), false),
      // Cut, then whole again.
      (first + archive(3..<5) + archive(5..<6).dropLast(40), true),
      (first + archive(3..<9), true), (archive(3..<9), true),
      (archive(3..<9) + Array("no record".utf8) + archive(10..<12), true),
    ]
    for (number, step) in steps.enumerated() {
      try folder.write("a.warc", step.bytes)
      let grown = try await folder.run(source)
      let other = try Folder()
      try other.write("a.warc", step.bytes)
      let whole = try await other.run(source)
      guard number != 2 else {
        // What a cut took away was not dropped by a person: its documents stay.
        #expect(grown.articles == (0..<6).map { "misal - Бет \($0)" })
        #expect(whole.articles.count < 6)
        continue
      }
      #expect(grown == whole, "step \(number)")
      let read = try documents(folder).map { row in
        var row = row
        if row.encoding == "marked" { row.encoding = "utf-8" }
        row.id = nil
        return row
      }
      let expected = try documents(other).map { row in
        var row = row
        row.id = nil
        row.encoding = row.encoding?.lowercased()
        return row
      }
      #expect(
        read.map { row in
          var row = row
          row.encoding = row.encoding?.lowercased()
          return row
        } == expected, "step \(number)")
      #expect(try documents(folder).contains { $0.encoding == "marked" } == !step.isWhole)
    }
  }

  @Test func `a small record of a page over the limit is refused, not unpacked to its end`()
    async throws
  {
    let folder = try Folder()
    var writer = WARCWriter()
    let spaces = [UInt8](repeating: 32, count: 600_000)
    for number in 1...30 {
      writer.appendResponse(
        address: "https://misal.example/\(number)", date: "2024-12-03T04:05:00Z",
        fields: HeaderFields([("Content-Type", "text/html"), ("Content-Encoding", "gzip")]),
        body: try #require(gzipped(page("Үлкен") + spaces)))
    }
    try folder.write("a.warc.gz", writer.bytes)
    let source = #"{"kind": "warc", "path": "a.warc.gz"}"#
    let small = try await folder.run(source, limits: #"{"pageBytes": 500000}"#)
    #expect(small.outcomes == ["read": 1, "refused": 30])
    #expect(try await folder.run(source).outcomes == ["article": 30, "read": 1])
  }

  @Test func `tables of hostile kinds end as outcomes`() async throws {
    let folder = try Folder()
    let bomb = try #require(gzipped([UInt8](repeating: 97, count: 30_000_000)))
    try folder.write("t/bomb.csv.gz", bomb)
    try folder.write("t/binary.csv", (0..<9_000).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    try folder.write("t/empty.csv", [])
    try folder.write("t/page.csv", page("Бет"))
    try folder.write("t/open.csv", Array("title,text\na,\"\(text)".utf8))
    let found = try await folder.run(#"{"kind": "csv", "path": "t"}"#)
    #expect(found.outcomes == ["empty": 1, "foreign": 3, "read": 1, "unreadable": 1])
  }
}
