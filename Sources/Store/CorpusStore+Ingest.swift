package import Basics
internal import Foundation
internal import GRDB

extension CorpusStore {
  /// Marks containers, and documents that lie in none, as unseen: what a run does not meet again is
  /// dropped by `dropUnseen`.
  ///
  /// Documents in containers go with them, so that a run that finds nothing new touches none of them.
  package func beginIngest() throws(Problem) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE documents SET seen = 0 WHERE container IS NULL;
          UPDATE containers SET seen = 0;
          """)
      try Self.setMark("ingest", "begun", in: db)
    }
  }

  /// The keys of documents by their locators, of those among `locators` that are known.
  package func keys(ofDocuments locators: [String]) throws(Problem) -> [String: String] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT key FROM documents WHERE locator = ?")
      var keys: [String: String] = [:]
      for locator in locators {
        keys[locator] = try String.fetchOne(statement, arguments: [locator])
      }
      return keys
    }
  }

  package func container(_ path: String) throws(Problem) -> ContainerRow? {
    try read { db in try ContainerRow.fetchOne(db, key: path) }
  }

  /// The documents of a container, by their locators.
  package func documents(ofContainer path: String) throws(Problem) -> [DocumentRow] {
    try read { db in
      try DocumentRow.fetchAll(
        db, sql: "SELECT * FROM documents WHERE container = ? ORDER BY locator", arguments: [path])
    }
  }

  /// Marks a container as seen, under the number its source has now and with the state of its file.
  package func keepContainer(
    _ path: String, source: Int, stamp: String?
  ) throws(Problem) {
    try write { db in
      let before = try Int.fetchOne(
        db, sql: "SELECT source FROM containers WHERE path = ?", arguments: [path])
      try db.execute(
        sql: "UPDATE containers SET seen = 1, source = ?, stamp = ? WHERE path = ?",
        arguments: [source, stamp, path])
      guard before != source else { return }
      try db.execute(
        sql: "UPDATE documents SET source = ? WHERE container = ?", arguments: [source, path])
    }
  }

  /// Keeps unchanged documents as they are.
  package func keepDocuments(_ locators: [String], source: Int) throws(Problem) {
    try write { db in
      for locator in locators {
        try db.execute(
          sql: "UPDATE documents SET seen = 1, source = ? WHERE locator = ?",
          arguments: [source, locator])
      }
    }
  }

  /// Begins a container anew.
  ///
  /// Its documents stay until the run is through, and are replaced one by one; those that are not met
  /// again go. Its key is not valid before `finishContainer`.
  package func beginContainer(_ row: ContainerRow) throws(Problem) {
    var row = row
    (row.key, row.stamp) = ("", nil)
    let unfinished = row
    try write { db in
      try unfinished.upsert(db)
      try db.execute(
        sql: "UPDATE documents SET seen = 0 WHERE container = ?", arguments: [unfinished.path])
    }
  }

  /// Keeps the documents of a container that were not met again.
  package func keepUnmet(inContainer path: String) throws(Problem) {
    try write { db in
      try db.execute(
        sql: "UPDATE documents SET seen = 1 WHERE container = ? AND seen = 0", arguments: [path])
    }
  }

  package func finishContainer(_ row: ContainerRow) throws(Problem) {
    try write { db in try row.upsert(db) }
  }

  /// Writes documents, replacing those of the same locators.
  package func put(_ documents: [DocumentRow]) throws(Problem) {
    try write { db in
      for row in documents {
        try db.write(
          [
            "locator": row.locator, "source": row.source, "container": row.container,
            "key": row.key, "outcome": row.outcome, "detail": row.detail,
            "identity": row.identity, "rank": row.rank, "outlet": row.outlet,
            "digest": row.digest, "content": row.content, "encoding": row.encoding,
            "replaced": row.replaced, "article": row.article, "seen": row.seen,
            "fetched": row.fetched, "version": row.version,
          ], into: "documents", key: "locator")
      }
    }
  }

  /// Drops documents and containers that the sources no longer hold; their number.
  package func dropUnseen() throws(Problem) -> Int {
    try write { db in
      try db.execute(sql: "DELETE FROM documents WHERE seen = 0")
      var gone = db.changesCount
      let containers = try String.fetchAll(db, sql: "SELECT path FROM containers WHERE seen = 0")
      for path in containers {
        try db.execute(sql: "DELETE FROM documents WHERE container = ?", arguments: [path])
        gone += db.changesCount
        try db.execute(sql: "DELETE FROM containers WHERE path = ?", arguments: [path])
      }
      return gone
    }
  }

  /// All is as it was: the articles need not be chosen anew.
  package func endUnchangedIngest() throws(Problem) {
    try write { db in try db.execute(sql: "DELETE FROM marks WHERE name = 'ingest'") }
  }
}
