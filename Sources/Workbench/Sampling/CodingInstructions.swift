internal import Basics
internal import Measures
internal import Sheets

extension CodingSheet {
  /// How to code, in one language: the rules, then each variable with its codes as the codebook
  /// explains them.
  func instructions(
    _ explanations: CodeExplanations, _ language: InstructionLanguage
  ) throws(Problem) -> Sheet {
    let rules = try WorkbenchData.rows("coding-rules.csv").map { $0[language.column] }
    let names = try WorkbenchData.rows("coding-columns.csv").map { $0[language.column] }
    var rows = rules.enumerated().map { number, rule in
      Sheet.Row([.number(Double(number + 1)), .empty, .text(rule)])
    }
    for variable in Self.single + Self.lists {
      let question = explanations.question(variable)
      rows.append(.init([]))
      rows.append(
        .init(
          [
            .text(variable.rawValue), .text(question?.label(language) ?? ""),
            .text(question?.definition(language) ?? ""),
          ], isHeading: true))
      for code in explanations.codes(of: variable) {
        let cells = [
          code.code, code.label(language), code.definition(language), code.include(language),
          code.exclude(language), code.example,
        ]
        rows.append(.init(cells.map { $0.isEmpty ? .empty : .text($0) }))
      }
    }
    let widths: [Double] = [16, 26, 64, 44, 44, 44]
    return Sheet(
      language.sheetName,
      columns: zip(names, widths).map { .init($0, width: $1, .wrapped) }, rows: rows)
  }
}
