internal import Markup

/// A feed that a page names as its own.
package struct FeedLink: Hashable, Sendable {
  package var address: String
  package var title: String?
}

/// The feeds that a page names in its head (`<link rel="alternate" type="application/rss+xml">`), in
/// their order, each once.
///
/// Source: the RSS Advisory Board's autodiscovery and the feed links of HTML, section 4.6.7.1.
package func feedLinks(
  _ bytes: [UInt8], contentType: String? = nil, address: String? = nil
) -> [FeedLink] {
  let tree = MarkupTree.html(decode(bytes, contentType: contentType).utf8)
  var base = address
  var links: [FeedLink] = []
  var known: Set<String> = []
  for index in tree.nodes.indices {
    let id = MarkupTree.NodeID(index)
    guard !tree[id].isText else { continue }
    switch tree.name(of: id).lowercased() {
    case "base":
      base = tree.attribute("href", of: id).map { resolvedAddress($0, base: address) } ?? base
    case "link":
      guard let href = tree.attribute("href", of: id),
        words(tree.attribute("rel", of: id)).contains("alternate"),
        feedTypes.contains(mediaType(tree.attribute("type", of: id)))
      else { continue }
      let target = resolvedAddress(href, base: base)
      guard known.insert(target).inserted else { continue }
      let title = tree.attribute("title", of: id).map(foldedSpaces)
      links.append(FeedLink(address: target, title: title?.isEmpty == false ? title : nil))
    default: continue
    }
  }
  return links
}

/// `application/json` is what pages of WordPress call their own interface: no feed.
private let feedTypes: Set<String> = [
  "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
]

private func words(_ value: String?) -> [String] {
  (value ?? "").lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
}

private func mediaType(_ value: String?) -> String {
  trimmed((value ?? "").prefix { $0 != ";" }).lowercased()
}
