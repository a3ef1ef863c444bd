internal import Markup

/// The full result of reading a page, for the counts of a run.
package struct PageReading: Sendable {
  package var extraction: Extraction
  /// The encoding that was used.
  package var encoding: String
  package var encodingOrigin: Decoded.Origin
  /// Sequences that the encoding does not know.
  package var replacedBytes: Int
  /// Whether there is a single tag: a text without one is read, but it is no page.
  package var hasMarkup = true
  /// What a limit cut off, in words; empty for nothing.
  package var cuts: [String]

  package var treeIsCut: Bool { !cuts.isEmpty }
}

/// What the extractor finds in a page.
package func extract(_ page: Page) -> Extraction { read(page).extraction }

/// Reads a page: its encoding, its tree, its article.
package func read(_ page: Page) -> PageReading {
  var reading = PageReading(
    extraction: .empty, encoding: "utf-8", encodingOrigin: .fallback, replacedBytes: 0, cuts: [])
  guard !page.bytes.isEmpty else { return reading }
  if isBinary(page.bytes) {
    reading.extraction = .binary
    return reading
  }
  guard page.bytes.count <= ExtractionLimits.pageBytes else {
    reading.extraction = .refused("larger than \(ExtractionLimits.pageBytes) bytes")
    return reading
  }
  let decoded = decode(page.bytes, contentType: page.contentType)
  reading.encoding = decoded.encoding
  reading.encodingOrigin = decoded.origin
  reading.replacedBytes = decoded.replacedBytes
  reading.hasMarkup = hasTag(decoded.utf8)
  let tree = MarkupTree.html(decoded.utf8)
  reading.cuts = tree.cut.reasons
  reading.extraction = extraction(of: tree, page: page)
  return reading
}

private func hasTag(_ utf8: [UInt8]) -> Bool {
  utf8.indices.dropLast().contains { index in
    utf8[index] == UInt8(ascii: "<")
      && (isASCIILetter(utf8[index + 1]) || utf8[index + 1] == UInt8(ascii: "!"))
  }
}

private func extraction(of tree: MarkupTree, page: Page) -> Extraction {
  let blocks = BlockBuilder.blocks(of: tree)
  let facts = PageFacts(tree, marks: blocks.marks)
  var article = Article()
  article.site = facts.siteName
  article.address = facts.address(fetchedFrom: page.address)
  article.title = title(facts, blocks, article.site, hostName(of: article.address ?? page.address))
  let clues = PageClues(tree: tree, page: blocks, facts: facts, title: article.title)
  addMetadata(to: &article, tree, facts, blocks, clues, page)
  let found = ArticleBody(
    tree: tree, page: blocks, facts: facts, clues: clues, title: article.title,
    authors: article.authors
  ).find()
  article.paragraphs = found.paragraphs
  article.confidence = found.confidence
  if article.authors.isEmpty {
    let host = hostName(of: article.address ?? page.address)
    let reader = AuthorReader(facts: facts, site: article.site, host: host)
    article.authors = found.signature.map(reader.signature) ?? []
    if article.authors.isEmpty { article.authors = reader.desks() }
  }
  return Outcome(facts: facts, page: blocks, found: found).extraction(article)
}

private func title(
  _ facts: PageFacts, _ blocks: PageBlocks, _ site: String?, _ host: String?
) -> String? {
  let headings = blocks.titles.map { blocks.string(blocks.blocks[$0]) }
  let lines = blocks.blocks.filter { $0.length < 300 && $0.linkShare < 0.5 }.map(blocks.bytes)
  return TitleChooser(facts: facts, headings: headings, lines: lines, site: site, host: host)
    .title()
}

private func addMetadata(
  to article: inout Article, _ tree: MarkupTree, _ facts: PageFacts, _ blocks: PageBlocks,
  _ clues: PageClues, _ page: Page
) {
  let address = article.address ?? page.address
  let nearby = blocksNearTitle(blocks, article.title)
  article.authors = AuthorReader(
    facts: facts, site: article.site, host: hostName(of: address),
    nearby: nearby.map { blocks.string(blocks.blocks[$0]) }, nodes: nearby.map(blocks.nodes)
  ).authors()
  let chooser = DateChooser(
    tree: tree, page: blocks, facts: facts, clues: clues,
    context: DateContext(fetched: page.fetched), address: address, title: article.title)
  (article.published, article.modified) = chooser.dates()
  article.section = facts.section
  article.tags = facts.tags
  article.declaredLanguage = facts.declaredLanguage
  article.picture = facts.meta("og:image", "twitter:image")
  article.alternates = facts.alternates(of: address)
}

/// Short blocks around the first headline, the nearer first: by-lines and dates stand there.
private func blocksNearTitle(_ page: PageBlocks, _ title: String?) -> [Int] {
  let wanted = title.map(comparableWords) ?? []
  let shown = page.blocks.indices.first { index in
    let block = page.blocks[index]
    return block.length < 300 && block.linkShare < 0.5
      && comparableWords(page.bytes(block)) == wanted
  }
  guard let title = shown ?? page.titles.first else { return [] }
  let reach = 12
  var found: [Int] = []
  for distance in 0...reach {
    for index in [title + distance, title - distance] where page.blocks.indices.contains(index) {
      let block = page.blocks[index]
      if block.length < 200, distance > 0 || index == title { found.append(index) }
    }
  }
  return found
}

/// The host of an address, in small letters.
func hostName(of address: String?) -> String? {
  guard let parts = address?.split(separator: "://", maxSplits: 1), parts.count == 2 else {
    return nil
  }
  let host = parts[1].prefix { !"/?#:".contains($0) }
  return host.isEmpty ? nil : host.lowercased()
}
