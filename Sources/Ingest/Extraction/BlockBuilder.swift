internal import Markup

/// Cuts a page into blocks in one walk over its tree.
struct BlockBuilder {
  private let tree: MarkupTree
  private var page = PageBlocks()
  private var stack: [Context] = []
  /// By the hash of a name: pages repeat a few hundred of them thousands of times.
  private var hintCache: [UInt64: ClassHints] = [:]

  /// What the elements around the present place say.
  private struct Context {
    var end: Int
    var blockNode: Int
    var isBlock: Bool
    var isLink = false
    var kind: Block.Kind = .body
    var isParagraph = false
    var isItem = false
    var isInArticle = false
    /// In a table of data, each row of which is one block.
    var isInTable = false
  }

  // The block being filled.
  private var start = 0
  private var firstText = 0
  private var lineBreaks = 0
  private var linkLength = 0
  private var links = 0
  /// Nodes before this one are passed over.
  private var skipEnd = 0
  private var context: Context

  init(_ tree: MarkupTree) {
    self.tree = tree
    context = Context(end: tree.nodes.count, blockNode: -1, isBlock: true)
    page.text.reserveCapacity(65_536)
  }

  static func blocks(of tree: MarkupTree) -> PageBlocks {
    var builder = BlockBuilder(tree)
    builder.walk()
    return HintResolver(builder.page).resolved()
  }

  private mutating func walk() {
    var index = 0
    while index < tree.nodes.count {
      while context.end <= index, let outer = stack.popLast() {
        if context.isBlock { flush() }
        context = outer
      }
      let id = MarkupTree.NodeID(index)
      let node = tree[id]
      if node.isText {
        add(tree.bytes(of: id), index)
        index += 1
      } else if Self.isSkipped(node.tag) {
        index = tree.end(of: id).index
      } else {
        enter(id, node.tag)
        index = max(index + 1, skipEnd)
      }
    }
    flush()
  }

  // MARK: - Elements

  private static func isSkipped(_ tag: Tag) -> Bool {
    switch tag {
    case .head, .script, .style, .noscript, .template, .iframe, .svg, .math, .canvas, .object,
      .applet, .audio, .video, .select, .button, .textarea, .datalist, .map, .nav, .dialog,
      .noframes:
      true
    default: false
    }
  }

  private mutating func enter(_ id: MarkupTree.NodeID, _ tag: Tag) {
    if tag == .br { return lineBreak() }
    if tag == .hr { return flush() }
    if tag == .img { page.pictures.append(id.index) }
    if tag == .wbr || tag == .img || tag == .input { return }
    var inner = context
    inner.end = tree.end(of: id).index
    inner.isBlock = context.isInTable ? tag == .tr || tag == .caption : !Self.isInline(tag)
    if inner.isBlock {
      flush()
      inner.blockNode = id.index
    }
    if tag == .article {
      if inner.isInArticle { page.innerArticles.append(id.index..<inner.end) }
      inner.isInArticle = true
    }
    shape(&inner, tag)
    if tag == .table, !context.isInTable { inner.isInTable = DataTable.isOne(tree, id) }
    if context.isInTable, !inner.isBlock, !Self.isInline(tag) { partCells(tag) }
    let own = hints(of: id, tag)
    if !own.isEmpty {
      page.marks.append(PageBlocks.Mark(node: id.index, end: inner.end, hints: own))
    }
    // A card that opens over a word is no part of the sentence in which it stands.
    if !inner.isBlock, tag != .a, own.contains(.drop), page.text.count > start {
      skipEnd = inner.end
      return
    }
    if tag == .a, tree.attribute(.href, of: id) != nil { links += 1 }
    stack.append(context)
    context = inner
  }

  private func shape(_ inner: inout Context, _ tag: Tag) {
    switch tag {
    case .a: inner.isLink = true
    case .h1: inner.kind = .title
    case .h2, .h3, .h4, .h5, .h6: inner.kind = .heading
    case .blockquote, .q: inner.kind = .quotation
    case .figcaption, .figure, .caption: inner.kind = .caption
    case .li, .dd, .dt:
      inner.kind = .list
      inner.isItem = true
    case .tr: if context.isInTable { inner.kind = .table }
    case .td, .th: inner.isItem = !context.isInTable
    case .p: inner.isParagraph = true
    default: break
    }
  }

