internal import Basics
internal import Coding
package import Measures

/// Two codings of the same passages, compared.
package struct Evaluation: Sendable {
  /// Who is compared with whom, in words.
  package var gold: String
  package var coder: String
  package var resampling: Resampling
  /// In the order of the gold.
  package var passages: [TwiceCoded]
  /// All passages first, then each language, outlet and genre where there are several.
  package var groups: [GroupAgreement]
  /// The passages where both differ, the farthest apart first.
  package var disagreements: [Disagreement]

  /// Figures of all passages.
  package var overall: [VariableAgreement] { groups.first?.variables ?? [] }

  /// The variables whose alpha lies below, or is not defined: what cannot be measured is not reached.
  package func variables(below alpha: Double) -> [Variable] {
    overall.filter { ($0.alpha.value ?? -.infinity) < alpha }.map(\.variable)
  }

  package init(
    gold: String, coder: String, passages: [TwiceCoded], variables: [Variable],
    known: KnownCodes, _ resampling: Resampling
  ) {
    (self.gold, self.coder, self.resampling) = (gold, coder, resampling)
    self.passages = passages
    groups = Grouping.allCases.flatMap { grouping in
      Self.members(passages, by: grouping).map { value, members in
        GroupAgreement(
          by: grouping.rawValue, value: value, passages: members.count,
          variables: compare(
            members.map { $0.pair(variables) }, known: known.codes, resampling))
      }
    }
    disagreements = Disagreement.worstFirst(passages, variables, known: known)
  }

  /// The passages of each value of a grouping, the largest first; none where all have the same.
  private static func members(
    _ passages: [TwiceCoded], by grouping: Grouping
  ) -> [(String, [TwiceCoded])] {
    let known = passages.compactMap { passage in
      passage.value(of: grouping).map { (value: $0, passage: passage) }
    }
    let groups = Dictionary(grouping: known, by: \.value).mapValues { $0.map(\.passage) }
    guard grouping == .all || groups.count > 1 else { return [] }
    return groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { ($0.key, $0.value) }
  }
}

/// Agreement in one group of passages.
package struct GroupAgreement: Hashable, Sendable {
  /// What its passages share: `all`, `language`, `outlet`, `genre`; of several coders `pair`.
  package var by: String
  package var value: String
  package var passages: Int
  package var variables: [VariableAgreement]
}

/// A passage with both codings.
package struct TwiceCoded: Sendable {
  package var gold: CodedPassage
  package var coded: CodedPassage

  package init(gold: CodedPassage, coded: CodedPassage) {
    (self.gold, self.coded) = (gold, coded)
  }

  package func value(of grouping: Grouping) -> String? {
    gold.value(of: grouping) ?? coded.value(of: grouping)
  }

  /// The codes of these variables.
  func pair(_ variables: [Variable]) -> CodedPair {
    CodedPair(gold: gold.codes.only(variables), coded: coded.codes.only(variables))
  }

  /// Each passage of the gold with that of a second coding, by id or else by address.
  ///
  /// Throws where a passage of the gold is missing there, unless only those of both are wanted.
  package static func paired(
    _ gold: [CodedPassage], with coded: [CodedPassage], place: String, inBothOnly: Bool
  ) throws -> [TwiceCoded] {
    let byID = Dictionary(coded.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let byAddress = Dictionary(
      coded.compactMap { passage in passage.address.map { ($0, passage) } },
      uniquingKeysWith: { first, _ in first })
    let pairs = gold.map { passage in
      (passage, byID[passage.id] ?? passage.address.flatMap { byAddress[$0] })
    }
    let missing = pairs.filter { $0.1 == nil }.map(\.0)
    if let first = missing.first, !inBothOnly || missing.count == gold.count {
      let names = missing.prefix(5).map(\.id).joined(separator: ", ")
      throw Problem(
        "EVA-007", at: place,
        missing.count == gold.count
          ? "none of the \(gold.count) passages of the gold is coded here, not even \(first.id)"
          : "\(missing.count) of \(gold.count) passages of the gold are not coded here: \(names)"
            + (missing.count > 5 ? ", …" : ""),
        cure: missing.count == gold.count
          ? "give both files the same ids" : "code them, or leave them out by --in-both")
    }
    return pairs.compactMap { gold, coded in coded.map { TwiceCoded(gold: gold, coded: $0) } }
  }
}
