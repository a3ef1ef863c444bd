package import Basics
internal import Foundation

/// The descriptions of all tables, from the data files of this module.
package struct Descriptions: Hashable, Sendable {
  /// In the order of `ExportTable`.
  package let tables: [TableDescription]

  package subscript(_ table: ExportTable) -> TableDescription? {
    tables.first { $0.table == table }
  }

  /// - Throws: `EXP-010` where a data file is missing or broken.
  package static func read() throws(Problem) -> Descriptions {
    var columns: [String: [ColumnDescription]] = [:]
    for row in try dataRows(of: columnsName) {
      guard let column = column(row) else { throw broken(columnsName, row[1]) }
      columns[row[0], default: []].append(column)
    }
    var tables: [TableDescription] = []
    for row in try dataRows(of: tablesName) {
      guard row.count == 9, let table = ExportTable(rawValue: row[0]) else {
        throw broken(tablesName, row[0])
      }
      let parents = row[2].split(separator: ";").compactMap { pair -> TableDescription.Parent? in
        let parts = pair.split(separator: "=").map(String.init)
        guard parts.count == 2, let parent = ExportTable(rawValue: parts[1]) else { return nil }
        return .init(column: parts[0], table: parent)
      }
      tables.append(
        TableDescription(
          table: table, title: Localized(en: row[3], kk: row[4], ru: row[5]),
          meaning: Localized(en: row[6], kk: row[7], ru: row[8]),
          key: row[1].split(separator: ";").map(String.init), parents: parents,
          columns: columns[row[0]] ?? []))
    }
    guard tables.map(\.table) == ExportTable.allCases else { throw broken(tablesName, "") }
    return Descriptions(tables: tables)
  }

  private static let columnsName = "columns.csv"
  private static let tablesName = "tables.csv"

  private static func column(_ row: [String]) -> ColumnDescription? {
    guard row.count == 13, let type = ColumnType(rawValue: row[2]),
      let content = ColumnDescription.Content(rawValue: row[6])
    else { return nil }
    return ColumnDescription(
      name: row[1], type: type, unit: row[3], values: row[4], codes: row[5], content: content,
      title: Localized(en: row[7], kk: row[8], ru: row[9]),
      meaning: Localized(en: row[10], kk: row[11], ru: row[12]))
  }
}

/// The rows of a data file below its header.
func dataRows(of name: String) throws(Problem) -> [[String]] {
  guard let folder = Bundle.module.url(forResource: "Data", withExtension: nil),
    let data = try? Data(contentsOf: folder.appendingPathComponent(name))
  else { throw broken(name, "") }
  return CSVReader([UInt8](data)).dropFirst().map(\.fields)
}

func broken(_ name: String, _ row: String) -> Problem {
  Problem(
    "EXP-010", at: row.isEmpty ? name : "\(name): \(row)",
    "a data file of the exports is missing or broken", cure: "build or install Koshu again",
    kind: .fault)
}
