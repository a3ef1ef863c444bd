import Foundation
import Testing

/// The sample of tables and sidecars, through the real program.
@Suite struct OtherSourcesTests {
  @Test func `every row and page of the sample ends as its README says`() throws {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: "\(Program.root)/corpus-samples/other", toPath: scratch.path("other"))
    let pipeline = try scratch.text("other/pipeline.json")
      .replacing("../../lexicons", with: "\(Program.root)/lexicons")
    try scratch.write("other/pipeline.json", pipeline)
    let run = try Program.run(["run", "-c", "other/pipeline.json"], in: scratch.folder)
    // Two of nine documents are damaged on purpose: more than the fifth that a run may lose.
    #expect(run.status == 0 || run.status == 1, "\(run.errors)")
    let status = try Program.run(["status", "-c", "other/pipeline.json"], in: scratch.folder).output
    #expect(status.contains("articles  4, coded 4"), "\(status)")
    #expect(status.contains("the sums add up: 11 inputs"), "\(status)")
    #expect(status.contains("database.csv#row 4  unreadable: 2 fields; the header has 4"))
    #expect(status.contains("scraper.jsonl#row 2  unreadable: not a JSON object"))
    let articles = try scratch.text("other/out/articles.csv")
    for address in [
      "https://qalatany.example/2024/09/02/mektep.html",
      "https://prospekt.example/2024/09/03/avtobus.html",
      "https://qalatany.example/2024/09/08/naubaihana.html",
    ] { #expect(articles.contains(address)) }
  }

  @Test func `a cut archive is told with its offset and what was read, and can be mended`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "pipeline.json",
      #"{"name": "Cut", "sources": [{"kind": "warc", "path": "a.warc.gz"}], "lexicons": "\#(Program.root)/lexicons"}"#
    )
    let whole = try Data(
      contentsOf: URL(fileURLWithPath: "\(Program.root)/corpus-samples/archive.warc.gz"))
    try scratch.write("a.warc.gz", whole.prefix(whole.count * 3 / 4))
    #expect(try Program.run(["ingest"], in: scratch.folder).status < 2)
    let status = try Program.run(["status"], in: scratch.folder).output
    #expect(status.contains("a.warc.gz  damaged: the file ends inside a gzip member at byte"))
    #expect(status.contains("1  damaged"), "\(status)")
    try scratch.write("a.warc.gz", whole)
    #expect(try Program.run(["ingest"], in: scratch.folder).status == 0)
    #expect(try Program.run(["status"], in: scratch.folder).output.contains("4  article"))
  }
}
