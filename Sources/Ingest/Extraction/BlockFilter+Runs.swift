internal import Markup

/// What is decided on runs of blocks, not on single ones.
extension BlockFilter {
  /// Without by-lines and date lines before the first running text and signatures behind the last.
  func trimmed(_ chosen: [Int]) -> [Int] {
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
  func withoutRepetitions(_ chosen: [Int]) -> [Int] {
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
  func untilTail(_ chosen: [Int], _ range: ClosedRange<Int>) -> [Int] {
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
  func untilGap(_ chosen: [Int]) -> [Int] {
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
  func withoutEmptyHeadings(_ chosen: [Int]) -> [Int] {
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
