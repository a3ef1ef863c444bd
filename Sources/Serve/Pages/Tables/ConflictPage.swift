internal import Basics
internal import Lexicons

/// A row that was changed elsewhere while somebody typed: all versions side by side, and the choice.
struct ConflictPage {
  let form: RowForm
  let conflict: RowEdit.Conflict
  let tables: OpenTables

  func response(_ request: Request) -> Response {
    let words = request.words
    let names = TableNames(words, tables.reading().lexicon.codebook)
    let typed = form.fields.typed(over: conflict.now ?? form.shown)
    let isGone = conflict.now == nil
    let rows = RowFields.columns.map { row($0, typed, names) }
    let body: HTML = """
      \(Crumbs.to(form.table, names, isOpen: true))
      <section class="problem" role="alert"><p><strong>\
      \(words(isGone ? "tables.conflict.gone" : "tables.conflict.changed", form.id))</strong></p>\
      <p>\(words("tables.conflict.kept"))</p></section>
      <div class="scroll"><table class="versions"><thead><tr><th></th>\
      <th>\(words("tables.conflict.shown"))</th><th>\(words("tables.conflict.now"))</th>\
      <th>\(words("tables.conflict.typed"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
      <div class="actions">\(isGone ? asNew(request) : overwrite(request))\
      <form method="post" action="\(form.table.address)/discard">\(request.formKey)\
      \(FormField.hidden("key", form.key))<button class="plain">\(words("tables.conflict.drop"))</button></form>
      \(isGone ? "" : keepEditing(words))</div>
      """
    return Response(
      .page(
        Page(
          title: words("tables.conflict"), place: .tables, isWide: true, body: body)),
      status: 409)
  }

  private func row(_ column: String, _ typed: RowFields, _ names: TableNames) -> HTML {
    // On a narrow screen each cell bears the name of its version.
    func cell(_ fields: RowFields?, against other: RowFields?, _ version: String) -> HTML {
      let name = names.words("tables.conflict.\(version)")
      guard let fields else { return "<td class=\"faint\" data-name=\"\(name)\">—</td>" }
      let isOther = other.map { $0[column] != fields[column] } ?? false
      let text = shortened(fields[column], to: 2000)
      return isOther
        ? "<td class=\"differs\" data-name=\"\(name)\"><b>\(text)</b></td>"
        : "<td data-name=\"\(name)\">\(text)</td>"
    }
    return """
      <tr><th scope="row">\(names.column(column))</th>\(cell(form.shown, against: nil, "shown"))\
      \(cell(conflict.now, against: form.shown, "now"))\
      \(cell(typed, against: form.shown ?? conflict.now, "typed"))</tr>
      """
  }

  /// Saves what was typed over what is there, now that a person has seen it.
  private func overwrite(_ request: Request) -> HTML {
    var form = form
    form.seen = conflict.now?.digest ?? ""
    form.shown = conflict.now
    return send(form, request, request.words("tables.conflict.mine"))
  }

  private func asNew(_ request: Request) -> HTML {
    var form = form
    (form.id, form.seen, form.shown) = ("", "", nil)
    return send(form, request, request.words("tables.conflict.new"))
  }

  private func send(_ form: RowForm, _ request: Request, _ name: String) -> HTML {
    let fields = RowFields.columns.map { FormField.hidden($0, form.fields[$0]) }
    return """
      <form method="post" action="\(form.table.address)/save">\(form.hidden(request))\(fields)\
      <button>\(name)</button></form>
      """
  }

  private func keepEditing(_ words: Words) -> HTML {
    """
    <a class="button plain" href="\(form.table.address(of: form.id))?draft=\(Fields.encoded(form.key))">\
    \(words("tables.conflict.edit"))</a>
    """
  }
}
