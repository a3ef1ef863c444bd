internal import Basics
internal import Foundation

/// Texts of this module: tables with a header, one row a text, one column a language.
enum WorkbenchData {
  /// The rows below the header.
  static func rows(_ name: String) throws(Problem) -> [[String]] {
    guard let url = Bundle.module.url(forResource: "Data/" + name, withExtension: nil),
      let data = try? Data(contentsOf: url)
    else {
      throw Problem(
        "XLS-009", at: name, "a text for spreadsheets is missing beside the program",
        cure: "build or install Koshu again", kind: .fault)
    }
    return CSVReader([UInt8](data)).dropFirst().map(\.fields)
  }
}
