internal import Basics
internal import Collection

/// What a collection did, counted: the manifest of its run.
package struct CollectionTally: Sendable {
  /// How attempts at feeds ended, by `FeedStatus`.
  package private(set) var feeds: [String: Int] = [:]
  /// How attempts at pages ended, by `PageOutcome`.
  package private(set) var pages: [PageOutcome: Int] = [:]
  /// Pages that feeds named for the first time.
  package var found = 0
  /// Requests of all kinds, redirects among them.
  package var requests = 0
  /// Bytes of answers as they were sent.
  package var bytes = 0
  /// Pages that a stopped run had fetched, found again in the archive.
  package var adopted = 0
  /// Pages whose records were cut off the archive.
  package var lost = 0
  /// Requests that failed, by host and reason.
  private var failures: [String: [String: Int]] = [:]

  package init() {}

  mutating func note(feed status: String) { feeds[status, default: 0] += 1 }

  mutating func note(page outcome: PageOutcome) { pages[outcome, default: 0] += 1 }

  mutating func note(failure: String, of host: String) {
    failures[host, default: [:]][failure, default: 0] += 1
  }

  package var fetched: Int { pages[.fetched] ?? 0 }

  /// Hosts with the most failures, each with its reasons; the first hundred.
  private var worstHosts: [(host: String, reasons: [(String, Int)])] {
    failures.map { host, reasons in
      (host: host, reasons: reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) })
    }.sorted { a, b in
      let counts = [a, b].map { $0.reasons.reduce(0) { $0 + $1.1 } }
      return (counts[1], a.host) < (counts[0], b.host)
    }.prefix(100).map { ($0.host, $0.reasons.map { ($0.key, $0.value) }) }
  }

  /// Adds its fields to an object.
  func write(to json: inout JSONWriter) {
    json.field("requests", requests)
    json.field("bytes", bytes)
    json.field("found", found)
    json.field("adopted", adopted)
    json.field("lost", lost)
    json.key("feeds")
    json.object { json in
      for (status, count) in feeds.sorted(by: { $0.key < $1.key }) { json.field(status, count) }
    }
    json.key("pages")
    json.object { json in
      for outcome in PageOutcome.allCases { json.field(outcome.rawValue, pages[outcome] ?? 0) }
    }
    json.key("failures")
    json.array(worstHosts) { json, host in
      json.object { json in
        json.field("host", host.host)
        for (reason, count) in host.reasons { json.field(reason, count) }
      }
    }
  }

  /// In one line, for people.
  package var text: String {
    let asked = feeds.values.reduce(0, +)
    let failed = feeds.filter { !(FeedStatus(rawValue: $0.key)?.isSuccess ?? false) }.values.reduce(
      0, +)
    var parts = ["\(asked) feeds asked" + (failed > 0 ? ", \(failed) in trouble" : "")]
    parts.append("\(found) new pages")
    if lost > 0 { parts.append("\(lost) were cut off the archive, and are fetched again") }
    parts += PageOutcome.allCases.compactMap { outcome in
      pages[outcome].map { "\($0) \(outcome.rawValue.replacing("_", with: " "))" }
    }
    return parts.joined(separator: "; ")
  }
}

/// How an attempt at a page ended: one of these, for every attempt.
package enum PageOutcome: String, CaseIterable, Sendable {
  case fetched
  /// It asks not to be archived.
  case noarchive
  /// Not there, for good.
  case gone
  /// To be tried again.
  case retry
  case givenUp = "given_up"
  /// By robots.txt, by its address, by too many redirects or one to another site.
  case refused
  /// Broken off by us.
  case interrupted
}
