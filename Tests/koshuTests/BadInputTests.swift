import Basics
import Foundation
import Runs
import SmallLexicons
import Testing

/// What bad input gets: a line that names the thing and the cure, or an outcome in the counts.
@Suite struct BadInputTests {
  /// A corpus of one pages folder and small lexicons.
  private func corpus(
    source: String = #"{"kind": "pages", "path": "pages"}"#, extra: String = ""
  ) throws -> Scratch {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path("pages"), withIntermediateDirectories: true)
    try SmallLexicons.write(to: scratch.path("lexicons"))
    try scratch.write(
      "pipeline.json",
      #"{"name": "Bad", "sources": [\#(source)], "lexicons": "lexicons"\#(extra)}"#)
    return scratch
  }

  private let page = """
    <html><head><title>Ауыл</title></head><body><article><h1>Ауылдан қалаға</h1>
    <p>\(String(repeating: "Ауылдан қалаға көшіп келгендер саны артып келеді. ", count: 12))</p>
    </article></body></html>
    """

  @Test func `documents of every bad kind end in an outcome and the run goes on`() throws {
    let corpus = try corpus()
    try corpus.write("pages/good.html", page)
    try corpus.write("pages/empty.html", "")
    try corpus.write(
      "pages/binary.html", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }))
    let nested = String(repeating: "<div>", count: 1_000_000)
    try corpus.write("pages/nested.html", "<html><body>\(nested)text</body></html>")
    let run = try Program.run(["run"], in: corpus.folder)
    #expect(run.status == 0 || run.status == 1, "\(run.errors)")
    let status = try Program.run(["status", "--check"], in: corpus.folder)
    #expect(status.status == 0, "\(status.output)")
    #expect(status.output.contains("4 documents"))
    #expect(status.output.contains("the sums add up"))
    for outcome in ["article", "empty", "binary", "refused"] {
      #expect(status.output.contains("1  \(outcome)"), "\(status.output)")
    }
  }

  @Test func `a feed that is HTML is told as such`() throws {
    let corpus = try corpus(source: #"{"kind": "feeds", "path": "feed.xml"}"#)

    try corpus.write("feed.xml", page)
    let run = try Program.run(["run"], in: corpus.folder)
    #expect(run.status == 1)
    let status = try Program.run(["status"], in: corpus.folder)
    #expect(status.output.contains("foreign"), "\(status.output)")
  }

  @Test func `a folder that is missing, a file for a folder, a folder for a file`() throws {
    let missing = try corpus(source: #"{"kind": "pages", "path": "pags"}"#)
    let run = try Program.run(["run"], in: missing.folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("no such file or folder: pags"))
    let file = try corpus(source: #"{"kind": "pages", "path": "pipeline.json"}"#)
    #expect(try Program.run(["run"], in: file.folder).errors.contains("expected a folder"))
    let folder = try Program.run(["run", "--config", "."], in: file.folder)
    #expect(folder.status == 2)
    #expect(folder.errors.contains("a folder, expected a file"))
  }

  private static let header =
    "id,language,pattern,type,code,weight,needs,unless,window,note,example\n"

  @Test(
    arguments: [
      ("id,language,pattern,typ,code\n", "typ"),
      (
        header
          + "labels.kk.1,kk,қыстақ,lemma,label,,,,,,қыстақ\nlabels.kk.1,kk,кент,lemma,label,,,,,,кент\n",
        "labels.kk.1"
      ),
      (header + "labels.kk.1,kk,қыстақ,lemma,lable,,,,,,қыстақ\n", "lable"),
      (header + "labels.kk.1,kk,(қыстақ,regex,label,,,,,,қыстақ\n", "(қыстақ"),
      (header + "labels.kk.1,kk,қыстақ,lema,label,,,,,,қыстақ\n", "lema"),
    ])
  func `a lexicon fault names file and line, and nothing is written`(
    table: String, named: String
  ) throws {
    let corpus = try corpus()
    try corpus.write("pages/good.html", page)
    try corpus.write("lexicons/labels.csv", table)
    let run = try Program.run(["run"], in: corpus.folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("labels.csv:"), "\(run.errors)")
    #expect(run.errors.contains(named), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: corpus.path("out/report.html")))
  }

  @Test func `an output that cannot be written leaves the store intact`() throws {
    let corpus = try corpus(extra: #", "output": "taken/out", "store": "koshu.sqlite""#)
    try corpus.write("pages/good.html", page)
    try corpus.write("taken", "a file where a folder belongs")
    let run = try Program.run(["run"], in: corpus.folder)
    #expect(run.status == 4)
    #expect(run.errors.contains("taken"))
    try FileManager.default.removeItem(atPath: corpus.path("taken"))
    #expect(try Program.run(["run"], in: corpus.folder).status == 0)
  }

  @Test func `a full disk is said in one line, and the run can be taken up`() throws {
    // Writing to /dev/full fails with ENOSPC as a full disk does.
    let corpus = try corpus()
    try corpus.write("pages/good.html", page)
    #expect(try Program.run(["ingest"], in: corpus.folder).status == 0)
    try FileManager.default.createSymbolicLink(
      atPath: corpus.path("out/.articles.csv.part"), withDestinationPath: "/dev/full")
    let run = try Program.run(["run"], in: corpus.folder)
    #expect(run.status == 4)
    #expect(run.errors.contains("the disk is full"), "\(run.errors)")
    try? FileManager.default.removeItem(atPath: corpus.path("out/.articles.csv.part"))
    #expect(try Program.run(["run"], in: corpus.folder).status == 0)
  }

  @Test func `two runs at once: the second ends with 5`() throws {
    let corpus = try corpus()
    let lock = try RunLock(store: corpus.path("out/koshu.sqlite"))
    let run = try Program.run(["run"], in: corpus.folder)
    withExtendedLifetime(lock) {}
    #expect(run.status == 5)
    #expect(run.errors.contains("(process \(getpid()) since "), "\(run.errors)")
    #expect(run.errors.contains("is using this store"), "\(run.errors)")
  }

  @Test func `a store that is no database is named with the cure`() throws {
    let corpus = try corpus()
    try corpus.write("out/koshu.sqlite", String(repeating: "not a database ", count: 100))
    let run = try Program.run(["run"], in: corpus.folder)
    #expect(run.status == 4)
    #expect(run.errors.contains("STO-004"))
  }
}
