internal import Basics
internal import Measures
internal import Workbench

/// One passage with the codes of all coders side by side, and the form for what counts.
struct DecisionPage {
  let coding: CodingDesk

  func respond(_ request: Request) async throws -> Response { try page(request, entered: nil) }

  /// `entered` is an answer that could not be taken, with the reason where there is another than that
  /// it is not complete; nil for what is known so far.
  private func page(
    _ request: Request, entered: Answer?, problem: Problem? = nil
  ) throws -> Response {
    let words = request.words
    let job = try coding.closedJob(request)
    let (item, stored) = try item(request, job)
    let answer = entered ?? item.answer
    let questions = try coding.questions(words)
    var form = QuestionForm(questions: questions, answer: answer, words: words)
    form.marks = { variable, code in
      item.answers.filter { $0.answer.codes[variable]?.contains(code) == true }.map(\.letter)
    }
    let comparison = ComparisonTable(item: item, job: job, questions: questions, request: request)
    let koshu = try koshu(item.passage, request)
    let address = codingAddress(job.name, "resolve", "\(item.number)")
    let mark: HTML = entered == nil ? "" : " data-unsaved"
    let grounds = try evidence(koshu, address, words)
    let body: HTML = """
      <div class="where"><h1>\(words("coding.passage", "\(item.number)"))</h1>
      <p><a href="\(codingAddress(job.name, "resolve"))">\(words("coding.resolve"))</a> · \
      <a href="\(codingAddress(job.name))">\(job.name)</a> · \
      \(item.isSettled ? words("coding.decided") : words("coding.undecided"))</p></div>
      \(comparison.markup(koshu: koshu?.codes))
      <div class="coding">
      <div>\(PassageText(passage: item.passage, words: words).markup)
      \(grounds)</div>
      <div>\(ProblemList(problem.map { [$0] } ?? []).markup)\
      \(notices(request, answer, isEntered: entered != nil && problem == nil))
      <form method="post" action="\(address)" data-coding\(mark)>
      \(request.formKey)<input type="hidden" name="id" value="\(item.passage.id)">\
      <input type="hidden" name="shown" value="\(stored.digest)">\
      <input type="hidden" name="filled" value="\(item.answer.digest)">
      \(form.markup)
      <p class="note"><label>\(words("coding.note")) <kbd>N</kbd>\
      <input name="note" value="\(answer.note)" accesskey="8" autocomplete="off"></label></p>
      \(buttons(item, words))
      </form>
      <form method="post" action="\(address)" class="undo">\(request.formKey)\
      <button name="go" value="undo" class="plain" data-press="z" data-undo accesskey="u">\
      \(words("coding.undo")) <kbd>Z</kbd></button></form>
      \(KeyHelp(words: words, others: [("F2, F4 …", words("coding.key.take"))]).markup)
      </div></div>
      """
    return Response(
      .page(
        Page(
          title: "\(words("coding.passage", "\(item.number)")) · \(job.name)", place: .coding,
          hasHeading: false, isWide: true, body: body)),
      status: problem.map(Router.status) ?? (entered == nil ? 200 : 422))
  }

  private func item(
    _ request: Request, _ job: CodingJob
  ) throws -> (item: Resolution.Case, stored: Answer) {
    let table = try coding.folder.table(CodingFolder.resolvedName, of: job.name)
    let cases = Resolution(job, table).cases
    guard let number = Int(request[parameter: "number"]), cases.indices.contains(number - 1) else {
      throw Refusal.notFound(
        request.path, "there is no such passage", cure: "choose one from the list")
    }
    let item = cases[number - 1]
    return (item, table[item.passage.id].map(Answer.init) ?? Answer())
  }

  private func koshu(_ passage: CodedPassage, _ request: Request) throws -> CodedPassage? {
    guard request.query["koshu"] == "1" else { return nil }
    return try coding.machine.code([passage]).passages.first
  }

  private func evidence(
    _ koshu: CodedPassage?, _ address: String, _ words: Words
  ) throws -> HTML {
    guard let koshu else {
      return """
        <p><a class="button plain" href="\(address)?koshu=1">\(words("coding.koshu.show"))</a></p>
        """
    }
    let names = CodeNames(codebook: try coding.machine.codebook(), words: words)
    return GroundsTable(evidence: koshu.evidence ?? [], names: names).markup
  }

  private func notices(_ request: Request, _ answer: Answer, isEntered: Bool) -> HTML {
    let (words, query) = (request.words, request.query)
    var lines: [String] = []
    if isEntered {
      let names = answer.missing.map { words("coding.\($0.rawValue)") }
      lines.append(words("coding.not-saved-missing", names.joined(separator: ", ")))
    }
    if let other = query["overwritten"], Int(other) != nil {
      lines.append(words("coding.overwritten", other))
    }
    if let undone = query["undone"] {
      lines.append(undone == "1" ? words("coding.undone") : words("coding.nothing-to-undo"))
    }
    return lines.map { "<p class=\"notice\" role=\"status\">\($0)</p>\n" as HTML }.joined()
  }

