package import Basics

/// Syntax by which SPSS and PSPP read a table and label its columns and codes.
package struct SPSSSyntax {
  private let table: TableDescription
  private let codes: CodeLists
  private let language: InterfaceLanguage

  package init(_ table: TableDescription, codes: CodeLists, language: InterfaceLanguage) {
    (self.table, self.codes, self.language) = (table, codes, language)
  }

  /// What SPSS takes in one string.
  private static let widest = 32_767
  /// What SPSS takes as a label of a variable, in bytes, and of a value.
  private static let longestLabel = 255
  private static let longestValueLabel = 120

  /// - Parameter widths: of the longest field of each column, in bytes.
  package func text(file: String, widths: [Int]) -> String {
    let columns = Array(zip(table.columns, widths))
    var lines = [
      "* Encoding: UTF-8.", "* Run it in the folder of \(file).", "",
      "GET DATA", "  /TYPE=TXT", "  /FILE=\(quoted(file))", "  /ENCODING='UTF8'",
      "  /ARRANGEMENT=DELIMITED", "  /DELIMITERS=','", "  /QUALIFIER='\"'", "  /FIRSTCASE=2",
      "  /VARIABLES=",
    ]
    lines += columns.map { "    \(name($0)) \(format($0, width: $1))" }
    lines[lines.count - 1] += "."
    lines += ["", "VARIABLE LABELS"]
    lines += table.columns.map {
      "  \(name($0)) \(quoted($0.title[language], longest: Self.longestLabel))"
    }
    lines[lines.count - 1] += "."
    for column in table.columns { lines += valueLabels(of: column) }
    for column in table.columns where column.type == .moment {
      lines += [
        "", "NUMERIC \(name(column))_day (SDATE10).",
        "COMPUTE \(name(column))_day = NUMBER(SUBSTR(\(name(column)), 1, 10), SDATE10).",
        "VARIABLE LABELS \(name(column))_day \(quoted(column.title[language])).",
      ]
    }
    return lines.joined(separator: "\n") + "\n\nEXECUTE.\n"
  }

  private func valueLabels(of column: ColumnDescription) -> [String] {
    guard column.type == .code || column.type == .flag else { return [] }
    let known = codes.codes(of: column.codes)
    guard !known.isEmpty else { return [] }
    var lines = ["", "VALUE LABELS \(name(column))"]
    lines += known.map { code in
      let value =
        column.type == .flag ? (code.code == "true" ? "1" : "0") : quoted(code.code)
      return "  \(value) \(quoted(code.label[language], longest: Self.longestValueLabel))"
    }
    lines[lines.count - 1] += "."
    return lines
  }

  private func format(_ column: ColumnDescription, width: Int) -> String {
    switch column.type {
    case .integer: "F12.0"
    case .decimal: "F12.6"
    case .flag: "F1.0"
    case .date: "SDATE10"
    case .code:
      // As wide as any code, so that each can bear its label.
      "A\(min(Self.widest, max(1, width, codes.codes(of: column.codes).map(\.code.utf8.count).max() ?? 0)))"
    case .text, .list, .moment: "A\(min(Self.widest, max(1, width)))"
    }
  }

  /// Names of columns that are words of the syntax.
  private func name(_ column: ColumnDescription) -> String {
    Self.reserved.contains(column.name) ? "\(column.name)_" : column.name
  }

  private static let reserved: Set<String> = [
    "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
  ]

  private func quoted(_ text: String, longest: Int = .max) -> String {
    var kept = ""
    for character in text {
      guard kept.utf8.count + character.utf8.count <= longest else { break }
      kept.append(character)
    }
    return "'\(kept.replacing("'", with: "''"))'"
  }
}
