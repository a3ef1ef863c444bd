internal import Markup

/// The article in a row, or why there is none: plain text or HTML, with what the other columns say.
///
/// A row with an address or a title but no text, as the free exports of media archives give them, is
/// a stub.
package func extract(_ row: RowValues) -> Extraction {
  var article = Article()
  if let text = row[.text] {
    if isWholePage(text) {
      let page = Page(
        bytes: Array(text.utf8), address: row[.address], contentType: "text/html; charset=utf-8",
        fetched: row.fetched)
      switch extract(page) {
      case .article(let found), .stub(let found): article = found
      case let other: return other
      }
    } else {
      // The article was cut out of its page before: all of it is text.
      article.paragraphs = paragraphs(of: looksLikeMarkup(text) ? lines(ofMarkup: text) : text)
      article.confidence = 1
    }
  }
  article.tell(row)
  let words = article.paragraphs.lazy.filter { $0.kind != .title }
    .reduce(0) { $0 + $1.text.utf8.count { $0 == 32 } + 1 }
  if words == 0, article.title == nil, article.address == nil { return .empty }
  return words < fewestRowWords ? .stub(article) : .article(article)
}

/// Shorter texts are teasers or remnants; the shortest news items have fifteen words.
private let fewestRowWords = 12

extension Article {
  /// What a row or a sidecar says goes before what the page says.
  ///
  /// A person or a program that knew the page put it there. Only the page's own statement of its
  /// address is surer.
  package mutating func tell(_ row: RowValues, origin: ArticleDate.Origin = .row) {
    address = address ?? row[.address].map { trimmed($0) }
    title = row[.title].map { plainText(ofMarkup: $0) } ?? title
    if !row.authors.isEmpty { authors = row.authors }
    if !row.tags.isEmpty { tags = row.tags }
    section = row[.section].map { foldedSpaces($0) } ?? section
    declaredLanguage = row[.language].map { trimmed($0).lowercased() } ?? declaredLanguage
    let context = DateContext(fetched: row.fetched)
    if let date = row[.date].flatMap({ readDate($0, context: context) }) {
      published = ArticleDate(date, origin)
    }
    // Exports often begin the text with its headline.
    if let first = paragraphs.first, let title, foldedSpaces(title) == first.text {
      paragraphs.removeFirst()
    }
  }
}

/// Line breaks separate the paragraphs of a plain text; white space is folded, in one pass.
private func paragraphs(of text: String) -> [Paragraph] {
  var found: [Paragraph] = []
  var line: [UInt8] = []
  var isPending = false
  let end = {
    if !line.isEmpty { found.append(Paragraph(.body, String(decoding: line, as: UTF8.self))) }
    line.removeAll(keepingCapacity: true)
    isPending = false
  }
  for scalar in text.unicodeScalars {
    switch scalar.value {
    // Line and paragraph separators of Unicode too.
    case 10, 13, 0x85, 0x2028, 0x2029: end()
    case 9, 32, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: isPending = !line.isEmpty
    // Other controls are damage.
    case ..<32: break
    default:
      if isPending { line.append(32) }
      isPending = false
      line.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
  end()
  return found
}

/// Whether a text of markup is a page with all that stands around an article.
private func isWholePage(_ text: String) -> Bool {
  // Room for a declaration and a comment of a crawler.
  let head = Array(text.utf8.prefix(2_000))[...]
  return holds("<html", head) || holds("<body", head) || holds("<!doctype", head)
}

/// A piece of markup as plain text, its paragraphs in lines.
///
/// Where it has no elements that part paragraphs, its own line breaks do.
private func lines(ofMarkup markup: String) -> String {
  let rules = SanitizerRules.shared
  let tree = MarkupTree.html(Array("<html><body>\(markup)".utf8))
  let hasBlocks = ["<p", "<br", "<div", "<li", "<h"].contains { markup.contains($0) }
  var bytes: [UInt8] = []
  var skippedTo = 0
  var openBlocks: [Int] = []
  for id in tree.all where id.index >= skippedTo {
    while let end = openBlocks.last, end <= id.index {
      openBlocks.removeLast()
      bytes.append(10)
    }
    if tree[id].isText {
      bytes += tree.bytes(of: id).map { hasBlocks && $0 < 32 ? 32 : $0 }
    } else if rules.dropped.contains(tree.name(of: id)) {
      skippedTo = tree.end(of: id).index
    } else if rules.blocks.contains(tree.name(of: id)) {
      bytes.append(10)
      openBlocks.append(tree.end(of: id).index)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
