internal import Markup

/// Reads RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, and CDF from a tree.
struct XMLFeedReader {
  private let feed: FeedTree
  private let address: String?
  private let dates: DateContext

  init(_ tree: MarkupTree, address: String?, dates: DateContext) {
    feed = FeedTree(tree)
    self.address = address
    self.dates = dates
  }

  /// Nil when there is neither a channel nor an entry in the tree.
  func read() -> Feed? {
    let channel = feed.tree.all.first { isNamed($0, ["channel", "feed"]) }
    let root = feed.tree.all.first { isNamed($0, ["rss", "rdf"]) }
    let items = entries()
    guard channel != nil || root != nil || !items.isEmpty else { return nil }
    var result = Feed(.feed)
    result.kind = kind
    var document = address
    var language: String?
    if let channel {
      let fields = reader(document: address).fields(of: channel)
      set(fields, on: &result)
      // Most feeds with relative links mean their own site.
      document = address ?? fields.link
      language = fields.language
    }
    language = language ?? root.flatMap(feed.language)
    result.language = language
    let reader = reader(document: document)
    result.entries = items.map { entry(reader.fields(of: $0), language: language) }
    return result
  }

  private var kind: FeedKind {
    switch feed.tree.root.map({ feed.name(of: $0).local }) {
    case "rdf": .rdf
    case "feed", "entry": .atom
    case "channel": .cdf
    default: .rss
    }
  }

  private func reader(document: String?) -> FeedFieldReader {
    FeedFieldReader(feed: feed, document: document, dates: dates)
  }

  private func isNamed(_ id: MarkupTree.NodeID, _ names: [String]) -> Bool {
    guard !feed.tree[id].isText else { return false }
    let name = feed.name(of: id)
    return name.vocabulary == .core && names.contains(name.local)
  }

  /// All items, wherever they stand: in the channel, beside it (RDF), or inside an item that
  /// somebody forgot to close.
  private func entries() -> [MarkupTree.NodeID] {
    var found: [MarkupTree.NodeID] = []
    var open: [(id: MarkupTree.NodeID, end: MarkupTree.NodeID, nesting: Int)] = []
    for id in feed.tree.all where isNamed(id, ["item", "entry"]) {
      while let last = open.last, last.end <= id { open.removeLast() }
      let outer = open.last
      let isInText = outer.map { $0.id != feed.tree.parent(of: id) } ?? false
      let nesting = (outer?.nesting ?? 0) + (isInText ? 1 : 0)
      guard nesting <= Self.deepestNesting else { continue }
      open.append((id, feed.tree.end(of: id), nesting))
      found.append(id)
    }
    return found
  }

  /// How often an item may stand inside the text of another one: each time, that text is read again.
  private static let deepestNesting = 4

  private func set(_ fields: FeedFields, on feed: inout Feed) {
    feed.title = fields.title ?? fields.otherTitle
    feed.link = fields.link ?? fields.otherLink
    feed.id = fields.id
    feed.summary = fields.summary ?? fields.otherSummary
    feed.published = fields.published ?? fields.created
    feed.updated = fields.updated ?? fields.date
  }

  private func entry(_ fields: FeedFields, language: String?) -> FeedEntry {
    var entry = FeedEntry()
    entry.id = fields.id
    entry.title = fields.title ?? fields.otherTitle
    entry.link = fields.link ?? fields.permalink ?? fields.otherLink
    entry.published = fields.published ?? fields.created ?? fields.date
    entry.updated = fields.updated ?? fields.date
    entry.summary = fields.summary ?? fields.otherSummary
    entry.content = fields.content
    entry.authors = fields.authors
    entry.tags = fields.tags
    entry.language = fields.language ?? language
    entry.enclosure = fields.enclosure
    return entry
  }
}
