internal import Basics
internal import Measures

extension Evaluation {
  /// Everything for a person: figures, what they are worth, and the worst disagreements.
  package func text(disagreements count: Int, hasColor: Bool) -> String {
    let ink = Ink(hasColor: hasColor)
    var lines = [
      ink.paint("\(passages.count) passages: \(coder) against \(gold)", .bold), "",
    ]
    lines += variableTable().lines(ink)
    lines += [""] + readingNotes(resampling)
    for agreement in overall { lines += codeLines(agreement, ink) }
    for grouping in Grouping.allCases where grouping != .all {
      lines += groupLines(grouping, ink)
    }
    lines += DisagreementText(evaluation: self, ink: ink).lines(count)
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Variables

  private func variableTable() -> TextTable {
    var table = TextTable(header: [
      "", "n", "alpha", "95 %", "reading", "agree", "kappa", "AC1",
    ])
    for agreement in overall {
      for (place, scaled) in agreement.scales.enumerated() {
        let coefficients = scaled.coefficients
        let alpha = coefficients.alpha
        table.append(
          [
            .init(Self.name(agreement.variable, scaled.scale), place == 0 ? .bold : .plain),
            .init("\(scaled.units)"),
            .init(shown(alpha.value), place == 0 ? .bold : .plain),
            .init(shown(alpha.interval)),
            .init(shownReading(alpha), readingStyle(alpha)),
          ]
            + [coefficients.agreement, coefficients.kappa, coefficients.ac1].map {
              .init(shown($0.value, digits: 2))
            })
      }
    }
    return table
  }

  private static func name(_ variable: Variable, _ scale: Scale) -> String {
    let name = variable.rawValue
    switch scale {
    case .ordinal: return "\(name), ordinal"
    case .masi: return "\(name), MASI"
    case .nominal: return variable.kind == .stance ? "\(name), nominal" : name
    }
  }

  /// What a reader must know of these figures before using them.
  package var warnings: [String] { fewPassagesWarning(passages.count) }

  // MARK: Codes

  private func codeLines(_ agreement: VariableAgreement, _ ink: Ink) -> [String] {
    let hasAlpha = agreement.codes.contains { $0.coefficients != nil }
    var table = TextTable(
      header: [agreement.variable.rawValue, "gold", "coded", "both", "P", "R", "F1", "95 %"]
        + (hasAlpha ? ["alpha", "kappa", "AC1"] : []))
    for code in agreement.codes {
      var cells = [
        code.code, "\(code.counts.wanted)", "\(code.counts.found)", "\(code.counts.hits)",
        shown(code.precision.value, digits: 2), shown(code.recall.value, digits: 2),
        shown(code.f1.value, digits: 2), shown(code.f1.interval),
      ]
      if let coefficients = code.coefficients {
        cells += [coefficients.alpha, coefficients.kappa, coefficients.ac1]
          .map { shown($0.value, digits: 2) }
      }
      table.append(cells.map { .init($0) })
    }
    return [""] + table.lines(ink) + confusionLines(agreement, ink)
  }

  /// Which code was taken for which, where any was.
  private func confusionLines(_ agreement: VariableAgreement, _ ink: Ink) -> [String] {
    guard let confusion = agreement.confusion,
      confusion.counts.enumerated().contains(where: { row, counts in
        counts.enumerated().contains { $0.offset != row && $0.element > 0 }
      })
    else { return [] }
    var table = TextTable(header: ["gold \\ coded"] + confusion.codes)
    for (row, counts) in confusion.counts.enumerated() {
      let cells = counts.enumerated().map { column, count in
        TextTable.Cell(
          count == 0 ? "." : "\(count)",
          column == row ? .good : count > 0 ? .bad : .dim)
      }
      table.append([.init(confusion.codes[row])] + cells)
    }
    return [""] + table.lines(ink, indent: "  ")
  }

  // MARK: Groups

  /// An alpha of fewer passages is noise.
  private static let fewestInGroup = 10

  private func groupLines(_ grouping: Grouping, _ ink: Ink) -> [String] {
    let members = groups.filter { $0.by == grouping.rawValue }
    let large = members.filter { $0.passages >= Self.fewestInGroup }
    guard !large.isEmpty else { return [] }
    let variables = overall.map(\.variable)
    var table = TextTable(header: ["", "n"] + variables.map(\.rawValue))
    for group in large {
      let alphas = variables.map { variable -> TextTable.Cell in
        let alpha = group.variables.first { $0.variable == variable }?.alpha ?? Figure()
        return .init(shown(alpha.value, digits: 2), readingStyle(alpha))
      }
      table.append([.init(group.value), .init("\(group.passages)")] + alphas)
    }
    let small = members.count - large.count
    let note =
      small > 0 ? ["\(small) more of under \(Self.fewestInGroup) passages: see --json"] : []
    return ["", "alpha by \(grouping.rawValue)"] + table.lines(ink) + note
  }
}
