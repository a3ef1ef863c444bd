internal import Basics
internal import Measures
internal import Workbench

/// The passages on which people do not agree, and what was decided of each.
struct ResolutionPage {
  let coding: CodingDesk

  func respond(_ request: Request) async throws -> Response {
    let words = request.words
    let job = try coding.closedJob(request)
    let table = try coding.folder.table(CodingFolder.resolvedName, of: job.name)
    let resolution = Resolution(job, table)
    let questions = try coding.questions(words)
    let asked = request.query.text("variable").flatMap(Variable.init)
    let open = resolution.open
    let shown = open.filter { item in asked.map(item.differing.contains) ?? true }
    let decided = open.count { $0.isSettled }
    let rows = shown.map { row($0, job, questions, words) }
    let go: HTML =
      if let next = open.first(where: { !$0.isSettled }) {
        """
        <p><a class="button" href="\(codingAddress(job.name, "resolve", "\(next.number)"))">\
        \(words("coding.decide-next"))</a></p>
        """
      } else {
        "<p>\(words("coding.all-settled"))</p>"
      }
    let list: HTML = """
      <div class="scroll"><table><thead><tr><th>\(words("coding.passage-column"))</th>\
      <th>\(words("coding.differ"))</th><th>\(words("coding.state"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      """
    let agreed = resolution.cases.count { $0.isAgreed }
    return .page(
      Page(
        title: words("coding.resolve"), place: .coding,
        body: """
          <p><a href="\(codingAddress(job.name))">\(job.name)</a> · \
          <a href="\(codingAddress(job.name, "agreement"))">\(words("coding.agreement"))</a></p>
          <p>\(words("coding.agreed-on", "\(agreed)", "\(job.passages.count)")) \
          <progress value="\(decided)" max="\(max(1, open.count))"></progress> \
          \(words("coding.decided-of", "\(decided)", "\(open.count)"))</p>
          \(go)
          \(filter(asked, job, open, questions, words))
          \(rows.isEmpty ? "" : list)
          <p class="small faint">\(words("coding.gold-at", coding.folder.tablePath(CodingFolder.resolvedName, of: job.name)))</p>
          """))
  }

  private func filter(
    _ asked: Variable?, _ job: CodingJob, _ open: [Resolution.Case], _ questions: Questions,
    _ words: Words
  ) -> HTML {
    func link(_ variable: Variable?, _ name: String, _ count: Int) -> HTML {
      let query = variable.map { Fields(["variable": $0.rawValue]) } ?? Fields()
      let mark: HTML = variable == asked ? " aria-current=\"true\"" : ""
      return """
        <li><a href="\(codingAddress(job.name, "resolve", query: query))"\(mark)>\(name)</a> \(count)</li>
        """
    }
    let links = Variable.allCases.compactMap { variable -> HTML? in
      let count = open.count { $0.differing.contains(variable) }
      return count == 0 ? nil : link(variable, questions[variable]?.name ?? "", count)
    }
    guard !links.isEmpty else { return "" }
    return "<ul class=\"choices-line\">\(link(nil, words("coding.all"), open.count))\(links)</ul>"
  }

  private func row(
    _ item: Resolution.Case, _ job: CodingJob, _ questions: Questions, _ words: Words
  ) -> HTML {
    let title = item.passage.title ?? item.passage.text ?? item.passage.id
    let short = title.count > 80 ? title.prefix(79) + "…" : title[...]
    let names = item.differing.map { questions[$0]?.name ?? "" }
    let reason = names.isEmpty ? words("coding.one-only") : names.joined(separator: ", ")
    let state = item.isSettled ? words("coding.decided") : words("coding.undecided")
    return """
      <tr><td><a href="\(codingAddress(job.name, "resolve", "\(item.number)"))">\(String(short))</a></td>\
      <td>\(reason)</td><td>\(state)</td></tr>
      """
  }
}
