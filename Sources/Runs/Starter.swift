package import Basics
internal import Foundation
internal import Lexicons

/// Writes a starter corpus: `pipeline.json` with its schema beside it, a register of Kazakhstan's outlets
/// that counts once `pipeline.json` names it, a copy of the lexicons for the analyst to edit, and an
/// empty folder for pages.
///
/// Files that are there stay as they are.
///
/// - Returns: the files written.
package func writeStarter(in folder: String) throws(Problem) -> [String] {
  guard let data = Bundle.module.resourceURL?.appendingPathComponent("Data").path else {
    throw Problem(
      "RUN-010", at: "koshu", "its resources are missing",
      cure: "keep koshu_Runs.resources beside the executable", kind: .fault)
  }
  let lexicons = Installation.current.lexicons
  guard isFolder(lexicons) else {
    throw Problem(
      "RUN-016", at: lexicons, "Koshu's own lexicons are not there to copy",
      cure: "keep the folder lexicons beside the executable or above it", kind: .fault)
  }
  try WholeFile.make(folder: "\(folder)/pages")
  var written: [String] = []
  let files = FileManager.default
  func copy(_ from: String, _ to: String) throws(Problem) {
    guard !files.fileExists(atPath: to) else { return }
    do {
      try files.copyItem(atPath: from, toPath: to)
    } catch {
      throw Problem(
        "RUN-011", at: to, "cannot be written: \(systemError())",
        cure: "check the folder and its permissions", kind: .fault)
    }
    written.append(to)
  }
  try copy("\(data)/starter.json", "\(folder)/pipeline.json")
  try copy("\(data)/pipeline.schema.json", "\(folder)/pipeline.schema.json")
  try copy("\(data)/outlets.csv", "\(folder)/outlets.csv")
  let own = TableFolder(path: "\(folder)/lexicons")
  let isNew = !files.fileExists(atPath: own.path)
  try copy(lexicons, own.path)
  // What somebody typed beside Koshu's own tables is not the new study's.
  if isNew { try? files.removeItem(atPath: own.aside) }
  return written
}
