package import Basics
internal import GRDB

/// How many documents of a source ended in an outcome.
package struct OutcomeCount: Hashable, Sendable {
  package var source: Int
  package var outcome: String
  package var count: Int

  package init(source: Int, outcome: String, count: Int) {
    self.source = source
    self.outcome = outcome
    self.count = count
  }
}

extension CorpusStore {
  /// Documents by source and outcome, sorted by both.
  package func documentCounts() throws(Problem) -> [OutcomeCount] {
    try counts(of: "documents")
  }

  /// Containers by source and outcome, sorted by both.
  package func containerCounts() throws(Problem) -> [OutcomeCount] {
    try counts(of: "containers")
  }

  /// Documents and containers with something to say about them: locator, outcome, detail.
  package func details(limit: Int) throws(Problem) -> [(String, String, String)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT path AS locator, outcome, detail FROM containers WHERE detail IS NOT NULL
          UNION ALL
          SELECT locator, outcome, detail FROM documents
          WHERE detail IS NOT NULL AND outcome NOT IN ('duplicate', 'version')
          ORDER BY locator LIMIT ?
          """, arguments: [limit]
      ).map { ($0["locator"], $0["outcome"], $0["detail"]) }
    }
  }

  /// Whether the last reading of the sources did not come to its end: articles and documents do not
  /// agree then.
  package func isIngestBrokenOff() throws(Problem) -> Bool { try mark("ingest") != nil }

  package func articleCount() throws(Problem) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM articles") ?? 0 }
  }

  package func codingCount() throws(Problem) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM codings") ?? 0 }
  }

  package func storyCount() throws(Problem) -> Int {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT count(DISTINCT coalesce(story, id)) FROM articles") ?? 0
    }
  }

  /// A named value that lasts, such as the key of the newest outputs.
  package func mark(_ name: String) throws(Problem) -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT value FROM marks WHERE name = ?", arguments: [name])
    }
  }

  package func setMark(_ name: String, _ value: String) throws(Problem) {
    try write { db in try Self.setMark(name, value, in: db) }
  }

  static func setMark(_ name: String, _ value: String, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO marks (name, value) VALUES (?, ?)
        ON CONFLICT(name) DO UPDATE SET value = excluded.value
        """, arguments: [name, value])
  }

  private func counts(of table: String) throws(Problem) -> [OutcomeCount] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT source, outcome, count(*) AS n FROM \(table)
          GROUP BY source, outcome ORDER BY source, outcome
          """
      ).map { OutcomeCount(source: $0["source"], outcome: $0["outcome"], count: $0["n"]) }
    }
  }
}
