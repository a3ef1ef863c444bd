internal import Markup

/// The limits of reading one feed; those of its markup stand in `MarkupLimits`.
enum FeedLimits {
  /// Bytes that a feed in gzip may grow to: what would be parsed of it in any case.
  ///
  /// Sitemaps may have 50 MB by their protocol, and stay under 10.
  static let inflatedBytes = MarkupLimits().bytes
  /// Entries of a feed or sitemap: as many as the protocol of sitemaps allows; feeds have some
  /// hundred.
  static let entries = 50_000
  /// Authors, and tags, of one entry.
  ///
  /// Each is compared with those before it; news has some ten.
  static let namesPerEntry = 100
}
