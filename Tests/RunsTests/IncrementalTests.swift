import Basics
import Foundation
import Runs
import SmallLexicons
import Synchronization
import Testing

/// Runs in the process, over corpora of a few pages: what is done again, and what is kept.
@Suite struct IncrementalTests {
  /// A corpus of its own folder, with small lexicons in it.
  private final class SmallCorpus {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-runs-\(UUID().uuidString)").path
    static let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    init() throws {
      try FileManager.default.createDirectory(
        atPath: folder + "/pages/misal.example", withIntermediateDirectories: true)
      try SmallLexicons.write(to: folder + "/lexicons")
      try configure(sources: #"[{"kind": "pages", "path": "pages"}]"#)
    }

    func configure(sources: String) throws {
      try write(
        "pipeline.json",
        #"""
        {"name": "Small", "sources": \#(sources),
         "outlets": [{"id": "misal", "name": "Мысал", "hosts": ["misal.example"]}],
         "lexicons": "lexicons",
         "dictionaries": {"russian": "\#(Self.root)/.dictionaries/pymorphy3_dicts_ru/data"}}
        """#)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    func page(_ name: String, _ text: String) throws {
      let long = Array(repeating: text, count: 8).joined(separator: " ")
      try write(
        "pages/misal.example/\(name).html",
        """
        <html lang="kk"><head><title>\(name)</title>
        <link rel="canonical" href="https://misal.example/\(name)"></head>
        <body><article><h1>\(name)</h1><p>\(long)</p><p>\(long)</p></article></body></html>
        """)
    }

    func remove(_ name: String) throws {
      try FileManager.default.removeItem(atPath: "\(folder)/pages/misal.example/\(name).html")
    }

    func corpus(_ events: @escaping EventSink = { _ in }) throws -> Corpus {
      try Corpus(
        configuration: Configuration.read(file: folder + "/pipeline.json"), events: events)
    }

    /// What a run did, as `stage done/kept`.
    func run() async throws -> [String] {
      let log = Mutex<[String]>([])
      let corpus = try corpus { event in
        if case .ended(let stage, let done, let kept) = event {
          log.withLock { $0.append("\(stage.rawValue) \(done)/\(kept)") }
        }
      }
      _ = try await corpus.run(.all)
      return log.withLock { $0 }
    }

    func articles() throws -> [[String: String]] {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/out/articles.csv"))
      let rows = CSVReader(Array(data)).map(\.fields)
      return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }
  }

  private let arrivals = "Ауылдан қалаға көшіп келгендер тіркеуге тұра алмай жүр."
  private let weather = "Бүгін елордада күн ашық болады, жел оңтүстіктен соғады."

  @Test func `outputs that nobody touched are kept, a changed byte is set right`() async throws {
    let corpus = try SmallCorpus()
    try corpus.page("a", "Ауылдан көшіп келгендер пәтер жалдайды.")
    _ = try await corpus.run()
    let table = "\(corpus.folder)/out/articles.csv"
    let written = try Data(contentsOf: URL(fileURLWithPath: table))
    // Until then a file may change once more within a tick of the file system's clock.
    try await Task.sleep(for: .seconds(4.5))
    for _ in 0..<2 { #expect(try await corpus.run().last == "report 0/7") }
    var changed = written
    changed[changed.count - 2] ^= 1
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: table))
    try handle.write(contentsOf: changed)
    try handle.close()
    #expect(try await corpus.run().last == "report 7/0")
    #expect(try Data(contentsOf: URL(fileURLWithPath: table)) == written)
    try await Task.sleep(for: .seconds(4.5))
    #expect(try await corpus.run().last == "report 0/7")
    try FileManager.default.removeItem(atPath: table)
    #expect(try await corpus.run().last == "report 7/0")
  }

  @Test func `what is unchanged is kept, what is new or changed is done`() async throws {
    let corpus = try SmallCorpus()
    try corpus.page("one", arrivals)
    try corpus.page("two", weather)
    #expect(try await corpus.run() == ["ingest 2/0", "code 2/0", "stories 2/0", "report 7/0"])
    #expect(try await corpus.run() == ["ingest 0/2", "code 0/2", "stories 0/2", "report 0/7"])
    try corpus.page("two", weather + " Ертең жаңбыр жауады.")
    try corpus.page("three", weather + " Түнде аяз болады.")
    #expect(try await corpus.run() == ["ingest 2/1", "code 2/1", "stories 3/0", "report 7/0"])
    #expect(try corpus.articles().map { $0["outlet"] } == ["misal", "misal", "misal"])
  }

  @Test func `what is gone leaves the corpus, and the end is that of a run from nothing`()
    async throws
  {
    let corpus = try SmallCorpus()
    try corpus.page("one", arrivals)
    _ = try await corpus.run()
    let alone = try corpus.articles()
    try corpus.page("two", weather)
    _ = try await corpus.run()
    #expect(try corpus.articles().count == 2)
    try corpus.remove("two")
    _ = try await corpus.run()
    #expect(try corpus.articles() == alone)
  }

  @Test func `a lexicon edit codes anew what it may change, and reads nothing anew`() async throws {
    let corpus = try SmallCorpus()
    try corpus.page("one", arrivals)
    try corpus.page("two", weather)
    _ = try await corpus.run()
    let path = corpus.folder + "/lexicons/exclusions.csv"
    let table = try String(contentsOfFile: path, encoding: .utf8)
    try corpus.write(
      "lexicons/exclusions.csv",
      table + "exclusions.kk.9999,kk,ашық болу,lemma,exclusion,,,,,,Күн ашық болды.\n")
    #expect(try corpus.corpus().status().text.contains("the next run codes 1 anew"))
    #expect(try await corpus.run() == ["ingest 0/2", "code 1/1", "stories 0/2", "report 7/0"])
    try corpus.write("lexicons/exclusions.csv", table)
    #expect(try await corpus.run() == ["ingest 0/2", "code 1/1", "stories 0/2", "report 7/0"])
    // A note is for people.
    try corpus.write("lexicons/exclusions.csv", table.replacing("\n\n", with: "\n") + "\n")
    #expect(try await corpus.run() == ["ingest 0/2", "code 0/2", "stories 0/2", "report 7/0"])
  }

  @Test func `a broken lexicon starts no run, and the last good result stays`() async throws {
    let corpus = try SmallCorpus()
    try corpus.page("one", arrivals)
    _ = try await corpus.run()
    let before = try corpus.articles()
    try corpus.page("two", weather)
    let path = corpus.folder + "/lexicons/exclusions.csv"
    let table = try String(contentsOfFile: path, encoding: .utf8)
    try corpus.write(
      "lexicons/exclusions.csv", table + "exclusions.kk.9999,kk,жел соғу,lema,exclusoin,,,,,,\n")
    let problems = await #expect(throws: Problems.self) { _ = try await corpus.run() }
    #expect(problems?.all.map(\.code) == ["LEX-005", "LEX-004"])
    #expect(try corpus.articles() == before)
    try corpus.write("lexicons/exclusions.csv", table)
    #expect(try await corpus.run() == ["ingest 1/1", "code 1/1", "stories 2/0", "report 7/0"])
  }

  @Test func `an outlet's new name rewrites the report alone`() async throws {
    let corpus = try SmallCorpus()
    try corpus.page("one", arrivals)
    _ = try await corpus.run()
    let path = corpus.folder + "/pipeline.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try corpus.write("pipeline.json", text.replacing("Мысал", with: "Жаңа мысал"))
    #expect(try await corpus.run() == ["ingest 0/1", "code 0/1", "stories 0/1", "report 7/0"])
    #expect(try corpus.articles().first?["outlet_name"] == "Жаңа мысал")
  }

  @Test func `links are followed, a ring of them ends, and a pipe does not stop the run`()
    async throws
  {
    let corpus = try SmallCorpus()
    try corpus.page("one", arrivals)
    let files = FileManager.default
    let pages = corpus.folder + "/pages"
    try files.moveItem(atPath: pages, toPath: corpus.folder + "/elsewhere")
    try files.createSymbolicLink(atPath: pages, withDestinationPath: corpus.folder + "/elsewhere")
    try files.createSymbolicLink(atPath: pages + "/ring", withDestinationPath: pages)
    #expect(mkfifo(pages + "/pipe.html", 0o600) == 0)
    #expect(try await corpus.run().first == "ingest 2/0")
    #expect(try corpus.articles().map { $0["outlet"] } == ["misal"])
  }

  @Test func `a new outlet without hosts claims the pages in its folder`() async throws {
    let corpus = try SmallCorpus()
    try FileManager.default.createDirectory(
      atPath: corpus.folder + "/pages/tolqyn", withIntermediateDirectories: true)
    let long = Array(repeating: arrivals, count: 16).joined(separator: " ")
    try corpus.write(
      "pages/tolqyn/a.html",
      "<html><body><article><h1>Бір</h1><p>\(long)</p></article></body></html>")
    _ = try await corpus.run()
    #expect(try corpus.articles().map { $0["outlet"] } == ["unknown"])
    let path = corpus.folder + "/pipeline.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try corpus.write(
      "pipeline.json",
      text.replacing(
        #""outlets": ["#, with: #""outlets": [{"id": "tolqyn", "name": "Толқын"}, "#))
    _ = try await corpus.run()
    #expect(try corpus.articles().map { $0["outlet"] } == ["tolqyn"])
  }

  @Test func `an output that was deleted is written again`() async throws {
    let corpus = try SmallCorpus()
    try corpus.page("one", arrivals)
    _ = try await corpus.run()
    try FileManager.default.removeItem(atPath: corpus.folder + "/out/frames.csv")
    #expect(try await corpus.run().last == "report 7/0")
    #expect(FileManager.default.fileExists(atPath: corpus.folder + "/out/frames.csv"))
  }

  @Test func `an interrupted run throws and leaves the store as good as before`() async throws {
    let corpus = try SmallCorpus()
    try corpus.page("one", arrivals)
    let interruption = Interruption()
    interruption.request()
    let configuration = try Configuration.read(file: corpus.folder + "/pipeline.json")
    await #expect(throws: Interrupted.self) {
      _ = try await Corpus(configuration: configuration, interruption: interruption).run(.all)
    }
    #expect(try await corpus.run() == ["ingest 1/0", "code 1/0", "stories 1/0", "report 7/0"])
  }

  @Test func `a second holder of the lock is refused, a freed one is not`() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-lock-\(UUID().uuidString)/s.sqlite").path
    let first = try RunLock(store: path)
    let problem = #expect(throws: Problem.self) { _ = try RunLock(store: path) }
    #expect(problem?.kind == .locked)
    _ = consume first
    _ = try RunLock(store: path)
  }

  @Test func `the starter runs as it is, and keeps what a person wrote`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-init-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let written = try writeStarter(in: folder)
    #expect(
      written.map { URL(fileURLWithPath: $0).lastPathComponent }
        == ["pipeline.json", "pipeline.schema.json", "outlets.csv", "lexicons"])
    let configuration = try Configuration.read(file: folder + "/pipeline.json")
    #expect(configuration.sources.map(\.kind) == [.pages])
    try Data("{}".utf8).write(to: URL(fileURLWithPath: folder + "/pipeline.json"))
    #expect(try writeStarter(in: folder) == [])
  }

  @Test func `of an article that was fetched three times the last text counts`() async throws {
    let corpus = try SmallCorpus()
    let record = { (text: String, date: String) in
      let long = Array(repeating: "<p>\(text) \(text) \(text)</p>", count: 5).joined()
      let page = "<html lang=\"kk\"><body><article><h1>Жаңалық</h1>\(long)</article></body></html>"
      let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(page)"
      return """
        WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:\(date)>\r
        WARC-Date: \(date)T09:00:00Z\r\nWARC-Target-URI: https://misal.example/kk/1\r
        Content-Type: application/http; msgtype=response\r
        Content-Length: \(http.utf8.count)\r\n\r\n\(http)\r\n\r\n
        """
    }
    try corpus.write(
      "three.warc",
      record(arrivals, "2024-12-02") + record(weather, "2024-12-03")
        + record(arrivals, "2024-12-01"))
    try corpus.configure(sources: #"[{"kind": "warc", "path": "three.warc"}]"#)
    _ = try await corpus.run()
    let status = try corpus.corpus().status()
    #expect(status.isSound)
    #expect(status.text.contains("1  article") && status.text.contains("1  version"))
    let id = try #require(try corpus.articles().first?["article_id"])
    let derivation = try corpus.corpus().explain(id).text
    #expect(derivation.contains("fetched 2024-12-03T09:00:00Z"))
    #expect(derivation.contains("earlier version three.warc#0, fetched 2024-12-02T09:00:00Z"))
  }
}
