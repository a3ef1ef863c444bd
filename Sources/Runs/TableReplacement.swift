package import Basics
internal import Foundation

/// Puts a new table in the place of one that was read before, and keeps the former beside it.
///
/// Killed at any moment it leaves the old or the new table, whole. Nothing is written over a change
/// that somebody made in the meantime.
package struct TableReplacement {
  private let path: String
  private let former: [UInt8]?

  /// `former` are the bytes that the new table was made from; nil where there was no file.
  package init(_ path: String, former: [UInt8]?) { (self.path, self.former) = (path, former) }

  /// Where the former table is kept.
  package var backup: String { "\(path).bak" }

  package func write(_ bytes: [UInt8]) throws(Problem) {
    if let former {
      let copy = try OutputFile(backup)
      try copy.write(former)
      try copy.finish()
    }
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.flush()
    // As late as can be: what is typed into a spreadsheet meanwhile must not be lost.
    guard FileManager.default.contents(atPath: path).map([UInt8].init) == former else {
      throw Problem(
        "RUN-031", at: path, "the table was changed elsewhere meanwhile and was left as it is",
        cure: "look at that change and import again", kind: .fault)
    }
    try file.finish()
  }
}
