internal import Basics
package import Measures

/// Coders on the same passages: agreement of all people, and of each pair; where the program coded them
/// too, of each with it.
package struct JointEvaluation: Sendable {
  /// Their files.
  package var coders: [String]
  /// What the program coded by; nil where only people are compared.
  package var program: String?
  /// Passages that two of them or more coded.
  package var passages: Int
  package var resampling: Resampling
  package var joint: [JointAgreement]
  /// Each pair with all its figures, on the passages that both coded.
  package var pairs: [GroupAgreement]

  /// Passages meet by id, else by address; not every coder needs every passage.
  package init(
    _ people: [(file: String, passages: [CodedPassage])],
    program: (name: String, passages: [CodedPassage])? = nil, variables: [Variable],
    known: KnownCodes, _ resampling: Resampling
  ) throws {
    self.coders = people.map(\.file)
    self.program = program?.name
    self.resampling = resampling
    let coders = people + (program.map { [(file: "koshu", passages: $0.passages)] } ?? [])
    let shared = Self.byPassage(coders.map(\.passages)).filter { codes in
      codes.prefix(people.count).count { !$0.isEmpty } > 1
    }
    guard !shared.isEmpty else {
      throw Problem(
        "EVA-010", at: coders[0].file, "no passage is coded by two coders",
        cure: "give the same passages the same ids")
    }
    passages = shared.count
    // The program is no judge of how far people agree.
    joint = compareJointly(shared.map { Array($0.prefix(people.count)) }, variables, resampling)
    pairs = coders.indices.flatMap { first in
      coders.indices.dropFirst(first + 1).map { second in
        let both = shared.filter { !$0[first].isEmpty && !$0[second].isEmpty }.map {
          CodedPair(gold: $0[first].only(variables), coded: $0[second].only(variables))
        }
        return GroupAgreement(
          by: "pair", value: "\(coders[first].file) × \(coders[second].file)",
          passages: both.count, variables: compare(both, known: known.codes, resampling))
      }
    }
  }

  /// The codes of each coder for each passage, in order of first appearance; empty where one has none.
  private static func byPassage(_ coders: [[CodedPassage]]) -> [[PassageCodes]] {
    var numbers: [String: Int] = [:]
    var codes: [[PassageCodes]] = []
    for (coder, passages) in coders.enumerated() {
      for passage in passages {
        let names = [passage.id, passage.address].compactMap(\.self)
        let number = names.lazy.compactMap { numbers[$0] }.first ?? codes.count
        for name in names { numbers[name] = numbers[name] ?? number }
        if number == codes.count {
          codes.append([PassageCodes](repeating: PassageCodes(), count: coders.count))
        }
        codes[number][coder] = passage.codes
      }
    }
    return codes
  }

  /// The variables whose alpha over all coders lies below, or is not defined.
  package func variables(below alpha: Double) -> [Variable] {
    joint.filter { ($0.alpha.value ?? -.infinity) < alpha }.map(\.variable)
  }
}
