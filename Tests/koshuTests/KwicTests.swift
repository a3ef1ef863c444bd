import Basics
import Foundation
import Testing

private let studied = Result { try ranSampleCorpus() }

@Suite struct KwicTests {
  private func koshu(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: studied.get().folder)
  }

  @Test func `lines come with their totals, within the width of the terminal`() throws {
    let result = try koshu("kwic", "жатақхана|общежитие")
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("\u{1B}"))
    let lines = result.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 + 6 })
    #expect(lines.contains { $0.contains("  общежитии  ") })
    #expect(lines.contains { $0.hasPrefix("16 hits in 14 of 76 articles") })
  }

  @Test func `the table has every line, the totals go to standard error`() throws {
    let result = try koshu("kwic", "жатақхана|общежитие", "--csv", "--sort", "left")
    var reader = CSVReader(Array(result.output.utf8))
    let header = try #require(reader.next()?.fields)
    #expect(header.prefix(3) == ["article", "outlet", "date"])
    var rows: [[String]] = []
    while let row = reader.next() { rows.append(row.fields) }
    #expect(rows.count == 16 && rows.allSatisfy { $0.count == header.count })
    #expect(result.errors.hasPrefix("16 hits"))
    let json = try koshu("kwic", "жатақхана|общежитие", "--json", "--sort", "left", "--fast")
    #expect(json.errors.isEmpty)
    let objects = try json.output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(objects.map { $0?["node"] as? String } == rows.map { $0[9] })
    // In the order of the corpus lines are written as they are found, and are the same.
    let unsorted = try koshu("kwic", "жатақхана|общежитие", "--json", "--fast").output
    #expect(
      unsorted.split(separator: "\n").sorted() == json.output.split(separator: "\n").sorted())
  }

  @Test func `totals alone are one object`() throws {
    let result = try koshu("kwic", "--code", "housing", "--totals", "--json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["hits"] as? Int ?? 0 > 20)
    let outlets = try #require(object["by_outlet"] as? [[String: Any]])
    #expect(outlets.compactMap { $0["hits"] as? Int }.reduce(0, +) == object["hits"] as? Int)
  }

  @Test(
    arguments: [
      (["kwic"], "give one of PATTERN, --entry and --code"),
      (["kwic", "қала", "--entry", "x"], "give one of PATTERN, --entry and --code"),
      (["kwic", "қала", "--blocked"], "go with --entry or --code"),
      (["kwic", "қала", "--where", "fram=housing"], "did you mean frame?"),
      (["kwic", "қала", "--outlet", "prospect"], "[KWI-001]; did you mean prospekt?"),
      (["kwic", "қала", "--from", "may"], "[KWI-002]"),
      (["kwic", "кош*", "--type", "glob"], "[LEX-014]"),
      (["kwic", "--entry", "frames.kk.99999"], "[KWI-004]"),
      (["lexicon", "suggest", "houzing"], "[SUG-001]; did you mean housing?"),
      (["lexicon", "suggest", "housing", "--method", "keynes"], "did you mean keyness?"),
      (["lexicon", "suggest", "housing", "--accept", "9999"], "[SUG-006]"),
    ])
  func `a question that cannot be answered ends with 2 and the cure`(
    arguments: [String], word: String
  ) throws {
    let result = try Program.run(arguments, in: studied.get().folder)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(word), "\(result.errors)")
  }

  @Test func `suggest explains itself with examples`() throws {
    let help = try Program.run(["lexicon", "suggest", "--help"])
    #expect(help.status == 0 && help.output.contains("EXAMPLES"))
    try expectSnapshot("help-lexicon-suggest", help.output)
  }

  @Test func `only who accepts a candidate adds a row, and the tables stay sound`() throws {
    let folder = try studied.get()
    let arguments = ["lexicon", "suggest", "housing", "--method", "keyness"]
    let before = try folder.text("lexicons/frames.csv")
    let listed = try Program.run(arguments + ["--json"], in: folder.folder)
    #expect(listed.status == 0, "\(listed.errors)")
    #expect(try folder.text("lexicons/frames.csv") == before)
    let first = try #require(listed.output.split(separator: "\n").first)
    let object = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
    let pattern = try #require(object?["pattern"] as? String)
    let result = try Program.run(arguments + ["--accept", "1"], in: folder.folder)
    #expect(result.status == 0, "\(result.errors)")
    let row = result.output.trimmingCharacters(in: .newlines)
    #expect(row.contains(",\(pattern),lemma,housing,"))
    #expect(result.errors.contains("next: koshu lexicon check"))
    let after = try folder.text("lexicons/frames.csv")
    #expect(after.replacing(row + "\n", with: "") == before)
    let check = try Program.run(["lexicon", "check", "lexicons"], in: folder.folder)
    #expect(!check.output.contains("error"))
    try folder.write("lexicons/frames.csv", before)
  }
}
