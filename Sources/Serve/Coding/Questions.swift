internal import Basics
internal import Lexicons
internal import Measures
internal import Workbench

/// What coders are asked of a passage, in their language.
struct Questions: Sendable {
  struct Choice: Sendable {
    var code: String
    var name: String
    /// Chooses it while its question is the current one; empty where there are no keys left.
    var key: String
    var meaning: CodeMeaning
  }

  struct Question: Sendable {
    var variable: Variable
    var name: String
    var prompt: String
    var choices: [Choice]

    var isList: Bool { variable.kind == .set }

    /// With the codes of an answer that the codebook does not know, or no longer: they stay until
    /// somebody takes them out.
    func choices(with answer: Answer) -> [Choice] {
      let others = (answer.codes[variable] ?? []).subtracting(choices.map(\.code))
      return choices
        + others.sorted().map { Choice(code: $0, name: $0, key: "", meaning: CodeMeaning()) }
    }

    func name(of code: String) -> String { choices.first { $0.code == code }?.name ?? code }
  }

  let all: [Question]
  /// What stands for an empty list.
  private let nothing: String

  init(_ codebook: Codebook, _ words: Words) {
    nothing = words("coding.nothing")
    let known = KnownCodes(codebook)
    let meanings = CodeMeanings(codebook, words)
    all = Variable.allCases.map { variable in
      // A finer code counts as the one above it, so nobody is asked for it.
      let codes = (known.codes[variable] ?? []).filter {
        variable != .frames || codebook.top(of: $0, kind: .frame) == $0
      }
      let choices = codes.enumerated().map { number, code in
        Choice(
          code: code, name: meanings.name(of: code, variable),
          key: number < Self.keys.count ? Self.keys[number] : "",
          meaning: meanings.meaning(of: code, variable))
      }
      let key = "coding.\(variable.rawValue)"
      return Question(
        variable: variable, name: words(key), prompt: words("\(key).ask"), choices: choices)
    }
  }

  subscript(variable: Variable) -> Question? { all.first { $0.variable == variable } }

  /// i, n, w, x and z do other things on the page.
  private static let keys = "123456789abcdefghjklmopqrstuv".map(String.init)

  /// The codes of a passage in words: `housing, labour`.
  func text(_ codes: Set<String>?, of variable: Variable) -> String {
    guard let codes, let question = self[variable] else { return "–" }
    guard !codes.isEmpty else { return nothing }
    let known = question.choices.filter { codes.contains($0.code) }.map(\.name)
    let others = codes.filter { code in !question.choices.contains { $0.code == code } }
    return (known + others.sorted()).joined(separator: ", ")
  }

  /// What a form says, of codes that are known or stood there before.
  func answer(_ form: Fields, over former: Answer) -> Answer {
    var answer = Answer { variable in
      let known = Set(self[variable]?.choices(with: former).map(\.code) ?? [])
      return form.values(variable.rawValue).filter(known.contains)
    }
    answer.note = form.text("note") ?? ""
    answer.isUnsure = form["unsure"] != nil
    return answer
  }
}
