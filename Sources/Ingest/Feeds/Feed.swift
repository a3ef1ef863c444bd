/// What reading a feed gave: exactly one outcome, and whatever could be saved.
package struct Feed: Hashable, Sendable {
  package var outcome: FeedOutcome
  /// Nil for what is no feed.
  package var kind: FeedKind?
  package var title: FeedText?
  package var link: String?
  package var id: String?
  package var summary: FeedText?
  package var published: String?
  package var updated: String?
  package var language: String?
  package var entries: [FeedEntry] = []
  /// The encoding that was used.
  package var encoding: String?
  /// What was damaged, in one sentence; nil for nothing.
  package var problem: String?

  package init(_ outcome: FeedOutcome) { self.outcome = outcome }
}

/// How reading a feed ended.
package enum FeedOutcome: String, Codable, CaseIterable, Sendable {
  case feed
  /// A page where a feed was expected: moved, blocked, or behind a login.
  case html
  case notAFeed
  /// Nothing but white space.
  case empty
}

/// The formats of feeds and sitemaps, by what their entries are.
package enum FeedKind: String, Codable, CaseIterable, Sendable {
  case rss, rdf, atom, cdf
  case jsonFeed = "json-feed"
  /// Articles of the last days, with title, date and the name of the publication.
  case newsSitemap = "news-sitemap"
  /// Pages of any sort: address and time of the last change.
  case sitemap
  /// Its entries are addresses of sitemaps, not of pages.
  case sitemapIndex = "sitemap-index"
}

/// An item of a feed.
package struct FeedEntry: Hashable, Sendable {
  package var id: String?
  package var title: FeedText?
  package var link: String?
  /// ISO 8601 with the zone that the feed wrote.
  package var published: String?
  package var updated: String?
  package var summary: FeedText?
  package var content: FeedText?
  /// One name each.
  package var authors: [String] = []
  package var tags: [String] = []
  package var language: String?
  /// The address of a picture, film or recording that goes with it.
  package var enclosure: String?
  /// Whose article it is, where the entry says so: news sitemaps do.
  package var publication: String?

  package init() {}
}

/// A text of a feed: plain, or markup made safe.
package struct FeedText: Hashable, Sendable {
  package var value: String
  package var isMarkup: Bool

  package init(_ value: String, isMarkup: Bool = false) {
    self.value = value
    self.isMarkup = isMarkup
  }

  /// Without tags, character references resolved, white space folded.
  package var plain: String {
    isMarkup ? plainText(ofMarkup: value) : foldedSpaces(value)
  }
}
