internal import Linguistics

/// What the types that a matcher has met mean to its lexicon, worked out once for each.
///
/// A struct, so that its tables are reached without checks of exclusive access.
struct MetTypes {
  /// What the search asks of a type; its lists stand in `pool`.
  struct Record {
    /// The bits of all its elements, for a quick no.
    var bits: UInt64 = 0
    /// All its elements.
    var elements: Int32 = 0
    var elementEnd: Int32 = 0
    /// Nodes of longer patterns that begin with it, as far as `starts ..< startEnd` reaches.
    var starts: Int32 = 0
    var startEnd: Int32 = 0
    /// For each reading, and for none at all, where the list of its one-word patterns begins.
    var readings: Int32 = 0
    var readingCount: Int16 = 0
    /// Whether any pattern begins with it.
    var canStart = false
    /// A gap never runs over it.
    var isBorder = false
  }

  private struct Slot {
    /// The object met last; nil where the slot is free.
    var type: ObjectIdentifier?
    var number: Int32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 12)
  /// Holds the types, so that no other object can take the place of one.
  private var types: [WordType] = []
  private(set) var records: [Record] = []
  private(set) var pool: [Int32] = []

  /// Bounds the memory of a long run.
  ///
  /// Set by judgement: twice the types of a month of news.
  private static let limit = 300_000

  /// Forgets everything when there is too much of it: before a text, whose numbers must hold.
  mutating func beginText() {
    if types.count > Self.limit { self = MetTypes() }
  }

  /// The number of a type's record.
  mutating func number(of type: WordType, in lexicon: CompiledLexicon) -> Int {
    let object = ObjectIdentifier(type)
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: type.id) & mask
    while let other = slots[at].type {
      let number = Int(slots[at].number)
      if other == object { return number }
      if types[number] == type {
        // The same word of another session.
        types[number] = type
        slots[at].type = object
        return number
      }
      at = (at + 1) & mask
    }
    slots[at] = Slot(type: object, number: Int32(types.count))
    types.append(type)
    append(lexicon.index.elements(of: type), type, lexicon.tree)
    if types.count * 2 > slots.count { grow() }
    return types.count - 1
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Slot](repeating: Slot(), count: slots.count * 2)
    for (number, type) in types.enumerated() {
      var at = Int(truncatingIfNeeded: type.id) & mask
      while slots[at].type != nil { at = (at + 1) & mask }
      slots[at] = Slot(type: ObjectIdentifier(type), number: Int32(number))
    }
  }

  private mutating func append(
    _ found: TypeElements, _ type: WordType, _ tree: PatternTree
  ) {
    var record = Record()
    record.isBorder = Self.isBorder(type)
    record.elements = Int32(pool.count)
    for element in found.all {
      pool.append(element)
      record.bits |= PatternTree.bit(element)
    }
    record.elementEnd = Int32(pool.count)
    let roots = found.all.map { (element: $0, node: tree.roots[Int($0)]) }.filter { $0.node >= 0 }
    record.starts = Int32(pool.count)
    for root in roots where tree.nodes[Int(root.node)].bits != 0 { pool.append(root.node) }
    record.startEnd = Int32(pool.count)
    let alone = roots.filter { root in
      tree.nodes[Int(root.node)].firstOwner < tree.nodes[Int(root.node)].ownerEnd
    }
    record.canStart = record.starts < record.startEnd || !alone.isEmpty
    if !alone.isEmpty { record.readingCount = Int16(clamping: found.readings.count) }
    // One list for each reading and one for none, behind the numbers that say where they begin.
    record.readings = Int32(pool.count)
    pool.append(contentsOf: repeatElement(0, count: Int(record.readingCount) + 1))
    for reading in 0...Int(record.readingCount) {
      pool[Int(record.readings) + reading] = Int32(pool.count)
      let nodes = alone.filter { found.matches($0.element, reading: reading) }.map(\.node)
      pool.append(Int32(nodes.count))
      pool += nodes
    }
    records.append(record)
  }

  private static func isBorder(_ type: WordType) -> Bool {
    type.kind == .punctuation && [".", "!", "?", ";", "…"].contains(type.surface)
  }
}
