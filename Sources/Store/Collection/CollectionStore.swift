package import Basics
internal import GRDB

/// The SQLite file that keeps the collection's state between runs: feeds, the pages that they named,
/// hosts, runs, and up to where the archive is known.
///
/// One process writes at a time; every method is one transaction.
package final class CollectionStore: Sendable {
  let file: DatabaseFile

  package init(path: String) throws(Problem) {
    file = try DatabaseFile(
      path: path, collectionMigrator(),
      mending:
        "run koshu rebuild --state, which makes it anew from the archive")
  }

  func write<T>(_ work: (Database) throws -> T) throws(Problem) -> T { try file.write(work) }

  func read<T>(_ work: (Database) throws -> T) throws(Problem) -> T { try file.read(work) }

  /// What a batch of requests brought, to be kept in one step: after the archive was brought to the
  /// disk, so that nothing is told of what is not there.
  package struct Batch: Sendable {
    package var feeds: [FeedRow] = []
    /// Pages that feeds named; those that are known stay as they are.
    package var found: [PageRow] = []
    /// What became of pages; those that were forgotten meanwhile stay so.
    package var pages: [PageRow] = []
    package var hosts: [HostRow] = []
    /// Until when hosts are to be left alone; the rest of their rows stays as it is.
    package var pauses: [Pause] = []
    /// Maps that an index names no more, by address.
    package var dropped: [String] = []
    /// Up to where the archives of pages and of feeds are known now.
    package var archive: (file: String, offset: Int)?
    package var feedArchive: (file: String, offset: Int)?

    package init() {}
  }

  /// How a host wants to be treated, as the next run must know it.
  package struct Pause: Hashable, Sendable {
    package var host: String
    /// Seconds since 1970.
    package var until: Double
    /// Without an answer in between.
    package var failures: Int

    package init(host: String, until: Double, failures: Int) {
      (self.host, self.until, self.failures) = (host, until, failures)
    }
  }

  /// Keeps a batch; gives how many of the pages found were not known.
  @discardableResult
  package func keep(_ batch: Batch) throws(Problem) -> Int {
    try write { db in
      for feed in batch.feeds { try feed.upsert(db) }
      for address in batch.dropped { _ = try FeedRow.deleteOne(db, key: address) }
      for host in batch.hosts { try host.upsert(db) }
      for pause in batch.pauses {
        try db.execute(
          sql: """
            INSERT INTO hosts (host, not_before, failures) VALUES (?, ?, ?) ON CONFLICT(host)
            DO UPDATE SET not_before = excluded.not_before, failures = excluded.failures
            """, arguments: [pause.host, pause.until, pause.failures])
      }
      var new = 0
      let forgotten = try Self.forgotten(among: batch.found.map(\.identity), in: db)
      for page in batch.found where !forgotten.contains(page.identity) {
        if try page.write(.stays, in: db) { new += 1 }
      }
      for page in batch.pages {
        try page.write(.isReplaced(where: "pages.state <> 'forgotten'"), in: db)
      }
      for (name, place) in [("pages", batch.archive), ("feeds", batch.feedArchive)] {
        guard let place else { continue }
        try db.execute(
          sql: """
            INSERT INTO archives (name, file, offset) VALUES (?, ?, ?)
            ON CONFLICT(name) DO UPDATE SET file = excluded.file, offset = excluded.offset
            """, arguments: [name, place.file, place.offset])
      }
      return new
    }
  }

  /// Up to where an archive is known, `pages` or `feeds`: the end of what was written when the last batch
  /// was kept.
  package func knownArchive(_ name: String = "pages") throws(Problem) -> (
    file: String, offset: Int
  )? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT file, offset FROM archives WHERE name = ?", arguments: [name]
      )
      .map { ($0["file"], $0["offset"]) }
    }
  }
}

extension PageRow {
  @discardableResult
  fileprivate func write(_ existing: ExistingRow, in db: Database) throws -> Bool {
    try db.write(
      [
        "identity": identity, "address": address, "host": host, "outlet": outlet, "feed": feed,
        "title": title, "date": date, "found": found, "state": state, "tries": tries,
        "next_attempt": nextAttempt, "outcome": outcome, "file": file, "offset": offset,
      ], into: "pages", key: "identity", existing: existing)
  }
}
