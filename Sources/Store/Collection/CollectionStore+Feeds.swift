package import Basics
internal import GRDB

extension CollectionStore {
  /// Feeds that are due, those first that were due first; of equals by address.
  package func dueFeeds(now: Double, limit: Int = .max) throws(Problem) -> [FeedRow] {
    try read { db in
      try FeedRow.fetchAll(
        db,
        sql: "SELECT * FROM feeds WHERE next_attempt <= ? ORDER BY next_attempt, address LIMIT ?",
        arguments: [now, limit])
    }
  }

  /// All feeds, by outlet and address.
  package func feeds() throws(Problem) -> [FeedRow] {
    try read { db in try FeedRow.fetchAll(db, sql: "SELECT * FROM feeds ORDER BY outlet, address") }
  }

  package func feed(_ address: String) throws(Problem) -> FeedRow? {
    try read { db in try FeedRow.fetchOne(db, key: address) }
  }

  /// The feeds and home pages that the configuration names now: new ones are added, others keep what is
  /// known of them.
  ///
  /// Those that it names no more are dropped, and with them all that was found by them.
  package func name(_ feeds: [FeedRow]) throws(Problem) {
    try write { db in
      try db.execute(sql: "CREATE TEMP TABLE named (address TEXT PRIMARY KEY) STRICT")
      for feed in feeds {
        try db.execute(sql: "INSERT OR IGNORE INTO named VALUES (?)", arguments: [feed.address])
        if var known = try FeedRow.fetchOne(db, key: feed.address) {
          (known.outlet, known.kind, known.parent, known.depth) = (feed.outlet, feed.kind, nil, 0)
          try known.update(db)
        } else {
          try feed.insert(db)
        }
      }
      try db.execute(
        sql: "DELETE FROM feeds WHERE parent IS NULL AND address NOT IN (SELECT address FROM named)"
      )
      try db.execute(sql: "DROP TABLE named")
      repeat {
        try db.execute(
          sql:
            "DELETE FROM feeds WHERE parent IS NOT NULL AND parent NOT IN (SELECT address FROM feeds)"
        )
      } while db.changesCount > 0
    }
  }

  /// Makes every feed due.
  package func makeFeedsDue(now: Double) throws(Problem) {
    try write { db in
      try db.execute(
        sql: "UPDATE feeds SET next_attempt = ?1 WHERE next_attempt > ?1", arguments: [now])
    }
  }

  /// The addresses of the feeds that one named, sorted.
  package func feeds(namedBy parent: String) throws(Problem) -> [String] {
    try read { db in
      try String.fetchAll(
        db, sql: "SELECT address FROM feeds WHERE parent = ? ORDER BY address", arguments: [parent])
    }
  }

  package func host(_ host: String) throws(Problem) -> HostRow? {
    try read { db in try HostRow.fetchOne(db, key: host) }
  }

  /// All hosts, sorted.
  package func hosts() throws(Problem) -> [HostRow] {
    try read { db in try HostRow.fetchAll(db, sql: "SELECT * FROM hosts ORDER BY host") }
  }
}
