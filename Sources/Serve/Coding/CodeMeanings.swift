internal import Basics
internal import Lexicons
internal import Measures

/// What a code means, as far as somebody has written it down.
struct CodeMeaning: Sendable {
  /// With its heading in the strings.
  var lines: [(heading: String, text: String)] = []
}

/// Names and meanings of codes: the codebook's, and those of the interface for what stands in none.
///
/// The codebook explains in one language. The strings translate its texts, each found by the text
/// itself: a study's own codebook, or an explanation that was rewritten, is shown as it is.
struct CodeMeanings: Sendable {
  private let codebook: Codebook
  private let words: Words

  init(_ codebook: Codebook, _ words: Words) {
    self.codebook = codebook
    self.words = words
  }

  func name(of code: String, _ variable: Variable) -> String {
    words.known("coding.\(variable.rawValue).\(code)")
      ?? row(code, variable).map {
        CodeNames(codebook: codebook, words: words).name($0.code, $0.kind)
      }
      ?? code
  }

  func meaning(of code: String, _ variable: Variable) -> CodeMeaning {
    if let text = words.known("coding.\(variable.rawValue).\(code).what") {
      return CodeMeaning(lines: [("", text)])
    }
    guard let row = row(code, variable) else { return CodeMeaning() }
    let parts = [
      ("", "definition", row.definition), ("coding.include", "include", row.include),
      ("coding.exclude", "exclude", row.exclude), ("coding.example", "example", row.example),
    ]
    return CodeMeaning(
      lines: parts.filter { !$0.2.isEmpty }.map { heading, column, text in
        (
          heading.isEmpty ? "" : words(heading),
          words.translated("codebook.\(row.kind.rawValue).\(row.code).\(column)", of: text)
        )
      })
  }

  private func row(_ code: String, _ variable: Variable) -> Codebook.Code? {
    switch variable {
    case .frames: codebook.code(code, kind: .frame)
    case .voices: codebook.code(code, kind: .speaker)
    case .cities: codebook.code(code, kind: .place)
    case .relevance, .stance, .outletStance, .labelUse: nil
    }
  }
}
