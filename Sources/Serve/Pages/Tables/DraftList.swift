internal import Basics
internal import Lexicons

/// What a person typed and did not save, offered again.
struct DraftList {
  let shelf: DraftShelf
  let table: Table
  let request: Request
  let names: TableNames

  init(folder: TableFolder, table: Table, request: Request, names: TableNames) {
    shelf = DraftShelf(folder: folder, table: table, person: request.coder ?? "")
    (self.table, self.request, self.names) = (table, request, names)
  }

  /// Of one row, or of the whole table where `row` is nil; `key` is of the form that is shown already.
  func notice(row: String?, _ state: TableState, without key: String? = nil) -> HTML {
    let drafts = shelf.drafts().filter { draft in
      draft.key != key && (row == nil || draft.row == row) && isNews(draft, state)
    }
    guard !drafts.isEmpty else { return "" }
    return """
      <section class="notice drafts"><h2>\(names.words("tables.drafts"))</h2>\
      <ul>\(drafts.map(item))</ul></section>
      """
  }

  /// Whether it says anything that the table does not say.
  private func isNews(_ draft: RowDraft, _ state: TableState) -> Bool {
    if draft.row.isEmpty {
      let new = draft.fields.typed(over: nil)
      return !state.editor.rows.contains { state.fields(of: $0) == new }
    }
    guard let row = state.fields(of: draft.row) else { return true }
    return draft.fields.typed(over: row) != row
  }

  private func item(_ draft: RowDraft) -> HTML {
    let words = names.words
    let place =
      draft.row.isEmpty ? "\(table.address)/new" : table.address(of: draft.row)
    let name = draft.row.isEmpty ? words("tables.new") : draft.row
    return """
      <li><a href="\(place)?draft=\(Fields.encoded(draft.key))">\(name)</a> \
      «\(shortened(draft.fields["pattern"], to: 60))» \
      <span class="faint small">\(names.time(draft.date))</span> \
      <form method="post" action="\(table.address)/discard">\(request.formKey)\
      \(FormField.hidden("key", draft.key))<button class="plain small">\(words("tables.discard"))</button>\
      </form></li>
      """
  }
}
