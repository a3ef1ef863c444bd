package import Basics
internal import Foundation
internal import Lexicons

/// A table as its file was at one moment.
package struct TableState: Sendable {
  let table: Table
  package let bytes: [UInt8]
  package let digest: Digest
  /// When the file was written.
  let written: Date
  let editor: TableEditor
  /// The ids that rows of the tables once had.
  private let given: GivenIDs

  init(
    _ table: Table, _ bytes: [UInt8], written: Date, given: GivenIDs = GivenIDs()
  ) throws(Problem) {
    (self.table, self.bytes, self.written, self.given) = (table, bytes, written, given)
    digest = Digest(of: bytes)
    editor = try TableEditor(bytes, place: table.fileName)
  }

  /// The id that a new row in a language gets.
  func nextID(_ language: String) -> String {
    let language = EntryLanguage(rawValue: language) ?? .any
    return editor.nextID(stem: "\(table.rawValue).\(language.rawValue).", given: given)
  }

  /// The only row with an id; nil where there is none, or where two have it.
  func row(_ id: String) -> TableEditor.Row? {
    let rows = editor.rows(id: id)
    return rows.count == 1 ? rows[0] : nil
  }

  func fields(of row: TableEditor.Row) -> RowFields {
    RowFields { editor.value($0, of: row) }
  }

  package func fields(of id: String) -> RowFields? { row(id).map(fields) }
}

/// What the columns of a row say, the id aside.
package struct RowFields: Hashable, Sendable, Codable {
  /// The columns that a person fills in.
  static let columns = Table.columns.filter { $0 != "id" }

  private var values: [String: String] = [:]

  package init(_ value: (String) -> String) {
    for column in Self.columns { values[column] = value(column) }
  }

  package subscript(column: String) -> String {
    get { values[column] ?? "" }
    set { values[column] = newValue }
  }

  /// The columns that differ, in their order.
  func differences(from other: RowFields) -> [String] {
    Self.columns.filter { self[$0] != other[$0] }
  }

  /// Nobody typed anything: choices alone say nothing.
  var isBlank: Bool {
    ["pattern", "needs", "unless", "note", "example"].allSatisfy { self[$0].isEmpty }
  }

  /// Tells whether the row is still the one that was shown.
  package var digest: String { Digest(ofParts: Self.columns.map { self[$0] }).short }

  /// For `TableEditor`.
  var byColumn: [String: String] { values }

  /// What was typed over a row, as it is written.
  ///
  /// Browsers end lines in their own way, and tables hold no spaces at the ends of fields: what differs
  /// in nothing else is the row's own.
  func typed(over row: RowFields?) -> RowFields {
    RowFields { column in
      let plain = Self.plain(self[column])
      if let old = row?[column], Self.plain(old) == plain { return old }
      return plain
    }
  }

  private static func plain(_ text: String) -> String {
    text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
