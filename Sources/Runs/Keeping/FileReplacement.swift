package import Basics
internal import Foundation

/// A SQLite file that is made anew beside the old one and then put in its place: at every moment one
/// whole file bears the name.
package struct FileReplacement {
  package let path: String
  /// Where the new one is made.
  package var new: String { path + ".new" }
  /// Where the old one stays.
  package var old: String { path + ".before" }

  package init(path: String) { self.path = path }

  private static let companions = ["", "-wal", "-shm"]

  /// What a file that was replaced left beside the new one: the old one, and what tells the two apart.
  var leftovers: [String] {
    (Self.companions.map { old + $0 } + [old + ".dump", path + ".dump"])
      .filter { access($0, F_OK) == 0 }
  }

  /// Removes what a run that was stopped left.
  package func clear() { for end in Self.companions { unlink(new + end) } }

  /// Puts the new file, which nobody has open, in its place.
  ///
  /// - Parameter keepsOld: the old one stays under its other name.
  package func put(keepsOld: Bool) throws(Problem) {
    if access(path, F_OK) == 0 {
      for end in Self.companions { unlink(old + end) }
      // A log that nobody could bring into its file would be taken for that of the new one.
      var log = stat()
      let isEmpty = stat(path + "-wal", &log) != 0 || log.st_size == 0
      for end in Self.companions.dropFirst() where access(path + end, F_OK) == 0 {
        if isEmpty {
          unlink(path + end)
        } else if rename(path + end, old + end) != 0 {
          throw WholeFile.problem(old + end)
        }
      }
      // A second name first: the old file is never without one. Some file systems have no such names.
      if link(path, old) != 0, keepsOld, rename(path, old) != 0 { throw WholeFile.problem(old) }
    }
    guard rename(new, path) == 0 else { throw WholeFile.problem(path) }
    // Emptied when the file was closed; SQLite may leave them there.
    for end in Self.companions.dropFirst() { unlink(new + end) }
    if !keepsOld { for end in Self.companions { unlink(old + end) } }
    WholeFile.flushFolder(of: path)
  }
}
