internal import Linguistics

/// What the types that a matcher has met mean to its lexicon, worked out once for each.
///
/// A struct, so that its tables are reached without checks of exclusive access.
struct MetTypes {
  /// What the search asks of a type; its lists stand in `pool`.
  struct Record {
    /// The bits of its elements, for a quick no.
    var bits: UInt64 = 0
    /// Its elements, as far as patterns have them behind their first word.
    var elements: Int32 = 0
    var elementEnd: Int32 = 0
    /// The longer patterns that begin with it: a place in `fans`; -1 for none.
    var fan: Int32 = -1
    /// For each reading, and for none at all, where the list of its one-word patterns begins.
    var readings: Int32 = 0
    var readingCount: Int16 = 0
    /// Whether any pattern begins with it.
    var canStart = false
    /// A gap never runs over it.
    var isBorder = false
  }

  /// Of each object met the number of its record.
  private var met = TypeNumbers()
  /// Words of one session are met as other objects in the next.
  private var numbers: [WordType: Int32] = [:]
  private(set) var records: [Record] = []
  private(set) var pool: [Int32] = []
  private(set) var fans: [Fan] = []
  /// Those of the tree, then those of the fans.
  private(set) var edges: [PatternTree.Edge] = []
  private var bitmaps: [UInt64] = []
  /// The fan of each set of nodes: forms of a word share it.
  private var fansByRoots: [[Int32]: Int32] = [:]

  /// All nodes of patterns that begin with a type, made one.
  struct Fan {
    var node: PatternTree.Node
    /// Where its bitmap begins; -1 where the bits of the node are enough.
    var bitmap: Int
  }

  /// Of a bitmap: the words of everyday language have a thousand edges.
  private static let bitmapBits: Int32 = 4096

  /// Bounds the memory of a long run.
  ///
  /// Set by judgement: twice the types of a month of news.
  private static let limit = 300_000

  /// The records of the types of a text.
  mutating func records(of types: [WordType], in lexicon: CompiledLexicon) -> [Record] {
    if met.count > Self.limit { self = MetTypes() }
    var found: [Record] = []
    found.reserveCapacity(types.count)
    for (index, number) in met.numbers(of: types).enumerated() {
      found.append(records[Int(number >= 0 ? number : add(types[index], lexicon))])
    }
    return found
  }

  private mutating func add(_ type: WordType, _ lexicon: CompiledLexicon) -> Int32 {
    let number: Int32
    if let known = numbers[type] {
      number = known
    } else {
      number = Int32(records.count)
      numbers[type] = number
      append(lexicon.index.elements(of: type), type, lexicon.tree)
    }
    met.add(type, number)
    return number
  }

  private mutating func append(
    _ found: TypeElements, _ type: WordType, _ tree: PatternTree
  ) {
    var record = Record()
    record.isBorder = Self.isBorder(type)
    record.elements = Int32(pool.count)
    for element in found.all where tree.follows[Int(element)] {
      pool.append(element)
      record.bits |= PatternTree.bit(element)
    }
    record.elementEnd = Int32(pool.count)
    let roots = found.all.map { (element: $0, node: tree.roots[Int($0)]) }.filter { $0.node >= 0 }
    record.fan = fan(of: roots.map(\.node).filter { tree.nodes[Int($0)].bits != 0 }, tree)
    let alone = roots.filter { root in
      tree.nodes[Int(root.node)].firstOwner < tree.nodes[Int(root.node)].ownerEnd
    }
    record.canStart = record.fan >= 0 || !alone.isEmpty
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

  private mutating func fan(of roots: [Int32], _ tree: PatternTree) -> Int32 {
    guard !roots.isEmpty else { return -1 }
    if let known = fansByRoots[roots] { return known }
    if edges.isEmpty { edges = tree.edges }
    let own = roots.flatMap { root in
      let node = tree.nodes[Int(root)]
      return tree.edges[Int(node.firstEdge)..<Int(node.edgeEnd)]
    }.sorted { ($0.element, $0.gap, $0.node) < ($1.element, $1.gap, $1.node) }
    var node = PatternTree.Node(wordCount: 1, hasGap: false)
    node.firstEdge = Int32(edges.count)
    edges += own
    node.edgeEnd = Int32(edges.count)
    node.longestGap = own.map(\.gap).max() ?? 0
    for edge in own { node.bits |= PatternTree.bit(edge.element) }
    var fan = Fan(node: node, bitmap: -1)
    if own.count > 16 {
      fan.bitmap = bitmaps.count
      bitmaps += repeatElement(0, count: Int(Self.bitmapBits) / 64)
      for edge in own {
        let bit = Int(edge.element & (Self.bitmapBits - 1))
        bitmaps[fan.bitmap + bit / 64] |= 1 << UInt64(bit % 64)
      }
    }
    fans.append(fan)
    fansByRoots[roots] = Int32(fans.count - 1)
    return Int32(fans.count - 1)
  }

  /// Whether a bitmap has the bit of an element.
  func mayFollow(_ element: ElementID, bitmap: Int) -> Bool {
    let bit = Int(element & (Self.bitmapBits - 1))
    return bitmaps[bitmap + bit / 64] & 1 << UInt64(bit % 64) != 0
  }

  private static func isBorder(_ type: WordType) -> Bool {
    type.kind == .punctuation && [".", "!", "?", ";", "…"].contains(type.surface)
  }
}
