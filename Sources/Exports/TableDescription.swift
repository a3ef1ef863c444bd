/// The tables that can be exported, in the order in which they are written.
package enum ExportTable: String, CaseIterable, Sendable {
  case articles, mentions, frames, evidence, stories, aggregates
}

/// What a table and its columns are: the one source of headers, schemas, types of cells, syntax for
/// statistics programs and the data dictionary.
package struct TableDescription: Hashable, Sendable {
  package var table: ExportTable
  package var title: Localized
  package var meaning: Localized
  /// Columns whose values together name a row.
  package var key: [String]
  /// Columns whose values name a row of another table.
  package var parents: [Parent]
  package var columns: [ColumnDescription]

  package init(
    table: ExportTable, title: Localized, meaning: Localized, key: [String], parents: [Parent],
    columns: [ColumnDescription]
  ) {
    self.table = table
    self.title = title
    self.meaning = meaning
    self.key = key
    self.parents = parents
    self.columns = columns
  }

  package struct Parent: Hashable, Sendable {
    package var column: String
    package var table: ExportTable
  }
}

/// What a column is.
package struct ColumnDescription: Hashable, Sendable {
  package var name: String
  package var type: ColumnType
  package var unit: String
  /// Allowed values in words, as the data dictionary has them.
  package var values: String
  /// The set of codes whose labels explain its values, as `CodeLists` knows it; empty for none.
  package var codes: String
  package var content: Content
  package var title: Localized
  package var meaning: Localized

  package init(
    name: String, type: ColumnType, unit: String, values: String, codes: String, content: Content,
    title: Localized, meaning: Localized
  ) {
    self.name = name
    self.type = type
    self.unit = unit
    self.values = values
    self.codes = codes
    self.content = content
    self.title = title
    self.meaning = meaning
  }

  /// What must not be passed on without thought.
  package enum Content: String, Sendable {
    case plain = ""
    /// Words of the publisher.
    case words
    /// Leads to the publisher's text.
    case address
  }
}

package enum ColumnType: String, CaseIterable, Sendable {
  case text
  /// One of a list of codes.
  case code
  /// Codes or ids between semicolons, sorted.
  case list
  case integer, decimal
  /// `true` or `false`.
  case flag
  /// `YYYY-MM-DD`.
  case date
  /// `YYYY-MM-DD`, or ISO 8601 with time and zone.
  case moment

  /// Whether it is counted or measured, and never guarded or quoted as text.
  package var isNumeric: Bool { self == .integer || self == .decimal }
}
