package import Basics
internal import Foundation
internal import GRDB

extension CorpusStore {
  /// Marks everything as unseen: what a run does not meet again is dropped by `dropUnseen`.
  package func beginIngest() throws(Problem) {
    try write { db in
      try db.execute(sql: "UPDATE documents SET seen = 0; UPDATE containers SET seen = 0")
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

  /// Marks a container and all documents in it as seen, under the number its source has now.
  package func keepContainer(_ path: String, source: Int) throws(Problem) {
    try write { db in
      try db.execute(
        sql: "UPDATE containers SET seen = 1, source = ? WHERE path = ?", arguments: [source, path])
      try db.execute(
        sql: "UPDATE documents SET seen = 1, source = ? WHERE container = ?",
        arguments: [source, path])
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
  /// Its documents stay until the run is through, and are replaced one by one; its key is not valid
  /// before `finishContainer`.
  package func beginContainer(_ row: ContainerRow) throws(Problem) {
    var row = row
    row.key = ""
    let unfinished = row
    try write { db in try unfinished.upsert(db) }
  }

  package func finishContainer(_ row: ContainerRow) throws(Problem) {
    try write { db in try row.upsert(db) }
  }

  /// Writes documents, replacing those of the same locators.
  package func put(_ documents: [DocumentRow]) throws(Problem) {
    try write { db in
      for document in documents {
        let old = try Int64.fetchOne(
          db, sql: "SELECT id FROM documents WHERE locator = ?", arguments: [document.locator])
        var document = document
        document.id = old
        try document.save(db)
      }
    }
  }

  /// Drops documents and containers that the sources no longer hold; their number.
  package func dropUnseen() throws(Problem) -> Int {
    try write { db in
      let gone =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM documents WHERE seen = 0") ?? 0
      try db.execute(
        sql: "DELETE FROM documents WHERE seen = 0; DELETE FROM containers WHERE seen = 0")
      return gone
    }
  }
}
