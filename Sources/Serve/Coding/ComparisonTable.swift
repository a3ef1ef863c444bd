internal import Basics
internal import Measures

/// The codes of all coders of one passage, side by side; who is who stays covered until asked.
struct ComparisonTable {
  let item: Resolution.Case
  let job: CodingJob
  let questions: Questions
  let request: Request

  private var isRevealed: Bool { request.query["names"] == "1" }

  func markup(koshu: PassageCodes?) -> HTML {
    let words = request.words
    let heads = item.answers.map { answer -> HTML in
      "<th scope=\"col\"><b class=\"letter\">\(answer.letter)</b>\(name(answer.letter))</th>"
    }
    let own: HTML = koshu == nil ? "" : "<th scope=\"col\">Koshu</th>"
    let rows = questions.all.map { row($0, koshu) }
    return """
      <div class="scroll"><table class="compare"><thead><tr><td></td>\(heads)\(own)</tr></thead>
      <tbody>\(rows)\(notes)</tbody></table></div>
      <p class="small"><a href="\(reveal)">\
      \(isRevealed ? words("coding.names.hide") : words("coding.names.show"))</a></p>
      """
  }

  private var reveal: String {
    request.address(request.query.replacing("names", with: isRevealed ? nil : "1"))
  }

  private func name(_ letter: String) -> String {
    guard isRevealed, let coder = job.lettered.first(where: { $0.letter == letter }) else {
      return ""
    }
    return " \(coder.coder.name)"
  }

  private func row(_ question: Questions.Question, _ koshu: PassageCodes?) -> HTML {
    let variable = question.variable
    let differs = item.differing.contains(variable)
    let look: HTML = differs ? " class=\"differs\"" : ""
    let mark: HTML = differs ? "≠ " : ""
    let cells = item.answers.map { answer -> HTML in
      "<td>\(questions.text(answer.answer.codes[variable], of: variable))</td>"
    }
    let own: HTML =
      koshu.map { codes -> HTML in "<td>\(questions.text(codes[variable], of: variable))</td>" }
      ?? ""
    return "<tr\(look)><th scope=\"row\">\(mark)\(question.name)</th>\(cells)\(own)</tr>\n"
  }

  /// What coders wrote beside their codes.
  private var notes: HTML {
    let words = request.words
    let texts = item.answers.map { answer in
      [answer.answer.isUnsure ? words("coding.unsure") : "", answer.answer.note]
        .filter { !$0.isEmpty }.joined(separator: ": ")
    }
    guard texts.contains(where: { !$0.isEmpty }) else { return "" }
    let cells = texts.map { "<td>\($0)</td>" as HTML }
    let own: HTML = request.query["koshu"] == "1" ? "<td></td>" : ""
    return "<tr><th scope=\"row\">\(words("coding.note"))</th>\(cells)\(own)</tr>"
  }
}
