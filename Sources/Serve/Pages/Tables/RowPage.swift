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
        check = RowCheck(form.fields.typed(over: nil), id: "", of: table, tables)
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

  private func shelf(_ table: Table, _ request: Request) -> DraftShelf {
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

  // MARK: Checking

  /// Keeps what is typed and says what follows from it.
  func check(_ request: Request) async throws -> Response {
    let form = try RowForm(posted: request)
    return try await offThread {
      let words = request.words
      let state = try tables.folder.state(of: form.table)
      let row = state.fields(of: form.id)
      let typed = form.fields.typed(over: row)
      let kept = keep(form, row, request)
      let check = RowCheck(typed, id: form.id, of: form.table, tables)
      guard request.form["part"] == "1" else {
        return .page(
          try page(form, state, check, request, word: kept.word(words), isSaved: false))
      }
      let names = TableNames(words, tables.reading().lexicon.codebook)
      return .fragment(panel(check, names, word: kept.word(words), isSaved: false))
    }
  }

  /// Whether what is typed lies on disk.
  private enum Keeping {
    case same
    case kept
    case lost(any Error)

    func word(_ words: Words) -> HTML {
      switch self {
      case .same: "\(words("tables.same"))"
      case .kept: "\(words("tables.kept"))"
      case .lost(let error):
        "<strong>\(words("tables.lost"))</strong> <span lang=\"en\" class=\"small\">\(shortened(String(describing: error), to: 300))</span>"
      }
    }
  }

  private func keep(_ form: RowForm, _ row: RowFields?, _ request: Request) -> Keeping {
    let shelf = shelf(form.table, request)
    do {
      if let row, form.fields.typed(over: row) == row {
        try shelf.discard(form.key)
        return .same
      }
      try shelf.keep(form.draft(at: Int(Date().timeIntervalSince1970)))
      return .kept
    } catch {
      return .lost(error)
    }
  }

  // MARK: Saving

  func save(_ request: Request) async throws -> Response {
    let form = try RowForm(posted: request)
    return try await offThread {
      // Before the save is tried: whatever becomes of it, the words are there.
      let row = try? tables.folder.state(of: form.table).fields(of: form.id)
      let kept = keep(form, row, request)
      let errors = RowCheck.errors(
        form.fields.typed(over: row), id: form.id, of: form.table, tables)
      guard errors.isEmpty else { return try refused(form, kept, request, status: 422) }
      do {
        let saved = try form.edit.save(in: tables.folder)
        try? shelf(form.table, request).discard(form.key)
        return .redirect(
          to: form.table.address(of: saved.id) + "?saved=\(saved.state.digest.short)")
      } catch let conflict as RowEdit.Conflict {
        return ConflictPage(form: form, conflict: conflict, tables: tables).response(request)
      } catch let problem as Problem {
        return try refused(
          form, kept, request, problem: problem, status: problem.kind == .locked ? 409 : 507)
      }
    }
  }

  /// The form again, with every word, and why it was not saved.
  private func refused(
    _ form: RowForm, _ kept: Keeping, _ request: Request, problem: Problem? = nil, status: Int
  ) throws -> Response {
    let words = request.words
    let state = try tables.folder.state(of: form.table)
    let typed = form.fields.typed(over: state.fields(of: form.id))
    let check = RowCheck(typed, id: form.id, of: form.table, tables)
    let reason: HTML =
      problem.map {
        """
         \(words.known("tables.fault.\($0.code)") ?? "") <span lang="en" class="small">\($0.message); \
        \($0.cure ?? "") <code>\($0.code)</code></span>
        """
      } ?? " \(words("tables.refused.errors"))"
    let word: HTML = """
      <strong>\(words("tables.refused"))</strong>\(reason) \(kept.word(words))
      """
    var response = Response.page(
      try page(form, state, check, request, word: word, isSaved: false))
    response.status = status
    return response
  }

  func discard(_ request: Request) async throws -> Response {
    let table = try Table.named(in: request)
    return try await offThread {
      try shelf(table, request).discard(request.form["key"] ?? "")
      return .redirect(to: table.address)
    }
  }

  // MARK: The page

  private func word(saved digest: String, _ state: TableState, _ words: Words) -> HTML {
    let names = TableNames(words, Codebook(codes: []))
    return state.digest.short == digest
      ? "<strong>\(words("tables.saved", names.time(state.written), state.table.fileName, digest))</strong>"
      : "\(words("tables.saved.changed", names.time(state.written), state.digest.short))"
  }

  private func restored(_ words: Words) -> HTML { "\(words("tables.restored"))" }

  private func page(
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

  private func panel(
    _ check: RowCheck?, _ names: TableNames, word: HTML, isSaved: Bool
  ) -> HTML {
    let style: HTML = isSaved ? "state saved" : "state"
    let content = check.map { CheckPanel(check: $0, names: names).markup } ?? ""
    return "<p class=\"\(style)\">\(word)</p>\(content)"
  }
}
