package import Basics
internal import Foundation
package import Lexicons

/// The folder of the tables, in which rows are changed as long as nobody else changed them.
package struct TableFolder: Sendable {
  let path: String

  package init(path: String) { self.path = path }

  /// Drafts, former states and the lock: beside the tables, so that they move with them.
  var aside: String { "\(path)/.koshu-drafts" }

  func file(of table: Table) -> String {
    // A link to a table stays a link.
    URL(fileURLWithPath: "\(path)/\(table.fileName)").resolvingSymlinksInPath().path
  }

  package func state(of table: Table) throws(Problem) -> TableState {
    let path = file(of: table)
    var found = stat()
    guard stat(path, &found) == 0, let bytes = WholeFile.read(path) else {
      throw Problem("LEX-001", at: path, "the file cannot be read", cure: "restore the table")
    }
    return try TableState(table, bytes, written: Self.written(found))
  }

  /// Reads a table, lets `edit` make other bytes of it and puts them in its place; again from the start
  /// where somebody else changed it meanwhile.
  ///
  /// `edit` returns nil where nothing is to be done, and throws where the edit does not fit what is
  /// there now. What was there before is kept, for `formerState`.
  func change(
    _ table: Table, _ edit: (TableState) throws -> [UInt8]?
  ) throws -> TableState {
    try makeAside()
    let lock = try FolderLock(folder: aside)
    defer { withExtendedLifetime(lock) {} }
    let path = file(of: table)
    // Of a saver that was killed: mostly the former state, but none can tell.
    rename(WholeFile.part(of: path), "\(aside)/\(table.rawValue).left.csv")
    for _ in 0..<Self.tries {
      let state = try quietState(of: table)
      guard let bytes = try edit(state), bytes != state.bytes else { return state }
      try WholeFile.write(state.bytes, to: former(table, Digest(of: bytes)))
      if try WholeFile.replace(path, from: state.bytes, to: bytes) {
        forgetOldest(table)
        return try self.state(of: table)
      }
    }
    throw beingWritten(path)
  }

  /// The bytes before the last change made here; nil where there was none, or the file was changed
  /// elsewhere since.
  func formerState(of state: TableState) -> [UInt8]? {
    WholeFile.read(former(state.table, state.digest))
  }

  func hasFormerState(of state: TableState) -> Bool {
    access(former(state.table, state.digest), R_OK) == 0
  }

  /// Makes the folder beside the tables, which version control does not see.
  func makeAside() throws(Problem) {
    if access("\(aside)/.gitignore", F_OK) == 0 { return }
    guard mkdir(aside, 0o755) == 0 || errno == EEXIST else { throw WholeFile.problem(aside) }
    try WholeFile.write(Array("*\n".utf8), to: "\(aside)/.gitignore")
  }

  // MARK: States

  private static let tries = 20
  /// A file that was written less long ago may still be in the hands of who writes it.
  private static let quietSeconds = 0.3

  /// The table once nobody is writing it: some programs empty a file before they write it anew.
  private func quietState(of table: Table) throws -> TableState {
    let path = file(of: table)
    for _ in 0..<40 {
      var (before, after) = (stat(), stat())
      if stat(path, &before) == 0, let bytes = WholeFile.read(path), stat(path, &after) == 0,
        Self.isSame(before, after)
      {
        let age = -Self.written(after).timeIntervalSinceNow
        let isOurs = access(former(table, Digest(of: bytes)), F_OK) == 0
        if age > Self.quietSeconds || age < 0 || isOurs {
          return try TableState(table, bytes, written: Self.written(after))
        }
      }
      usleep(100_000)
    }
    if access(path, R_OK) != 0 { return try state(of: table) }
    throw beingWritten(path)
  }

  private func beingWritten(_ path: String) -> Problem {
    Problem(
      "SRV-034", at: path, "another program is writing the file again and again",
      cure: "close it there, then save again", kind: .locked)
  }

  private static func isSame(_ a: stat, _ b: stat) -> Bool {
    a.st_ino == b.st_ino && a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec
      && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec
  }

  private static func written(_ state: stat) -> Date {
    Date(
      timeIntervalSince1970: Double(state.st_mtim.tv_sec) + Double(state.st_mtim.tv_nsec) / 1e9)
  }

  // MARK: Former states

  private static let keptStates = 20

  /// Named for the state that came of it.
  private func former(_ table: Table, _ digest: Digest) -> String {
    "\(aside)/\(table.rawValue).\(digest.short).csv"
  }

  private func forgetOldest(_ table: Table) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: aside)) ?? []
    let own = names.filter { $0.hasPrefix("\(table.rawValue).") && $0.hasSuffix(".csv") }
      .sorted().map { "\(aside)/\($0)" }
    guard own.count > Self.keptStates else { return }
    let dated = own.map { path in
      var found = stat()
      return (path: path, time: stat(path, &found) == 0 ? Self.written(found) : .distantPast)
    }
    for (path, _) in dated.sorted(by: { $0.time < $1.time }).dropLast(Self.keptStates) {
      unlink(path)
    }
  }
}
