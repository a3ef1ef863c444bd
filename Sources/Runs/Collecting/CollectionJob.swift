internal import Store

/// A request that is to be made of a host.
struct CollectionJob: Sendable {
  enum Purpose: Sendable {
    /// robots.txt, before anything else is asked of its host.
    case robots
    case feed(FeedRow)
    case page(PageRow)
  }

  var purpose: Purpose
  /// What is asked for; behind redirects another address than that of its row.
  var address: String
  /// Host and port: whom to be polite to.
  var host: String
  /// Redirects followed so far.
  var hops = 0
  /// Whose robots.txt this is, behind redirects to another host.
  var robotsOrigin: String?
  /// All redirects so far were for good (301, 308).
  var hasMovedForGood = true

  var isRobots: Bool {
    if case .robots = purpose { true } else { false }
  }

  /// The id of the outlet that it is about; nil for robots.txt, which may lie anywhere.
  var outlet: String? {
    switch purpose {
    case .feed(let feed): feed.outlet
    case .page(let page): page.outlet
    case .robots: nil
    }
  }

  /// The same at the next address.
  func following(_ address: String, host: String, forGood: Bool) -> CollectionJob {
    var next = self
    (next.address, next.host) = (address, host)
    next.hops += 1
    next.hasMovedForGood = hasMovedForGood && forGood
    return next
  }
}
