internal import Basics
internal import Foundation

/// The rows of a table of this module's data, header first.
func ingestTable(_ name: String) -> [[String]] {
  guard
    let url = Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Data"),
    let data = try? Data(contentsOf: url)
  else { return [] }
  return CSVReader([UInt8](data)).map(\.fields)
}
