import Foundation
import Testing

@Suite struct LexiconCheckTests {
  /// The project's tables with one of our own.
  private func folder(labels: [String]) throws -> Scratch {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: "\(Program.root)/lexicons", toPath: scratch.path("lexicons"))
    let header = "id,language,pattern,type,code,weight,needs,unless,window,note,example"
    _ = try scratch.write(
      "lexicons/labels.csv", ([header] + labels).joined(separator: "\n") + "\n")
    return scratch
  }

  private let rows = [
    "labels.kk.1,kk,қыстақшы,lemma,lable,,,,,,", "labels.kk.2,kk,кентбай,lema,label,,,,,,",
    "labels.kk.3,kk,мектепда,lemma,label,,,,,,",
  ]

  @Test func `errors and warnings are told apart, each with place and cure, without colours`()
    throws
  {
    let scratch = try folder(labels: rows)
    let result = try Program.run(["lexicon", "check", "lexicons"], in: scratch.folder)
    #expect(result.status == 6)
    let lines = result.output.split(separator: "\n").filter { $0.contains("labels.csv") }
    #expect(
      lines == [
        "error: lexicons/labels.csv:2:code: unknown label code “lable” [LEX-004]; did you mean label?",
        "error: lexicons/labels.csv:3:type: unknown type “lema” [LEX-005]; did you mean lemma?",
        "warning: lexicons/labels.csv:4:pattern: the suffix of “мектепда” does not fit its stem "
          + "[LEX-022]; did you mean мектепте?",
      ])
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.output.contains("2 errors, "))
  }

  @Test func `with --json each finding is an object of its own line`() throws {
    let scratch = try folder(labels: rows)
    let result = try Program.run(["lexicon", "check", "lexicons", "--json"], in: scratch.folder)
    #expect(result.status == 6)
    let first = try #require(result.output.split(separator: "\n").first)
    #expect(
      first
        == #"{"severity":"error","code":"LEX-004","file":"lexicons/labels.csv","line":2,"#
        + #""column":"code","message":"unknown label code “lable”","cure":"did you mean label?"}"#)
  }
}
