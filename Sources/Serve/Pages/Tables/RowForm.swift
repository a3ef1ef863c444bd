internal import Basics
internal import Lexicons

/// A row in a form, and what came back of it.
struct RowForm: Sendable {
  var table: Table
  /// Empty of a new row.
  var id: String
  /// What stands in the fields.
  var fields: RowFields
  /// The row as it was shown first, before anything was typed; nil of a new one.
  var shown: RowFields?
  /// The digest of that.
  var seen: String
  /// Of the draft that keeps what is typed here.
  var key: String

  /// For a row of a table.
  init(_ table: Table, id: String, _ row: RowFields) {
    self.init(
      table: table, id: id, fields: row, shown: row, seen: row.digest, key: DraftShelf.newKey())
  }

  /// For a new row.
  init(_ table: Table, like row: RowFields) {
    self.init(table: table, id: "", fields: row, shown: nil, seen: "", key: DraftShelf.newKey())
  }

  private init(
    table: Table, id: String, fields: RowFields, shown: RowFields?, seen: String, key: String
  ) {
    (self.table, self.id, self.fields, self.shown) = (table, id, fields, shown)
    (self.seen, self.key) = (seen, key)
  }

  /// As it was sent.
  init(posted request: Request) throws(Refusal) {
    table = try Table.named(in: request)
    let form = request.form
    id = form["id"] ?? ""
    seen = form["seen"] ?? ""
    key = form["key"] ?? DraftShelf.newKey()
    fields = RowFields { form[$0] ?? "" }
    shown = form["was-pattern"] == nil ? nil : RowFields { form["was-\($0)"] ?? "" }
  }

  /// With what a draft kept.
  func holding(_ draft: RowDraft) -> RowForm {
    var form = self
    (form.fields, form.key) = (draft.fields, draft.key)
    // The row may be another by now: then saving shows both.
    if !id.isEmpty { form.seen = draft.seen }
    return form
  }

  var edit: RowEdit {
    RowEdit(table: table, kind: id.isEmpty ? .add : .change, id: id, seen: seen, typed: fields)
  }

  func draft(at time: Int) -> RowDraft {
    RowDraft(key: key, row: id, seen: seen, time: time, fields: fields)
  }

  /// Hidden fields that come back with whatever is sent.
  func hidden(_ request: Request) -> HTML {
    let was =
      (shown.map { row in
        RowFields.columns.map { FormField.hidden("was-\($0)", row[$0]) }
      } ?? []) as [HTML]
    return """
      \(request.formKey)\(FormField.hidden("id", id))\(FormField.hidden("seen", seen))\
      \(FormField.hidden("key", key))\(was)
      """
  }

  func markup(_ request: Request, _ names: TableNames, faults: [Problem] = []) -> HTML {
    let words = request.words
    let faulty = Set(faults.compactMap { FaultList.column(of: $0) })
    func attributes(_ column: String, _ more: HTML = "") -> HTML {
      let mark: HTML = faulty.contains(column) ? " aria-invalid=\"true\"" : ""
      return mark + more
    }
    func text(_ column: String, isLong: Bool = false, _ more: HTML = "") -> HTML {
      FormField.text(
        column, names.column(column), fields[column], isLong: isLong,
        attributes: attributes(column, more))
    }
    let language = EntryLanguage(rawValue: fields["language"]) ?? .any
    let inLanguage: HTML = language == .any ? "" : " lang=\"\(language.rawValue)\""
    let first: HTML = id.isEmpty ? " autofocus" : ""
    let remove: HTML =
      id.isEmpty
      ? ""
      : """
      <a class="button plain" href="\(table.address(of: id))/remove">\(words("tables.remove"))</a>
      """
    return """
      <form class="row" method="post" action="\(table.address)/save" \
      data-check="\(table.address)/check" data-silent="\(words("tables.silent"))" \
      data-found="\(words("tables.found"))">
      \(hidden(request))
      <div class="wide">\(text("pattern", inLanguage + first))</div>
      \(FormField.select("language", names.column("language"), fields["language"], names.languageOptions, attributes: attributes("language")))
      \(FormField.select("type", names.column("type"), fields["type"], names.typeOptions, attributes: attributes("type")))
      <div class="wide">\(FormField.select("code", names.column("code"), fields["code"], names.codeOptions(table), attributes: attributes("code")))</div>
      \(text("weight", " inputmode=\"decimal\" placeholder=\"1\""))
      \(text("window", " list=\"windows\""))
      <datalist id="windows"><option value="clause">\(words("tables.window.clause"))</option>\
      <option value="near">\(words("tables.window.near"))</option><option value="5">\
      \(words("tables.window.tokens", "5"))</option></datalist>
      <div class="wide">\(text("needs", inLanguage))</div>
      <div class="wide">\(text("unless", inLanguage))</div>
      <div class="wide">\(text("example", isLong: true, inLanguage))</div>
      <div class="wide">\(text("note", isLong: true))</div>
      <p class="wide actions"><button>\(words("tables.save"))</button> \
      <button class="plain" formaction="\(table.address)/check">\(words("tables.check"))</button> \
      \(remove)</p>
      </form>
      """
  }
}
