internal import Lexicons
internal import Linguistics

/// Collects evidence while an article is coded, and puts it in order at the end.
struct EvidenceLog {
  private var items: [Evidence] = []

  /// Notes a match; the number it returns holds until `ordered` renumbers.
  @discardableResult
  mutating func add(
    _ match: Match, _ entry: Entry, in scene: Scene, rule: String, weight: Double,
    shifted: Double? = nil, blocked: String? = nil
  ) -> Int {
    items.append(
      Evidence(
        part: scene.part, sentence: match.sentence, start: match.start, end: match.end,
        surface: scene.surface(match.tokens), entry: entry.id, layer: entry.table.rawValue,
        code: entry.code, rule: rule, weight: weight, shiftedWeight: shifted ?? weight,
        blocked: blocked))
    return items.count - 1
  }

  /// Evidence by part, start, entry, with the new number of each old one.
  func ordered() -> (evidence: [Evidence], numbers: [Int]) {
    let order = items.indices.sorted { a, b in
      // Field by field: a copy of an item would count references to all its strings.
      if items[a].part != items[b].part { return items[a].part == .title }
      if items[a].start != items[b].start { return items[a].start < items[b].start }
      if items[a].entry != items[b].entry {
        return items[a].entry.utf8.lexicographicallyPrecedes(items[b].entry.utf8)
      }
      return a < b
    }
    var numbers = [Int](repeating: 0, count: items.count)
    for (new, old) in order.enumerated() { numbers[old] = new }
    return (order.map { items[$0] }, numbers)
  }
}
