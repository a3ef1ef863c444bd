internal import Basics
internal import Workbench

/// One job: what is left to do for this coder, how far all are, and what the lead decides.
struct JobPage {
  let coding: CodingDesk

  func respond(_ request: Request) async throws -> Response {
    let words = request.words
    let job = try coding.job(request)
    let coder = request.coder.flatMap(FileName.checked).map(job.coder)
    let mine: HTML =
      if job.isClosed {
        closed(job, words)
      } else if let coder {
        own(job, coder, request)
      } else {
        nameForm(job, request, name: "")
      }
    let rest: HTML = job.isClosed ? "" : lead(job, request)
    return .page(
      Page(
        title: job.name, place: .coding,
        body: """
          <p>\(words("coding.passages")): \(words.number(job.passages.count)) · \
          \(job.isClosed ? words("coding.closed") : words("coding.open"))</p>
          \(mine)\(coders(job, words))\(rest)
          <p><a href="/coding">\(words("coding.all-jobs"))</a></p>
          """))
  }

  // MARK: The coder

  private func nameForm(_ job: CodingJob, _ request: Request, name: String) -> HTML {
    """
    <form method="post" action="/coder" class="ask">\(request.formKey)\
    <input type="hidden" name="job" value="\(job.name)">
    <label>\(request.words("coding.your-name")) <input name="name" value="\(name)" required \
    maxlength="40" autocomplete="off" list="coders"></label>
    <datalist id="coders">\(job.coders.map { "<option value=\"\($0.name)\">" as HTML })</datalist>
    <button>\(request.words("coding.name.go"))</button></form>
    <p class="small faint">\(request.words("coding.name.about"))</p>
    """
  }

  private func own(_ job: CodingJob, _ coder: CodingJob.Coder, _ request: Request) -> HTML {
    let words = request.words
    let order = job.order(for: coder)
    let done = job.complete(coder)
    let change: HTML = """
      <details><summary>\(words("coding.as", coder.name))</summary>\
      \(nameForm(job, request, name: coder.name))</details>
      """
    let progress: HTML = """
      <p><progress value="\(done)" max="\(order.count)"></progress> \
      \(words("coding.done", "\(done)", "\(order.count)"))</p>
      """
    if coder.hasFinished {
      return """
        \(change)\(progress)<p>\(words("coding.handed-in"))</p>
        \(act(job, "take-back", request, text: words("coding.take-back"), isPlain: true))
        """
    }
    let next = order.firstIndex { !coder.answer($0.id).isComplete }
    let go: HTML = """
      <p><a class="button" href="\(codingAddress(job.name, "\((next ?? 0) + 1)"))">\
      \(done == 0 ? words("coding.start") : next == nil ? words("coding.look-through") : words("coding.continue"))</a></p>
      """
    let handIn: HTML =
      next == nil ? act(job, "finish", request, text: words("coding.hand-in"), isPlain: false) : ""
    return change + progress + go + open(job, coder, order, words) + handIn
  }

  /// Passages to come back to, with the reason.
  private func open(
    _ job: CodingJob, _ coder: CodingJob.Coder, _ order: [CodedPassage], _ words: Words
  ) -> HTML {
    let items = order.enumerated().compactMap { number, passage -> HTML? in
      let answer = coder.answer(passage.id)
      guard !answer.isEmpty, !answer.isComplete || answer.isUnsure else { return nil }
      let reasons = [
        answer.isComplete ? nil : words("coding.incomplete"),
        answer.isUnsure ? words("coding.unsure") : nil,
        answer.note.isEmpty ? nil : "“\(answer.note)”",
      ].compactMap { $0 }
      return """
        <li><a href="\(codingAddress(job.name, "\(number + 1)"))">\
        \(words("coding.passage", "\(number + 1)"))</a> \(reasons.joined(separator: ", "))</li>
        """
    }
    guard !items.isEmpty else { return "" }
    return "<h2>\(words("coding.come-back"))</h2><ul>\(items)</ul>"
  }

  // MARK: Everybody

  private func coders(_ job: CodingJob, _ words: Words) -> HTML {
    let rows = job.coders.map { coder -> HTML in
      let state: HTML =
        coder.problem.map { "<span lang=\"en\">\($0.description)</span>" }
        ?? (coder.hasFinished ? "\(words("coding.has-handed-in"))" : "")
      return """
        <tr><td>\(coder.name)</td><td class="number">\(job.complete(coder))/\(job.passages.count)</td>\
        <td>\(state)</td></tr>
        """
    }
    guard !rows.isEmpty else { return "" }
    return """
      <h2>\(words("coding.coders"))</h2><div class="scroll"><table class="small-table"><thead><tr>\
      <th>\(words("coding.name"))</th><th class="number">\(words("coding.coded"))</th><th></th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      """
  }

