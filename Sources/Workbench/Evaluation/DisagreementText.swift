internal import Basics
internal import Coding
internal import Measures

/// The worst disagreements with what caused the codes, for a person.
struct DisagreementText {
  let evaluation: Evaluation
  let ink: Ink

  /// Enough of a passage to know it again, and of the evidence to see the cause.
  private static let textLength = 300
  private static let mostEvidence = 12

  func lines(_ count: Int) -> [String] {
    let all = evaluation.disagreements
    guard count > 0 else { return [] }
    guard !all.isEmpty else { return ["", "Both agree on every passage."] }
    let head = "Disagreements, the farthest apart first: \(min(count, all.count)) of \(all.count)"
    return ["", ink.paint(head, .bold)]
      + all.prefix(count).enumerated().flatMap { number, item in
        [""] + lines(item, number: number + 1)
      }
  }

  private func lines(_ item: Disagreement, number: Int) -> [String] {
    let known = Grouping.allCases.dropFirst().compactMap { item.passage.value(of: $0) }
    let gold = item.passage.gold
    var lines = [
      "\(number). " + ink.paint(gold.id, .bold) + ink.paint(known.map { "  \($0)" }.joined())
    ]
    if let text = gold.text ?? item.passage.coded.text ?? gold.title {
      lines.append("   " + ink.paint(excerpt(text)))
    }
    var table = TextTable(header: ["", "gold", "coded"])
    for difference in item.differences {
      let variable = difference.variable
      table.append(
        [variable.rawValue, codes(gold, variable), codes(item.passage.coded, variable)]
          .map { .init($0) })
    }
    lines += table.lines(ink, indent: "   ", leftAligned: true)
    if !item.unmatched.isEmpty {
      let lacking = item.unmatched.map {
        "\($0.variable.rawValue) \($0.codes.joined(separator: ", "))"
      }
      lines.append("     no entry was found for \(lacking.joined(separator: "; "))")
    }
    lines += item.evidence.prefix(Self.mostEvidence).map { "     " + line($0) }
    if item.evidence.count > Self.mostEvidence {
      lines.append("     and \(item.evidence.count - Self.mostEvidence) more: see --json")
    }
    return lines
  }

  private func codes(_ passage: CodedPassage, _ variable: Variable) -> String {
    guard let codes = passage.codes[variable], !codes.isEmpty else { return "none" }
    return codes.sorted().joined(separator: ", ")
  }

  private func line(_ item: Evidence) -> String {
    let head = "\(item.entry)  “\(item.surface)”  \(item.code)  "
    if let blocked = item.blocked { return ink.paint(head + "not counted: \(blocked)", .dim) }
    let weight = decimal(item.weight, digits: 2) ?? "?"
    let shifted = decimal(item.shiftedWeight, digits: 2) ?? "?"
    let weights = weight == shifted ? weight : "\(weight) → \(shifted)"
    return ink.paint(head + "\(item.rule)  \(weights)")
  }

  private func excerpt(_ text: String) -> String {
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return flat.count > Self.textLength ? flat.prefix(Self.textLength) + "…" : flat
  }
}
