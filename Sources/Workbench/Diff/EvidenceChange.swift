package import Coding

/// What becomes of the words of one entry at one place of an article.
package struct EvidenceChange: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// It counts now.
    case new
    /// It counted, and is blocked now.
    case blocked
    /// It counted, and is no evidence any more.
    case gone
    /// It counts by another rule, code or weight.
    case changed
    /// It did not count and does not; the reason is another.
    case still
  }

  package var kind: Kind
  package var before: [Evidence]
  package var after: [Evidence]
  /// Why it did not count before, or does not now; nil where nothing more is known.
  package var reason: String?
  /// The row that took or takes its words.
  package var taker: String?

  /// The words and the entry; of the side where it counts.
  package var item: Evidence? {
    kind == .new || kind == .changed ? after.first ?? before.first : before.first ?? after.first
  }

  /// The id of the entry as it is now, or was.
  package var entry: String { item?.entry ?? "" }

  static func changes(
    from before: [Evidence], to after: [Evidence], newIDs: [String: String]
  ) -> [EvidenceChange] {
    var places: [Place: EvidenceChange] = [:]
    for item in before {
      places[Place(item, newIDs), default: EvidenceChange(kind: .still, before: [], after: [])]
        .before.append(item)
    }
    for item in after {
      places[Place(item, [:]), default: EvidenceChange(kind: .still, before: [], after: [])]
        .after.append(item)
    }
    let sorted = places.sorted { $0.key < $1.key }
    return sorted.compactMap { place, change in
      var change = change
      guard let kind = kind(of: change, newIDs) else { return nil }
      change.kind = kind
      if kind == .blocked { change.explain(by: change.after) }
      if kind == .new, change.before.contains(where: { $0.blocked != nil }) {
        change.explain(by: change.before)
      }
      return change
    }
  }

  /// Nil where nothing changes that counts.
  private static func kind(of change: EvidenceChange, _ newIDs: [String: String]) -> Kind? {
    let counts = (
      change.before.contains { $0.blocked == nil }, change.after.contains { $0.blocked == nil }
    )
    switch counts {
    case (false, true): return .new
    case (true, false): return change.after.isEmpty ? .gone : .blocked
    case (true, true):
      return change.before.map { Uses($0) } == change.after.map { Uses($0) } ? nil : .changed
    case (false, false):
      return change.before.map(\.blocked) == change.after.map(\.blocked) ? nil : .still
    }
  }

  private mutating func explain(by items: [Evidence]) {
    guard let blocked = items.lazy.compactMap(\.blocked).first else { return }
    // “a longer match has taken the words: groups.ru.0432”
    let parts = blocked.split(separator: ": ", maxSplits: 1).map(String.init)
    reason = parts.first
    taker = parts.count > 1 ? parts[1] : nil
  }

  /// What evidence is of, whatever its id has become.
  private struct Place: Hashable, Comparable {
    var part: Part
    var start: Int
    var end: Int
    var entry: String

    init(_ item: Evidence, _ newIDs: [String: String]) {
      (part, start, end) = (item.part, item.start, item.end)
      entry = newIDs[item.entry] ?? item.entry
    }

    static func < (a: Place, b: Place) -> Bool {
      if a.part != b.part { return a.part == .title }
      return (a.start, a.end, a.entry) < (b.start, b.end, b.entry)
    }
  }

  /// How evidence is used, but for the id of its row.
  private struct Uses: Hashable {
    var code: String
    var rule: String
    var weight: Double
    var shifted: Double
    var blocked: String?

    init(_ item: Evidence) {
      (code, rule, blocked) = (item.code, item.rule, item.blocked)
      // What sums of floating points differ by is no change.
      weight = (item.weight * 1000).rounded()
      shifted = (item.shiftedWeight * 1000).rounded()
    }
  }
}
