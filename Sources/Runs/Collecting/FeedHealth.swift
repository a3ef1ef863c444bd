internal import Collection
package import Store

/// How a feed does, by its last attempt.
package struct FeedHealth: Sendable {
  package let feed: FeedRow
  package let condition: Condition

  package init(_ feed: FeedRow) {
    self.feed = feed
    condition = Condition(feed)
  }

  /// Troubles come first, those first that a person must see to.
  ///
  /// Names are permanent: they stand in JSON and in labels of metrics.
  package enum Condition: String, CaseIterable, Comparable, Sendable {
    case died, moved, html
    case notAFeed = "not_a_feed"
    case empty, undated, foreign
    case tooLarge = "too_large"
    case robots, refused, unreachable, failed, busy
    case damaged, read, unchanged
    /// It was not asked yet.
    case unasked

    init(_ feed: FeedRow) {
      guard let word = feed.lastStatus else {
        self = .unasked
        return
      }
      let status = FeedStatus(rawValue: word)
      self = status.flatMap { Condition(rawValue: $0.rawValue) } ?? .failed
      // A feed that moved for good is read at its new address from then on, which is no news to it.
      if status?.isSuccess ?? false, feed.movedTo != nil { self = .moved }
    }

    package static func < (a: Condition, b: Condition) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

    /// The last attempt brought nothing.
    package var isFailure: Bool { self < .damaged && self != .moved }

    /// A person should look at it.
    package var wantsAttention: Bool { self < .damaged }

    /// In plain words.
    package var text: String {
      switch self {
      case .died: "died: the server has no such feed any more"
      case .moved: "moved for good"
      case .html: "turned into HTML: a page stands where the feed was"
      case .notAFeed: "is no feed: something else stands there"
      case .empty: "empty: there is nothing to read"
      case .foreign: "its links lead to other hosts than those of the outlet"
      case .undated: "a sitemap without dates: what of it is new cannot be told"
      case .tooLarge: "larger than feeds may be"
      case .robots: "not to be asked: robots.txt"
      case .refused: "refused: the server does not let us in"
      case .unreachable: "unreachable: no answer came"
      case .failed: "failed"
      case .busy: "busy: the server asks to come later"
      case .damaged: "read, though it is damaged"
      case .read: "read"
      case .unchanged: "unchanged"
      case .unasked: "not asked yet"
      }
    }
  }

  /// The condition with what the attempt told beside it.
  package var text: String {
    guard condition.isFailure, let note = feed.note, !note.isEmpty else { return condition.text }
    let cure =
      note.hasPrefix("refused-address")
      ? "; hosts on other ports and on the own network are asked where collection.allowHosts names them"
      : ""
    return "\(condition.text) (\(note)\(cure))"
  }
}
