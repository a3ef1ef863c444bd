package import Basics
internal import GRDB

/// A record that is to go out of an archive, at its place before anything goes.
package struct ForgettingRow: Codable, Hashable, Sendable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "forgetting_records"
  /// `pages` or `feeds`.
  package var archive: String
  package var file: String
  package var offset: Int
  /// Of all records of its exchange.
  package var length: Int
  /// The identifier of the answer's record.
  package var record: String

  package init(archive: String, file: String, offset: Int, length: Int, record: String) {
    self.archive = archive
    self.file = file
    self.offset = offset
    self.length = length
    self.record = record
  }
}

extension CollectionStore {
  /// Pages that are in a file of the archive, behind a place, in its order, up to so many.
  package func pages(
    inFile file: String, after offset: Int, limit: Int
  ) throws(Problem) -> [PageRow] {
    try read { db in
      try PageRow.fetchAll(
        db,
        sql: """
          SELECT * FROM pages WHERE file = ? AND offset > ? ORDER BY offset, identity LIMIT ?
          """, arguments: [file, offset, limit])
    }
  }

  package func pages(inFile file: String, at offset: Int) throws(Problem) -> [PageRow] {
    try read { db in
      try PageRow.fetchAll(
        db, sql: "SELECT * FROM pages WHERE file = ? AND offset = ? ORDER BY identity",
        arguments: [file, offset])
    }
  }

  /// The files that pages are said to be in, sorted.
  package func archiveFiles() throws(Problem) -> [String] {
    try read { db in
      try String.fetchAll(
        db, sql: "SELECT DISTINCT file FROM pages WHERE file IS NOT NULL ORDER BY file")
    }
  }

  /// Pages that were fetched, and are said to be in no file.
  package func unplacedPages() throws(Problem) -> Int {
    try read { db in
      try Int.fetchOne(
        db,
        sql:
          "SELECT count(*) FROM pages WHERE state = 'fetched' AND (file IS NULL OR offset IS NULL)")
        ?? 0
    }
  }

  // MARK: - Forgetting

  /// Those of the identities that were forgotten, of which nothing but a digest may be known.
  static func forgotten(among identities: [String], in db: Database) throws -> Set<String> {
    guard !identities.isEmpty,
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM forgotten)") ?? false
    else { return [] }
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM forgotten WHERE identity = ?")
    return Set(
      try identities.filter {
        try Int.fetchOne(statement, arguments: [Digest(of: $0.utf8).hex]) != nil
      })
  }

  /// Those of the identities that were forgotten.
  package func forgotten(among identities: [String]) throws(Problem) -> Set<String> {
    try read { db in try Self.forgotten(among: identities, in: db) }
  }

  package func isForgotten(_ identity: String) throws(Problem) -> Bool {
    try !forgotten(among: [identity]).isEmpty
  }

  /// Identities that are never to be fetched again, by their SHA-256.
  package func addForgotten(_ digests: [String]) throws(Problem) {
    try write { db in try Self.add(forgotten: digests, in: db) }
  }

  private static func add(forgotten digests: [String], in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO forgotten (identity) VALUES (?)")
    for digest in digests { try statement.execute(arguments: [digest]) }
  }

  /// Digests of identities that were forgotten, sorted.
  package func forgottenDigests() throws(Problem) -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT identity FROM forgotten ORDER BY identity")
    }
  }

  /// Begins a forgetting in one step: the pages are never fetched again, all that was told of them is
  /// gone, and which records are to follow is written down.
  package func beginForgetting(
    _ pages: [PageRow], records: [ForgettingRow], note: String
  ) throws(Problem) {
    try write { db in
      try db.execute(sql: "PRAGMA secure_delete = ON")
      for page in pages {
        var page = page
        page.forget()
        try page.upsert(db)
      }
      try Self.add(forgotten: pages.map { Digest(of: $0.identity.utf8).hex }, in: db)
      for record in records { try record.insert(db, onConflict: .ignore) }
      try db.execute(sql: "INSERT INTO forgetting (note) VALUES (?)", arguments: [note])
    }
  }

  /// The forgetting that is under way, by its line for `forgotten.jsonl`; nil where none is.
  package func forgetting() throws(Problem) -> String? {
    try read { db in try String.fetchOne(db, sql: "SELECT note FROM forgetting") }
  }

  /// What is to go out of an archive, in its order.
  package func forgettingRecords(_ archive: String) throws(Problem) -> [ForgettingRow] {
    try read { db in
      try ForgettingRow.fetchAll(
        db, sql: "SELECT * FROM forgetting_records WHERE archive = ? ORDER BY file, offset",
        arguments: [archive])
    }
  }

  /// The records are out of the archives: what stood behind them stands nearer to the beginning now.
  ///
  /// Places and the list of what was to go change in one step, so that none is moved twice.
  package func closeGaps() throws(Problem) {
    try write { db in
      let records = try ForgettingRow.fetchAll(
        db, sql: "SELECT * FROM forgetting_records ORDER BY archive, file, offset")
      var start = 0
      while start < records.count {
        let first = records[start]
        let group = records[start...].prefix {
          $0.archive == first.archive && $0.file == first.file
        }
        start = group.endIndex
        if first.archive == "pages" { try Self.move(Array(group), in: db) }
        try db.execute(
          sql: """
            UPDATE archives SET offset = offset - (
              SELECT coalesce(sum(length), 0) FROM forgetting_records AS gone
              WHERE gone.archive = ?1 AND gone.file = ?2 AND gone.offset < archives.offset)
            WHERE name = ?1 AND file = ?2
            """, arguments: [first.archive, first.file])
      }
      try db.execute(
        sql: """
          UPDATE feeds SET payload = NULL, record = NULL, record_date = NULL
          WHERE record IN (SELECT record FROM forgetting_records WHERE archive = 'feeds')
          """)
      try db.execute(sql: "DELETE FROM forgetting_records")
    }
  }

  private static func move(_ gone: [ForgettingRow], in db: Database) throws {
    let pages = try Row.fetchAll(
      db,
      sql:
        "SELECT identity, offset FROM pages WHERE file = ? AND offset IS NOT NULL ORDER BY offset",
      arguments: [gone[0].file])
    let statement = try db.cachedStatement(sql: "UPDATE pages SET offset = ? WHERE identity = ?")
    var (index, shift) = (0, 0)
    for page in pages {
      let offset: Int = page["offset"]
      while index < gone.count, gone[index].offset < offset {
        shift += gone[index].length
        index += 1
      }
      guard shift > 0 else { continue }
      try statement.execute(arguments: [offset - shift, page["identity"] as String])
    }
  }

  /// The forgetting has come to its end.
  package func endForgetting() throws(Problem) {
    try write { db in try db.execute(sql: "DELETE FROM forgetting") }
  }

  // MARK: - The file

  /// Up to where the archives are known, where that is found out anew.
  package func setKnown(_ archive: String, file: String, offset: Int) throws(Problem) {
    var batch = Batch()
    if archive == "pages" {
      batch.archive = (file, offset)
    } else {
      batch.feedArchive = (file, offset)
    }
    try keep(batch)
  }

  /// What SQLite itself finds wrong in the file, at most so much.
  package func faults(
    limit: Int
  ) throws(Problem) -> (integrity: [String], foreignKeys: [String]) {
    try file.faults(limit: limit)
  }

  /// Takes away what was deleted and still lies in free pages and the log.
  package func erase() throws(Problem) { try file.erase() }

  /// Brings all into the file itself, so that it can be moved, and lets go of it.
  package func close() throws(Problem) { try file.close() }
}
