internal import Basics
internal import Coding
internal import Measures
internal import Workbench

/// How well people agree with one another, and Koshu with them; only once nobody codes any more.
struct AgreementPage {
  let coding: CodingDesk

  func respond(_ request: Request) async throws -> Response {
    let words = request.words
    let job = try coding.closedJob(request)
    let figures = try figures(job)
    let questions = try coding.questions(words)
    let people = figures.people.map { pair -> HTML in
      """
      <h3>\(pair.names.0) × \(pair.names.1)</h3>
      \(table(pair.figures, job, questions, words, gold: pair.names.0, coded: pair.names.1, hasLinks: true))
      """
    }
    let program = figures.program.map { item -> HTML in
      let name = item.name.isEmpty ? words("coding.gold") : item.name
      return """
        <h3>\(name) × Koshu</h3>
        \(table(item.figures, job, questions, words, gold: name, coded: "Koshu", hasLinks: false))
        """
    }
    let alone: HTML = people.isEmpty ? "<p>\(words("coding.one-coder"))</p>" : ""
    let few: HTML =
      figures.passages < Reliability.fewestPassages
      ? "<p class=\"notice\">\(words("coding.few", "\(figures.passages)", "\(Reliability.fewestPassages)"))</p>"
      : ""
    return .page(
      Page(
        title: words("coding.agreement"), place: .coding,
        body: """
          <p><a href="\(codingAddress(job.name))">\(job.name)</a> · \
          <a href="\(codingAddress(job.name, "resolve"))">\(words("coding.resolve"))</a></p>
          \(few)
          <h2>\(words("coding.among-people"))</h2>
          \(alone)\(joint(figures.joint, questions, words))\(people)
          <h2>\(words("coding.with-koshu"))</h2>
          \(program)
          <p class="small">\(words("coding.alpha.about"))</p>
          """))
  }

  // MARK: Figures

  private func figures(_ job: CodingJob) throws -> AgreementFigures {
    let codebook = try coding.machine.codebook()
    let (machine, lexicon) = try coding.machine.code(job.passages)
    let resolved = try coding.folder.table(CodingFolder.resolvedName, of: job.name)
    let coders = job.lettered.map { item in
      (name: item.coder.name, passages: coded(job) { item.coder.answer($0) })
    }
    .filter { !$0.passages.isEmpty }.sorted { $0.name < $1.name }
    let gold = coded(job) { id in resolved[id].map(Answer.init) ?? Answer() }
    let parts = job.coders.map { String(decoding: $0.table.bytes, as: UTF8.self) }
    let key = Digest(
      ofParts: [lexicon.hex, String(decoding: resolved.bytes, as: UTF8.self)] + parts)
    return try coding.agreement.figures(of: job.name, key: key) {
      try AgreementFigures(coders, gold: gold, machine: machine, known: KnownCodes(codebook))
    }
  }

  /// Complete answers as passages; what they are like besides is left out, for figures are given of
  /// all only.
  private func coded(_ job: CodingJob, _ answer: (String) -> Answer) -> [CodedPassage] {
    job.passages.compactMap { passage in
      let answer = answer(passage.id)
      guard answer.isComplete else { return nil }
      var coded = CodedPassage(id: passage.id, line: passage.line)
      coded.codes = answer.codes
      return coded
    }
  }

  // MARK: Tables

  private func joint(
    _ joint: [JointAgreement], _ questions: Questions, _ words: Words
  ) -> HTML {
    guard !joint.isEmpty else { return "" }
    let rows = joint.map { item -> HTML in
      """
      <tr><th scope="row">\(questions[item.variable]?.name ?? "")</th>\
      <td class="number">\(item.units)</td>\(alpha(item.alpha, words))</tr>
      """
    }
    return """
      <h3>\(words("coding.all-coders"))</h3><div class="scroll"><table class="alphas">
      <thead><tr><th></th><th class="number">n</th>\(alphaHead(words))</tr></thead>
      <tbody>\(rows)</tbody></table></div>
      """
  }

