internal import Basics
internal import Lexicons

/// Taking a row out, asked once more with what it does.
struct RemovePage {
  let tables: OpenTables

  init(tables: OpenTables) { self.tables = tables }

  func ask(_ request: Request) async throws -> Response {
    let table = try Table.named(in: request)
    return try await offThread {
      let id = request[parameter: "id"]
      let state = try tables.folder.state(of: table)
      guard let row = state.fields(of: id) else {
        throw Refusal.notFound(
          table.fileName, "there is no row \(id)", cure: "look for it in the table")
      }
      let words = request.words
      let names = TableNames(words, tables.reading().lexicon.codebook)
      let check = RowCheck(nil, id: id, of: table, tables)
      let shown = RowFields.columns.filter { !row[$0].isEmpty }.map { column -> HTML in
        "<tr><th scope=\"row\">\(names.column(column))</th><td>\(shortened(row[column], to: 1000))</td></tr>"
      }
      let body: HTML = """
        \(Crumbs.to(table, names, isOpen: true))
        <table class="versions"><tbody>\(shown)</tbody></table>
        <form method="post" action="\(table.address(of: id))/remove" class="actions">\(request.formKey)\
        \(FormField.hidden("seen", row.digest))<button class="danger">\(words("tables.remove.yes"))</button> \
        <a class="button plain" href="\(table.address(of: id))">\(words("tables.remove.no"))</a></form>
        \(CheckPanel(check: check, names: names).markup)
        """
      return .page(Page(title: words("tables.remove.ask", id), place: .tables, body: body))
    }
  }

  func remove(_ request: Request) async throws -> Response {
    let table = try Table.named(in: request)
    return try await offThread {
      let id = request[parameter: "id"]
      let blank = RowFields { _ in "" }
      let edit = RowEdit(
        table: table, kind: .remove, id: id, seen: request.form["seen"] ?? "", typed: blank)
      do {
        _ = try edit.save(in: tables.folder)
      } catch is RowEdit.Conflict {
        throw Problem(
          "SRV-035", at: "\(table.fileName): \(id)",
          "the row was changed elsewhere meanwhile, so it was not removed",
          cure: "look at it again, then decide", kind: .locked)
      }
      return .redirect(to: "\(table.address)?removed=\(Fields.encoded(id))")
    }
  }
}
