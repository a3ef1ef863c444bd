import Basics
import Coding
import Foundation
import Measures
import Testing
import Workbench

@Suite struct EvaluationTests {
  private func passage(
    _ id: String, stance: String, frames: Set<String> = [], language: String? = nil,
    text: String? = nil, address: String? = nil, evidence: [Evidence]? = nil
  ) -> CodedPassage {
    var passage = CodedPassage(id: id, line: 2)
    passage.codes[single: .stance] = stance
    passage.codes[.frames] = frames
    (passage.language, passage.text, passage.address) = (language, text, address)
    passage.evidence = evidence
    return passage
  }

  private func evidence(_ code: String, blocked: String? = nil) -> Evidence {
    Evidence(
      part: .text, sentence: 0, start: 0, end: 3, surface: "дом", entry: "frames.ru.0001",
      layer: "frames", code: code, rule: "mover-in-sentence", weight: 1, shiftedWeight: 0.5,
      blocked: blocked)
  }

  private func evaluation(
    _ pairs: [(CodedPassage, CodedPassage)], variables: [Variable] = Variable.allCases
  ) -> Evaluation {
    Evaluation(
      gold: "gold.csv", coder: "other.csv",
      passages: pairs.map { TwiceCoded(gold: $0.0, coded: $0.1) }, variables: variables,
      known: smallCodes, Resampling(draws: 20, seed: 1))
  }

  @Test func `disagreements come the farthest apart first, then in the order of the gold`() {
    let found = evaluation([
      (passage("half", stance: "neutral"), passage("half", stance: "positive")),
      (passage("same", stance: "neutral"), passage("same", stance: "neutral")),
      (passage("whole", stance: "negative"), passage("whole", stance: "positive")),
      (passage("mixed", stance: "mixed"), passage("mixed", stance: "positive")),
    ]).disagreements
    #expect(found.map(\.passage.gold.id) == ["whole", "half", "mixed"])
    #expect(found.map(\.distance) == [1, 0.5, 0.5])
  }

