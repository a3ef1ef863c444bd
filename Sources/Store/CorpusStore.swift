package import Basics
internal import GRDB

/// The SQLite file that keeps what must last between runs.
///
/// It can be rebuilt from the sources.
///
/// One process writes at a time (`Runs` holds the lock); every method is one transaction, so that a
/// killed run leaves a store from which the next one goes on.
package final class CorpusStore: Sendable {
  let file: DatabaseFile

  /// Opens the store, makes it where there is none, and brings it to the newest schema.
  package init(path: String) throws(Problem) {
    file = try DatabaseFile(
      path: path, migrator(),
      mending: "name another store in pipeline.json; a damaged store may be deleted, it is rebuilt")
  }

  /// The version of SQLite in use.
  package static func sqliteVersion() -> String {
    (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? "?"
  }

  func write<T>(_ work: (Database) throws -> T) throws(Problem) -> T { try file.write(work) }

  /// Reads in one state of the store, also within another reading.
  func read<T>(_ work: (Database) throws -> T) throws(Problem) -> T { try file.read(work) }
}
