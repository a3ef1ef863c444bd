package import Basics
internal import Foundation
package import Lexicons

/// One table as a CSV file that lies anywhere, under any name.
package struct EditedTable: Sendable {
  /// The name of the file that it belongs to in a folder of tables.
  package let name: String
  package let cells: TableCells
  /// What a spreadsheet did to the file, which is read all the same.
  package let warnings: [Problem]

  package init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "LEX-001", at: path, "the file cannot be read", cure: "name a table (.csv or .xlsx)")
    }
    try self.init([UInt8](data), place: path)
  }

  /// The same from memory.
  ///
  /// Which table it is stands in it: the columns of a codebook, or ids.
  package init(_ bytes: [UInt8], place: String) throws {
    if let file = try? TableFile(bytes, place: place, columns: Codebook.columns) {
      self.init(Lexicon.codebookName, file)
      return
    }
    let file = try TableFile(bytes, place: place, columns: Table.columns)
    let stems = file.rows.lazy.map { $0.fields[0].prefix { $0 != "." } }
    guard let table = stems.compactMap({ Table(rawValue: String($0)) }).first else {
      throw Problem(
        "LEX-018", at: place, "no row has an id that names its table",
        cure: "give one row its id, such as frames.kk.0001")
    }
    self.init(table.fileName, file)
  }

  private init(_ name: String, _ file: TableFile) {
    self.name = name
    warnings = file.warnings
    cells = TableCells(
      header: .init(file.columns, line: 1), rows: file.rows.map { .init($0.fields, line: $0.line) })
  }
}
