internal import Basics
internal import Coding
internal import Lexicons

/// The names of codes in the reader's language: the codebook's, else the interface's, else the code.
struct CodeNames: Sendable {
  let codebook: Codebook
  let words: Words

  func name(_ code: String, _ kind: CodeKind) -> String {
    if let found = codebook.code(code, kind: kind) {
      let name =
        switch words.language {
        case .kk: found.labelKazakh
        case .ru: found.labelRussian
        case .en: found.labelEnglish
        }
      if !name.isEmpty { return name }
    }
    return words.known("code.\(code)") ?? code
  }

  /// Of a code in a table.
  func name(_ code: String, table: String) -> String {
    Table(rawValue: table).map { name(code, $0.kind) } ?? code
  }

  /// Of a value that stands in no codebook: a stance, a relevance, a use of labels.
  func value(_ value: String) -> String { words.known("code.\(value)") ?? value }

  /// What an article is about; `other` means other things elsewhere.
  func relevance(_ relevance: Relevance) -> String { words("relevance.\(relevance.rawValue)") }

  func table(_ table: String) -> String { words.known("table.\(table)") ?? table }
}
