internal import Markup

/// Picks the paragraphs among the blocks of the element that holds the article.
struct BlockFilter {
  let tree: MarkupTree
  let page: PageBlocks
  let clues: PageClues
  /// The words of everything that the page calls its title.
  private let titles: [[UInt64]]
  let authors: [[UInt64]]

  init(
    tree: MarkupTree, page: PageBlocks, clues: PageClues, titles: [String], authors: [String]
  ) {
    self.tree = tree
    self.page = page
    self.clues = clues
    self.titles = titles.map(comparableWords).filter { !$0.isEmpty }
    self.authors = authors.map(comparableWords).filter { $0.count > 1 }
  }

  func select(_ range: ClosedRange<Int>) -> [Int] {
    var chosen = trimmed(range.filter(isContent))
    chosen = RepeatedText.removed(from: withoutRepetitions(chosen), of: page)
    chosen = untilGap(untilTail(chosen, range))
    return withoutEmptyHeadings(chosen)
  }

  /// The range with the paragraphs beside it that are too short to have gained.
  func widened(_ range: ClosedRange<Int>, inside nodes: Range<Int>) -> ClosedRange<Int> {
    var first = range.lowerBound
    var last = range.upperBound
    while first > 0, nodes.contains(page.blocks[first - 1].first), isPlain(first - 1) { first -= 1 }
    while last + 1 < page.blocks.count, nodes.contains(page.blocks[last + 1].first),
      isPlain(last + 1)
    {
      last += 1
    }
    return first...last
  }

  private func isPlain(_ index: Int) -> Bool {
    let block = page.blocks[index]
    return block.linkShare < 0.3 && !clues.isTeaser[index] && !clues.isWordless[index]
      && block.hints.isDisjoint(with: [.drop])
  }

  /// The opening paragraph between the headline and the element that holds the rest.
  func lede(before first: Int) -> [Int] {
    guard let title = clues.titleBlock, title < first, first - title < Self.farthest else {
      return []
    }
    return ((title + 1)..<first).filter { index in
      let block = page.blocks[index]
      guard isContent(index), block.length >= 40, block.linkShare < 0.3 else { return false }
      return block.hints.contains(.lede) || clues.isDescribed[index]
        || (block.isParagraph && block.length >= 80 && block.measure.endsSentence)
        || (block.kind == .heading && block.length >= 60)
    }
  }

  /// Blocks between a headline and the text: by-line, date, share bar, picture.
  private static let farthest = 40

  // MARK: - Single blocks

  private func isContent(_ index: Int) -> Bool {
    let block = page.blocks[index]
    if block.hints.contains(.drop) || clues.isNotice[index] || clues.isTeaser[index] {
      return false
    }
    if block.kind == .title || index == clues.titleBlock { return false }
    if block.kind == .caption || block.hints.contains(.caption) { return false }
    if isMostlyLinks(block) { return false }
    if block.hints.contains(.byline) || block.hints.contains(.date), block.length < 100 {
      return false
    }
    if block.hints.contains(.doubt), !clues.isDescribed[index], !block.hints.contains(.content),
      block.kind != .quotation
    {
      return false
    }
    if isDateLine(block) || isBarredList(block) || isCaption(index) { return false }
    if Inserts.shared.isInsert(block, page.bytes(block)) || isTitle(index) { return false }
    return isLongEnough(index)
  }

  /// A sentence that is linked but for some words is one of the article's.
  private func isMostlyLinks(_ block: Block) -> Bool {
    guard block.linkShare > 0.6 else { return false }
    let isSentence = block.measure.endsSentence && block.length - block.linkLength >= 40
    return block.linkShare > 0.9 || (block.length < 200 && !isSentence)
  }

  /// Scraps are kept only between paragraphs, not before, behind or in a heap.
  private func isLongEnough(_ index: Int) -> Bool {
    let block = page.blocks[index]
    if [.heading, .list, .quotation, .table].contains(block.kind) { return true }
    if block.length >= 40 || block.measure.endsSentence { return true }
    return block.isParagraph && block.linkLength == 0
  }

  /// "25.04.24 | 14:07": a short line with more than a quarter of digits and no sentence.
  private func isDateLine(_ block: Block) -> Bool {
    guard block.length < 100, !block.measure.endsSentence, block.kind != .list,
      block.kind != .table
    else { return false }
    let digits = page.bytes(block).count { $0 &- 48 < 10 }
    return digits >= 6 && digits * 4 > block.length
  }

  /// The captions of the pictures among the paragraphs of a range.
  func captions(_ range: ClosedRange<Int>) -> [Int] {
    range.filter { index in
      let block = page.blocks[index]
      guard (20..<400).contains(block.length), block.linkShare < 0.5, !block.hints.contains(.drop),
        !clues.isNotice[index], !clues.isTeaser[index], block.kind != .title
      else { return false }
      return block.kind == .caption || block.hints.contains(.caption) || isCaption(index)
    }
  }

  /// The only text, and a short one, in an element that holds a picture.
  private func isCaption(_ index: Int) -> Bool {
    let block = page.blocks[index]
    // A paragraph with a picture at its head is a paragraph.
    guard block.length < Self.longestCaption, block.kind == .body,
      !block.isParagraph || !block.measure.endsSentence,
      block.node >= 0, block.hints.isDisjoint(with: .lede), !clues.isDescribed[index]
    else { return false }
    var node = MarkupTree.NodeID(block.node)
    if block.isParagraph, let outer = tree.parent(of: node) { node = outer }
    for _ in 0..<Self.captionLevels {
      let end = tree.end(of: node).index
      if index > 0, page.blocks[index - 1].first >= node.index { return false }
      if index + 1 < page.blocks.count, page.blocks[index + 1].first < end { return false }
      if page.hasPicture(node.index..<end) { return true }
      guard let outer = tree.parent(of: node) else { return false }
      node = outer
    }
    return false
  }

  private static let longestCaption = 240
  private static let captionLevels = 4

  /// "Главная | Новости | Контакты".
  private func isBarredList(_ block: Block) -> Bool {
    block.length < 300 && !block.measure.endsSentence && block.kind != .table
      && page.bytes(block).count { $0 == UInt8(ascii: "|") } >= 2
  }

  /// A title of the page, or above the text one with a kicker or in other words.
  private func isTitle(_ index: Int) -> Bool {
    let block = page.blocks[index]
    guard block.length < 300 else { return false }
    let isAbove = clues.firstRunning.map { index < $0 } ?? false
    guard isAbove || !block.measure.endsSentence || block.kind == .heading else { return false }
    let words = comparableWords(page.bytes(block))
    if titles.contains(words) { return true }
    guard isAbove, !block.isParagraph, words.count >= 4 else { return false }
    return titles.contains { title in
      abs(title.count - words.count) <= 6 && overlap(title, words) >= 0.8
        && overlap(words, title) >= 0.6
    }
  }
}
