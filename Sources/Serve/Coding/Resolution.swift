internal import Basics
internal import Measures
internal import Workbench

/// From the codings of several people to one gold: what they agree on, and what somebody decided.
struct Resolution {
  /// A passage with all that people said of it.
  struct Case {
    /// Its place in the sample, from 1.
    var number: Int
    var passage: CodedPassage
    /// Complete answers, by the coder's letter.
    var answers: [(letter: String, answer: Answer)]
    /// Where not everybody says the same.
    var differing: [Variable]
    var isAgreed: Bool
    /// What somebody decided; nil where nobody has yet.
    var decided: Answer?

    var isSettled: Bool { isAgreed || decided != nil }
    /// The codes as far as they are settled, or at least common to all.
    var answer: Answer {
      if let decided { return decided }
      let first = answers.first?.answer ?? Answer()
      var codes = first.codes
      for variable in differing { codes[variable] = nil }
      return answers.isEmpty ? Answer() : Answer(codes: codes)
    }
  }

  let job: CodingJob
  let cases: [Case]

  /// By the codings of a job and its file `resolved.csv`.
  init(_ job: CodingJob, _ resolved: CodingTable) {
    self.job = job
    let coders = job.lettered
    cases = job.passages.enumerated().map { number, passage in
      let answers = coders.map { (letter: $0.letter, answer: $0.coder.answer(passage.id)) }
        .filter { $0.answer.isComplete }
      let row = resolved[passage.id]
      let differing = Self.differing(answers.map(\.answer.codes))
      return Case(
        number: number + 1, passage: passage, answers: answers, differing: differing,
        isAgreed: differing.isEmpty && !answers.isEmpty
          && answers.count >= min(2, job.settings.coders),
        decided: row?[Self.column] == Self.decided ? row.map(Answer.init) : nil)
    }
  }

  /// What people must look at: everything on which they do not agree, or which too few have coded.
  var open: [Case] { cases.filter { !$0.isAgreed && !$0.answers.isEmpty } }

  private static func differing(_ codes: [PassageCodes]) -> [Variable] {
    Variable.allCases.filter { variable in Set(codes.map { $0[variable] }).count > 1 }
  }

  // MARK: The file

  /// Says how a row came about.
  static let column = "resolved"
  private static let agreed = "agreed"
  private static let decided = "decided"

  private static let facts: [(column: String, value: @Sendable (CodedPassage) -> String?)] = [
    ("language", { $0.language }), ("outlet", { $0.outlet }), ("genre", { $0.genre }),
    ("date", { $0.date }), ("address", { $0.address }), ("title", { $0.title }),
    ("text", { $0.text }),
  ]

  /// Puts what people agree on into a table, and takes out what they no longer do.
  func settle(_ table: inout CodingTable) {
    for item in cases where item.decided == nil {
      if item.isAgreed {
        Self.put(item.answer, Self.agreed, for: item.passage, into: &table)
      } else if table[item.passage.id]?[Self.column] == Self.agreed {
        table.remove(item.passage.id)
      }
    }
  }

  static func decide(_ answer: Answer, for passage: CodedPassage, in table: inout CodingTable) {
    put(answer, decided, for: passage, into: &table)
  }

  /// With the text, so that the file is a gold that `koshu evaluate` can code by itself.
  private static func put(
    _ answer: Answer, _ state: String, for passage: CodedPassage, into table: inout CodingTable
  ) {
    var fields = answer.fields.filter { $0.column != "prehighlighted" }
    fields.append((column, state))
    for fact in facts {
      fields.append((fact.column, FormulaGuard.guarded(fact.value(passage) ?? "")))
    }
    table.set(fields, for: passage.id)
  }
}
