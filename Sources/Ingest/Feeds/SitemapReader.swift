internal import Markup

/// Reads sitemaps, news sitemaps and indexes of sitemaps (sitemaps.org 0.9 and its forerunner, news
/// 0.9) from a tree.
struct SitemapReader {
  private let feed: FeedTree
  private let address: String?
  private let dates: DateContext

  init(_ tree: MarkupTree, address: String?, dates: DateContext) {
    feed = FeedTree(tree)
    self.address = address
    self.dates = dates
  }

  /// Nil when the root is none of a sitemap.
  func read() -> Feed? {
    guard let root = feed.tree.root else { return nil }
    switch feed.name(of: root).local {
    case "urlset": return pages(of: root)
    case "sitemapindex":
      var result = Feed(.feed)
      result.kind = .sitemapIndex
      result.entries = entries("sitemap", of: root)
      return result
    default: return nil
    }
  }

  private func pages(of root: MarkupTree.NodeID) -> Feed {
    var result = Feed(.feed)
    result.entries = entries("url", of: root)
    let isNews = result.entries.contains { $0.publication != nil || $0.title != nil }
    result.kind = isNews ? .newsSitemap : .sitemap
    // A publication has its sitemaps for itself, and a sitemap a language.
    result.title = result.entries.first?.publication.map { FeedText($0) }
    result.language = result.entries.first?.language
    return result
  }

  private func entries(_ name: String, of root: MarkupTree.NodeID) -> [FeedEntry] {
    feed.elements(of: root).filter { feed.name(of: $0).local == name }.map(entry)
  }

  private func entry(_ id: MarkupTree.NodeID) -> FeedEntry {
    var entry = FeedEntry()
    for child in feed.elements(of: id) {
      let name = feed.name(of: child)
      switch (name.vocabulary, name.local) {
      case (.core, "loc"):
        entry.link = entry.link ?? filled(child).map { resolvedAddress($0, base: address) }
      case (.core, "lastmod"): entry.updated = entry.updated ?? date(child)
      case (.news, "news"): readNews(child, into: &entry)
      case (.picture, "image"):
        let place = feed.elements(of: child).first { feed.name(of: $0).local == "loc" }
        entry.enclosure = entry.enclosure ?? place.flatMap(filled)
      default: break
      }
    }
    return entry
  }

  private func readNews(_ id: MarkupTree.NodeID, into entry: inout FeedEntry) {
    for child in feed.elements(of: id) {
      switch feed.name(of: child).local {
      case "title":
        entry.title = entry.title ?? feed.feedText(of: child, .plain, document: address)
      case "publication_date": entry.published = entry.published ?? date(child)
      case "keywords":
        let words = filled(child)?.split(separator: ",").map { trimmed($0) } ?? []
        entry.tags += words.filter { !$0.isEmpty }.prefix(FeedLimits.namesPerEntry)
      case "publication":
        for part in feed.elements(of: child) {
          switch feed.name(of: part).local {
          case "name": entry.publication = entry.publication ?? filled(part)
          case "language": entry.language = entry.language ?? filled(part)
          default: break
          }
        }
      default: break
      }
    }
  }

  private func filled(_ id: MarkupTree.NodeID) -> String? {
    let text = feed.text(of: id)
    return text.isEmpty ? nil : text
  }

  private func date(_ id: MarkupTree.NodeID) -> String? {
    readDate(feed.text(of: id), context: dates)
  }
}
