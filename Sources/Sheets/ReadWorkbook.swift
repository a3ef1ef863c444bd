package import Basics
internal import Foundation

/// A workbook as read: every sheet with its rows, in the order of the tabs.
package struct ReadWorkbook: Sendable {
  package var sheets: [ReadSheet]

  /// Reads `.xlsx` as Excel, LibreOffice and libraries write it.
  ///
  /// Formats, merged cells, charts and all else beside the values are passed over.
  package init(path: String) throws(Problem) {
    guard let size = fileSize(path), let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "XLS-001", at: path, "the file cannot be read", cure: "name a workbook (.xlsx)")
    }
    guard size <= SheetLimits.fileBytes else {
      throw Problem(
        "XLS-004", at: path, "the workbook is too large: \(size / 1_000_000) MB",
        cure: "keep the rows that are needed and save it again")
    }
    try self.init([UInt8](data), place: path)
  }

  /// The same from memory; `place` names it in messages.
  package init(_ bytes: [UInt8], place: String) throws(Problem) {
    var reader = WorkbookReader(archive: try ZipArchive(bytes, place: place))
    sheets = try reader.read()
  }

  /// A sheet by its name, without regard to capitals.
  package func sheet(_ name: String) -> ReadSheet? {
    sheets.first { $0.name.lowercased() == name.lowercased() }
  }
}

/// The cells of a sheet, row by row.
package struct ReadSheet: Hashable, Sendable {
  package var name: String
  package var isHidden: Bool
  /// Rows that hold anything, in their order.
  package var rows: [Row]

  package struct Row: Hashable, Sendable {
    /// As the spreadsheet numbers it, from 1.
    package var number: Int
    /// From column A to the last one that holds anything.
    package var cells: [Cell]

    package init(number: Int, cells: [Cell]) { (self.number, self.cells) = (number, cells) }

    /// The cell of a column from 0; empty beyond the last.
    package subscript(column: Int) -> Cell {
      cells.indices.contains(column) ? cells[column] : .empty
    }
  }
}
