internal import Basics
internal import Foundation

/// The language data that ships with the program.
enum MorphologyData {
  /// The bytes of a file of `Data`.
  static func bytes(of name: String) throws -> [UInt8] {
    let path = Bundle.module.bundlePath + "/Data/" + name
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "LNG-010", at: path, "a table of the program is missing",
        cure: "install the program anew: its .resources folder must lie beside it", kind: .fault)
    }
    return Array(data)
  }

  /// The rows of a table under its header, each with as many fields; lines whose first field
  /// begins with `#` are remarks.
  static func rows(of name: String, _ bytes: [UInt8], columns: Int) throws -> [CSVReader.Row] {
    var rows: [CSVReader.Row] = []
    for row in CSVReader(bytes).dropFirst() where row.fields.first?.hasPrefix("#") != true {
      guard row.fields.count == columns else {
        throw fault(in: name, row, "expected \(columns) fields, found \(row.fields.count)")
      }
      rows.append(row)
    }
    return rows
  }

  /// What is wrong in a row of a table.
  static func fault(in name: String, _ row: CSVReader.Row, _ message: String) -> Problem {
    Problem("LNG-013", at: "\(name):\(row.line)", message, kind: .fault)
  }
}