  private static func isInline(_ tag: Tag) -> Bool {
    switch tag {
    case .a, .abbr, .acronym, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .dfn, .em, .font, .i,
      .ins, .kbd, .label, .mark, .nobr, .noindex, .output, .q, .rp, .rt, .ruby, .s, .samp, .small,
      .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .`var`, .slot, .other, .picture, .amp:
      true
    default: false
    }
  }

  private mutating func hints(of id: MarkupTree.NodeID, _ tag: Tag) -> ClassHints {
    var hints: ClassHints = []
    if tag == .body || tag == .html { return [] }
    if let name = tree.attribute(.class, of: id) { hints.formUnion(cachedHints(name)) }
    if let name = tree.attribute(.id, of: id) { hints.formUnion(cachedHints(name)) }
    if let role = tree.attribute(.role, of: id) {
      switch String(decoding: role, as: UTF8.self) {
      case "navigation", "complementary", "contentinfo", "search", "dialog", "menu", "tooltip":
        hints.formUnion(.drop)
      default: break
      }
    }
    if let property = tree.attribute(.itemprop, of: id) {
      switch String(decoding: property, as: UTF8.self) {
      case "articleBody": hints.formUnion(.content)
      case "description", "alternativeHeadline": hints.formUnion(.lede)
      case "author", "publisher": hints.formUnion(.byline)
      case "caption": hints.formUnion(.caption)
      case "comment", "keywords": hints.formUnion(.drop)
      default: break
      }
    }
    if tag == .aside || tag == .footer || tree.isHidden(id) { hints.formUnion(.drop) }
    if tag == .form { hints.formUnion(.doubt) }
    return hints
  }

  private mutating func cachedHints(_ name: ArraySlice<UInt8>) -> ClassHints {
    let key = hash(of: name)
    if let known = hintCache[key] { return known }
    let hints = ClassLexicon.shared.hints(name)
    hintCache[key] = hints
    return hints
  }

  // MARK: - Text

  private mutating func add(_ bytes: ArraySlice<UInt8>, _ index: Int) {
    let before = page.text.count
    for byte in bytes {
      if byte <= 32 {
        if page.text.count > start, page.text.last != 32 { page.text.append(32) }
      } else {
        if lineBreaks > 0 { endLine() }
        if page.text.count == start { firstText = index }
        page.text.append(byte)
      }
    }
    let added = max(0, page.text.count - max(before, start))
    guard added > 0, context.isLink else { return }
    linkLength += TextMeasure.length(page.text[(page.text.count - added)...])
  }

  /// Cells of a row stand behind one another with a bar between them.
  private mutating func partCells(_ tag: Tag) {
    guard page.text.count > start else { return }
    if page.text.last != 32 { page.text.append(32) }
    if tag == .td || tag == .th { page.text += [UInt8(ascii: "|"), 32] }
  }

  private mutating func lineBreak() {
    if context.isInTable { return partCells(.br) }
    lineBreaks += 1
    if page.text.count > start, page.text.last != 32 { page.text.append(32) }
  }

  /// A line break ends a paragraph when it is doubled or stands behind the end of a sentence: on
  /// old pages it is all there is between paragraphs, in addresses and verse it is not one.
  private mutating func endLine() {
    let breaks = lineBreaks
    lineBreaks = 0
    guard page.text.count > start else { return }
    let isEnd = breaks > 1 || TextMeasure.endsSentence(page.text[start...])
    if isEnd { flush() }
  }

  private mutating func flush() {
    lineBreaks = 0
    trimEnd()
    defer {
      start = page.text.count
      linkLength = 0
      links = 0
    }
    guard page.text.count > start else { return }
    let range = start..<page.text.count
    var block = Block(node: context.blockNode, range: range, first: firstText)
    block.measure = TextMeasure(page.text[range])
    block.linkLength = linkLength
    block.links = links
    block.kind = context.kind
    block.isParagraph = context.isParagraph
    block.isItem = context.isItem
    if block.kind == .title { page.titles.append(page.blocks.count) }
    page.blocks.append(block)
  }

  /// Also takes no-break spaces away, of which empty paragraphs are made.
  private mutating func trimEnd() {
    while page.text.count > start {
      let count = page.text.count
      if page.text[count - 1] == 32 {
        page.text.removeLast()
      } else if count - start >= 2, page.text[count - 1] == 0xA0, page.text[count - 2] == 0xC2 {
        page.text.removeLast(2)
      } else {
        break
      }
    }
  }
}
