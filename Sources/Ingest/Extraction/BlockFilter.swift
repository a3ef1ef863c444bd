internal import Markup

/// Picks the paragraphs among the blocks of the element that holds the article.
struct BlockFilter {
  let tree: MarkupTree
  let page: PageBlocks
  let clues: PageClues
  /// The words of everything that the page calls its title.
  private let titles: [[UInt64]]
  private let authors: [[UInt64]]

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

  // MARK: - Runs of blocks

  /// Without by-lines and date lines before the first running text and signatures behind the last.
  private func trimmed(_ chosen: [Int]) -> [Int] {
    guard let first = chosen.firstIndex(where: isRunning),
      let last = chosen.lastIndex(where: isRunning)
    else { return chosen }
    let opening = chosen[..<first].filter { index in
      let block = page.blocks[index]
      if isScrap(index), page.string(block).contains(where: { "·•".contains($0) }) { return false }
      return block.length >= 150 || findDate(in: page.string(block)) == nil
    }
    let closing = chosen[(last + 1)...].filter { !isScrap($0) }
    return opening + withoutPortrait(chosen[first...last]) + closing
  }

  /// Without the lines about an author at the end: they begin with the name.
  private func withoutPortrait(_ chosen: ArraySlice<Int>) -> ArraySlice<Int> {
    guard !authors.isEmpty, chosen.count > Self.portraitLines else { return chosen }
    let start = chosen.suffix(Self.portraitLines).firstIndex { index in
      let block = page.blocks[index]
      guard block.length < 600, block.linkShare < 0.6 else { return false }
      let words = comparableWords(page.bytes(block).prefix(120))
      return authors.contains { words.starts(with: $0) }
    }
    return start.map { chosen[..<$0] } ?? chosen
  }

  private static let portraitLines = 3

  private func isRunning(_ index: Int) -> Bool {
    let block = page.blocks[index]
    return block.length >= 80 || (block.measure.endsSentence && block.measure.words >= 5)
  }

  private func isScrap(_ index: Int) -> Bool {
    let block = page.blocks[index]
    return block.length < 60 && block.kind == .body && !block.measure.endsSentence
  }

  /// The line behind the last running text, where authors sign.
  func signature(_ range: ClosedRange<Int>) -> String? {
    guard let last = range.last(where: isRunning) else { return nil }
    let following = page.blocks[(last + 1)...].prefix(2)
    let line = following.first { $0.length < 60 && $0.kind == .body && $0.linkShare < 0.5 }
    return line.map(page.string)
  }

  /// Without the repetition of a lede or pull quote, and without short texts that stand three times.
  ///
  /// A run of paragraphs that stands twice in one element is left as it is: that is how it was
  /// published. In two elements it is there once for screens and once for telephones.
  private func withoutRepetitions(_ chosen: [Int]) -> [Int] {
    let keys = chosen.map { hash(of: page.bytes(page.blocks[$0])) }
    var counts: [UInt64: Int] = [:]
    var firsts: [UInt64: Int] = [:]
    /// For each position the position of the same text before it.
    var earlier: [Int?] = []
    for (position, key) in keys.enumerated() {
      counts[key, default: 0] += 1
      earlier.append(firsts[key])
      firsts[key] = firsts[key] ?? position
    }
    return chosen.indices.filter { position in
      let block = page.blocks[chosen[position]]
      if block.length < 30, !block.measure.endsSentence,
        counts[keys[position], default: 0] >= 3
      {
        return false
      }
      // A lede or pull quote; questions of interviews come again and again.
      guard block.length >= 40, let first = earlier[position],
        first < 2 || block.kind == .quotation || earlier[position - 1] == first - 1
      else { return true }
      guard parent(chosen[position]) == parent(chosen[first]) else { return false }
      let isRun =
        (position > 0 && first > 0 && earlier[position - 1] == first - 1)
        || (position + 1 < earlier.count && earlier[position + 1] == first + 1)
      return isRun
    }.map { chosen[$0] }
  }

  private func parent(_ index: Int) -> MarkupTree.NodeID? {
    let node = page.blocks[index].node
    return node < 0 ? nil : tree.parent(of: MarkupTree.NodeID(node))
  }

  /// Cuts at a heading such as "Похожие новости" once most of the text has been read.
  private func untilTail(_ chosen: [Int], _ range: ClosedRange<Int>) -> [Int] {
    let total = chosen.reduce(0) { $0 + page.blocks[$1].length }
    var read = 0
    var position = 0
    var tails = 0
    for index in range {
      while position < chosen.count, chosen[position] < index {
        read += page.blocks[chosen[position]].length
        position += 1
      }
      let block = page.blocks[index]
      guard block.length < 60, read * 2 > total else { continue }
      if tails < Self.mostTails, Inserts.shared.isTail(block, page.bytes(block)) {
        tails += 1
        let rest = chosen[position...].filter { $0 > index }
        // Running text that goes on behind an insert in its midst is not a tail.
        let goesOn = rest.count { page.blocks[$0].isParagraph && page.blocks[$0].length > 80 }
        if goesOn < 3 { return Array(chosen[..<position]) }
      }
    }
    return chosen
  }

  private static let mostTails = 20

  /// Cuts off a small rest behind a long stretch of what is not the article: related stories, share
  /// bars and menus stand between a text and the notices at the end of a page.
  ///
  /// A rest that goes on in the same element is the article's: the stretch was an insert.
  private func untilGap(_ chosen: [Int]) -> [Int] {
    let total = chosen.reduce(0) { $0 + page.blocks[$1].length }
    var read = 0
    var elements: Set<MarkupTree.NodeID> = []
    for (position, index) in chosen.enumerated() {
      if position > 0, index - chosen[position - 1] > Self.longGap,
        Double(read) > Double(total) * Self.mostText,
        !chosen[position...].contains(where: { parent($0).map(elements.contains) ?? false })
      {
        return Array(chosen[..<position])
      }
      read += page.blocks[index].length
      if let parent = parent(index) { elements.insert(parent) }
    }
    return chosen
  }

  private static let longGap = 10
  private static let mostText = 0.7

  /// A heading stands over text, or is a whole sentence, as in lists of reasons.
  private func withoutEmptyHeadings(_ chosen: [Int]) -> [Int] {
    var kept: [Int] = []
    var hasText = false
    for index in chosen.reversed() {
      let block = page.blocks[index]
      if block.kind == .heading {
        let isSentence = block.measure.endsSentence && block.measure.words > 5
        if hasText || isSentence { kept.append(index) }
        hasText = false
      } else {
        kept.append(index)
        hasText = true
      }
    }
    return kept.reversed()
  }
}
