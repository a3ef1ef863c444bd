/// The spellings of stems, by their sounds: which stems a word may begin with.
struct KazakhTrie: Sendable {
  /// What must follow a variant of a stem.
  enum Condition: UInt8, Sendable {
    case anything, vowel, u, p, stop
    /// The variant holds the й of the present: дамы + й is written дами.
    case present
  }

  struct Variant: BitwiseCopyable, Sendable {
    var stem: Int32
    var condition: Condition
    /// The state of the grammar that its suffixes start from.
    var state: UInt8
    /// The next variant of the same spelling; -1 for none.
    fileprivate var next: Int32 = -1

    init(stem: Int32, condition: Condition, state: UInt8) {
      self.stem = stem
      self.condition = condition
      self.state = state
    }
  }

  fileprivate struct Node: BitwiseCopyable, Sendable {
    var label: UInt8 = 0
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    /// The first variant that ends here; -1 for none.
    var firstVariant: Int32 = -1
  }

  /// A trie that grows.
  struct Builder: Sendable {
    fileprivate var nodes = [Node()]
    fileprivate var variants: [Variant] = []

    mutating func insert(_ word: some Sequence<UInt8>, _ variant: Variant) {
      var node = 0
      for sound in word { node = child(node, sound) ?? append(sound, to: node) }
      let number = Int32(variants.count)
      variants.append(variant)
      guard nodes[node].firstVariant >= 0 else { return nodes[node].firstVariant = number }
      var last = Int(nodes[node].firstVariant)
      while variants[last].next >= 0 { last = Int(variants[last].next) }
      variants[last].next = number
    }

    private func child(_ node: Int, _ sound: UInt8) -> Int? {
      var at = nodes[node].firstChild
      while at >= 0, nodes[Int(at)].label != sound { at = nodes[Int(at)].nextSibling }
      return at >= 0 ? Int(at) : nil
    }

    private mutating func append(_ sound: UInt8, to node: Int) -> Int {
      nodes.append(Node(label: sound, nextSibling: nodes[node].firstChild))
      nodes[node].firstChild = Int32(nodes.count - 1)
      return nodes.count - 1
    }
  }

  private let nodes: Frozen<Node>
  private let variants: Frozen<Variant>

  init(_ builder: Builder = Builder()) {
    nodes = Frozen(builder.nodes)
    variants = Frozen(builder.variants)
  }

  /// Whether a stem ends at a node.
  func hasStem(_ node: Int) -> Bool { nodes[node].firstVariant >= 0 }

  /// The node that a sound leads to from another; the root is 0.
  func child(_ node: Int, _ sound: UInt8) -> Int? {
    var at = nodes[node].firstChild
    while at >= 0, nodes[Int(at)].label != sound { at = nodes[Int(at)].nextSibling }
    return at >= 0 ? Int(at) : nil
  }

  /// The stems that a word begins with, shortest first: where each ends in the word, and which.
  func prefixes(of word: [UInt8], _ sounds: KazakhSounds, _ found: (Int, Variant) -> Void) {
    var node = 0
    for (index, sound) in word.enumerated() {
      guard sound != KazakhSounds.other, let next = child(node, sound) else { return }
      node = next
      var number = nodes[node].firstVariant
      while number >= 0 {
        let variant = variants[Int(number)]
        if isMet(variant.condition, word, index + 1, sounds) { found(index + 1, variant) }
        number = variant.next
      }
    }
  }

  private func isMet(
    _ condition: Condition, _ word: [UInt8], _ position: Int, _ sounds: KazakhSounds
  ) -> Bool {
    if condition == .anything || condition == .present { return true }
    guard position < word.count else { return false }
    let next = word[position]
    switch condition {
    case .anything, .present: return true
    case .vowel: return sounds.isVowel(next)
    case .stop: return ["т", "к", "п"].contains { sounds.number(of: $0) == next }
    case .u: return next == sounds.number(of: "у")
    case .p:
      return (next == sounds.number(of: "ы") || next == sounds.number(of: "і"))
        && position + 1 < word.count && word[position + 1] == sounds.number(of: "п")
    }
  }
}
