internal import Markup

/// Reads a feed or a sitemap: RSS, RDF, Atom, CDF, JSON Feed, sitemaps and their indexes, in any
/// encoding, damaged or not, plain or in gzip.
///
/// Never fails: `outcome` says what the bytes are, `problem` what was damaged, and `entries` holds
/// what could be saved. The address of the feed, where known, is the ground for relative links; the
/// time of the fetch, for dates.
package func readFeed(
  _ bytes: [UInt8], contentType: String? = nil, address: String? = nil, fetched: Double? = nil
) -> Feed {
  if isGzip(bytes) {
    return readGzip(bytes, contentType: contentType, address: address, fetched: fetched)
  }
  guard bytes.contains(where: { $0 > 0x20 }) else {
    var feed = Feed(.empty)
    feed.problem = "the feed is empty"
    return feed
  }
  let decoded = decode(bytes, contentType: contentType)
  let dates = DateContext(fetched: fetched)
  var feed: Feed
  if firstMark(of: decoded.utf8) == UInt8(ascii: "{"), decoded.utf8.count <= MarkupLimits().bytes {
    feed = JSONFeedReader(address: address, dates: dates).read(decoded.utf8) ?? Feed(.notAFeed)
    if feed.outcome == .notAFeed { feed.problem = "JSON, but no JSON Feed" }
  } else {
    feed = readXMLFeed(decoded.utf8, address: address, dates: dates)
  }
  feed.encoding = decoded.encoding
  if decoded.wasEncodedTwice { feed.note("text that was encoded twice") }
  if decoded.replacedBytes > 0 {
    feed.note("\(decoded.replacedBytes) sequences of bytes are not \(decoded.encoding)")
  }
  return feed
}

extension Feed {
  fileprivate mutating func note(_ fault: String) {
    problem = problem.map { "\($0); \(fault)" } ?? fault
  }
}

/// One layer of gzip is undone, as servers and sitemaps have it; another one inside is no feed.
private func readGzip(
  _ bytes: [UInt8], contentType: String?, address: String?, fetched: Double?
) -> Feed {
  let found = inflated(
    bytes, format: .gzip, limits: InflateLimits(bytes: FeedLimits.inflatedBytes))
  guard !isGzip(found.bytes) else {
    var feed = Feed(.notAFeed)
    feed.problem = "gzip inside gzip"
    return feed
  }
  var feed = readFeed(found.bytes, contentType: contentType, address: address, fetched: fetched)
  switch found.ending {
  case .whole: break
  case .truncated: feed.note("the gzip data ends early")
  case .damaged(let reason): feed.note("the gzip data is damaged: \(reason)")
  case .tooLarge: feed.note("the gzip data grows beyond what a feed may have")
  }
  return feed
}

private func readXMLFeed(_ utf8: [UInt8], address: String?, dates: DateContext) -> Feed {
  var notes: [String] = []
  var bytes = utf8
  if let rest = withoutLeadingJunk(utf8) {
    bytes = rest
    notes.append("text before the feed")
  }
  if let cut = cutTag(bytes) {
    bytes.removeLast(bytes.count - cut)
    notes.append("the feed ends inside a tag")
  }
  let tree = MarkupTree.xml(bytes)
  guard
    var feed = SitemapReader(tree, address: address, dates: dates).read()
      ?? XMLFeedReader(tree, address: address, dates: dates).read()
  else { return noFeed(tree, utf8) }
  if let fault = tree.fault {
    notes.append("not well-formed at line \(fault.line): \(fault.message)")
    if let mended = escapingBareMarkup(bytes),
      let again = XMLFeedReader(.xml(mended), address: address, dates: dates).read(),
      again.entries.count >= feed.entries.count
    {
      feed = again
    }
  }
  notes += tree.cut.reasons
  feed.problem = notes.isEmpty ? nil : notes.joined(separator: "; ")
  return feed
}

/// Where the tag begins in which the bytes end; what is left of it is not text.
private func cutTag(_ bytes: [UInt8]) -> Int? {
  guard let open = bytes.lastIndex(of: UInt8(ascii: "<")),
    !bytes[open...].contains(UInt8(ascii: ">"))
  else { return nil }
  return open
}

private func noFeed(_ tree: MarkupTree, _ utf8: [UInt8]) -> Feed {
  let isPage = tree.root.map { tree.name(of: $0).lowercased() == "html" } ?? false
  var feed = Feed(isPage || startsLikePage(utf8) ? .html : .notAFeed)
  feed.problem =
    feed.outcome == .html ? "an HTML page, not a feed" : "neither XML nor JSON of a feed"
  return feed
}

private func firstMark(of utf8: [UInt8]) -> UInt8? { utf8.first { $0 > 0x20 } }

private func startsLikePage(_ utf8: [UInt8]) -> Bool {
  // Comments and blank lines may stand before it, seldom more than this.
  let head = utf8.prefix(2048)
  return holds("<!doctype html", head) || holds("<html", head)
}
