package import Basics
internal import GRDB

extension CollectionStore {
  /// The state of a collection at one moment, as `koshu status` shows it.
  package struct Snapshot: Sendable {
    /// The last ones, the newest first.
    package var runs: [RunRow] = []
    /// The last one that came to its end.
    package var lastComplete: RunRow?
    /// By outlet and address.
    package var feeds: [FeedRow] = []
    /// Those that are not to be asked for more than two minutes yet, by name; without their robots.txt.
    package var restingHosts: [HostRow] = []
    /// By outlet and state.
    package var pages: [PageCount] = []
    package var backlog = Backlog()
    /// By outlet.
    package var paces: [Pace] = []

    package init() {}
  }

  /// The pages that wait.
  package struct Backlog: Hashable, Sendable {
    /// Those that the next run fetches.
    package var due = 0
    /// Since when the first of them is due; seconds since 1970.
    package var dueSince: Double?
    /// Those that would be due, but their hosts rest.
    package var held = 0
    /// Those whose time has not come: they failed and are to be tried again.
    package var later = 0

    package init(due: Int = 0, dueSince: Double? = nil, held: Int = 0, later: Int = 0) {
      (self.due, self.dueSince, self.held, self.later) = (due, dueSince, held, later)
    }

    package var total: Int { due + held + later }
  }

  /// How often feeds name new pages of an outlet.
  package struct Pace: Hashable, Sendable {
    package var outlet: String
    /// When the last new page was found; seconds since 1970.
    package var last: Double
    /// The longest time without one in the four weeks before, in seconds; nil where it published once.
    package var longestGap: Double?

    package init(outlet: String, last: Double, longestGap: Double?) {
      (self.outlet, self.last, self.longestGap) = (outlet, last, longestGap)
    }
  }

  /// A host that is asked again so soon does not rest: such is the time between two requests, by its
  /// own `Crawl-delay` at most; in seconds.
  private static let betweenRequests = 120.0

  /// All of it in one state of the store, with so many runs.
  package func snapshot(now: Double, runs count: Int) throws(Problem) -> Snapshot {
    try read { db in
      var snapshot = Snapshot()
      snapshot.runs = try RunRow.fetchAll(
        db, sql: "SELECT * FROM runs ORDER BY number DESC LIMIT ?", arguments: [count])
      snapshot.lastComplete = try RunRow.fetchOne(
        db, sql: "SELECT * FROM runs WHERE state = 'complete' ORDER BY number DESC LIMIT 1")
      snapshot.feeds = try FeedRow.fetchAll(db, sql: "SELECT * FROM feeds ORDER BY outlet, address")
      snapshot.restingHosts = try HostRow.fetchAll(
        db,
        sql: """
          SELECT host, NULL AS robots, robots_fetched, robots_outcome, crawl_delay, not_before, failures
          FROM hosts WHERE not_before > ? ORDER BY host
          """, arguments: [now + Self.betweenRequests])
      snapshot.pages = try Self.pageCounts(db)
      snapshot.backlog = try Self.backlog(db, now)
      snapshot.paces = try Self.paces(db, snapshot.pages)
      return snapshot
    }
  }

  private static func backlog(_ db: Database, _ now: Double) throws -> Backlog {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT
          count(*) FILTER (WHERE next_attempt <= ?1 AND NOT is_resting) AS due,
          min(next_attempt) FILTER (WHERE next_attempt <= ?1 AND NOT is_resting) AS due_since,
          count(*) FILTER (WHERE next_attempt <= ?1 AND is_resting) AS held,
          count(*) FILTER (WHERE next_attempt > ?1) AS later
        FROM (
          SELECT next_attempt, coalesce(not_before > ?2, 0) AS is_resting
          FROM pages LEFT JOIN hosts USING (host) WHERE pages.state = 'waiting')
        """, arguments: [now, now + Self.betweenRequests])
    guard let row else { return Backlog() }
    return Backlog(
      due: row["due"], dueSince: row["due_since"], held: row["held"], later: row["later"])
  }

  /// What counts as an outlet's pace is not older than this before its last page, in seconds.
  private static let paceSeconds = 28 * 86_400.0

  /// Reads the index of outlets alone, and of it only the last weeks.
  private static func paces(_ db: Database, _ counts: [PageCount]) throws -> [Pace] {
    let newest = try db.cachedStatement(
      sql: "SELECT max(found) FROM pages WHERE outlet = ? AND state = ?")
    let states = PageState.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let longest = try db.cachedStatement(
      sql: """
        SELECT max(gap) FROM (
          SELECT found - lag(found) OVER (ORDER BY found) AS gap FROM (
            SELECT DISTINCT found FROM pages
            WHERE outlet = ? AND state IN (\(states)) AND found >= ?))
        """)
    var paces: [Pace] = []
    for count in counts {
      let found = try Double.fetchOne(newest, arguments: [count.outlet, count.state.rawValue])
      guard let found else { continue }
      if let last = paces.last, last.outlet == count.outlet {
        paces[paces.count - 1].last = max(last.last, found)
      } else {
        paces.append(Pace(outlet: count.outlet, last: found, longestGap: nil))
      }
    }
    for index in paces.indices {
      let pace = paces[index]
      paces[index].longestGap = try Double.fetchOne(
        longest, arguments: [pace.outlet, pace.last - Self.paceSeconds])
    }
    return paces
  }
}
