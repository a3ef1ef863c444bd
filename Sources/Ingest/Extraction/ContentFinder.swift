internal import Markup

/// Finds the element that holds the article: each block gives all elements around it a gain or a
/// loss, and the element with the largest sum wins.
///
/// This is the maximum-subsequence method of Pasternack and Roth (2009) on the tree instead of on
/// the string, so that a winner always is one element.
struct ContentFinder {
  let tree: MarkupTree
  let page: PageBlocks
  /// The gain of each block, by its number.
  private(set) var gains: [Double] = []

  init(tree: MarkupTree, page: PageBlocks, clues: PageClues) {
    self.tree = tree
    self.page = page
    gains = page.blocks.indices.map { index in
      var gain = Self.gain(page.blocks[index])
      if clues.isWordless[index] { gain = min(gain, Self.wordlessGain) }
      if clues.isNotice[index] || clues.isTeaser[index] { return min(gain, -5) }
      if index == clues.titleBlock { return Self.titleGain }
      var bonus = 0.0
      if clues.isDescribed[index] { bonus += Self.descriptionGain }
      if index == clues.firstRunning { bonus += Self.openingGain }
      if bonus > 0 { return max(gain, 0) + bonus }
      if let title = clues.titleBlock, index < title, gain > 0 {
        return page.blocks[index].links > 0 ? 0 : gain * Self.beforeTitle
      }
      return gain
    }
  }

  /// As for a scrap.
  private static let wordlessGain = -10.0

  /// A headline pulls as much as a short paragraph: footers can be longer than short news.
  private static let titleGain = 150.0
  /// What stands above the headline is seldom of the article.
  private static let beforeTitle = 0.4
  /// So does the first running text behind it.
  private static let openingGain = 150.0
  /// And a block that the description of the page repeats.
  private static let descriptionGain = 200.0

  /// Positive for running text, negative for links and scraps.
  static func gain(_ block: Block) -> Double {
    let length = Double(block.length)
    let plain = Double(max(0, block.length - block.linkLength))
    if block.hints.contains(.drop) { return -min(length, 40) * 0.1 }
    if block.kind == .caption || block.hints.contains(.caption) { return -2 }
    if block.kind == .table, block.linkShare < 0.3 { return 0 }
    if block.linkShare > 0.5 { return -min(Double(block.linkLength), 80) * 0.5 - 5 }
    let measure = block.measure
    let isRunning =
      block.length >= 80 || (measure.endsSentence && measure.words >= 5)
      || (measure.commas > 0 && block.length >= 50)
    guard isRunning else { return block.kind == .heading ? -2 : -min(length, 30) * 0.3 - 3 }
    var gain = min(plain - Double(block.linkLength), 1500)
    if !block.isParagraph { gain *= 0.8 }
    if block.isItem { gain *= 0.6 }
    if block.hints.contains(.doubt) { gain *= 0.3 }
    if block.hints.contains(.content) { gain *= 1.3 }
    if measure.sentenceEnds == 0 && measure.commas == 0 { gain *= 0.3 }
    return gain
  }

  /// A run of blocks with the largest sum, and the innermost element around it.
  struct Found {
    let node: Int
    let range: ClosedRange<Int>
    let gain: Double
  }

  /// The best run of blocks within each element (Kadane's method in every element at once), taken
  /// from the innermost element that still has nearly all of the best.
  func best() -> Found? {
    var runs = [Run](repeating: Run(), count: tree.nodes.count)
    for index in page.blocks.indices {
      var node = page.blocks[index].node
      while node >= 0 {
        runs[node].add(gains[index], at: index)
        node = tree.parent(of: MarkupTree.NodeID(node))?.index ?? -1
      }
    }
    guard let root = tree.root, runs[root.index].best > 0 else { return nil }
    let node = narrowed(root.index, runs)
    return Found(node: node, range: runs[node].range, gain: runs[node].best)
  }

  private struct Run {
    private var sum = 0.0
    private var start = 0
    private(set) var best = 0.0
    private(set) var range = 0...0

    mutating func add(_ gain: Double, at index: Int) {
      if sum <= 0 {
        sum = 0
        start = index
      }
      sum += gain
      if sum > best {
        best = sum
        range = start...index
      }
    }
  }

  /// Goes inward as long as one child holds nearly all: what the outer element adds is a line of a
  /// footer or a teaser, and a lede is looked for elsewhere.
  private func narrowed(_ start: Int, _ runs: [Run]) -> Int {
    let enough = runs[start].best * Self.nearlyAll
    var node = start
    while let child = tree.children(of: MarkupTree.NodeID(node))
      .first(where: { !tree[$0].isText && runs[$0.index].best >= enough })
    {
      node = child.index
    }
    return node
  }

  private static let nearlyAll = 0.96
}
