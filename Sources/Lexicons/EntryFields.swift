internal import Basics

extension Entry {
  /// What each column says, in the order of `Table.columns`, written in one way whatever the file has.
  ///
  /// Two rows that mean the same have the same fields.
  package var fields: [String] {
    [
      id, language.rawValue, patternText, type.rawValue, code,
      weight == 1 ? "" : decimal(weight, digits: 6) ?? "", needsText,
      unless.text, window.text, note, example,
    ]
  }

  /// The column `needs`, as analysts write it.
  package var needsText: String {
    ((standsAlone ? ["none"] : []) + [needs.text].filter { !$0.isEmpty })
      .joined(separator: " & ")
  }
}

extension Condition {
  /// As analysts write it.
  package var text: String {
    requirements.map { alternatives in
      alternatives.map { alternative in
        switch alternative {
        case .code(let name): "@\(name)"
        case .term(let words): words
        }
      }.joined(separator: "|")
    }.joined(separator: " & ")
  }
}

extension Window {
  /// As the column says it; the sentence is empty.
  package var text: String {
    switch self {
    case .clause: "clause"
    case .sentence: ""
    case .near: "near"
    case .tokens(let count): "\(count)"
    }
  }
}

extension Codebook.Code {
  /// What each column says, in the order of `Codebook.columns`.
  package var fields: [String] {
    [
      code, kind.rawValue, parent, labelKazakh, labelRussian, labelEnglish, definition, include,
      exclude, example,
    ]
  }
}