  private func table(
    _ figures: [VariableAgreement], _ job: CodingJob, _ questions: Questions, _ words: Words,
    gold: String, coded: String, hasLinks: Bool
  ) -> HTML {
    guard !figures.isEmpty else { return "<p>\(words("coding.no-common"))</p>" }
    let rows = figures.flatMap { agreement in
      agreement.scales.enumerated().map { place, scaled -> HTML in
        let variable = agreement.variable
        let name = questions[variable]?.name ?? variable.rawValue
        let scale =
          variable.kind == .single ? "" : ", " + words("coding.scale.\(scaled.scale.rawValue)")
        let link: HTML =
          hasLinks && place == 0
          ? """
          <td><a href="\(codingAddress(job.name, "resolve", query: Fields(["variable": variable.rawValue])))">\
          \(words("coding.see"))</a></td>
          """ : hasLinks ? "<td></td>" : ""
        let c = scaled.coefficients
        return """
          <tr><th scope="row">\(name)<small class="faint">\(scale)</small></th>\
          <td class="number">\(scaled.units)</td>\(alpha(c.alpha, words))\
          \([c.agreement, c.kappa, c.ac1].map { "<td class=\"number\">\(decimals($0.value))</td>" as HTML })\
          \(link)</tr>
          """
      }
    }
    let last: HTML = hasLinks ? "<th>\(words("coding.disagreements"))</th>" : ""
    return """
      <div class="scroll"><table class="alphas"><thead><tr><th></th><th class="number">n</th>\(alphaHead(words))\
      <th class="number">\(words("coding.agree"))</th><th class="number">kappa</th>\
      <th class="number">AC1</th>\(last)</tr></thead>
      <tbody>\(rows)</tbody></table></div>
      <details><summary>\(words("coding.by-code"))</summary>
      \(figures.map { codes($0, questions, words, gold: gold, coded: coded) })</details>
      """
  }

  private func codes(
    _ agreement: VariableAgreement, _ questions: Questions, _ words: Words, gold: String,
    coded: String
  ) -> HTML {
    let question = questions[agreement.variable]
    let rows = agreement.codes.map { code -> HTML in
      """
      <tr><th scope="row">\(question?.name(of: code.code) ?? code.code)</th>\
      <td class="number">\(code.counts.wanted)</td><td class="number">\(code.counts.found)</td>\
      <td class="number">\(code.counts.hits)</td><td class="number">\(decimals(code.f1.value))</td>\
      <td class="number">\(decimals(code.coefficients?.alpha.value))</td></tr>
      """
    }
    return """
      <div class="scroll"><table><caption>\(question?.name ?? "")</caption><thead><tr><th></th>\
      <th class="number">\(gold)</th><th class="number">\(coded)</th>\
      <th class="number">\(words("coding.both"))</th><th class="number">F1</th>\
      <th class="number">alpha</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  private func alphaHead(_ words: Words) -> HTML {
    "<th class=\"number\">alpha</th><th class=\"number\">95 %</th><th>\(words("coding.reading"))</th>"
  }

  private func alpha(_ figure: Figure, _ words: Words) -> HTML {
    let interval = figure.interval.map { "\(decimals($0.low))–\(decimals($0.high))" } ?? "–"
    let reading = figure.reading.map { words("coding.reading.\($0.rawValue)") } ?? "–"
    let doubt = figure.reading != nil && !figure.isReadingSure ? "?" : ""
    return """
      <td class="number"><b>\(decimals(figure.value, digits: 3))</b></td>\
      <td class="number">\(interval)</td><td>\(reading)\(doubt)</td>
      """
  }

  /// With all its digits, so that columns stand under one another; a dash where it is not defined.
  private func decimals(_ value: Double?, digits: Int = 2) -> String {
    guard let value, value.isFinite else { return "–" }
    let scale = digits == 3 ? 1000.0 : 100.0
    let rounded = Int((abs(value) * scale).rounded())
    let rest = String(rounded % Int(scale))
    let zeros = String(repeating: "0", count: digits - rest.count)
    return "\(value < 0 && rounded > 0 ? "−" : "")\(rounded / Int(scale)).\(zeros)\(rest)"
  }
}
