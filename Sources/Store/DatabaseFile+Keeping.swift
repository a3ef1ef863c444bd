internal import Basics
internal import GRDB

extension DatabaseFile {
  /// What SQLite finds wrong in the file: broken pages and indexes, then rows whose other row is gone.
  ///
  /// SQLite stops at so many faults.
  func faults(limit: Int) throws(Problem) -> (integrity: [String], foreignKeys: [String]) {
    try read { db in
      let found = try String.fetchAll(db, sql: "PRAGMA integrity_check(\(limit))")
      let rows = try Row.fetchCursor(db, sql: "PRAGMA foreign_key_check")
      var keys: [String] = []
      while keys.count < limit, let row = try rows.next() {
        let (table, parent): (String, String) = (row["table"], row["parent"])
        let id: Int64? = row["rowid"]
        keys.append("\(table)\(id.map { " row \($0)" } ?? "") names no row of \(parent)")
      }
      return (found.filter { $0 != "ok" }, keys)
    }
  }

  /// From here on what is deleted is overwritten with zeros.
  func eraseDeleted() throws(Problem) {
    try alone { try $0.execute(sql: "PRAGMA secure_delete = ON") }
  }

  /// Takes away what was deleted and still lies in free pages, old slots of pages and the write-ahead log.
  ///
  /// - Throws: `STO-006` where another program reads an older state of the file, which keeps the log.
  func erase() throws(Problem) {
    try alone { db in
      try db.execute(sql: "PRAGMA secure_delete = ON; VACUUM")
      _ = try db.checkpoint(.truncate)
    }
  }

  /// Brings all into the file itself, so that it can be moved, and lets go of it.
  func close() throws(Problem) {
    try alone { _ = try $0.checkpoint(.truncate) }
    do { try pool.close() } catch { throw busy }
  }

  private var busy: Problem {
    Problem(
      "STO-006", at: pool.path, "another program is using the file",
      cure: "stop it (koshu serve, a viewer of SQLite), then do the same again", kind: .fault)
  }

  private func alone(_ work: (Database) throws -> Void) throws(Problem) {
    do { try pool.writeWithoutTransaction(work) } catch let error as DatabaseError
      where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
    {
      throw busy
    } catch {
      throw problem(error)
    }
  }
}
