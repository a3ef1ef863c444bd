internal import Basics
internal import Measures
internal import Workbench

/// One passage and the questions about it, for one coder who sees nobody else's codes.
struct PassagePage {
  let coding: CodingDesk

  // MARK: The page

  func respond(_ request: Request) async throws -> Response {
    let job = try coding.job(request)
    guard !job.isClosed, let coder = request.coder.flatMap(FileName.checked).map(job.coder),
      !coder.hasFinished
    else { return .redirect(to: codingAddress(job.name)) }
    if let problem = coder.problem { throw problem }
    return .page(try page(request, job, coder, unsaved: nil))
  }

  /// `unsaved` is an answer that could not be saved, with the reason: it stays in the form.
  private func page(
    _ request: Request, _ job: CodingJob, _ coder: CodingJob.Coder,
    unsaved: (answer: Answer, problem: Problem)?
  ) throws -> Page {
    let order = job.order(for: coder)
    let number = try number(request, of: order)
    let passage = order[number - 1]
    let answer = unsaved?.answer ?? coder.answer(passage.id)
    let shown = unsaved.flatMap { _ in request.form["shown"] } ?? answer.digest
    let words = request.words
    var text = PassageText(passage: passage, words: words)
    if answer.isPrehighlighted, request.query["words"] != "0" {
      text.marks = try coding.machine.matches(in: passage)
    }
    let form = QuestionForm(
      questions: try coding.questions(words), answer: answer, words: words)
    let mark: HTML = unsaved == nil ? "" : " data-unsaved"
    let problems = ProblemList(unsaved.map { [$0.problem] } ?? [])
    let body: HTML = """
      \(progress(job, coder, number, words))
      <div class="coding">
      \(text.markup)
      <div>\(problems.markup)\(notices(request, job, answer))
      <form method="post" action="\(codingAddress(job.name, "\(number)"))" data-coding\(mark)>
      \(request.formKey)\(state(passage, answer, shown: shown))
      \(form.markup)
      \(note(answer, words))
      \(buttons(job, number, answer, request))
      </form>
      \(undo(job, number, request))
      \(KeyHelp(words: words).markup)
      </div></div>
      """
    return Page(
      title: "\(words("coding.passage", "\(number)")) · \(job.name)", place: .coding,
      hasHeading: false, isWide: true, body: body)
  }

  private func number(_ request: Request, of order: [CodedPassage]) throws -> Int {
    guard let number = Int(request[parameter: "number"]), (1...order.count).contains(number) else {
      throw Refusal.notFound(
        request.path, "there is no such passage", cure: "choose one on the page of the job")
    }
    return number
  }

  private func progress(
    _ job: CodingJob, _ coder: CodingJob.Coder, _ number: Int, _ words: Words
  ) -> HTML {
    let done = job.complete(coder)
    return """
      <div class="where"><h1>\(words("coding.passage", "\(number)"))</h1>
      <p><progress value="\(done)" max="\(job.passages.count)"></progress> \
      \(words("coding.done", "\(done)", "\(job.passages.count)")) · \
      <a href="\(codingAddress(job.name))">\(job.name)</a> · \(coder.name)</p></div>
      """
  }

  /// What tells a posted form which passage it is about and what it showed.
  private func state(
    _ passage: CodedPassage, _ answer: Answer, shown: String
  ) -> HTML {
    let words: HTML =
      answer.isPrehighlighted ? "<input type=\"hidden\" name=\"prehighlighted\" value=\"yes\">" : ""
    return """
      <input type="hidden" name="id" value="\(passage.id)">\
      <input type="hidden" name="shown" value="\(shown)">\(words)
      """
  }

  private func note(_ answer: Answer, _ words: Words) -> HTML {
    let unsure: HTML = answer.isUnsure ? " checked" : ""
    return """
      <p class="note"><label>\(words("coding.note")) <kbd>N</kbd>\
      <input name="note" value="\(answer.note)" accesskey="8" autocomplete="off"></label></p>
      <p><label class="tick"><input type="checkbox" name="unsure" value="yes" accesskey="9" \
      data-press="x"\(unsure)> <kbd>X</kbd> \(words("coding.unsure.tick"))</label></p>
      """
  }

  private func buttons(
    _ job: CodingJob, _ number: Int, _ answer: Answer, _ request: Request
  ) -> HTML {
    let words = request.words
    let address = codingAddress(job.name, "\(number)")
    let hide: HTML =
      """
      <a href="\(request.query["words"] == "0" ? address : "\(address)?words=0")">\
      \(request.query["words"] == "0" ? words("coding.words.again") : words("coding.words.hide"))</a>
      """
    let show: HTML = """
      <button name="go" value="words" class="plain" data-press="w">\(words("coding.words.show")) \
      <kbd>W</kbd></button> <small class="faint">\(words("coding.words.about"))</small>
      """
    return """
      <div class="buttons"><button name="go" value="next" accesskey="s">\(words("coding.next")) \
      <kbd>Enter</kbd></button>
      <button name="go" value="previous" class="plain" accesskey="p" data-press="Backspace ArrowLeft">\
      <kbd>←</kbd> \(words("coding.previous"))</button>
      <button name="go" value="skip" class="plain" data-press="ArrowRight">\
      \(words("coding.later")) <kbd>→</kbd></button></div>
      <p class="words">\(answer.isPrehighlighted ? hide : show)</p>
      """
  }

