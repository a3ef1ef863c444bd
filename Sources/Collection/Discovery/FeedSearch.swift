internal import Ingest

/// A feed or sitemap of an outlet that nobody wrote into the configuration.
package struct FoundFeed: Hashable, Sendable {
  package enum Origin: String, Sendable {
    /// A link in the head of the home page.
    case home
    /// A `Sitemap` line of robots.txt.
    case robots
  }

  package var address: String
  package var title: String?
  package var origin: Origin
}

/// The feeds that a home page names, then the sitemaps of robots.txt, each once, of the outlet's hosts
/// alone, at most so many.
///
/// - Parameters:
///   - home: the answer at the address of the home page; what is no page names none.
///   - sitemaps: the addresses on the `Sitemap` lines of the host's robots.txt.
package func foundFeeds(
  home: Exchange?, sitemaps: [String], hosts: OutletHosts, limit: Int = 20,
  bytes: Int = 10_000_000
) -> [FoundFeed] {
  var links: [FoundFeed] = []
  if let home,
    let response = HTTPResponse(home.head + home.body, limits: InflateLimits(bytes: bytes)),
    response.status == 200
  {
    links = feedLinks(response.body, contentType: response.contentType, address: home.address)
      .filter { !isOfComments($0) }
      .map { FoundFeed(address: $0.address, title: $0.title, origin: .home) }
  }
  links += sitemaps.map { FoundFeed(address: $0, title: nil, origin: .robots) }
  var known: Set<String> = []
  let feeds = links.compactMap { feed -> FoundFeed? in
    guard let address = parsedAddress(feed.address), let host = authority(ofAddress: address),
      hosts.holds(host), known.insert(address).inserted
    else { return nil }
    var feed = feed
    feed.address = address
    return feed
  }
  return Array(feeds.prefix(limit))
}

/// WordPress names the feed of its readers' comments beside that of its articles.
private func isOfComments(_ link: FeedLink) -> Bool {
  link.address.lowercased().contains("comments")
}
