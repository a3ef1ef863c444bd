/// Patterns as a tree of elements: those that begin alike share a branch, so that a text is compared
/// once with what they have in common.
struct PatternTree: Sendable {
  /// The words of a pattern up to one of them.
  struct Node: Sendable {
    /// Longer patterns: places in `edges`, which are sorted by element.
    var firstEdge: Int32 = 0
    var edgeEnd: Int32 = 0
    /// Patterns that end here: places in `owners`.
    var firstOwner: Int32 = 0
    var ownerEnd: Int32 = 0
    /// The bits of the elements of the edges, for a quick no.
    var bits: UInt64 = 0
    /// The number of words so far.
    var wordCount: Int32
    /// The longest gap of an edge.
    var longestGap: Int32 = 0
    /// Whether there is a gap on the way here, so that several ways through a text may lead here.
    var hasGap: Bool
  }

  struct Edge: Sendable {
    var element: ElementID
    /// How many other tokens may stand before the word.
    var gap: Int32
    var node: Int32
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  private(set) var owners: [CompiledPattern.Owner] = []
  /// For each element the node of patterns that begin with it; -1 for none.
  private(set) var roots: [Int32]
  /// For each element whether any pattern has it behind its first word.
  private(set) var follows: [Bool]

  /// A bit for an element, shared by every 64th.
  static func bit(_ element: ElementID) -> UInt64 { 1 << UInt64(element & 63) }

  init(_ patterns: [CompiledPattern], elementCount: Int) {
    var builder = Builder(elementCount: elementCount)
    for pattern in patterns { builder.add(pattern) }
    (roots, nodes) = (builder.roots, builder.nodes)
    follows = Array(repeating: false, count: elementCount)
    // What belongs to one node comes to stand together.
    for step in builder.steps.sorted(by: Builder.precedes) {
      if nodes[step.from].firstEdge == nodes[step.from].edgeEnd {
        nodes[step.from].firstEdge = Int32(edges.count)
      }
      edges.append(step.edge)
      follows[Int(step.edge.element)] = true
      nodes[step.from].edgeEnd = Int32(edges.count)
      nodes[step.from].bits |= Self.bit(step.edge.element)
      nodes[step.from].longestGap = max(nodes[step.from].longestGap, step.edge.gap)
    }
    let ends = builder.ends.enumerated().sorted {
      ($0.element.node, $0.offset) < ($1.element.node, $1.offset)
    }
    for (_, end) in ends {
      if nodes[end.node].firstOwner == nodes[end.node].ownerEnd {
        nodes[end.node].firstOwner = Int32(owners.count)
      }
      owners.append(end.owner)
      nodes[end.node].ownerEnd = Int32(owners.count)
    }
  }
}

extension PatternTree {
  /// The tree while it grows.
  private struct Builder {
    struct Step {
      var from: Int
      var edge: Edge
    }

    private struct Key: Hashable {
      var from: Int32
      var element: ElementID
      var gap: Int32
    }

    var roots: [Int32]
    var nodes: [Node] = []
    var steps: [Step] = []
    var ends: [(node: Int, owner: CompiledPattern.Owner)] = []
    private var known: [Key: Int32] = [:]

    init(elementCount: Int) { roots = [Int32](repeating: -1, count: elementCount) }

    mutating func add(_ pattern: CompiledPattern) {
      guard let first = pattern.words.first else { return }
      var node = roots[Int(first.element)]
      if node < 0 {
        node = append(Node(wordCount: 1, hasGap: false))
        roots[Int(first.element)] = node
      }
      for word in pattern.words.dropFirst() { node = next(after: node, word) }
      ends.append((Int(node), pattern.owner))
    }

    private mutating func next(after node: Int32, _ word: PatternCompiler.Word) -> Int32 {
      let key = Key(from: node, element: word.element, gap: Int32(word.gap))
      if let next = known[key] { return next }
      let last = nodes[Int(node)]
      let next = append(
        Node(wordCount: last.wordCount + 1, hasGap: last.hasGap || word.gap > 0))
      known[key] = next
      steps.append(
        Step(from: Int(node), edge: Edge(element: key.element, gap: key.gap, node: next)))
      return next
    }

    private mutating func append(_ node: Node) -> Int32 {
      nodes.append(node)
      return Int32(nodes.count - 1)
    }

    static func precedes(_ a: Step, _ b: Step) -> Bool {
      (Int32(a.from), a.edge.element, a.edge.gap) < (Int32(b.from), b.edge.element, b.edge.gap)
    }
  }
}
