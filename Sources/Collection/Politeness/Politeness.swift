internal import Basics
package import Foundation

/// How much a host is asked; times in seconds.
package struct Politeness: Hashable, Sendable {
  /// Between the starts of two requests to a host: what Media Cloud keeps.
  package var gap = 5.0
  /// Of what a robots.txt asks for as its crawl delay.
  package var longestCrawlDelay = 120.0
  /// Requests to a host at a time.
  package var concurrency = 1
  /// The least pause of a host that says that it is asked too much (429, 503), as with Media Cloud.
  package var slowDown = 30.0
  /// The first pause of a host that fails; each failure behind it doubles it.
  package var firstPause = 30.0
  /// A host that is down for days is asked some times a day.
  package var longestPause = 21_600.0
  /// Of what a host asks for in `Retry-After`.
  package var longestRetryAfter = 86_400.0

  package init() {}

  /// A pause that doubles with each failure, up to `longestPause`, longer by up to a half.
  ///
  /// The spread keeps hosts that failed at one moment from being asked at one moment, and is a hash
  /// of name and number, so that a run can be repeated.
  package func pause(after failures: Int, of name: String) -> TimeInterval {
    guard failures > 0 else { return 0 }
    // Beyond 30 doublings any pause is the longest.
    let pause = min(longestPause, firstPause * Double(1 << min(failures - 1, 30)))
    return pause * (1 + spread(name, failures) / 2)
  }
}

/// A number from 0 to 1, without 1, from a name and a number.
func spread(_ name: String, _ number: Int) -> Double {
  var hash = stableHash("\(name) \(number)".utf8)
  // The hash is weak in its high bits for short texts: mixed once more (the finish of MurmurHash3).
  hash ^= hash >> 33
  hash = hash &* 0xff51_afd7_ed55_8ccd
  hash ^= hash >> 33
  return Double(hash >> 11) / Double(UInt64(1) << 53)
}
