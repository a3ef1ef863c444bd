import Collection
import Foundation
import Ingest
import LocalServers
import SmallLexicons
import Store
import Testing

/// `koshu fetch` as a program: from a server on loopback to the archive, stopped in every way.
@Suite(.serialized) struct FetchCommandTests {
  private func corpus(_ server: OutletServer, _ fields: String = "") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      "pipeline.json",
      server.configuration(
        lexicons: "\(Program.root)/lexicons",
        fields: ["\"gapSeconds\": 0", fields].filter { !$0.isEmpty }.joined(separator: ", ")))
    return scratch
  }

  /// What the collection says of every page, sorted; nothing of times and places.
  private func state(_ corpus: Scratch) throws -> [String] {
    let store = try CollectionStore(path: corpus.path("out/collection.sqlite"))
    return try store.pages(limit: .max).map { "\($0.identity) \($0.state.rawValue) \($0.tries)" }
  }

  /// The pages of the archive, read like anybody else's, sorted; one that is there twice is twice here.
  private func archived(_ corpus: Scratch) throws -> [String] {
    var found: [String] = []
    let folder = corpus.path("out/archive")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let handle = try #require(FileHandle(forReadingAtPath: "\(folder)/\(name)"))
      defer { try? handle.close() }
      let reader = WARCReader(try ByteSource(handle), limits: WARCLimits())
      while let record = reader.next() {
        guard record.type == "response", case .page(let page) = record.page(limits: WARCLimits())
        else { continue }
        found.append("\(page.address ?? "") \(page.bytes.count)")
      }
      #expect(reader.damages.isEmpty, "\(name)")
    }
    return found.sorted()
  }

  @Test func `new articles are fetched once, and a second run asks for nothing twice`() throws {
    let server = try OutletServer(outlets: 3, articles: 7)
    defer { server.stop() }
    let corpus = try corpus(server)
    let first = try Program.run(["fetch"], in: corpus.folder)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("21 new pages"))
    #expect(first.errors.contains("21 fetched"))
    #expect(try archived(corpus).count == 21)
    #expect(try Program.run(["fetch"], in: corpus.folder).status == 0)
    #expect(server.counts.allSatisfy { $0.value == 1 }, "feeds are asked again in an hour")
    let ingest = try Program.run(["ingest"], in: corpus.folder)
    #expect(ingest.status == 0, "\(ingest.errors)")
    let articles = try CorpusStore(path: corpus.path("out/koshu.sqlite")).articleCount()
    #expect(articles == 21)
  }

  @Test func `without a collection there is nothing to fetch, and the error says how to begin`()
    throws
  {
    let scratch = try Scratch()
    try scratch.write(
      "pipeline.json",
      "{\"name\": \"x\", \"sources\": [], \"lexicons\": \"\(Program.root)/lexicons\"}")
    let run = try Program.run(["fetch"], in: scratch.folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("CFG-021"))
    #expect(try Program.run(["fetch", "--max-minutes", "0"], in: scratch.folder).status == 2)
  }

  @Test func `a signal ends the run politely, and the next one goes on`() throws {
    let server = try OutletServer(outlets: 4, articles: 30, delay: 10)
    defer { server.stop() }
    let corpus = try corpus(server)
    let process = Program.process(["fetch", "--log", "quiet"], in: corpus.folder)
    try process.run()
    let end = Date() + 20
    while server.counts.count < 20, Date() < end { usleep(5000) }
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 3)
    #expect(try state(corpus).count(where: { $0.contains(" waiting ") }) > 0)
    #expect(try Program.run(["fetch"], in: corpus.folder).status == 0)
    #expect(try state(corpus).allSatisfy { $0.contains(" fetched ") })
    #expect(try archived(corpus).count == 120)
  }

  @Test func `a second run beside the first leaves with its own code`() throws {
    let server = try OutletServer(outlets: 2, articles: 40, delay: 20)
    defer { server.stop() }
    let corpus = try corpus(server)
    let process = Program.process(["fetch", "--log", "quiet"], in: corpus.folder)
    try process.run()
    let end = Date() + 20
    while server.counts.count < 4, Date() < end { usleep(5000) }
    let second = try Program.run(["fetch"], in: corpus.folder)
    #expect(second.status == 5)
    #expect(second.errors.contains("RUN-002"))
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// KOSHU_KILLS sets how many; moments come from a fixed sequence.
  @Test func `killed at any moment, the end is that of an undisturbed run`() throws {
    let kills = Int(ProcessInfo.processInfo.environment["KOSHU_KILLS"] ?? "") ?? 60
    let server = try OutletServer(outlets: 6, articles: 40, delay: 1)
    defer { server.stop() }
    let undisturbed = try corpus(server)
    #expect(try Program.run(["fetch"], in: undisturbed.folder).status == 0)
    let expected = (try state(undisturbed), try archived(undisturbed))
    #expect(expected.1.count == 240)
    var killed = 0
    var rounds = 0
    var adopted = 0
    while killed < kills, rounds < kills * 4 {
      rounds += 1
      let corpus = try corpus(server)
      // Several kills of one corpus, then a run to its end.
      for step in 0..<4 {
        let process = Program.process(["fetch", "--log", "quiet"], in: corpus.folder)
        try process.run()
        usleep(UInt32(15_000 + (rounds * 7919 + step * 104_729) % 180_000))
        if process.isRunning {
          kill(process.processIdentifier, SIGKILL)
          killed += 1
        }
        process.waitUntilExit()
      }
      let last = try Program.run(["fetch"], in: corpus.folder)
      #expect(last.status == 0, "\(last.errors)")
      #expect(try archived(corpus) == expected.1)
      // A try that a kill cut off was none.
      #expect(try state(corpus) == expected.0)
      let store = try CollectionStore(path: corpus.path("out/collection.sqlite"))
      adopted += try store.runs(last: 10).count { $0.manifest?.contains("\"adopted\":0") == false }
    }
    print(
      "killed \(killed) times in \(rounds) corpora; runs that adopted pages or were killed: \(adopted)"
    )
    #expect(killed >= kills)
  }

  /// The report and the tables beside it, by name.
  private func outputs(_ corpus: Scratch) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: corpus.path("out"))
    where name.hasSuffix(".html") || name.hasSuffix(".csv") {
      found[name] = try corpus.read("out/\(name)")
    }
    return found
  }

  /// A twelfth of KOSHU_KILLS.
  @Test func `killed anywhere on the way, the report is byte for byte that of an undisturbed run`()
    throws
  {
    let kills = (Int(ProcessInfo.processInfo.environment["KOSHU_KILLS"] ?? "") ?? 120) / 12
    let server = try OutletServer(outlets: 3, articles: 15, delay: 1)
    defer { server.stop() }
    func smallCorpus() throws -> Scratch {
      let scratch = try Scratch()
      try SmallLexicons.write(to: scratch.path("lexicons"))
      let text = server.configuration(lexicons: "lexicons", fields: "\"gapSeconds\": 0")
      let russian = "\(Program.root)/.dictionaries/pymorphy3_dicts_ru/data"
      try scratch.write(
        "pipeline.json",
        text.replacing(
          "\"limits\"", with: "\"dictionaries\": {\"russian\": \"\(russian)\"}, \"limits\""))
      return scratch
    }
    let undisturbed = try smallCorpus()
    let began = Date()
    let run = try Program.run(["run"], in: undisturbed.folder)
    #expect(run.status == 0, "\(run.errors)")
    let microseconds = Int(-began.timeIntervalSinceNow * 1_000_000)
    let expected = try outputs(undisturbed)
    #expect(expected["report.html"] != nil && expected["articles.csv"] != nil)
    var killed = 0
    var rounds = 0
    while killed < kills, rounds < kills * 4 {
      let corpus = try smallCorpus()
      for step in 0..<3 {
        rounds += 1
        let process = Program.process(["run", "--log", "quiet"], in: corpus.folder)
        try process.run()
        // Spread over the time that a run takes here, by the golden ratio.
        usleep(
          UInt32(
            Double(microseconds)
              * (Double(rounds + step) * 0.618).truncatingRemainder(dividingBy: 1)))
        if process.isRunning {
          kill(process.processIdentifier, SIGKILL)
          killed += 1
        }
        process.waitUntilExit()
      }
      let last = try Program.run(["run"], in: corpus.folder)
      #expect(last.status == 0, "\(last.errors)")
      let found = try outputs(corpus)
      #expect(found.keys.sorted() == expected.keys.sorted())
      for (name, bytes) in expected { #expect(found[name] == bytes, "\(name)") }
    }
    #expect(killed >= kills)
  }
}
