import Basics
import Foundation
import Testing

/// Runs over the sample corpus, copied to a folder of its own.
@Suite struct CorpusRunTests {
  private let outputs = [
    "report.html", "articles.csv", "mentions.csv", "frames.csv", "evidence.csv",
  ]

  @Test func `a run writes the report and the CSV files, and a second one does nothing anew`()
    throws
  {
    let corpus = try sampleCorpus()
    let first = try Program.run(["run"], in: corpus.folder)
    #expect(first.status == 0, "\(first.errors)")
    for name in outputs { #expect(first.output.contains("/out/\(name)\n")) }
    let before = try outputs.map { try corpus.read("out/\($0)") }
    let second = try Program.run(["run"], in: corpus.folder)
    #expect(second.status == 0)
    let lines = second.errors.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.contains("nothing new") }, "\(second.errors)")
    #expect(try outputs.map { try corpus.read("out/\($0)") } == before)
    let status = try Program.run(["status", "--check"], in: corpus.folder)
    #expect(status.status == 0, "\(status.output)")
    try expectSnapshot("status", status.output)
  }

  @Test func `threads and a kill in the middle change no byte of the outputs`() throws {
    let whole = try sampleCorpus(threads: 1)
    #expect(try Program.run(["run"], in: whole.folder).status == 0)
    let killed = try sampleCorpus(threads: 3)
    for stage in ["ingest", "code"] {
      try Program.kill(["run"], in: killed.folder) {
        $0.contains("\"advanced\"") && $0.contains(stage)
      }
    }
    #expect(try Program.run(["run"], in: killed.folder).status == 0)
    for name in outputs {
      #expect(try whole.read("out/\(name)") == killed.read("out/\(name)"), "\(name)")
    }
  }

  @Test func `an interrupted run says so, ends with 3, and the next one finishes`() throws {
    let corpus = try sampleCorpus(threads: 1)
    let process = Program.process(["run", "--log", "json"], in: corpus.folder)
    let events = Pipe()
    process.standardError = events
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    var said = ""
    for line in LineReader(events.fileHandleForReading) {
      said += String(decoding: line, as: UTF8.self) + "\n"
      if said.contains("\"began\""), !said.contains("stopping") {
        kill(process.processIdentifier, SIGTERM)
        said += "stopping"
      }
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 3, "\(said)")
    #expect(said.contains("run again to go on"))
    #expect(try Program.run(["run"], in: corpus.folder).status == 0)
  }

  @Test func `explain prints the derivation of an article's codes`() throws {
    let corpus = try ranSampleCorpus()
    let articles = CSVReader(Array(try corpus.read("out/articles.csv"))).map(\.fields)
    let header = try #require(articles.first)
    let relevance = try #require(header.firstIndex(of: "relevance"))
    let row = try #require(articles.first { $0[relevance] == "internal" })
    let explained = try Program.run(["explain", row[0]], in: corpus.folder)
    #expect(explained.status == 0)
    #expect(explained.output.contains("groups."))
    let unknown = try Program.run(["explain", "zzz"], in: corpus.folder)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("no article has this id"))
  }

  @Test func `rows of mentions, frames and evidence join their article`() throws {
    let corpus = try ranSampleCorpus()
    let exported = try Program.run(["export", "csv", "--to", "exports"], in: corpus.folder)
    #expect(exported.status == 0)
    func column(_ file: String, _ name: String) throws -> [String] {
      let rows = CSVReader(Array(try corpus.read("exports/\(file)"))).map(\.fields)
      let index = try #require(rows.first?.firstIndex(of: name))
      return rows.dropFirst().map { $0[index] }
    }
    let articles = try column("articles.csv", "article_id")
    #expect(articles == articles.sorted())
    #expect(articles.count >= 36)
    for file in ["mentions.csv", "frames.csv", "evidence.csv"] {
      let ids = try column(file, "article_id")
      #expect(Set(ids).isSubset(of: articles))
    }
    let evidence = Set(try column("evidence.csv", "evidence_id"))
    for file in ["mentions.csv", "frames.csv"] {
      let used = try column(file, "evidence_ids").flatMap { $0.split(separator: ";") }
      #expect(!used.isEmpty)
      #expect(used.allSatisfy { evidence.contains(String($0)) })
    }
  }
}
