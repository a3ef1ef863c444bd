package import Basics
internal import GRDB

extension CollectionStore {
  /// Begins a run; those that were begun and did not come to an end were killed, and are marked so.
  package func beginRun(now: Double) throws(Problem) -> RunRow {
    try write { db in
      try db.execute(sql: "UPDATE runs SET state = 'interrupted' WHERE state = 'started'")
      let last = try Int.fetchOne(db, sql: "SELECT max(number) FROM runs") ?? 0
      let run = RunRow(number: last + 1, started: now, state: .started)
      try run.insert(db)
      return run
    }
  }

  /// Runs that are kept: two months of one every ten minutes.
  private static let keptRuns = 10_000

  package func endRun(_ run: RunRow) throws(Problem) {
    try write { db in
      try run.upsert(db)
      try db.execute(
        sql: "DELETE FROM runs WHERE number <= ?", arguments: [run.number - Self.keptRuns])
    }
  }

  /// The last runs, the newest first.
  package func runs(last count: Int) throws(Problem) -> [RunRow] {
    try read { db in
      try RunRow.fetchAll(
        db, sql: "SELECT * FROM runs ORDER BY number DESC LIMIT ?", arguments: [count])
    }
  }
}
