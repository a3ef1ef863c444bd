internal import Basics
internal import Foundation
package import Lexicons

/// The tables of a folder with what can be mended in them.
package struct FixedTables: Sendable {
  package let folder: String
  /// In the order of the tables; those without a change among them.
  package let fixes: [TableFix]

  /// Reads the files that are there; those that are not are for `lexicon check` to tell.
  package init(folder: String) throws {
    self.folder = folder
    var files: [String: [UInt8]] = [:]
    for name in Lexicon.fileNames {
      if let data = FileManager.default.contents(atPath: "\(folder)/\(name)") {
        files[name] = Array(data)
      }
    }
    fixes = try TableFix.fixes(of: files)
  }

  /// Writes the files that change, each whole or not at all.
  ///
  /// A file that somebody has changed since it was read is left as it is, and said.
  package func write() throws {
    for fix in fixes where fix.isChanged {
      // Through a link to the file itself, which would else be replaced by a copy.
      let path = URL(fileURLWithPath: "\(folder)/\(fix.file)").resolvingSymlinksInPath().path
      guard let now = FileManager.default.contents(atPath: path), Array(now) == fix.before else {
        throw Problem(
          "LEX-025", at: "\(folder)/\(fix.file)",
          "the file was changed meanwhile; it is left as it is",
          cure: "run koshu lexicon check --fix again")
      }
      let file = try OutputFile(path)
      try file.write(fix.after)
      try file.finish()
    }
  }
}
