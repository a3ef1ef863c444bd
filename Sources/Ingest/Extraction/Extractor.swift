internal import Markup

/// The full result of reading a page, for the counts of a run.
package struct PageReading: Sendable {
  package var extraction: Extraction
  /// The encoding that was used.
  package var encoding: String
  package var encodingOrigin: Decoded.Origin
  /// Sequences that the encoding does not know.
  package var replacedBytes: Int
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
  let tree = MarkupTree.html(decoded.utf8)
  reading.cuts = tree.cut.reasons
  reading.extraction = extraction(of: tree, page: page)
  return reading
}

private func extraction(of tree: MarkupTree, page: Page) -> Extraction {
  let blocks = BlockBuilder.blocks(of: tree)
  let facts = PageFacts(tree, marks: blocks.marks)
  var article = metadata(tree, facts, blocks, page)
  let found = ArticleBody(tree: tree, page: blocks, facts: facts, title: article.title).find()
  article.paragraphs = found.paragraphs
  article.confidence = found.confidence
  if article.authors.isEmpty, let line = found.signature {
    article.authors = AuthorReader(facts: facts, site: article.site, host: nil).signature(line)
  }
  return Outcome(facts: facts, page: blocks, found: found).extraction(article)
}

private func metadata(
  _ tree: MarkupTree, _ facts: PageFacts, _ blocks: PageBlocks, _ page: Page
) -> Article {
  var article = Article()
  article.site = facts.siteName
  article.address = facts.address(fetchedFrom: page.address)
  let address = article.address ?? page.address
  let host = hostName(of: address)
  let headings = blocks.titles.map { blocks.string(blocks.blocks[$0]) }
  let lines = blocks.blocks.filter { $0.length < 300 && $0.linkShare < 0.5 }.map(blocks.string)
  article.title = TitleChooser(
    facts: facts, headings: headings, lines: lines, site: article.site, host: host
  ).title()
  article.authors = AuthorReader(facts: facts, site: article.site, host: host).authors()
  let dates = DateChooser(
    tree: tree, page: blocks, facts: facts, context: DateContext(fetched: page.fetched),
    address: address ?? page.address, title: article.title)
  article.published = dates.published()
  article.modified = dates.modified()
  article.section = facts.section
  article.tags = facts.tags
  article.declaredLanguage = facts.declaredLanguage
  article.picture = facts.meta("og:image", "twitter:image")
  return article
}

/// The host of an address, in small letters.
func hostName(of address: String?) -> String? {
  guard let parts = address?.split(separator: "://", maxSplits: 1), parts.count == 2 else {
    return nil
  }
  let host = parts[1].prefix { !"/?#:".contains($0) }
  return host.isEmpty ? nil : host.lowercased()
}
