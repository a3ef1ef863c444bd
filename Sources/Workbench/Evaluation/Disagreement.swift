package import Coding
package import Measures

/// A passage that was coded in two ways, with what may explain it.
package struct Disagreement: Sendable {
  package var passage: TwiceCoded
  /// The variables in which both differ, with the distance from 0 to 1.
  package var differences: [Difference]
  /// The evidence of the second coding that touches what differs, in the order of the text.
  package var evidence: [Evidence]
  /// Codes of the gold that no entry speaks for, blocked or not: what the lexicons lack.
  package var unmatched: [Lack]

  package struct Difference: Hashable, Sendable {
    package var variable: Variable
    package var distance: Double
  }

  package struct Lack: Hashable, Sendable {
    package var variable: Variable
    package var codes: [String]
  }

  /// The sum over variables: how much one would gain by mending this passage.
  package var distance: Double { differences.reduce(0) { $0 + $1.distance } }

  /// The passages where both differ, the farthest apart first, then in their own order.
  static func worstFirst(
    _ passages: [TwiceCoded], _ variables: [Variable], known: KnownCodes
  ) -> [Disagreement] {
    let found = passages.compactMap { passage -> Disagreement? in
      let pair = passage.pair(variables)
      let differences = variables.compactMap { variable -> Difference? in
        guard let distance = pair.distance(in: variable), distance > 0 else { return nil }
        return Difference(variable: variable, distance: distance)
      }
      return differences.isEmpty ? nil : Disagreement(passage, differences, known)
    }
    return found.enumerated().sorted {
      ($1.element.distance, $0.offset) < ($0.element.distance, $1.offset)
    }.map(\.element)
  }

  private init(_ passage: TwiceCoded, _ differences: [Difference], _ known: KnownCodes) {
    (self.passage, self.differences) = (passage, differences)
    let tables = Set(differences.map(\.variable).flatMap(Self.tables))
    let gold = passage.gold.codes[.frames] ?? []
    let coded = passage.coded.codes[.frames] ?? []
    let frame = { (item: Evidence) -> String in known.code(item.code, of: .frames) ?? item.code }
    let found = passage.coded.evidence ?? []
    let counted = found.filter { $0.blocked == nil }
    evidence = found.filter { item in
      guard tables.contains(item.layer) else { return false }
      // A shorter match in one that says the same explains nothing either.
      let isCovered = item.blocked != nil && counted.contains { $0.covers(item) }
      guard !isCovered else { return false }
      // Words of frames on which both agree explain nothing.
      return item.layer != "frames" || gold.contains(frame(item)) != coded.contains(frame(item))
    }
    unmatched = differences.compactMap { difference in
      let variable = difference.variable
      guard let evidence = passage.coded.evidence else { return nil }
      let lacking = (passage.gold.codes[variable] ?? [])
        .subtracting(passage.coded.codes[variable] ?? [])
        .filter { code in
          known.needsEntry(code, of: variable)
            && !evidence.contains { known.speaks($0, for: code, of: variable) }
        }
      return lacking.isEmpty ? nil : Lack(variable: variable, codes: lacking.sorted())
    }
  }

  /// The tables whose entries decide a variable.
  private static func tables(_ variable: Variable) -> [String] {
    switch variable {
    case .relevance: ["groups", "labels", "places"]
    case .stance, .outletStance: ["groups", "labels", "stance", "metaphors", "shifters"]
    case .frames: ["groups", "frames"]
    case .voices: ["attribution", "speakers"]
    case .cities: ["places"]
    case .labelUse: ["labels", "shifters"]
    }
  }
}

extension Evidence {
  fileprivate func covers(_ other: Evidence) -> Bool {
    part == other.part && code == other.code && start <= other.start && other.end <= end
  }
}
