internal import Markup

/// Chooses the paragraphs of the article among the blocks of a page.
struct ArticleBody {
  let tree: MarkupTree
  let page: PageBlocks
  let facts: PageFacts
  let clues: PageClues
  let title: String?
  let authors: [String]

  struct Found {
    var paragraphs: [Paragraph] = []
    /// The share of the gain of the page that lies in the chosen element.
    var confidence = 0.0
    var words = 0
    /// Words on the cards of other stories.
    var teaserWords = 0
    /// The short line behind the last paragraph.
    var signature: String?
    /// The headline stands over the text or in it.
    var hasTitle = false
  }

  /// What the page calls its title, here and there.
  private var titles: [String] {
    let headlines = [
      title, facts.meta("og:title"), facts.meta("twitter:title"), facts.headTitle,
      facts.articles.first?["headline"]?.string.map(foldedText),
    ]
    return headlines.compactMap { $0 } + page.titles.prefix(3).map { page.string(page.blocks[$0]) }
  }

  func find() -> Found {
    let found = findInTree()
    return structuredBody(longerThan: found.words) ?? found
  }

  /// The text in JSON-LD, where the page itself shows far less of it.
  private func structuredBody(longerThan words: Int) -> Found? {
    guard let text = facts.articles.first?["articleBody"]?.string else { return nil }
    let paragraphs = text.split(whereSeparator: \.isNewline).map {
      foldedText(plainText(String($0)))
    }
    .filter { !$0.isEmpty }
    let measures = paragraphs.map { TextMeasure(Array($0.utf8)[...]) }
    let count = measures.reduce(0) { $0 + max($1.words, $1.length / 10) }
    guard count >= Self.fewestWords, Double(count) > Double(words) * Self.muchMore else {
      return nil
    }
    var found = Found()
    found.words = count
    found.hasTitle = true
    found.confidence = 0.5
    found.paragraphs = paragraphs.map { Paragraph(.body, $0) }
    return found
  }

  private static let fewestWords = 60
  private static let muchMore = 3.0

  private func findInTree() -> Found {
    let finder = ContentFinder(tree: tree, page: page, clues: clues)
    guard let best = finder.best() else { return remnant() }
    let filter = BlockFilter(tree: tree, page: page, clues: clues, titles: titles, authors: authors)
    let range = filter.widened(best.range, inside: best.node..<tree.end(of: .init(best.node)).index)
    var found = Found()
    found.signature = filter.signature(range)
    found.teaserWords = teaserWords()
    found.hasTitle = clues.titleBlock.map { $0 <= range.upperBound } ?? false
    let chosen = filter.lede(before: range.lowerBound) + filter.select(range)
    let positive = finder.gains.reduce(0) { $0 + max(0, $1) }
    found.confidence = positive > 0 ? min(1, best.gain / positive) : 0
    found.words = words(chosen)
    let captions = Set(chosen.min().map { filter.captions($0...range.upperBound) } ?? [])
    found.paragraphs = captions.union(chosen).sorted().map { index in
      captions.contains(index)
        ? Paragraph(.caption, page.string(page.blocks[index])) : paragraph(page.blocks[index])
    }
    return found
  }

  private func plainText(_ text: String) -> String {
    guard text.contains("<") else { return text }
    let tree = MarkupTree.html(Array(text.utf8))
    return tree.root.map { foldedText(tree, $0) } ?? text
  }

  /// The number of words; Chinese and Japanese, which do not part them, are counted by length.
  private func words(_ chosen: [Int]) -> Int {
    chosen.reduce(0) { $0 + max(page.blocks[$1].measure.words, page.blocks[$1].length / 10) }
  }

  private func teaserWords() -> Int {
    words(page.blocks.indices.filter { clues.isTeaser[$0] })
  }

  /// What stands below the headline of a page without running text.
  private func remnant() -> Found {
    var found = Found()
    found.teaserWords = teaserWords()
    guard let title = clues.titleBlock ?? page.titles.first, title + 1 < page.blocks.count else {
      return found
    }
    let filter = BlockFilter(tree: tree, page: page, clues: clues, titles: titles, authors: authors)
    let last = min(title + Self.remnantBlocks, page.blocks.count - 1)
    let chosen = filter.select((title + 1)...last)
    found.hasTitle = clues.titleBlock != nil
    found.words = words(chosen)
    found.paragraphs = chosen.map { paragraph(page.blocks[$0]) }
    return found
  }

  private static let remnantBlocks = 6

  private func paragraph(_ block: Block) -> Paragraph {
    let kind: Paragraph.Kind =
      switch block.kind {
      case .heading: .heading
      case .quotation: .quotation
      case .list: .list
      case .table: .table
      default: block.hints.contains(.lede) ? .lede : .body
      }
    return Paragraph(kind, page.string(block))
  }
}