  private func undo(_ job: CodingJob, _ number: Int, _ request: Request) -> HTML {
    """
    <form method="post" action="\(codingAddress(job.name, "\(number)"))" class="undo">\
    \(request.formKey)<button name="go" value="undo" class="plain" data-press="z" data-undo \
    accesskey="u">\(request.words("coding.undo")) <kbd>Z</kbd></button></form>
    """
  }

  private func notices(_ request: Request, _ job: CodingJob, _ answer: Answer) -> HTML {
    let (words, query) = (request.words, request.query)
    var lines: [HTML] = []
    if query["missing"] != nil, !answer.isComplete {
      let names = answer.missing.map { words("coding.\($0.rawValue)") }
      lines.append("\(words("coding.still-missing", names.joined(separator: ", ")))")
    }
    if let other = query["overwritten"], Int(other) != nil {
      lines.append(
        """
        \(words("coding.overwritten", other)) \
        <a href="\(codingAddress(job.name, other))">\(words("coding.look"))</a>
        """)
    }
    if let undone = query["undone"] {
      lines.append("\(undone == "1" ? words("coding.undone") : words("coding.nothing-to-undo"))")
    }
    return lines.map { "<p class=\"notice\" role=\"status\">\($0)</p>\n" as HTML }.joined()
  }

  // MARK: The answer

  func act(_ request: Request) async throws -> Response {
    let name = request[parameter: "job"]
    let coder = try coding.folder.job(name).coder(try coding.coder(request))
    if request.form["go"] == "undo" { return try undo(name, coder, request) }
    let job = try coding.job(request)
    let order = job.order(for: coder)
    let number = try number(request, of: order)
    let id = order[number - 1].id
    guard request.form["id"] == id else {
      throw Refusal(
        409,
        Problem(
          "COD-014", at: name, "the sample of this job was changed meanwhile; nothing was saved",
          cure: "go to the page of the job and on from there"))
    }
    var answer = try coding.questions(request.words).answer(
      request.form, over: coder.answer(id))
    answer.isPrehighlighted = request.form["prehighlighted"] == "yes"
    let (saved, overwrote): (Answer, Bool)
    do {
      (saved, overwrote) = try save(answer, request, id, coder.name, name)
    } catch let problem as Problem {
      let page = try page(request, job, coder, unsaved: (answer, problem))
      return Response(.page(page), status: Router.status(of: problem))
    }
    var query = Fields()
    if overwrote { query.append("overwritten", "\(number)") }
    func place(_ number: Int) -> Response {
      (1...order.count).contains(number)
        ? .redirect(to: codingAddress(name, "\(number)", query: query))
        : .redirect(to: codingAddress(name))
    }
    switch request.form["go"] {
    case "previous": return place(max(1, number - 1))
    case "skip": return place(number + 1)
    case "words": return place(number)
    default:
      if saved.isComplete { return place(number + 1) }
      query.append("missing", "1")
      return place(number)
    }
  }

  /// Keeps the answer of a form; and whether it took the place of one that the form never showed.
  private func save(
    _ answer: Answer, _ request: Request, _ id: String, _ coder: String, _ job: String
  ) throws -> (saved: Answer, overwrote: Bool) {
    let shown = request.form["shown"]
    let wantsWords = request.form["go"] == "words"
    var result = (saved: answer, overwrote: false)
    try coding.folder.change(coder, of: job) { job, table in
      try Self.demandOpen(job, coder)
      let old = table[id].map(Answer.init) ?? Answer()
      // A form that was only looked at says nothing new.
      var new = answer.digest == shown ? old : answer
      new.isPrehighlighted = new.isPrehighlighted || old.isPrehighlighted || wantsWords
      result = (new, false)
      guard new != old else { return [] }
      result.overwrote = old.digest != shown
      table.set(new.fields, for: id)
      return [id]
    }
    return result
  }

  private func undo(
    _ name: String, _ coder: CodingJob.Coder, _ request: Request
  ) throws -> Response {
    let id = try coding.folder.undo(coder.name, of: name) { try Self.demandOpen($0, coder.name) }
    let order = try coding.job(request).order(for: coder)
    let place = id.flatMap { id in order.firstIndex { $0.id == id } }.map { "\($0 + 1)" }
    return .redirect(
      to: codingAddress(
        name, place ?? request[parameter: "number"],
        query: Fields(["undone": place == nil ? "0" : "1"])))
  }

  private static func demandOpen(_ job: CodingJob, _ coder: String) throws {
    guard !job.isClosed else { throw closed(job) }
    guard !job.coder(coder).hasFinished else {
      throw Refusal(
        409,
        Problem(
          "COD-016", at: job.name, "\(coder) has handed in; nothing was changed",
          cure: "take it back on the page of the job", kind: .gate))
    }
  }

  static func closed(_ job: CodingJob) -> Refusal {
    Refusal(
      409,
      Problem(
        "COD-015", at: job.name, "the job is closed; nothing was changed",
        cure: "settle what is in dispute on the page of the job", kind: .gate))
  }
}
