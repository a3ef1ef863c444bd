/// How an attempt to read a feed ended: one of these, for every attempt.
package enum FeedStatus: String, CaseIterable, Sendable {
  case read
  /// The server says that nothing changed (304), or sent the same bytes.
  case unchanged
  /// Read, though not well-formed or cut; what could be saved was.
  case damaged
  /// Read, at an address to which it moved for good (301, 308).
  case moved
  /// A page where a feed was expected: moved, blocked, or behind a login.
  case html
  case notAFeed = "not_a_feed"
  /// Nothing but white space.
  case empty
  /// A sitemap whose entries have no dates: what of it is new cannot be told.
  case undated
  /// All its links lead to hosts that are not the outlet's.
  case foreign
  case tooLarge = "too_large"
  /// The server says that there is none, for good (404, 410).
  case died
  /// Not to us (401, 403, 407, 451).
  case refused
  /// Later (429, 503).
  case busy
  /// Any other status of an error.
  case failed
  /// No answer came: name, connection, certificate, time.
  case unreachable
  /// The host's robots.txt forbids it.
  case robots

  /// The feed is alive: what it named counts, and its interval follows what is new.
  package var isSuccess: Bool {
    switch self {
    case .read, .unchanged, .damaged, .moved: true
    case .html, .notAFeed, .empty, .undated, .foreign, .tooLarge, .died, .refused, .busy, .failed,
      .unreachable,
      .robots:
      false
    }
  }
}
