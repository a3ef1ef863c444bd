internal import Basics
internal import Foundation
internal import GRDB

/// A SQLite file with its migrations: WAL, synchronous FULL, one writer and many readers.
///
/// Faults of SQLite come out as `STO-001` to `STO-005`.
struct DatabaseFile: Sendable {
  let pool: DatabasePool
  /// What to do where it is damaged.
  private let mending: String

  /// Opens the file, makes it where there is none, and brings it to the newest schema.
  init(path: String, _ migrations: DatabaseMigrator, mending: String) throws(Problem) {
    self.mending = mending
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      // `status` and `explain` may open the store while a run writes: seconds cover one batch.
      configuration.busyMode = .timeout(10)
      // The indexes of some hundred thousand articles stay in memory between two looks.
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -16000")
      }
      let pool = try DatabasePool(path: path, configuration: configuration)
      if try pool.read({ try migrations.hasBeenSuperseded($0) }) {
        throw Problem(
          "STO-002", at: path, "the store was made by a newer version of Koshu",
          cure: "use that version, or name another store in pipeline.json", kind: .fault)
      }
      try migrations.migrate(pool)
      self.pool = pool
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Self.problem(error, at: path, mending: mending)
    }
  }

  func write<T>(_ work: (Database) throws -> T) throws(Problem) -> T {
    do { return try pool.write(work) } catch {
      throw Self.problem(error, at: pool.path, mending: mending)
    }
  }

  /// Reads in one state of the store.
  ///
  /// Within a visit more may be read: who looks through the codings asks for the words of some. The inner
  /// reading sees the state of the outer one; `DatabasePool.read` would stop the program.
  func read<T>(_ work: (Database) throws -> T) throws(Problem) -> T {
    do {
      return try pool.unsafeReentrantRead { database in
        guard !database.isInsideTransaction else { return try work(database) }
        var result: T?
        try database.inTransaction(.deferred) {
          result = try work(database)
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
      }
    } catch {
      throw Self.problem(error, at: pool.path, mending: mending)
    }
  }

  /// A fault of SQLite as a problem of this file.
  func problem(_ error: any Error) -> Problem {
    Self.problem(error, at: pool.path, mending: mending)
  }

  private static func problem(_ error: any Error, at path: String, mending: String) -> Problem {
    if let problem = error as? Problem { return problem }
    guard let error = error as? DatabaseError else {
      return Problem("STO-001", at: path, "\(error)", kind: .fault)
    }
    let message = error.message ?? "\(error)"
    switch error.resultCode {
    case .SQLITE_FULL:
      return Problem(
        "STO-003", at: path, "the disk is full",
        cure: "make room and run again: what was done is kept", kind: .fault)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      return Problem(
        "STO-004", at: path, "not a sound SQLite file: \(message)", cure: mending, kind: .fault)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
      return Problem(
        "STO-005", at: path, "cannot be written: \(message)",
        cure: "check the folder and its permissions, or name another store in pipeline.json",
        kind: .fault)
    default:
      return Problem("STO-001", at: path, message, kind: .fault)
    }
  }
}
