internal import Basics
internal import Measures

/// The questions about a passage as fields of a form: radio buttons and boxes that need no script.
struct QuestionForm {
  let questions: Questions
  let answer: Answer
  let words: Words
  /// Marks behind a choice, such as who of the coders has chosen it.
  var marks: (Variable, String) -> [String] = { _, _ in [] }

  var markup: HTML {
    questions.all.enumerated().map { question($1, number: $0 + 1) }.joined()
  }

  private func question(_ question: Questions.Question, number: Int) -> HTML {
    let name = question.variable.rawValue
    let isMissing = !answer.codes.isEmpty && answer.missing.contains(question.variable)
    let missing: HTML = isMissing ? "<em>\(words("coding.missing"))</em>" : ""
    let several: HTML = question.isList ? "<small>\(words("coding.several"))</small>" : ""
    return """
      <fieldset class="question" id="q-\(name)" data-question>
      <legend accesskey="\(number)">\(question.name) \(several)\(missing)</legend>
      <p class="prompt">\(question.prompt)</p>
      <div class="choices">\(question.choices(with: answer).map { choice($0, of: question) })</div>
      </fieldset>

      """
  }

  private func choice(_ choice: Questions.Choice, of question: Questions.Question) -> HTML {
    let variable = question.variable
    let isOn = answer.codes[variable]?.contains(choice.code) == true
    let checked: HTML = isOn ? " checked" : ""
    let kind: HTML = question.isList ? "checkbox" : "radio"
    let key: HTML = choice.key.isEmpty ? "" : "<kbd>\(choice.key.uppercased())</kbd> "
    let marked = marks(variable, choice.code).map { "<b class=\"letter\">\($0)</b>" as HTML }
    return """
      <div class="choice"><label><input type="\(kind)" name="\(variable.rawValue)" \
      value="\(choice.code)" data-key="\(choice.key)"\(checked)> \(key)<span>\(choice.name)</span>\
      \(marked)</label>\(meaning(choice))</div>
      """
  }

  private func meaning(_ choice: Questions.Choice) -> HTML {
    let lines = choice.meaning.lines.map { line -> HTML in
      line.heading.isEmpty
        ? "<p>\(line.text)</p>" as HTML : "<p><b>\(line.heading):</b> \(line.text)</p>" as HTML
    }
    guard !lines.isEmpty else { return "" }
    return """
      <details><summary aria-label="\(words("coding.what", choice.name))">?</summary>\
      \(lines)</details>
      """
  }
}
