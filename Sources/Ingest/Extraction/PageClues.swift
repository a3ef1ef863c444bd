internal import Markup

/// What is known of single blocks before the article is looked for.
struct PageClues {
  /// A notice on rights, cookies or subscriptions.
  let isNotice: [Bool]
  /// Part of a list of other stories.
  let isTeaser: [Bool]
  /// A list of names, an imprint, addresses: long, and without the small words that sentences have.
  let isWordless: [Bool]
  /// Begins as the description in the head of the page does, or the other way round.
  let isDescribed: [Bool]
  /// The block that shows the title.
  let titleBlock: Int?
  /// The first running text behind the title.
  let firstRunning: Int?

  init(tree: MarkupTree, page: PageBlocks, facts: PageFacts, title: String?) {
    let knowsStopWords = Self.knowsStopWords(page)
    isWordless = page.blocks.map { block in
      knowsStopWords && block.measure.words >= Self.manyWords && block.measure.stopWords == 0
        && block.kind != .table
    }
    isNotice = page.blocks.map { Inserts.shared.isNotice($0, page.bytes($0)) }
    let descriptions = [
      facts.meta("og:description"), facts.meta("description"),
      facts.articles.first?["description"]?.string,
    ].compactMap { $0 }.map { comparableWords($0) }.filter { $0.count >= 6 }
    isDescribed = page.blocks.map { block in
      guard block.length >= 40, !block.hints.contains(.drop) else { return false }
      let words = Self.opening(page.bytes(block))
      guard words.count >= 6, descriptions.contains(where: { $0[0] == words[0] }) else {
        return false
      }
      return descriptions.contains { $0.prefix(words.count).elementsEqual(words.prefix($0.count)) }
    }
    let wanted = title.map(comparableWords) ?? []
    titleBlock = wanted.isEmpty ? nil : Self.titleBlock(page, title ?? "", wanted)
    isTeaser = Teasers(
      tree: tree, page: page, titleBlock: titleBlock, isDescribed: isDescribed,
      times: facts.times
    ).flags()
    let start = titleBlock.map { $0 + 1 } ?? page.blocks.count
    let teasers = isTeaser
    firstRunning = (start..<min(start + 40, max(start, page.blocks.count))).first { index in
      let block = page.blocks[index]
      return block.length >= 80 && block.linkShare < 0.3 && !teasers[index]
        && block.hints.isDisjoint(with: [.drop, .caption, .doubt])
    }
  }

  /// Whether the language of the page is one whose small words are known here: in an eighth of the
  /// running text every eighth word is one.
  private static func knowsStopWords(_ page: PageBlocks) -> Bool {
    let running = page.blocks.filter { $0.length >= 80 && $0.linkShare < 0.3 }
    let sentences = running.filter { $0.measure.stopWords * 8 >= $0.measure.words }
    return sentences.reduce(0) { $0 + $1.length } * 8 > running.reduce(0) { $0 + $1.length }
  }

  /// Shorter sentences may do without.
  private static let manyWords = 12

  /// Words of a block that must be those of the description; both are often cut after some twenty.
  private static let compared = 10

  private static func opening(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt64> {
    // Ten words of Russian or Kazakh take some 150 bytes.
    comparableWords(text.prefix(240)).prefix(compared)
  }

  private static func titleBlock(_ page: PageBlocks, _ title: String, _ wanted: [UInt64]) -> Int? {
    // The title with a date or a number of comments behind it.
    let longest = 60 + title.utf8.count
    for kinds in [[Block.Kind.title], [.heading], [.body, .table]] {
      for index in page.blocks.indices where kinds.contains(page.blocks[index].kind) {
        let block = page.blocks[index]
        guard block.length < min(400, longest), !block.hints.contains(.drop), block.linkShare < 0.5
        else {
          continue
        }
        let words = comparableWords(page.bytes(block))
        if overlap(wanted, words) >= 0.8, words.count <= wanted.count + 8 { return index }
      }
    }
    return nil
  }
}
