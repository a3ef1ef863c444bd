package import Basics
internal import GRDB

extension CollectionStore {
  /// Up to so many due pages of a host, in the order in which they are to be tried.
  package func duePages(ofHost host: String, now: Double, limit: Int) throws(Problem) -> [PageRow] {
    try read { db in
      try PageRow.fetchAll(
        db,
        sql: """
          SELECT * FROM pages WHERE state = 'waiting' AND host = ? AND next_attempt <= ?
          ORDER BY next_attempt, identity LIMIT ?
          """, arguments: [host, now, limit])
    }
  }

  /// Hosts with pages that are due, sorted.
  ///
  /// Steps from host to host through the index: its cost is that of the hosts, not of the pages.
  package func hostsWithDuePages(now: Double) throws(Problem) -> [String] {
    try read { db in try String.fetchAll(db, sql: Self.dueHosts, arguments: [now]) }
  }

  /// Hosts with pages that wait, as `steps`.
  private static let waitingHosts = """
    WITH RECURSIVE steps(host) AS (
      SELECT (SELECT min(host) FROM pages WHERE state = 'waiting')
      UNION ALL
      SELECT (SELECT min(host) FROM pages WHERE state = 'waiting' AND host > steps.host)
      FROM steps WHERE steps.host IS NOT NULL
    )
    """

  static let dueHosts = """
    \(waitingHosts)
    SELECT host FROM steps
    WHERE host IS NOT NULL AND EXISTS (
      SELECT 1 FROM pages
      WHERE state = 'waiting' AND pages.host = steps.host AND next_attempt <= ?)
    ORDER BY host
    """

  /// When the first page of each host that waits will be due, in seconds since 1970, by host.
  package func nextPageTimes() throws(Problem) -> [(host: String, time: Double)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          \(Self.waitingHosts)
          SELECT host, (
            SELECT min(next_attempt) FROM pages
            WHERE state = 'waiting' AND pages.host = steps.host) AS time
          FROM steps WHERE host IS NOT NULL ORDER BY host
          """
      ).compactMap { row in (row["time"] as Double?).map { (row["host"], $0) } }
    }
  }

  /// Those of the identities that are known, in whatever state.
  package func known(_ identities: [String]) throws(Problem) -> Set<String> {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT 1 FROM pages WHERE identity = ?")
      var known: Set<String> = []
      for identity in identities
      where try Int.fetchOne(statement, arguments: [identity]) != nil {
        known.insert(identity)
      }
      return known
    }
  }

  package func page(_ identity: String) throws(Problem) -> PageRow? {
    try read { db in try PageRow.fetchOne(db, key: identity) }
  }

  /// The page that waits and of which a feed told this, where it is the only one.
  package func waitingPage(
    feed: String, title: String?, date: String?
  ) throws(Problem) -> PageRow? {
    try read { db in
      let rows = try PageRow.fetchAll(
        db,
        sql: """
          SELECT * FROM pages WHERE state = 'waiting' AND feed = ? AND title IS ? AND date IS ? LIMIT 2
          """, arguments: [feed, title, date])
      return rows.count == 1 ? rows[0] : nil
    }
  }

  /// How many pages of an outlet are in a state.
  package struct PageCount: Hashable, Sendable {
    package var outlet: String
    package var state: PageState
    package var count: Int

    package init(outlet: String, state: PageState, count: Int) {
      (self.outlet, self.state, self.count) = (outlet, state, count)
    }
  }

  /// Pages by outlet and state, sorted by both.
  package func pageCounts() throws(Problem) -> [PageCount] { try read(Self.pageCounts) }

  static func pageCounts(_ db: Database) throws -> [PageCount] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT outlet, state, count(*) AS n FROM pages GROUP BY outlet, state ORDER BY outlet, state
        """
    ).map { PageCount(outlet: $0["outlet"], state: $0["state"], count: $0["n"]) }
  }

  /// Up to so many pages behind an identity, sorted by it: of one outlet, and found before a time, where
  /// these are given.
  package func pages(
    after identity: String = "", outlet: String? = nil, foundBefore: Double? = nil, limit: Int
  ) throws(Problem) -> [PageRow] {
    try read { db in
      try PageRow.fetchAll(
        db,
        sql: """
          SELECT * FROM pages
          WHERE identity > ? AND (? IS NULL OR outlet = ?) AND (? IS NULL OR found < ?)
          ORDER BY identity LIMIT ?
          """, arguments: [identity, outlet, outlet, foundBefore, foundBefore, limit])
    }
  }
}