  @Test func `evidence is that of codes on which both differ, finer ones with their frame`() throws
  {
    let clues = [
      evidence("segregation", blocked: "no mover near"), evidence("labour"),
      evidence("labour", blocked: "a longer match"), evidence("official"),
    ]
    let item = try #require(
      evaluation([
        (
          passage("a", stance: "neutral", frames: ["housing", "labour"]),
          passage("a", stance: "neutral", frames: ["labour"], evidence: clues)
        )
      ]).disagreements.first)
    #expect(item.evidence.map(\.code) == ["segregation"])
    #expect(item.unmatched.isEmpty)
  }

  @Test func `codes that no entry speaks for are named`() {
    let gold = passage("a", stance: "positive", frames: ["housing"])
    let coded = passage("a", stance: "neutral", frames: ["labour"], evidence: [evidence("labour")])
    let found = evaluation([(gold, coded)])
    #expect(found.disagreements.first?.unmatched.map(\.variable) == [.stance, .frames])
    #expect(found.disagreements.first?.unmatched.map(\.codes) == [["positive"], ["housing"]])
    let text = found.text(disagreements: 5, hasColor: false)
    #expect(text.contains("no entry was found for stance positive; frames housing"))
    #expect(text.contains("frames.ru.0001  “дом”  labour  mover-in-sentence  1 → 0.5"))
    // Of a person nobody knows which entries they had.
    let person = passage("a", stance: "neutral", frames: ["labour"])
    #expect(evaluation([(gold, person)]).disagreements.first?.unmatched == [])
  }

  @Test func `groups are told apart where there are several`() {
    let pairs = ["ru", "ru", "kk", nil].enumerated().map { number, language in
      let one = passage("\(number)", stance: number < 2 ? "neutral" : "mixed", language: language)
      return (one, one)
    }
    let groups = evaluation(pairs).groups
    #expect(groups.map(\.value) == ["all", "ru", "kk"])
    #expect(groups.map(\.passages) == [4, 2, 1])
    #expect(evaluation(Array(pairs.prefix(2))).groups.count == 1)
  }

  @Test func `only the variables asked for are compared`() {
    let pair = (passage("a", stance: "neutral"), passage("a", stance: "mixed", frames: ["labour"]))
    let found = evaluation([pair], variables: [.frames])
    #expect(found.overall.map(\.variable) == [.frames])
    #expect(found.disagreements.first?.differences.map(\.variable) == [.frames])
  }

  @Test func `passages meet by id, else by address`() throws {
    let gold = [
      passage("a", stance: "neutral"),
      passage("b", stance: "neutral", address: "https://b.example/"),
    ]
    let coded = [
      passage("x", stance: "mixed", address: "https://b.example/"),
      passage("a", stance: "positive"),
    ]
    let pairs = try TwiceCoded.paired(gold, with: coded, place: "coded.csv", inBothOnly: false)
    #expect(pairs.map(\.coded.id) == ["a", "x"])
    #expect(throws: Problem.self) {
      try TwiceCoded.paired(gold, with: [coded[1]], place: "coded.csv", inBothOnly: false)
    }
    #expect(
      try TwiceCoded.paired(gold, with: [coded[1]], place: "coded.csv", inBothOnly: true).count == 1
    )
  }

  @Test func `colours are ours alone: what a file says steers no terminal`() {
    let found = evaluation([
      (
        passage("\u{1B}[31ma", stance: "neutral", text: "т\u{1B}]0;x\u{7}е\u{9B}к"),
        passage("a", stance: "positive")
      )
    ])
    let plain = found.text(disagreements: 5, hasColor: false)
    #expect(
      plain.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x9B) })
    #expect(plain.contains("т]0;xек"))
    let colored = found.text(disagreements: 5, hasColor: true)
    #expect(colored.contains("\u{1B}[1m"))
    #expect(!colored.contains("\u{1B}]"))
  }

  @Test func `JSON and CSV hold every figure of every group`() throws {
    let pairs = ["ru", "kk"].flatMap { language in
      ["negative", "neutral", "mixed"].map { stance in
        (
          passage(language + stance, stance: stance, frames: ["labour"], language: language),
          passage(language + stance, stance: "neutral", language: language)
        )
      }
    }
    let found = evaluation(pairs)
    let object = try JSONSerialization.jsonObject(with: Data(found.json)) as? [String: Any]
    let groups = try #require(object?["groups"] as? [[String: Any]])
    #expect(groups.count == 3)
    #expect((object?["disagreements"] as? [Any])?.count == 6)
    let rows = CSVReader(found.csv).map(\.fields)
    // Three groups, each with two scales and three codes of stance, one scale and one code of frames.
    #expect(rows.count == 1 + 3 * 7)
    #expect(evaluation(pairs).json == found.json)
  }

  @Test func `several coders are compared jointly and in pairs`() throws {
    let stances = ["negative", "neutral", "positive", "neutral"]
    let coder = { (name: String, shift: Int) in
      (
        file: name,
        passages: stances.indices.dropLast(shift).map {
          passage("\($0)", stance: stances[($0 + shift) % 4], frames: ["labour"])
        }
      )
    }
    let joint = try JointEvaluation(
      [coder("a.csv", 0), coder("b.csv", 0), coder("c.csv", 1)], variables: [.stance],
      known: smallCodes, Resampling(draws: 20, seed: 1))
    #expect(joint.passages == 4)
    #expect(joint.pairs.map(\.value) == ["a.csv × b.csv", "a.csv × c.csv", "b.csv × c.csv"])
    #expect(joint.pairs.map(\.passages) == [4, 3, 3])
    #expect(joint.pairs[0].variables.map(\.alpha.value) == [1])
    #expect(joint.variables(below: 0.99) == [.stance])
    #expect(joint.text(hasColor: false).contains("4 passages: 3 coders"))
    let rows = CSVReader(joint.csv).map(\.fields)
    #expect(rows[1].prefix(3) == ["coders", "all", "stance"])
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    let object = try JSONSerialization.jsonObject(with: Data(joint.json)) as? [String: Any]
    #expect((object?["joint"] as? [Any])?.count == 1)
  }

  @Test func `coders without a common passage are told so`() {
    #expect(throws: Problem.self) {
      try JointEvaluation(
        [("a", [passage("1", stance: "neutral")]), ("b", [passage("2", stance: "neutral")])],
        variables: [.stance], known: smallCodes, Resampling(draws: 1, seed: 1))
    }
  }
}
