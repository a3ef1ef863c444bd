internal import Basics
internal import Lexicons
internal import Workbench

/// All coding jobs, and a form to draw another sample.
struct JobsPage {
  let coding: CodingDesk

  private static let sizes = 1...5000
  private static let usualSize = 200

  func respond(_ request: Request) async throws -> Response {
    let words = request.words
    let names = coding.folder.names()
    let rows = names.map { row($0, words) }
    let table: HTML = """
      <div class="scroll"><table>
      <thead><tr><th>\(words("coding.job"))</th><th class="number">\(words("coding.passages"))</th>\
      <th>\(words("coding.coders"))</th><th>\(words("coding.state"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      """
    let body: HTML = """
      <p>\(words("coding.about"))</p>
      \(names.isEmpty ? "<p>\(words("coding.no-jobs"))</p>" as HTML : table)
      \(drawForm(request, isOpen: names.isEmpty))
      <p class="small faint">\(words("coding.folder", coding.folder.path))</p>
      """
    return .page(Page(title: words("nav.coding"), place: .coding, body: body))
  }

  private func row(_ name: String, _ words: Words) -> HTML {
    let link: HTML = "<a href=\"\(codingAddress(name))\">\(name)</a>"
    do {
      let job = try coding.folder.job(name)
      let coders = job.coders.map { coder -> HTML in
        "<li>\(coder.name) \(job.complete(coder))/\(job.passages.count)</li>"
      }
      let state = job.isClosed ? words("coding.closed") : words("coding.open")
      return """
        <tr><td>\(link)</td><td class="number">\(words.number(job.passages.count))</td>\
        <td><ul class="plain">\(coders)</ul></td><td>\(state)</td></tr>
        """
    } catch {
      return "<tr><td>\(link)</td><td colspan=\"3\" lang=\"en\">\("\(error)")</td></tr>"
    }
  }

  private func drawForm(_ request: Request, isOpen: Bool) -> HTML {
    let words = request.words
    let study: Study
    do { study = try coding.desk.study() } catch {
      return """
        <p class="notice">\(words("coding.draw.none")) <span lang="en">\(String(describing: error))</span></p>
        """
    }
    let open: HTML = isOpen ? " open" : ""
    let strata = Stratifier.allCases.map { stratum -> HTML in
      """
      <label class="tick"><input type="checkbox" name="by" value="\(stratum.rawValue)"> \
      \(words("coding.by.\(stratum.rawValue)"))</label>
      """
    }
    return """
      <details class="box"\(open)><summary>\(words("coding.draw"))</summary>
      <form method="post" action="/coding">\(request.formKey)
      <p>\(words("coding.draw.about", words.number(study.corpus.cards.count)))</p>
      <div class="fields">
      <label>\(words("coding.draw.name")) <input name="name" required maxlength="40" autocomplete="off"></label>
      <label>\(words("coding.draw.size")) <input name="size" type="number" min="1" max="5000" \
      value="\(Self.usualSize)"></label>
      <label>\(words("coding.draw.coders")) <input name="coders" type="number" min="1" max="9" value="2"></label>
      <label>\(words("coding.draw.seed")) <input name="seed" type="number" min="1" value="1"></label>
      </div>
      <fieldset class="line"><legend>\(words("coding.draw.strata"))</legend>\(strata)</fieldset>
      <p><label class="tick"><input type="checkbox" name="equal" value="yes"> \
      \(words("coding.draw.equal"))</label></p>
      <p><button>\(words("coding.draw.go"))</button></p>
      </form></details>
      """
  }

  /// Makes a job of a random sample.
  func draw(_ request: Request) async throws -> Response {
    let form = request.form
    let name = try FileName.demand(form["name"] ?? "")
    var settings = JobSettings()
    settings.coders = form.number("coders", in: 1...9) ?? settings.coders
    settings.seed = form.number("seed", in: 0...Int(Int32.max)) ?? settings.seed
    let strata = Stratifier.allCases.filter { form.values("by").contains($0.rawValue) }
    let study = try coding.desk.study()
    let sampling = Sampling(
      try study.corpus.sampleUnits(),
      size: form.number("size", in: Self.sizes) ?? Self.usualSize, by: strata,
      form["equal"] == nil ? .proportional : .equal, seed: settings.seed)
    let sheet = CodingSheet(
      try study.corpus.sampleTexts(sampling.ids, codedBy: nil),
      codebook: study.lexicon.codebook, languages: [], sampling: sampling,
      origin: coding.desk.holdings.name)
    try coding.folder.make(name, sample: sheet.csv, settings: settings)
    return .redirect(to: codingAddress(name))
  }

  /// Remembers under which name this browser codes.
  func name(_ request: Request) async throws -> Response {
    let name = try FileName.demand(request.form["name"] ?? "")
    let job = request.form.text("job")
    return Response.redirect(to: job.map { codingAddress($0) } ?? "/coding").naming(coder: name)
  }
}
