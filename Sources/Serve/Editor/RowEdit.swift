internal import Basics
package import Lexicons

/// What a person does to one row, against the row as it was shown.
package struct RowEdit: Sendable {
  package enum Kind: Sendable {
    case add
    case change
    case remove
  }

  let table: Table
  let kind: Kind
  /// Empty of a row that is added: it gets the table's next one.
  let id: String
  /// The digest of the row as it was shown.
  let seen: String
  let typed: RowFields

  package init(table: Table, kind: Kind, id: String, seen: String, typed: RowFields) {
    (self.table, self.kind, self.id) = (table, kind, id)
    (self.seen, self.typed) = (seen, typed)
  }

  /// The row is no longer what was shown: changed elsewhere, or gone.
  package struct Conflict: Error {
    package var state: TableState
    /// Nil where it is gone.
    package var now: RowFields?
  }

  package struct Saved: Sendable {
    package var state: TableState
    package var id: String
  }

  /// Carries it out; throws `Conflict` where the row is another now.
  package func save(in folder: TableFolder) throws -> Saved {
    var id = id
    let state = try folder.change(table) { state in
      var editor = state.editor
      switch kind {
      case .add:
        // Sent twice, such as by a button pressed twice: it is there already.
        if let twin = twin(in: state) {
          id = twin
          return nil
        }
        id = state.nextID(typed["language"])
        var fields = typed.typed(over: nil).byColumn
        fields["id"] = id
        try editor.insert(fields)
      case .change:
        let row = try demand(state)
        let new = typed.typed(over: row)
        if new == row { return nil }
        guard row.digest == seen else { throw Conflict(state: state, now: row) }
        try editor.replace(id: id, new.byColumn)
      case .remove:
        let row = try demand(state)
        guard row.digest == seen else { throw Conflict(state: state, now: row) }
        try editor.remove(id: id)
      }
      return editor.bytes
    }
    return Saved(state: state, id: id)
  }

  private func demand(_ state: TableState) throws -> RowFields {
    guard let row = state.fields(of: id) else { throw Conflict(state: state, now: nil) }
    return row
  }

  private func twin(in state: TableState) -> String? {
    let new = typed.typed(over: nil)
    return state.editor.rows.first { state.fields(of: $0) == new }?.id
  }
}
