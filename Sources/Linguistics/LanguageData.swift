import Basics
import Foundation

/// Reads the tables in this module's Data folder: tab-separated, # begins a comment line.
enum LanguageData {
  struct Row {
    var fields: [Substring]
    var line: Int
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    guard let url = Bundle.module.url(forResource: "Data/" + name, withExtension: nil),
      let data = try? Data(contentsOf: url)
    else {
      throw Problem(
        "LNG-001", at: name, "a table of the Linguistics module is missing",
        cure: "install Koshu with its resource bundle beside the executable", kind: .fault)
    }
    return Array(data)
  }

  static func rows(_ name: String, columns: Int) throws -> [Row] {
    let text = String(decoding: try bytes(name), as: UTF8.self)
    var rows: [Row] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == columns else {
        throw Problem(
          "LNG-002", at: "\(name):\(number)",
          "expected \(columns) columns, found \(fields.count)", kind: .fault)
      }
      rows.append(Row(fields: fields, line: number))
    }
    return rows
  }
}
