internal import Basics
internal import Workbench

/// What the saved tables would change in the corpus, and coding it anew by them.
struct RecodeBox {
  let tables: OpenTables
  let names: TableNames

  /// Empty where the corpus is coded by the tables as they are.
  func section(_ request: Request) -> HTML {
    let words = names.words
    let reading = tables.reading()
    guard reading.problems.isEmpty else { return "" }
    let content: HTML
    do {
      guard let effect = try RowCheck.pending(tables) else {
        return "<p class=\"faint\">\(words("tables.recode.none"))</p>"
      }
      content = EffectList(effect: effect, names: names).markup
    } catch {
      content =
        "<p lang=\"en\" class=\"small\">\(shortened(String(describing: error), to: 400))</p>"
    }
    return """
      <section class="recode"><h2>\(words("tables.recode.pending"))</h2>\(content)\
      <form method="post" action="/tables/recode">\(request.formKey)\
      <button>\(words("tables.recode"))</button></form></section>
      """
  }
}

/// Coding the corpus anew.
struct RecodePage {
  let tables: OpenTables

  init(tables: OpenTables) { self.tables = tables }

  func recode(_ request: Request) async throws -> Response {
    do {
      let done = try await tables.desk.holdings.recode()
      return .redirect(to: "/tables?coded=\(done.coded)&kept=\(done.kept)")
    } catch let problem as Problem where problem.kind == .locked {
      let words = request.words
      let body: HTML = """
        <section class="problem" role="alert"><p><strong>\(words("tables.recode.busy"))</strong></p>\
        <p lang="en" class="small">\(problem.message) <code>\(problem.code)</code></p></section>
        <p><a href="/tables">\(words("nav.tables"))</a></p>
        """
      return Response(
        .page(Page(title: words("tables.recode"), place: .tables, body: body)), status: 409)
    }
  }
}
