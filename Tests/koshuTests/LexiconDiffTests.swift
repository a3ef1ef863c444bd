import Basics
import Foundation
import Testing

/// Edits of the tables over the sample corpus, in a repository of its own.
@Suite(.serialized) struct LexiconDiffTests {
  /// A corpus that is run and whose tables are committed.
  private func corpus() throws -> Scratch {
    let scratch = try ranSampleCorpus()
    for arguments in [
      ["init", "-q"], ["add", "lexicons"], ["commit", "-q", "-m", "tables"], ["tag", "base"],
    ] {
      try git(arguments, scratch)
    }
    return scratch
  }

  private func git(_ arguments: [String], _ scratch: Scratch) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "git", "-C", scratch.folder, "-c", "user.name=Dana", "-c",
        "user.email=dana@qalatany.example",
      ]
      + arguments
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private func append(_ row: String, to table: String, _ scratch: Scratch) throws {
    try scratch.write(table, scratch.text(table) + row + "\n")
  }

  @Test func `an edit is compared with the last commit, a tag, the run and a copy of the tables`()
    throws
  {
    let scratch = try corpus()
    let same = try Program.run(["lexicon", "diff"], in: scratch.folder)
    #expect(same.status == 0, "\(same.errors)")
    #expect(same.output.contains("The tables are the same."))
    #expect(same.output.contains("No consequences: all of 76 articles are coded as before."))

    try FileManager.default.copyItem(
      atPath: scratch.path("lexicons"), toPath: scratch.path("copy"))
    try append(
      "frames.ru.9001,ru,город,lemma,crime,2,,,,,Город растёт.", to: "lexicons/frames.csv", scratch)
    var answers: [String] = []
    for against in [[], ["base"], ["run"], ["copy"], ["out/run.json"]] {
      let arguments = ["lexicon", "diff"] + against.flatMap { ["--against", $0] }
      let result = try Program.run(arguments, in: scratch.folder)
      #expect(result.status == 0, "\(against) \(result.errors)")
      #expect(result.output.contains("  + frames.ru.9001 “город”  crime  weight 2"))
      // All but where the tables come from.
      answers.append(result.output.split(separator: "\n").dropFirst(2).joined(separator: "\n"))
    }
    #expect(answers.allSatisfy { $0 == answers[0] })
    #expect(answers[0].contains("frame crime"))

    let gate = try Program.run(
      [
        "lexicon", "diff", "--fail-on", "changes", "--json", "diff.jsonl", "--csv", "diff.csv",
        "--limit", "1", "--draws", "50",
      ], in: scratch.folder)
    #expect(gate.status == 6)
    #expect(gate.errors.contains("change"))
    #expect(gate.output.contains("Agreement with corpus-samples/gold.csv: 76 passages"))
    let kinds = try scratch.text("diff.jsonl").split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(object?["kind"] as? String)
    }
    for kind in ["article", "side", "row", "effect", "count", "figure", "agreement"] {
      #expect(kinds.contains(kind), "\(kind)")
    }
    let rows = Array(CSVReader(Array(try scratch.read("diff.csv"))))
    #expect(rows.count > kinds.count { $0 == "article" })
    let fall = try Program.run(
      ["lexicon", "diff", "--fail-on", "agreement", "--draws", "0"], in: scratch.folder)
    #expect(fall.status == 6)
    #expect(fall.errors.contains("agreement falls: "), "\(fall.errors)")
  }

  @Test func `a name that means nothing, a commit without tables, a run whose tables are gone`()
    throws
  {
    let scratch = try corpus()
    try scratch.write("empty/codebook.csv", "code\n")
    let cases = [
      ("nowhere", "DIF-002"), ("empty", "LEX-"), ("0123456789abcdef", "DIF-005"),
      ("pipeline.json", "DIF-004"), ("--all", "DIF-002"),
    ]
    for (name, code) in cases {
      let result = try Program.run(["lexicon", "diff", "--against=\(name)"], in: scratch.folder)
      #expect(result.status == 2, "\(name)")
      #expect(result.errors.contains(code), "\(name): \(result.errors)")
    }
    // A run whose tables stand in the history alone is found there.
    try append(
      "frames.ru.9001,ru,город,lemma,crime,2,,,,,Город.", to: "lexicons/frames.csv", scratch)
    try git(["commit", "-q", "-a", "-m", "more"], scratch)
    #expect(try Program.run(["run", "--log", "quiet"], in: scratch.folder).status == 0)
    try FileManager.default.copyItem(
      atPath: scratch.path("out/run.json"), toPath: scratch.path("second.json"))
    try git(["checkout", "-q", "base", "--", "lexicons"], scratch)
    #expect(try Program.run(["run", "--log", "quiet"], in: scratch.folder).status == 0)
    let old = try Program.run(
      ["lexicon", "diff", "--against", "second.json"], in: scratch.folder)
    #expect(old.status == 0, "\(old.errors)")
    #expect(old.output.contains("  − frames.ru.9001"))
    #expect(old.output.contains("second.json, commit "))
  }

  @Test func `before a run there is nothing to compare over`() throws {
    let scratch = try Scratch()
    for name in ["corpus-samples", ".dictionaries", "lexicons"] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path(name), withDestinationPath: "\(Program.root)/\(name)")
    }
    try FileManager.default.copyItem(
      atPath: "\(Program.root)/pipeline.json", toPath: scratch.path("pipeline.json"))
    let early = try Program.run(["lexicon", "diff"], in: scratch.folder)
    #expect(early.status == 2)
    #expect(early.errors.contains("RUN-009"))
  }
}
