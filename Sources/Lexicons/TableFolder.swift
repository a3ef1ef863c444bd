package import Basics
package import Foundation

/// The folder of the tables, in which Koshu changes rows as long as nobody else changed them: the browser,
/// an import, a fix, an accepted suggestion, one at a time.
package struct TableFolder: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Drafts, former states, the ids ever given and the lock: beside the tables, so that they move with
  /// them.
  package var aside: String { "\(path)/.koshu-drafts" }

  /// Where a table, or the codebook, lies.
  package func file(_ name: String) -> String {
    // A link to a table stays a link.
    URL(fileURLWithPath: "\(path)/\(name)").resolvingSymlinksInPath().path
  }

  /// When a file was written last; nil where there is none.
  package func written(_ name: String) -> Date? {
    var found = stat()
    return stat(file(name), &found) == 0 ? Self.time(of: found) : nil
  }

  /// Reads files, lets `edit` make other bytes of them and puts those in their places; again from the
  /// start where somebody else changed one meanwhile.
  ///
  /// `edit` gets the files that are there, by name, and the ids that were ever given. It returns the files
  /// that are to be others, and throws where its edit does not fit what is there now. What was there
  /// before is kept, for `formerBytes`.
  package func change(
    _ names: [String],
    _ edit: (_ files: [String: [UInt8]], _ given: GivenIDs) throws -> [String: [UInt8]]
  ) throws {
    try makeAside()
    try FileLock.holding(folder: aside) {
      for name in names {
        // Of a saver that was killed: mostly the former state, but none can tell.
        rename(WholeFile.part(of: file(name)), "\(aside)/\(Self.stem(name)).left.csv")
      }
      for _ in 0..<Self.tries {
        var files: [String: [UInt8]] = [:]
        for name in names { files[name] = try quietBytes(name) }
        let new = try edit(files, try givenIDs())
        if try put(names.filter { new[$0] != nil && new[$0] != files[$0] }, new, over: files) {
          return
        }
      }
      throw beingWritten(path)
    }
  }

  /// False where one of the files is no longer what it was.
  private func put(
    _ names: [String], _ new: [String: [UInt8]], over old: [String: [UInt8]]
  ) throws(Problem) -> Bool {
    guard !names.isEmpty else { return true }
    try note(names.flatMap { [old[$0], new[$0]].compactMap(\.self) })
    for name in names {
      guard let bytes = new[name] else { continue }
      if let before = old[name] {
        try WholeFile.write(before, to: former(name, Digest(of: bytes)))
      }
      guard try WholeFile.replace(file(name), from: old[name], to: bytes) else { return false }
      forgetOldest(name)
    }
    return true
  }

  /// Makes the folder beside the tables, which version control does not see.
  package func makeAside() throws(Problem) {
    if access("\(aside)/.gitignore", F_OK) == 0 { return }
    try WholeFile.make(folder: aside)
    do {
      try WholeFile.write(Array("*\n".utf8), to: "\(aside)/.gitignore")
    } catch {
      // The lock lies in this folder, so two may make it at once; one of them has.
      guard access("\(aside)/.gitignore", F_OK) == 0 else { throw error }
    }
  }

  // MARK: Ids

  private var idsPath: String { "\(aside)/ids.csv" }

  /// The ids that were ever in a table when Koshu changed it.
  package func givenIDs() throws(Problem) -> GivenIDs {
    try WholeFile.read(idsPath).map(GivenIDs.init) ?? GivenIDs()
  }

  private func note(_ tables: [[UInt8]]) throws(Problem) {
    let known = try givenIDs()
    var given = known
    for bytes in tables {
      guard let table = try? TableEditor(bytes) else { continue }
      for row in table.rows { given.note(row.id) }
    }
    if given != known { try WholeFile.write(given.bytes, to: idsPath) }
  }

  // MARK: Quiet files

  private static let tries = 20
  /// A file that was written less long ago may still be in the hands of who writes it.
  private static let quietSeconds = 0.3

  /// A file once nobody is writing it: some programs empty a file before they write it anew, or take it
  /// away; nil where there is none.
  private func quietBytes(_ name: String) throws(Problem) -> [UInt8]? {
    let path = file(name)
    for round in 0..<40 {
      var (before, after) = (stat(), stat())
      let isThere = stat(path, &before) == 0
      if isThere, let bytes = try WholeFile.read(path), stat(path, &after) == 0,
        Self.isSame(before, after)
      {
        let age = -Self.time(of: after).timeIntervalSinceNow
        if age > Self.quietSeconds || age < 0
          || access(former(name, Digest(of: bytes)), F_OK) == 0
        {
          return bytes
        }
      }
      if !isThere, round > 2 { return nil }
      usleep(100_000)
    }
    throw beingWritten(path)
  }

  private func beingWritten(_ path: String) -> Problem {
    Problem(
      "LEX-062", at: path, "another program is writing the file again and again",
      cure: "close it there, then save again", kind: .locked)
  }

  private static func isSame(_ a: stat, _ b: stat) -> Bool {
    a.st_ino == b.st_ino && a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec
      && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec
  }

  private static func time(of state: stat) -> Date {
    Date(
      timeIntervalSince1970: Double(state.st_mtim.tv_sec) + Double(state.st_mtim.tv_nsec) / 1e9)
  }

  // MARK: Former states

  private static let keptStates = 20

  /// The bytes before the last change made here of a file that holds `bytes`; nil where there was none, or
  /// the file was changed elsewhere since.
  package func formerBytes(_ name: String, of digest: Digest) throws(Problem) -> [UInt8]? {
    try WholeFile.read(former(name, digest))
  }

  package func hasFormerBytes(_ name: String, of digest: Digest) -> Bool {
    access(former(name, digest), R_OK) == 0
  }

  /// Named for the state that came of it.
  private func former(_ name: String, _ digest: Digest) -> String {
    "\(aside)/\(Self.stem(name)).\(digest.short).csv"
  }

  private static func stem(_ name: String) -> String {
    URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
  }

  private func forgetOldest(_ name: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: aside)) ?? []
    let own = names.filter { $0.hasPrefix("\(Self.stem(name)).") && $0.hasSuffix(".csv") }
      .sorted().map { "\(aside)/\($0)" }
    guard own.count > Self.keptStates else { return }
    let dated = own.map { path in
      var found = stat()
      return (path: path, time: stat(path, &found) == 0 ? Self.time(of: found) : .distantPast)
    }
    for (path, _) in dated.sorted(by: { $0.time < $1.time }).dropLast(Self.keptStates) {
      unlink(path)
    }
  }
}
