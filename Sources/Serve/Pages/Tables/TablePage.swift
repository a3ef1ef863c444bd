internal import Basics
internal import Lexicons

/// The rows of one table, a hundred a page, filtered and sorted.
struct TablePage {
  let tables: OpenTables
  private static let perPage = 100

  init(tables: OpenTables) { self.tables = tables }

  func respond(_ request: Request) async throws -> Response {
    let table = try Table.named(in: request)
    return try await offThread { .page(try page(table, request)) }
  }

  private func page(_ table: Table, _ request: Request) throws -> Page {
    let words = request.words
    let state = try tables.folder.state(of: table)
    let names = TableNames(words, tables.reading().lexicon.codebook)
    let listing = RowListing(state, request.query)
    let pages = max(1, (listing.rows.count + Self.perPage - 1) / Self.perPage)
    let number = min(request.query.number("page", in: 1...1_000_000) ?? 1, pages)
    let first = (number - 1) * Self.perPage
    let shown = listing.rows.dropFirst(first).prefix(Self.perPage)
    let body: HTML = """
      \(Crumbs.to(table, names))
      <h1>\(names.table(table))</h1>
      \(removed(request))\(drafts(table, request, state, names))
      \(filter(table, request.query, names))
      <p class="pages"><a class="button" href="\(table.address)/new">\(words("tables.add"))</a> \
      \(undo(table, state, words))<span class="faint">\
      \(words("tables.shown", words.number(listing.rows.count), words.number(state.editor.rows.count)))\
      </span></p>
      \(listing.rows.isEmpty ? none(words) : list(shown, table, state, names))
      \(pager(number, pages, request))
      <p class="faint small">\(words("tables.state", table.fileName, names.time(state.written), state.digest.short))</p>
      """
    return Page(
      title: names.table(table), place: .tables, hasHeading: false, isWide: true, body: body)
  }

  private func none(_ words: Words) -> HTML { "<p>\(words("tables.none"))</p>" }

  private func filter(_ table: Table, _ query: Fields, _ names: TableNames) -> HTML {
    let words = names.words
    let all = words("tables.all")
    let sorts = RowListing.Order.allCases.map {
      (value: $0.rawValue, name: words("tables.sort.\($0.rawValue)"))
    }
    return """
      <form class="ask" method="get" action="\(table.address)">
      <label class="wide">\(words("tables.find"))<input type="search" name="q" \
      value="\(HTML(value: query["q"] ?? ""))"></label>
      \(FormField.select("language", names.column("language"), query["language"] ?? "", [("", all)] + names.languageOptions))
      \(FormField.select("code", names.column("code"), query["code"] ?? "", [("", all)] + names.codeOptions(table)))
      \(FormField.select("sort", words("tables.sort"), query["sort"] ?? "file", sorts))
      <button>\(words("tables.show"))</button>
      </form>
      """
  }

  private func list(
    _ rows: ArraySlice<TableEditor.Row>, _ table: Table, _ state: TableState, _ names: TableNames
  ) -> HTML {
    let columns = ["pattern", "language", "type", "code", "weight", "needs", "unless", "example"]
    let heads = columns.map { "<th>\(names.column($0))</th>" as HTML }
    return """
      <div class="scroll"><table class="rows"><thead><tr><th>id</th>\(heads)</tr></thead>
      <tbody>\(rows.map { row($0, table, state, names) })</tbody></table></div>
      """
  }

  private func row(
    _ row: TableEditor.Row, _ table: Table, _ state: TableState, _ names: TableNames
  ) -> HTML {
    let fields = state.fields(of: row)
    func cell(_ column: String, _ text: String, _ style: String) -> HTML {
      let language = EntryLanguage(rawValue: fields["language"])
      let mark: HTML =
        style == "words" && language != .any ? " lang=\"\(fields["language"])\"" : ""
      // Alternatives break after their bar; on a narrow screen the cell bears its own heading.
      let pieces = shortened(text).split(separator: "|", omittingEmptySubsequences: false)
        .map { HTML(escaping: String($0)) }
      return """
        <td class="\(style)" data-name="\(names.column(column))"\(mark)>\(pieces.joined(by: "|<wbr>"))</td>
        """
    }
    let id: HTML =
      row.id.isEmpty
      ? "<span class=\"bad\">\(names.words("tables.no.id", "\(row.line)"))</span>"
      : "<a href=\"\(table.address(of: row.id))\" data-line>\(row.id)</a>"
    return """
      <tr><td class="id">\(id)</td>\(cell("pattern", fields["pattern"], "words"))\
      \(cell("language", names.language(fields["language"]), "brief"))\
      \(cell("type", names.words.known("tables.type.short.\(fields["type"])") ?? fields["type"], "brief"))\
      \(cell("code", names.codes.name(fields["code"], table.kind), "brief"))\
      \(cell("weight", fields["weight"], "brief"))\(cell("needs", fields["needs"], "words"))\
      \(cell("unless", fields["unless"], "words"))\(cell("example", fields["example"], "words"))</tr>
      """
  }

  private func pager(_ number: Int, _ pages: Int, _ request: Request) -> HTML {
    guard pages > 1 else { return "" }
    let words = request.words
    func link(_ page: Int, _ name: String, _ relation: String) -> HTML {
      let address = request.address(request.query.replacing("page", with: "\(page)"))
      return "<a href=\"\(address)\" rel=\"\(relation)\">\(name)</a>"
    }
    let back = number > 1 ? link(number - 1, words("tables.back"), "prev") : ""
    let on = number < pages ? link(number + 1, words("tables.on"), "next") : ""
    return """
      <nav class="pages" aria-label="\(words("tables.pages"))">\(back)\
      <span>\(words("tables.page", words.number(number), words.number(pages)))</span>\(on)</nav>
      """
  }

  private func undo(_ table: Table, _ state: TableState, _ words: Words) -> HTML {
    guard tables.folder.hasFormerState(of: state) else { return "" }
    return """
      <a class="button plain" href="\(table.address)/undo">\(words("tables.undo"))</a>
      """
  }

  private func removed(_ request: Request) -> HTML {
    guard let id = request.query.text("removed") else { return "" }
    return """
      <div class="notice" role="status"><p><strong>\
      \(request.words("tables.removed", shortened(id)))</strong></p></div>
      """
  }

  /// What was typed and not saved.
  private func drafts(
    _ table: Table, _ request: Request, _ state: TableState, _ names: TableNames
  ) -> HTML {
    DraftList(folder: tables.folder, table: table, request: request, names: names)
      .notice(row: nil, state)
  }
}

/// The way back up.
enum Crumbs {
  static func to(_ table: Table, _ names: TableNames, isOpen: Bool = false) -> HTML {
    let own: HTML =
      isOpen ? " › <a href=\"\(table.address)\">\(names.table(table))</a>" : ""
    return """
      <p class="crumbs"><a href="/tables">\(names.words("nav.tables"))</a>\(own)</p>
      """
  }
}
