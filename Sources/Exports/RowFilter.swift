/// Takes out of rows what must not be passed on.
///
/// Columns stay, so that every export of a table has the same ones.
package struct RowFilter: Sendable {
  /// Whether the publishers' words stay.
  private let hasText: Bool
  /// Whether what leads to the publishers' text stays.
  private let hasAddresses: Bool

  package init(hasText: Bool, hasAddresses: Bool) {
    (self.hasText, self.hasAddresses) = (hasText, hasAddresses)
  }

  /// - Parameter renamed: what is done to the publishers' words.
  package func filtered(
    _ fields: [String], of table: TableDescription, renamed: (String) -> String = { $0 }
  ) -> [String] {
    zip(table.columns, fields).map { column, field in
      switch column.content {
      case .plain: field
      case .words: hasText ? renamed(field) : ""
      case .address: hasAddresses ? field : ""
      }
    }
  }
}
