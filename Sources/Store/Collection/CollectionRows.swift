package import Foundation
package import GRDB

/// A feed or sitemap that is asked for new articles, or a home page that is looked through for feeds.
///
/// Times are seconds since 1970, durations seconds.
package struct FeedRow: Codable, Hashable, Sendable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "feeds"
  package var address: String
  /// The id of its outlet.
  package var outlet: String
  package var host: String
  package var kind: FeedSort
  /// Sent back as they came, also where the body was unchanged.
  package var etag: String?
  package var lastModified: String?
  /// SHA-256 of the last body without its chunks, and the archive's record that holds it.
  package var payload: String?
  package var record: String?
  package var recordDate: String?
  package var lastAttempt: Double?
  package var lastSuccess: Double?
  /// How the last attempt ended, out of the list of `FeedStatus`.
  package var lastStatus: String?
  /// In a row.
  package var failures = 0
  /// Successes in a row that came at their time.
  package var onTime = 0
  package var interval: Double
  package var nextAttempt: Double
  /// When an article came of it that was not known.
  package var lastNew: Double?
  /// Where it moved for good (301, 308).
  package var movedTo: String?
  package var note: String?
  /// The address in `feeds` of the home page or index of sitemaps that named it; nil for one that the
  /// configuration names.
  package var parent: String?
  /// Steps from one that the configuration names.
  package var depth = 0

  enum CodingKeys: String, CodingKey {
    case address, outlet, host, kind, etag
    case lastModified = "last_modified"
    case payload, record
    case recordDate = "record_date"
    case lastAttempt = "last_attempt"
    case lastSuccess = "last_success"
    case lastStatus = "last_status"
    case failures
    case onTime = "on_time"
    case interval
    case nextAttempt = "next_attempt"
    case lastNew = "last_new"
    case movedTo = "moved_to"
    case note, parent, depth
  }

  package init(
    address: String, outlet: String, host: String, kind: FeedSort, interval: Double,
    nextAttempt: Double, parent: FeedRow? = nil
  ) {
    self.parent = parent?.address
    depth = parent.map { $0.depth + 1 } ?? 0
    self.address = address
    self.outlet = outlet
    self.host = host
    self.kind = kind
    self.interval = interval
    self.nextAttempt = nextAttempt
  }
}

/// What an address in `feeds` is.
package enum FeedSort: String, Codable, CaseIterable, Sendable, DatabaseValueConvertible {
  case feed, sitemap, home
}

/// A page that a feed named: what is to be fetched, and what became of it.
package struct PageRow: Codable, Hashable, Sendable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "pages"
  /// Two addresses of one identity are one page.
  package var identity: String
  package var address: String
  package var host: String
  /// The id of its outlet.
  package var outlet: String
  /// The address of the feed that named it first.
  package var feed: String?
  package var title: String?
  /// ISO 8601, as the feed says.
  package var date: String?
  /// When a feed named it first, in seconds since 1970.
  package var found: Double
  package var state: PageState
  package var tries = 0
  /// Of a page that waits; seconds since 1970.
  package var nextAttempt: Double?
  /// How the last try ended.
  package var outcome: String?
  /// The archive's file that holds it, and the place of its answer in it.
  package var file: String?
  package var offset: Int?

  enum CodingKeys: String, CodingKey {
    case identity, address, host, outlet, feed, title, date, found, state, tries
    case nextAttempt = "next_attempt"
    case outcome, file, offset
  }

  /// Takes all away that was told of it.
  package mutating func forget() {
    (state, nextAttempt, outcome) = (.forgotten, nil, nil)
    (title, date, file, offset) = (nil, nil, nil, nil)
  }

  /// A page that waits to be fetched.
  package init(
    identity: String, address: String, host: String, outlet: String, feed: String?,
    title: String? = nil, date: String? = nil, found: Double
  ) {
    self.identity = identity
    self.address = address
    self.host = host
    self.outlet = outlet
    self.feed = feed
    self.title = title
    self.date = date
    self.found = found
    state = .waiting
    nextAttempt = found
  }
}

package enum PageState: String, Codable, CaseIterable, Sendable, DatabaseValueConvertible {
  case waiting, fetched
  /// The server says that there is no such page, for good (404, 410).
  case gone
  /// Tried as often as is tried.
  case givenUp = "given_up"
  /// By robots.txt, an address that is not to be opened, or the limits.
  case refused
  /// Taken out on request: never fetched again.
  case forgotten
}

/// What is known of a host: its robots.txt, and how it wants to be treated.
package struct HostRow: Codable, Hashable, Sendable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "hosts"
  package var host: String
  /// The bytes of its robots.txt, their encodings undone.
  package var robots: Data?
  package var robotsFetched: Double?
  package var robotsOutcome: String?
  /// In seconds.
  package var crawlDelay: Double?
  /// It is not to be asked before; seconds since 1970.
  package var notBefore: Double?
  /// Of requests of all kinds, without an answer in between.
  package var failures = 0

  enum CodingKeys: String, CodingKey {
    case host, robots
    case robotsFetched = "robots_fetched"
    case robotsOutcome = "robots_outcome"
    case crawlDelay = "crawl_delay"
    case notBefore = "not_before"
    case failures
  }

  package init(host: String) { self.host = host }
}

/// A run of the collection.
package struct RunRow: Codable, Hashable, Sendable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "runs"
  /// From 1.
  package var number: Int
  package var started: Double
  package var ended: Double?
  package var state: RunState
  /// JSON: digests, versions, counts, outcomes, durations, bytes, errors by host.
  package var manifest: String?

  package init(
    number: Int, started: Double, ended: Double? = nil, state: RunState, manifest: String? = nil
  ) {
    self.number = number
    self.started = started
    self.ended = ended
    self.state = state
    self.manifest = manifest
  }
}

package enum RunState: String, Codable, CaseIterable, Sendable, DatabaseValueConvertible {
  case started, complete, interrupted, failed
}
