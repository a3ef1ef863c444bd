internal import Markup

/// Finds the cards of lists of stories: a headline that is a link, with a few lines below it.
struct Teasers {
  let tree: MarkupTree
  let page: PageBlocks
  /// Whether elements that call themselves content are rare enough to mean it; in lists of stories
  /// each card has one.
  private let trustsContent: Bool
  private static let mostContents = 5

  init(tree: MarkupTree, page: PageBlocks) {
    self.tree = tree
    self.page = page
    trustsContent = page.marks.count { $0.hints.contains(.content) } <= Self.mostContents
  }

  /// For each block whether it is part of a card.
  func flags() -> [Bool] {
    var flags = [Bool](repeating: false, count: page.blocks.count)
    for index in page.blocks.indices where isHeadline(page.blocks[index]) {
      guard let card = card(around: index) else { continue }
      for member in card { flags[member] = true }
    }
    return flags
  }

  private func isHeadline(_ block: Block) -> Bool {
    block.linkShare > 0.8 && (15..<250).contains(block.length)
      && !(trustsContent && block.hints.contains(.content))
  }

  /// A card has a handful of blocks and no more text than a teaser.
  private static let mostBlocks = 7
  private static let longest = 700

  /// The blocks of the largest element around a linked headline that is still a card, if the
  /// element stands among others like it.
  private func card(around index: Int) -> Range<Int>? {
    var node = page.blocks[index].node
    var best: Range<Int>?
    for _ in 0..<Self.mostLevels where node >= 0 {
      let id = MarkupTree.NodeID(node)
      let range = blocks(from: index, inside: node..<tree.end(of: id).index)
      let length = range.reduce(0) { $0 + page.blocks[$1].length }
      guard range.count <= Self.mostBlocks, length <= Self.longest else { break }
      let headlines = range.count { isHeadline(page.blocks[$0]) }
      if range.count > 1, headlines <= 2, hasSiblings(id) { best = range }
      node = tree.parent(of: id)?.index ?? -1
    }
    return best
  }

  /// Two more elements of the same tag and class beside it.
  private func hasSiblings(_ id: MarkupTree.NodeID) -> Bool {
    guard let parent = tree.parent(of: id) else { return false }
    let tag = tree[id].tag
    guard tag != .p, tag != .a, tag != .h2, tag != .h3 else { return false }
    let name = tree.attribute(.class, of: id)?.prefix { $0 != 32 }
    var like = 0
    // Lists have like neighbours at once; a page of ten thousand children is not searched.
    for child in tree.children(of: parent).prefix(Self.mostSiblings) where tree[child].tag == tag {
      let other = tree.attribute(.class, of: child)?.prefix { $0 != 32 }
      let isLike =
        switch (name, other) {
        case (nil, nil): true
        case (let a?, let b?): a.elementsEqual(b)
        default: false
        }
      if isLike { like += 1 }
      if like >= 3 { return true }
    }
    return false
  }

  private static let mostSiblings = 40
  private static let mostLevels = 8

  /// The blocks around one whose texts lie in a range of nodes.
  private func blocks(from index: Int, inside nodes: Range<Int>) -> Range<Int> {
    var first = index
    var last = index + 1
    while first > 0, last - first <= Self.mostBlocks,
      page.blocks[first - 1].first >= nodes.lowerBound
    {
      first -= 1
    }
    while last < page.blocks.count, last - first <= Self.mostBlocks,
      page.blocks[last].first < nodes.upperBound
    {
      last += 1
    }
    return first..<last
  }
}
