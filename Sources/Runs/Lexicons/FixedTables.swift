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
    for name in Lexicon.fileNames { files[name] = try WholeFile.read("\(folder)/\(name)") }
    fixes = try TableFix.fixes(of: files, given: TableFolder(path: folder).givenIDs())
  }

  /// Writes the files that change, each whole or not at all.
  ///
  /// Where somebody has changed one since it was read it is left as it is, and said.
  package func write() throws {
    let changed = fixes.filter(\.isChanged)
    guard !changed.isEmpty else { return }
    try TableFolder(path: folder).change(changed.map(\.file)) { files, _ in
      for fix in changed where files[fix.file] != fix.before && files[fix.file] != fix.after {
        throw Problem(
          "LEX-025", at: "\(folder)/\(fix.file)",
          "the file was changed meanwhile; it is left as it is",
          cure: "run koshu lexicon check --fix again")
      }
      return Dictionary(
        changed.map { ($0.file, $0.after) }, uniquingKeysWith: { first, _ in first })
    }
  }
}
