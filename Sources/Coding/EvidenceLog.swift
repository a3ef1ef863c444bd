internal import Lexicons
internal import Linguistics

/// Collects evidence while an article is coded, and puts it in order at the end.
struct EvidenceLog {
  /// What will be a piece of evidence; its words are written out once it is in its place.
  private struct Item {
    var part: Part
    var match: Match
    var compiled: CompiledEntry
    var rule: String
    var weight: Double
    var shifted: Double
    var blocked: String?
  }

  private var items: [Item] = []

  /// Notes a match; the number it returns holds until `ordered` renumbers.
  @discardableResult
  mutating func add(
    _ match: Match, _ compiled: CompiledEntry, in scene: Scene, rule: String, weight: Double,
    shifted: Double? = nil, blocked: String? = nil
  ) -> Int {
    items.append(
      Item(
        part: scene.part, match: match, compiled: compiled, rule: rule, weight: weight,
        shifted: shifted ?? weight, blocked: blocked))
    return items.count - 1
  }

  /// Evidence by part, start, entry, with the new number of each old one.
  func ordered(title: Scene, text: Scene) -> (evidence: [Evidence], numbers: [Int]) {
    let order = items.indices.sorted { a, b in
      // Field by field: a copy of an item would count references.
      if items[a].part != items[b].part { return items[a].part == .title }
      if items[a].match.start != items[b].match.start {
        return items[a].match.start < items[b].match.start
      }
      if items[a].match.entry != items[b].match.entry {
        return items[a].compiled.entry.id.utf8
          .lexicographicallyPrecedes(items[b].compiled.entry.id.utf8)
      }
      return a < b
    }
    var numbers = [Int](repeating: 0, count: items.count)
    for (new, old) in order.enumerated() { numbers[old] = new }
    let evidence = order.map { number in
      Self.evidence(items[number], in: items[number].part == .title ? title : text)
    }
    return (evidence, numbers)
  }

  private static func evidence(_ item: Item, in scene: Scene) -> Evidence {
    let compiled = item.compiled
    return Evidence(
      part: item.part, sentence: item.match.sentence, start: item.match.start,
      end: item.match.end, surface: scene.surface(item.match.tokens), entry: compiled.entry.id,
      layer: compiled.entry.table.rawValue, code: compiled.entry.code, rule: item.rule,
      weight: item.weight, shiftedWeight: item.shifted, blocked: item.blocked)
  }
}
