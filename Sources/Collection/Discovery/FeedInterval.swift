internal import Basics

/// How often a feed is asked: as often as it brings news, within bounds.
///
/// The method is that of Media Cloud's `rss-fetcher`: what counts is how many entries were there the
/// last time. Many lengthen the interval, few shorten it, but only after two successes in a row that
/// came at their time, so that a stopped timer teaches nothing; when news returns to a feed that was
/// asked seldom, it is asked as a new one. Failures back off, and a feed that is long dead is looked at
/// once a month. Nothing comes from clock or chance. All durations are seconds.
package struct FeedInterval: Hashable, Sendable {
  package static let shortest = 600.0
  package static let longest = 86_400.0
  /// Of a feed of which nothing is known.
  package static let usual = 3_600.0
  /// Between looks at a feed that died.
  package static let ofDead = 30 * 86_400.0

  package private(set) var seconds: Double
  /// Successes in a row that came at their time.
  package private(set) var onTime: Int
  package private(set) var failures: Int

  package init(seconds: Double = Self.usual, onTime: Int = 0, failures: Int = 0) {
    self.seconds = min(max(seconds, Self.shortest), Self.longest)
    self.onTime = onTime
    self.failures = failures
  }

  /// More than this share of known entries: asked too often.
  private static let manyKnown = 0.9
  /// Less than this share: some may have gone before the next look.
  private static let fewKnown = 1.0 / 3
  private static let longer = 1.5
  private static let shorter = 2.0 / 3
  /// No entry of the last time is left: others may have come and gone in between.
  private static let muchShorter = 0.5

  /// A success at `now`; gives the time of the next attempt.
  ///
  /// - Parameters:
  ///   - due: when it was to be asked.
  ///   - entries: in the feed.
  ///   - known: those of them that were known before; for an unchanged feed as many as there are.
  ///   - isFirst: the feed was never read before: all is new, which says nothing.
  package mutating func succeeded(
    at now: Double, due: Double, entries: Int, known: Int, isFirst: Bool = false
  ) -> Double {
    onTime = now - due <= seconds / 2 ? onTime + 1 : 0
    failures = 0
    guard !isFirst else { return now + seconds }
    if known < entries, seconds > Self.usual {
      (seconds, onTime) = (Self.usual, 0)
    } else if onTime >= 2 {
      let share = entries == 0 ? 1 : Double(known) / Double(entries)
      let factor =
        share > Self.manyKnown
        ? Self.longer : share == 0 ? Self.muchShorter : share < Self.fewKnown ? Self.shorter : 1
      if factor != 1 {
        seconds = min(max(seconds * factor, Self.shortest), Self.longest)
        onTime = 0
      }
    }
    return now + seconds
  }

  /// Failures in a row after which a feed counts as dead, where two weeks have passed as well.
  private static let deadAfter = 10
  private static let deadSeconds = 14 * 86_400.0

  /// A failure at `now`; gives the time of the next attempt.
  ///
  /// - Parameters:
  ///   - address: of the feed: feeds that fail together are spread by it, by up to a tenth.
  ///   - lastSuccess: nil for none ever.
  ///   - notBefore: what the server asks for (Retry-After), which goes before; a month at most.
  package mutating func failed(
    at now: Double, address: String, lastSuccess: Double?, notBefore: Double? = nil
  ) -> Double {
    failures += 1
    onTime = 0
    let isDead =
      failures >= Self.deadAfter && lastSuccess.map { now - $0 >= Self.deadSeconds } ?? true
    let delay =
      isDead
      ? Self.ofDead
      : min(max(seconds, Self.usual / 2) * Double(1 << min(failures - 1, 16)), Self.longest)
    let tenth = Double(stableHash("\(address) \(failures)".utf8) % 1_000) / 10_000
    let asked = min(notBefore ?? 0, now + Self.ofDead)
    return max(now + delay * (1 + tenth), asked)
  }
}
