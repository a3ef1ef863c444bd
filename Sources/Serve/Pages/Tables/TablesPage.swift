internal import Basics
internal import Lexicons

/// The tables with their counts, and whether the corpus is coded by them.
struct TablesPage {
  let tables: OpenTables

  func respond(_ request: Request) async throws -> Response {
    try await offThread { .page(page(request)) }
  }

  private func page(_ request: Request) -> Page {
    let words = request.words
    let reading = tables.reading()
    let names = TableNames(words, reading.lexicon.codebook)
    let rows = Table.allCases.map { row($0, reading.lexicon, names) }
    let body: HTML = """
      \(coded(request))\(problems(reading.problems, words))
      <p>\(words("tables.intro", tables.folder.path))</p>
      <div class="scroll"><table class="tables"><thead><tr><th>\(words("tables.table"))</th>\
      <th class="number">\(words("tables.rows"))</th>\
      <th class="number">\(words("tables.language.kk"))</th>\
      <th class="number">\(words("tables.language.ru"))</th>\
      <th>\(words("tables.file"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
      \(RecodeBox(tables: tables, names: names).section(request))
      """
    return Page(title: words("nav.tables"), place: .tables, body: body)
  }

  private func row(_ table: Table, _ lexicon: Lexicon, _ names: TableNames) -> HTML {
    let words = names.words
    let own = lexicon.entries.filter { $0.table == table }
    func count(_ language: EntryLanguage) -> String {
      words.number(own.count { $0.language == language })
    }
    return """
      <tr><th scope="row"><a href="\(table.address)">\(names.table(table))</a></th>\
      <td class="number">\(words.number(own.count))</td><td class="number">\(count(.kk))</td>\
      <td class="number">\(count(.ru))</td><td><code>\(table.fileName)</code></td></tr>
      """
  }

  private func coded(_ request: Request) -> HTML {
    guard let done = request.query.number("coded", in: 0...Int.max),
      let kept = request.query.number("kept", in: 0...Int.max)
    else { return "" }
    let words = request.words
    return """
      <div class="notice" role="status"><p><strong>\
      \(words("tables.recode.done", words.number(done), words.number(kept)))</strong></p>\
      <p>\(words("tables.recode.report"))</p></div>
      """
  }

  private func problems(_ problems: [Problem], _ words: Words) -> HTML {
    guard !problems.isEmpty else { return "" }
    return """
      <section class="problem"><p><strong>\
      \(words("tables.broken", words.number(problems.count)))</strong></p>\
      \(FaultList(problems: Array(problems.prefix(20)), words: words, namesPlaces: true).markup)\
      </section>
      """
  }
}
