internal import Basics
internal import Lexicons

/// Taking back the last change made here, byte for byte.
struct UndoPage {
  let tables: OpenTables

  init(tables: OpenTables) { self.tables = tables }

  private static let shownRows = 20

  func ask(_ request: Request) async throws -> Response {
    let table = try Table.named(in: request)
    return try await offThread {
      let state = try tables.folder.state(of: table)
      let words = request.words
      guard let bytes = try tables.folder.formerState(of: state) else { throw none(table) }
      let former = try TableState(table, bytes, written: state.written)
      let names = TableNames(words, tables.reading().lexicon.codebook)
      let changes = Self.changes(from: state, to: former)
      let rows = changes.prefix(Self.shownRows).map { change -> HTML in
        """
        <tr><th scope="row">\(change.id)</th><td>\(change.column.map(names.column) ?? "")</td>\
        <td>\(shortened(change.now ?? "—", to: 400))</td><td>\(shortened(change.then ?? "—", to: 400))</td></tr>
        """
      }
      let body: HTML = """
        \(Crumbs.to(table, names, isOpen: true))
        <div class="scroll"><table class="versions"><thead><tr><th>id</th><th></th>\
        <th>\(words("tables.undo.now"))</th><th>\(words("tables.undo.then"))</th></tr></thead>\
        <tbody>\(rows)</tbody></table></div>
        <form method="post" action="\(table.address)/undo" class="actions">\(request.formKey)\
        \(FormField.hidden("seen", state.digest.hex))<button>\(words("tables.undo.yes"))</button> \
        <a class="button plain" href="\(table.address)">\(words("tables.remove.no"))</a></form>
        """
      return .page(Page(title: words("tables.undo"), place: .tables, isWide: true, body: body))
    }
  }

  func undo(_ request: Request) async throws -> Response {
    let table = try Table.named(in: request)
    return try await offThread {
      let seen = request.form["seen"] ?? ""
      _ = try tables.folder.change(table) { state in
        guard state.digest.hex == seen, let bytes = try tables.folder.formerState(of: state) else {
          throw none(table)
        }
        return bytes
      }
      return .redirect(to: table.address)
    }
  }

  private func none(_ table: Table) -> Problem {
    Problem(
      "SRV-036", at: table.fileName,
      "there is nothing to take back: the file was changed elsewhere since the last change here",
      cure: "look at the table as it is now", kind: .locked)
  }

  private struct Change {
    var id: String
    /// Nil where the row comes or goes.
    var column: String?
    var now: String?
    var then: String?
  }

  private static func changes(from now: TableState, to former: TableState) -> [Change] {
    let old = Dictionary(
      former.editor.rows.map { ($0.id, $0.fields) }, uniquingKeysWith: { first, _ in first })
    let new = Set(now.editor.rows.map(\.id))
    func pattern(_ row: TableEditor.Row, _ state: TableState) -> String {
      state.editor.value("pattern", of: row)
    }
    var changes: [Change] = []
    for row in now.editor.rows {
      guard let fields = old[row.id] else {
        changes.append(Change(id: row.id, now: pattern(row, now)))
        continue
      }
      guard fields != row.fields, let then = former.fields(of: row.id) else { continue }
      let here = now.fields(of: row)
      for column in here.differences(from: then) {
        changes.append(Change(id: row.id, column: column, now: here[column], then: then[column]))
      }
    }
    for row in former.editor.rows where !new.contains(row.id) {
      changes.append(Change(id: row.id, then: pattern(row, former)))
    }
    return changes
  }
}
