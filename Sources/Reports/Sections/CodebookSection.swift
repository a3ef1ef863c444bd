internal import Basics

extension ReportWriter {
  /// What the codes mean, as coders are told.
  func codebookSection() -> HTML {
    guard !context.codebook.isEmpty else { return "<p>\(words("codebook.nothing"))</p>\n" }
    return context.codebook.map { family in
      let rows = family.codes.map { code -> [HTML] in
        ["\(code.label) <small><code>\(code.code)</code></small>", meaning(code)]
      }
      return """
        <h3>\(family.title)</h3>
        <p>\(family.question)</p>
        \(table(
          family.title, head: heads("head.code", "head.meaning"), body: rows, style: "plain codes"))
        """ as HTML
    }.joined()
  }

  private func meaning(_ code: CodeFamily.Code) -> HTML {
    let parts = [("codebook.include", code.include), ("codebook.exclude", code.exclude)]
      .filter { !$0.1.isEmpty }.map { key, text in
        "<span class=\"why\">\(words(key)): \(text)</span>" as HTML
      }
    let language =
      code.example.unicodeScalars.contains { Self.kazakhLetters.contains($0) }
      ? "kk" : "ru"
    let example: HTML =
      code.example.isEmpty
      ? ""
      : """
      <span class="why">\(words("codebook.example")): \
      <q\(languageAttribute(language))>\(code.example)</q></span>
      """
    return "\(code.meaning)\(parts.joined())\(example)"
  }

  private static let kazakhLetters = Set("әғқңөұүһіӘҒҚҢӨҰҮҺІ".unicodeScalars)
}