  /// F3 is left to the browser's search.
  private static let takeKeys = ["F2", "F4", "F7", "F8", "F9"]

  private func buttons(_ item: Resolution.Case, _ words: Words) -> HTML {
    let takes = item.answers.enumerated().map { number, answer -> HTML in
      let key = Self.takeKeys.indices.contains(number) ? Self.takeKeys[number] : ""
      return """
        <button name="go" value="take-\(answer.letter)" class="plain" data-press="\(key)">\
        \(words("coding.take", answer.letter)) <kbd>\(key)</kbd></button>

        """
    }
    return """
      <div class="buttons"><button name="go" value="next" accesskey="s">\(words("coding.next")) \
      <kbd>Enter</kbd></button>
      \(takes)
      <button name="go" value="previous" class="plain" accesskey="p" data-press="Backspace ArrowLeft">\
      <kbd>←</kbd> \(words("coding.previous"))</button>
      <button name="go" value="skip" class="plain" data-press="ArrowRight">\
      \(words("coding.later")) <kbd>→</kbd></button></div>
      """
  }

  // MARK: The decision

  func act(_ request: Request) async throws -> Response {
    let job = try coding.closedJob(request)
    let go = request.form["go"] ?? "next"
    if go == "undo" { return try undo(job, request) }
    let (item, _) = try item(request, job)
    guard request.form["id"] == item.passage.id else {
      throw Refusal(
        409,
        Problem(
          "COD-014", at: job.name,
          "the sample of this job was changed meanwhile; nothing was saved",
          cure: "go to the page of the job and on from there"))
    }
    let decision = try decision(go, item, request)
    if let decision, !decision.isComplete { return try page(request, entered: decision) }
    var query = Fields()
    do {
      if let decision, try save(decision, item.passage, request, job.name) {
        query.append("overwritten", "\(item.number)")
      }
    } catch let problem as Problem {
      return try page(request, entered: decision, problem: problem)
    }
    let resolution = try Resolution(
      job, coding.folder.table(CodingFolder.resolvedName, of: job.name))
    let next =
      switch go {
      case "previous": resolution.open.last { $0.number < item.number }
      case "skip": resolution.open.first { $0.number > item.number }
      default:
        resolution.open.first { $0.number > item.number && !$0.isSettled }
          ?? resolution.open.first { !$0.isSettled }
      }
    guard let next else { return .redirect(to: codingAddress(job.name, "resolve", query: query)) }
    return .redirect(to: codingAddress(job.name, "resolve", "\(next.number)", query: query))
  }

  /// What is to be saved; nil where a form was only looked at.
  private func decision(
    _ go: String, _ item: Resolution.Case, _ request: Request
  ) throws -> Answer? {
    if go.hasPrefix("take-") {
      guard var taken = item.answers.first(where: { "take-\($0.letter)" == go })?.answer else {
        return nil
      }
      taken.note = request.form.text("note") ?? ""
      taken.isUnsure = false
      taken.isPrehighlighted = false
      return taken
    }
    let answer = try coding.questions(request.words).answer(request.form, over: item.answer)
    return go != "next" && answer.digest == request.form["filled"] ? nil : answer
  }

  /// Whether it took the place of a decision that the form never showed.
  private func save(
    _ decision: Answer, _ passage: CodedPassage, _ request: Request, _ name: String
  ) throws -> Bool {
    let shown = request.form["shown"]
    var overwrote = false
    try coding.folder.change(CodingFolder.resolvedName, of: name) { job, table in
      let old = table[passage.id].map(Answer.init) ?? Answer()
      overwrote = old != decision && old.digest != shown
      let before = AnswerHistory.Former(passage.id, in: table)
      Resolution(job, table).settle(&table)
      Resolution.decide(decision, for: passage, in: &table)
      return before == AnswerHistory.Former(passage.id, in: table) ? [] : [passage.id]
    }
    return overwrote
  }

  private func undo(_ job: CodingJob, _ request: Request) throws -> Response {
    let id = try coding.folder.undo(CodingFolder.resolvedName, of: job.name) { _ in }
    // A passage that nobody has decided any more may be one on which all agree.
    try coding.folder.change(CodingFolder.resolvedName, of: job.name) { job, table in
      Resolution(job, table).settle(&table)
      return []
    }
    let place = job.passages.firstIndex { $0.id == id }.map { "\($0 + 1)" }
    return .redirect(
      to: codingAddress(
        job.name, "resolve", place ?? request[parameter: "number"],
        query: Fields(["undone": place == nil ? "0" : "1"])))
  }
}