  private func closed(_ job: CodingJob, _ words: Words) -> HTML {
    let path = coding.folder.tablePath(CodingFolder.resolvedName, of: job.name)
    return """
      <p>\(words("coding.closed.about"))</p>
      <p><a class="button" href="\(codingAddress(job.name, "agreement"))">\(words("coding.agreement"))</a> \
      <a class="button" href="\(codingAddress(job.name, "resolve"))">\(words("coding.resolve"))</a></p>
      <p class="small faint">\(words("coding.gold-at", path))</p>
      """
  }

  // MARK: The lead

  private func lead(_ job: CodingJob, _ request: Request) -> HTML {
    let words = request.words
    let address = codingAddress(job.name)
    return """
      <details class="box"><summary>\(words("coding.lead"))</summary>
      <form method="post" action="\(address)" class="ask">\(request.formKey)
      <label>\(words("coding.draw.coders")) <input name="coders" type="number" min="1" max="9" \
      value="\(job.settings.coders)"></label>
      <button name="act" value="settings" class="plain">\(words("coding.save"))</button></form>
      <p>\(words("coding.close.about"))</p>
      <form method="post" action="\(address)">\(request.formKey)
      <p><label class="tick"><input type="checkbox" name="sure" value="yes" required> \
      \(words("coding.close.sure"))</label></p>
      <p><button name="act" value="close">\(words("coding.close"))</button></p></form></details>
      """
  }

  private func act(
    _ job: CodingJob, _ act: String, _ request: Request, text: String, isPlain: Bool
  ) -> HTML {
    let look: HTML = isPlain ? " class=\"plain\"" : ""
    return """
      <form method="post" action="\(codingAddress(job.name))">\(request.formKey)\
      <p><button name="act" value="\(act)"\(look)>\(text)</button></p></form>
      """
  }

  func act(_ request: Request) async throws -> Response {
    let name = request[parameter: "job"]
    switch request.form["act"] {
    case "finish":
      let coder = try coding.coder(request)
      try coding.folder.change(name) { try finish($0, $0.coder(coder), &$1) }
    case "take-back":
      let coder = try coding.coder(request)
      try coding.folder.change(name) { job, settings in
        try demandOpen(job)
        settings.finished.removeAll { $0 == job.coder(coder).name }
      }
    case "settings":
      let number = request.form.number("coders", in: 1...9)
      try coding.folder.change(name) { job, settings in
        try demandOpen(job)
        settings.coders = number ?? settings.coders
      }
    case "close" where request.form["sure"] == "yes":
      try coding.folder.change(name) { $1.isClosed = true }
    default: break
    }
    try settle(name)
    return .redirect(to: codingAddress(name))
  }

  private func demandOpen(_ job: CodingJob) throws {
    guard job.isClosed else { return }
    throw PassagePage.closed(job)
  }

  private func finish(
    _ job: CodingJob, _ coder: CodingJob.Coder, _ settings: inout JobSettings
  ) throws {
    try demandOpen(job)
    if let problem = coder.problem { throw problem }
    let missing = job.passages.count - job.complete(coder)
    guard missing == 0 else {
      throw Refusal(
        409,
        Problem(
          "COD-013", at: job.name, "\(missing) passages are not coded completely yet",
          cure: "code them, then hand in", kind: .gate))
    }
    if !settings.finished.contains(coder.name) { settings.finished.append(coder.name) }
    settings.finished.sort()
    var later = job.coders
    for number in later.indices where later[number].name == coder.name {
      later[number].hasFinished = true
    }
    settings.isClosed =
      later.count >= settings.coders && later.allSatisfy(\.hasFinished)
  }

  /// Once codes may be seen, what all agree on goes into the gold.
  private func settle(_ name: String) throws {
    let job = try coding.folder.job(name)
    // Where a file cannot be read it is not known what all agree on.
    guard job.isClosed, job.coders.allSatisfy({ $0.problem == nil }) else { return }
    try coding.folder.change(CodingFolder.resolvedName, of: name) { job, table in
      Resolution(job, table).settle(&table)
      return []
    }
  }
}
