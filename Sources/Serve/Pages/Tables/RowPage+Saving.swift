internal import Basics
internal import Foundation
internal import Lexicons

/// What becomes of a form that was sent: checked, saved, or given back with every word.
extension RowPage {
  /// Keeps what is typed and says what follows from it.
  func check(_ request: Request) async throws -> Response {
    let form = try RowForm(posted: request)
    return try await offThread {
      let words = request.words
      let state = try tables.folder.state(of: form.table)
      let row = state.fields(of: form.id)
      let typed = form.fields.typed(over: row)
      let kept = keep(form, row, request)
      let check = rowCheck(form, typed, state)
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
      if row.map({ form.fields.typed(over: $0) == $0 }) ?? form.fields.isBlank {
        try shelf.discard(form.key)
        return .same
      }
      try shelf.keep(form.draft(at: Int(Date().timeIntervalSince1970)))
      return .kept
    } catch {
      return .lost(error)
    }
  }

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
    let check = rowCheck(form, typed, state)
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
}
