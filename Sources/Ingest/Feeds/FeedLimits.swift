internal import Markup

/// The limits of reading one feed; those of its markup stand in `MarkupLimits`.
enum FeedLimits {
  /// Bytes that a feed in gzip may grow to: what would be parsed of it in any case.
  ///
  /// Sitemaps may have 50 MB by their protocol, and stay under 10.
  static let inflatedBytes = MarkupLimits().bytes
  /// Authors, and tags, of one entry.
  ///
  /// Each is compared with those before it; news has some ten.
  static let namesPerEntry = 100
}
