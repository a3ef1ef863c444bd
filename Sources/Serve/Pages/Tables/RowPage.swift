internal import Basics
internal import Foundation
internal import Lexicons

/// One row in a form: shown, checked as it is typed, saved.
struct RowPage {
  let tables: OpenTables

  init(tables: OpenTables) { self.tables = tables }

  // MARK: Showing

  func show(_ request: Request) async throws -> Response {
    let table = try Table.named(in: request)
    tables.warm()
    return try await offThread {
      let state = try tables.folder.state(of: table)
      let id = request[parameter: "id"]
      let draft = draft(of: table, request)
      guard let row = state.fields(of: id) else {
        // Typed words outlive the row that they were for.
        if let draft, draft.row == id { return .redirect(to: copyAddress(table, draft)) }
        throw noRow(id, state)
      }
      let form = RowForm(table, id: id, row)
      let filled = draft.map(form.holding) ?? form
      let saved = request.query.text("saved").map { digest in
        word(saved: digest, state, request.words)
      }
      let check = RowCheck(
        draft == nil ? row : filled.fields.typed(over: row), id: id, of: table, tables)
      return .page(
        try page(
          filled, state, check, request,
          word: saved ?? (draft == nil ? nil : restored(request.words)), isSaved: saved != nil))
    }
  }

  func new(_ request: Request) async throws -> Response {
    let table = try Table.named(in: request)
    tables.warm()
    return try await offThread {
      let state = try tables.folder.state(of: table)
      let last = state.editor.rows.last.map { state.fields(of: $0) }
      let query = request.query
      let defaults = [
        "language": last?["language"] ?? "ru", "type": EntryType.lemma.rawValue,
        "code": last?["code"] ?? "",
      ]
      let blank = RowFields { query[$0] ?? defaults[$0] ?? "" }
      var form = RowForm(table, like: blank)
      var check: RowCheck?
      if let draft = draft(of: table, request) {
        form = form.holding(draft)
        check = rowCheck(form, form.fields.typed(over: nil), state)
      }
      return .page(
        try page(
          form, state, check, request, word: check == nil ? nil : restored(request.words),
          isSaved: false))
    }
  }

  private func draft(of table: Table, _ request: Request) -> RowDraft? {
    request.query.text("draft").flatMap { key in
      shelf(table, request).drafts().first { $0.key == key }
    }
  }

  /// A new row is looked at under the id that it would get.
  func rowCheck(_ form: RowForm, _ typed: RowFields, _ state: TableState) -> RowCheck {
    let id = form.id.isEmpty ? state.nextID(typed["language"]) : form.id
    return RowCheck(typed, id: id, of: form.table, tables)
  }

  func shelf(_ table: Table, _ request: Request) -> DraftShelf {
    DraftShelf(folder: tables.folder, table: table, person: request.coder ?? "")
  }

  private func copyAddress(_ table: Table, _ draft: RowDraft) -> String {
    "\(table.address)/new?draft=\(Fields.encoded(draft.key))"
  }

  private func noRow(_ id: String, _ state: TableState) -> any Error {
    let count = state.editor.rows(id: id).count
    guard count > 1 else {
      return Refusal.notFound(
        state.table.fileName, "there is no row \(id)", cure: "look for it in the table")
    }
    return Problem(
      "LEX-003", at: state.table.fileName, "the id \(id) stands \(count) times",
      cure: "give each row an id of its own in a spreadsheet")
  }

  // MARK: The page

  private func word(saved digest: String, _ state: TableState, _ words: Words) -> HTML {
    let names = TableNames(words, Codebook(codes: []))
    return state.digest.short == digest
      ? "<strong>\(words("tables.saved", names.time(state.written), state.table.fileName, digest))</strong>"
      : "\(words("tables.saved.changed", names.time(state.written), state.digest.short))"
  }

  private func restored(_ words: Words) -> HTML { "\(words("tables.restored"))" }

  func page(
    _ form: RowForm, _ state: TableState, _ check: RowCheck?, _ request: Request, word: HTML?,
    isSaved: Bool
  ) throws -> Page {
    let words = request.words
    let names = TableNames(words, tables.reading().lexicon.codebook)
    let title = form.id.isEmpty ? words("tables.new") : form.id
    let drafts = DraftList(
      folder: tables.folder, table: form.table, request: request, names: names
    ).notice(row: form.id, state, without: form.key)
    let file = words(
      "tables.state", form.table.fileName, names.time(state.written), state.digest.short)
    let pending: HTML =
      isSaved ? RecodeBox(tables: tables, names: names).section(request) : ""
    let undo: HTML =
      isSaved && tables.folder.hasFormerState(of: state)
      ? "<p><a class=\"button plain\" href=\"\(form.table.address)/undo\">\(words("tables.undo"))</a></p>"
      : ""
    let entry: HTML =
      form.id.isEmpty
      ? ""
      : """
      <p class="crumbs"><a href="/entry/\(Fields.encoded(form.id))">\(words("tables.entry"))</a></p>
      """
    let body: HTML = """
      \(Crumbs.to(form.table, names, isOpen: true))
      <h1>\(title)</h1>
      \(entry)\(drafts)
      <div class="editor">\(form.markup(request, names, faults: check?.errors ?? []))
      <div class="side"><div id="check" role="status">\
      \(panel(check, names, word: word ?? "\(file)", isSaved: isSaved))</div>\(undo)\(pending)</div></div>
      """
    return Page(title: title, place: .tables, hasHeading: false, isWide: true, body: body)
  }

  func panel(
    _ check: RowCheck?, _ names: TableNames, word: HTML, isSaved: Bool
  ) -> HTML {
    let style: HTML = isSaved ? "state saved" : "state"
    let content = check.map { CheckPanel(check: $0, names: names).markup } ?? ""
    return "<p class=\"\(style)\">\(word)</p>\(content)"
  }
}
