internal import Markup

/// Finds the cards of lists of stories: a headline that is a link, with a few lines below it.
struct Teasers {
  let tree: MarkupTree
  let page: PageBlocks
  /// Whether elements that call themselves content are rare enough to mean it; in lists of stories
  /// each card has one.
  private let trustsContent: Bool
  private static let mostContents = 5
  private let titleBlock: Int?
  private let others: [Range<Int>]
  /// For each block whether it is a link of the length of a headline.
  private let isHeadline: [Bool]

  /// - Parameter times: the `<time>` elements of the page.
  init(
    tree: MarkupTree, page: PageBlocks, titleBlock: Int?, isDescribed: [Bool], times: [Int]
  ) {
    self.tree = tree
    self.page = page
    self.titleBlock = titleBlock
    isHeadline = page.blocks.map { Self.isHeadline($0, page) }
    others = Self.others(page, titleBlock, isDescribed, times)
    trustsContent = page.marks.count { $0.hints.contains(.content) } <= Self.mostContents
  }

  /// For each block whether it is part of a card.
  func flags() -> [Bool] {
    var flags = [Bool](repeating: false, count: page.blocks.count)
    for index in page.blocks.indices where isHeadline[index] {
      guard let card = card(around: index) else { continue }
      for member in card { flags[member] = true }
    }
    for index in page.blocks.indices where isInOtherArticle(index) { flags[index] = true }
    return flags
  }

  /// The `<article>` elements inside the one with the headline that are other stories, told in full,
  /// or remarks of readers: behind a paragraph of the story itself, and without times, which the
  /// posts of a live blog bear.
  private static func others(
    _ page: PageBlocks, _ titleBlock: Int?, _ isDescribed: [Bool], _ times: [Int]
  ) -> [Range<Int>] {
    guard page.innerArticles.count > 1, let titleBlock else { return [] }
    let others = page.innerArticles.filter { nodes in
      !nodes.contains(page.blocks[titleBlock].first) && !times.contains(where: nodes.contains)
    }
    let start = others.first?.lowerBound ?? 0
    let hasOwnText = page.blocks[titleBlock...].indices.contains { index in
      let block = page.blocks[index]
      return block.first < start && block.length >= 80 && block.linkShare < 0.3
        && !isDescribed[index] && block.hints.isDisjoint(with: [.drop, .caption, .doubt])
    }
    return hasOwnText ? others : []
  }

  private func isInOtherArticle(_ index: Int) -> Bool {
    others.contains { $0.contains(page.blocks[index].first) }
  }

  private static func isHeadline(_ block: Block, _ page: PageBlocks) -> Bool {
    block.linkShare > 0.8 && (15..<250).contains(block.length)
      // "Читайте также: …" stands between the paragraphs of an article.
      && !Inserts.shared.isInsert(block, page.bytes(block))
  }

  /// A card has a handful of blocks and no more text than a teaser.
  private static let mostBlocks = 7
  private static let longest = 700
  /// Paragraphs of running text; a post of a live blog has more.
  private static let mostRunning = 2

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
      if let titleBlock, range.contains(titleBlock) { break }
      let headlines = range.count { isHeadline[$0] }
      let running = range.count {
        page.blocks[$0].length >= 80 && page.blocks[$0].measure.endsSentence
      }
      let isTrusted = trustsContent && page.blocks[index].hints.contains(.content)
      let isSigned = range.contains {
        !page.blocks[$0].hints.isDisjoint(with: [.byline, .date])
      }
      if range.count > 1, headlines <= 2, running <= Self.mostRunning, !isTrusted || isSigned,
        hasSiblings(id)
      {
        best = range
      }
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
