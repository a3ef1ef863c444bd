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
        == #"{"kind":"finding","severity":"error","code":"LEX-004","file":"lexicons/labels.csv","line":2,"#
        + #""column":"code","message":"unknown label code “lable”","cure":"did you mean label?"}"#)
  }

  @Test(arguments: ["check", "diff"])
  func `every command of the lexicons explains itself with examples`(command: String) throws {
    let help = try Program.run(["lexicon", command, "--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("EXAMPLES"))
    try expectSnapshot("help-lexicon-\(command)", help.output)
  }

  @Test func `a folder that is not there is a wrong argument, not a finding`() throws {
    for arguments in [["nowhere"], ["nowhere", "--fix"]] {
      let result = try Program.run(["lexicon", "check"] + arguments)
      #expect(result.status == 2)
      #expect(result.errors.contains("nowhere: there is no such lexicon folder [LEX-001]"))
      #expect(result.output.isEmpty)
    }
  }

  /// A few small tables, so that checking takes no time.
  private func smallFolder() throws -> Scratch {
    let scratch = try Scratch()
    let header = "id,language,pattern,type,code,weight,needs,unless,window,note,example"
    for table in [
      "groups", "labels", "places", "stance", "metaphors", "ties", "polarity", "frames", "speakers",
      "attribution", "shifters", "exclusions",
    ] {
      try scratch.write("lexicons/\(table).csv", header + "\n")
    }
    let codebook = try String(
      contentsOfFile: "\(Program.root)/lexicons/codebook.csv", encoding: .utf8)
    try scratch.write("lexicons/codebook.csv", codebook)
    try scratch.write(
      "lexicons/labels.csv",
      "\u{FEFF}sep=;\r\n" + header.replacing(",", with: ";")
        // The first a of қaла is Latin.
        + "\r\nlabels.kk.0001;kk;қaла;lemma;label;;;;;\"one, two\";\r\n;kk;ауыл ;lemma;label;;;;;;\r\n"
    )
    return scratch
  }

  @Test func `--fix leaves the tables that came with Koshu alone unless they are named`() throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: "\(Program.root)/lexicons")
    let result = try Program.run(["lexicon", "check", "--fix"])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("[LEX-063]"), "\(result.errors)")
    let after = try FileManager.default.contentsOfDirectory(atPath: "\(Program.root)/lexicons")
    #expect(Set(before) == Set(after))
  }

  @Test
  func `--fix says what it mends, --dry-run writes nothing, and a second time there is nothing`()
    throws
  {
    let scratch = try smallFolder()
    let before = try scratch.read("lexicons/labels.csv")
    let dry = try Program.run(
      ["lexicon", "check", "lexicons", "--fix", "--dry-run"], in: scratch.folder)
    #expect(dry.output.contains("would mend: lexicons/labels.csv:3:pattern: "))
    #expect(dry.output.contains("1 file would be mended\n"))
    #expect(try scratch.read("lexicons/labels.csv") == before)
    let first = try Program.run(["lexicon", "check", "lexicons", "--fix"], in: scratch.folder)
    for words in [
      "mended: lexicons/labels.csv: had a byte-order mark, a first line “sep=;”, semicolons between "
        + "the fields; is UTF-8 with commas\n",
      "mended: lexicons/labels.csv:3:pattern: Latin letters in “қaла” are Cyrillic now: “қала”\n",
      "mended: lexicons/labels.csv:4:id: “ауыл” has the id labels.kk.0002 now\n", "1 file mended\n",
    ] {
      #expect(first.output.contains(words), "\(words)\n\(first.output)")
    }
    let header = "id,language,pattern,type,code,weight,needs,unless,window,note,example"
    #expect(
      try scratch.text("lexicons/labels.csv")
        == [
          header, "labels.kk.0001,kk,қала,lemma,label,,,,,\"one, two\",",
          "labels.kk.0002,kk,ауыл,lemma,label,,,,,,",
        ].map { $0 + "\n" }.joined())
    let second = try Program.run(["lexicon", "check", "lexicons", "--fix"], in: scratch.folder)
    #expect(second.output.contains("nothing to mend\n"))
    #expect(!second.output.contains("LEX-019"))
  }

  @Test func `a table that is a link is mended where it lies`() throws {
    let scratch = try smallFolder()
    let text = try scratch.read("lexicons/labels.csv")
    try scratch.write("elsewhere.csv", text)
    try FileManager.default.removeItem(atPath: scratch.path("lexicons/labels.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("lexicons/labels.csv"),
      withDestinationPath: scratch.path("elsewhere.csv"))
    _ = try Program.run(["lexicon", "check", "lexicons", "--fix"], in: scratch.folder)
    #expect(try scratch.text("elsewhere.csv").contains("labels.kk.0002,kk,ауыл"))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: scratch.path("lexicons/labels.csv"))
    #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
  }
}
