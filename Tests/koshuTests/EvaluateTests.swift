import Basics
import Foundation
import Testing

@Suite struct EvaluateTests {
  private let gold = """
    id,text,language,relevance,stance,frames,voices,cities,label_use
    a,Приезжие из аулов не могут получить прописку в Алматы.,ru,internal,neutral,registration,outlet,almaty,none
    b,Погода в Шымкенте будет солнечной.,ru,none,neutral,,outlet,,none
    c,Ауылдан көшіп келгендер көп.,kk,internal,positive,urbanisation;labour,outlet,,none

    """

  private func json(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `the installed lexicons are measured against a table, and every figure is written`()
    throws
  {
    let scratch = try Scratch()
    let file = try scratch.write("gold.csv", "\u{FEFF}" + gold)
    let arguments = ["--json", scratch.path("all.json"), "--csv", scratch.path("all.csv")]
    let result = try Program.run(["evaluate", file, "--draws", "20"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("3 passages are few"))
    for words in ["3 passages: ", "relevance", "frames, MASI", "alpha by language"] {
      #expect(result.output.contains(words) == (words != "alpha by language"), "\(words)")
    }
    #expect(!result.output.contains("\u{1B}"))
    let all = try json(scratch.read("all.json"))
    let groups = try #require(all["groups"] as? [[String: Any]])
    #expect(groups.map { $0["value"] as? String } == ["all", "ru", "kk"])
    let rows = CSVReader(Array(try scratch.read("all.csv"))).map(\.fields)
    #expect(rows.count > 20)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    let again = try Program.run(["evaluate", file, "--draws", "20"])
    #expect(again.output == result.output)
  }

  @Test func `a disagreement shows the words behind the code`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("gold.csv", gold)
    let output = try Program.run(["evaluate", file, "--draws", "0"]).output
    let listed = try #require(output.range(of: "Disagreements, the farthest apart first"))
    let worst = output[listed.upperBound...]
    #expect(worst.contains("1. c"))
    #expect(worst.contains("groups.kk."))
    #expect(worst.contains("stance  positive              neutral"))
    let none = try Program.run(["evaluate", file, "--draws", "0", "--disagreements", "0"]).output
    #expect(!none.contains("Disagreements"))
  }

  @Test func `two people's codings are compared, in either format`() throws {
    let scratch = try Scratch()
    let first = try scratch.write(
      "first.csv", "id;stance;frames\n1;negative;housing\n2;neutral;\n3;positive;labour|housing\n")
    let second = try scratch.write(
      "second.jsonl",
      #"""
      {"id": 3, "stance": 1, "frames": ["housing", "labour"]}
      {"id": 1, "stance": -1, "frames": ["housing"]}
      {"id": 2, "stance": 0, "frames": []}

      """#)
    let result = try Program.run(["evaluate", first, "--coded", second])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Both agree on every passage."))
    let gate = try Program.run(["evaluate", first, "--coded", second, "--min-alpha", "1"])
    #expect(gate.status == 0)
  }

  @Test func `the gate leaves with 6 and names what fell`() throws {
    let scratch = try Scratch()
    let first = try scratch.write("first.csv", "id,stance\n1,negative\n2,neutral\n3,positive\n")
    let second = try scratch.write("second.csv", "id,stance\n1,neutral\n2,positive\n3,negative\n")
    let result = try Program.run(["evaluate", first, "--coded", second, "--min-alpha", "0.667"])
    #expect(result.status == 6)
    #expect(result.errors.contains("alpha is below 0.667 for stance"))
  }

  @Test func `three coders are compared at once`() throws {
    let scratch = try Scratch()
    let files = try ["neutral", "neutral", "mixed"].enumerated().map { number, last in
      try scratch.write("\(number).csv", "id,relevance,stance\n1,none,negative\n2,other,\(last)\n")
    }
    let arguments = ["evaluate", files[0], "--coded", files[1], "--coded", files[2]]
    let result = try Program.run(arguments + ["--csv", scratch.path("all.csv")])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("2 passages: 3 coders"))
    #expect(result.output.contains("\(files[0]) × \(files[2])"))
    #expect(try scratch.text("all.csv").contains("coders,all,relevance,nominal"))
  }

  @Test func `passages that the second coding lacks are named, and may be left out`() throws {
    let scratch = try Scratch()
    let first = try scratch.write("first.csv", "id,stance\n1,negative\n2,neutral\n3,positive\n")
    let second = try scratch.write("second.csv", "id,stance\n1,negative\n3,positive\n")
    let result = try Program.run(["evaluate", first, "--coded", second])
    #expect(result.status == 2)
    #expect(result.errors.contains("1 of 3 passages of the gold are not coded here: 2 [EVA-007]"))
    let both = try Program.run(["evaluate", first, "--coded", second, "--in-both"])
    #expect(both.status == 0)
    #expect(both.output.contains("2 passages"))
  }

  @Test(arguments: [
    (["evaluate", "nowhere.csv"], "nowhere.csv: the file cannot be read [EVA-001]"),
    (["evaluate", "text.csv"], "text.csv:2: the passage 1 has no text to be coded [EVA-008]"),
    (["evaluate", "address.csv"], "--coded out/articles.csv"),
    (
      ["evaluate", "bad.csv"],
      "bad.csv:2 frames: unknown code “hosing” [EVA-005]; did you mean housing?"
    ),
    (
      ["evaluate", "text.csv", "--coded", "other.csv"],
      "none of the 1 passages of the gold is coded here"
    ),
    (["evaluate", "text.csv", "--coded", "bad.csv"], "bad.csv:2"),
    (["evaluate", "text.csv", "--only", "stanse"], "did you mean stance?"),
    (["evaluate", "text.csv", "--draws", "200000"], "--draws takes a number"),
    (["evaluate", "text.csv", "--lexicons", "nowhere"], "nowhere/codebook.csv"),
  ])
  func `bad input leaves with 2 and says what to do`(arguments: [String], message: String) throws {
    let scratch = try Scratch()
    try scratch.write("text.csv", "id,stance\n1,neutral\n")
    try scratch.write("other.csv", "id,stance\n2,neutral\n")
    try scratch.write("address.csv", "url,stance\nhttps://a.example/1,neutral\n")
    try scratch.write("bad.csv", "id,text,frames\n1,т,hosing\n")
    let result = try Program.run(arguments, in: scratch.folder)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func `the samples' gold is compared with what a run made of them`() throws {
    let corpus = try ranSampleCorpus()
    let result = try Program.run(
      ["evaluate", "corpus-samples/gold.csv", "--coded", "out/articles.csv", "--draws", "20"],
      in: corpus.folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("180 rows are no articles"))
    #expect(result.output.contains("76 passages"))
  }
}
