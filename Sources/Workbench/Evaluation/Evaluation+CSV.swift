internal import Basics
internal import Measures

extension Evaluation {
  /// Every figure of every group, one row a variable and scale, and one a code.
  package var csv: [UInt8] {
    var csv = CSVWriter(header: FigureRow.columns)
    for group in groups { csv.append(group) }
    return csv.bytes
  }
}

extension CSVWriter {
  mutating func append(_ group: GroupAgreement) {
    for agreement in group.variables {
      for scaled in agreement.scales { append(FigureRow(group, agreement, scaled).fields) }
      for code in agreement.codes { append(FigureRow(group, agreement, code).fields) }
    }
  }
}

/// A line of the table of figures; what is not defined is empty.
struct FigureRow {
  private static let figures = ["alpha", "agreement", "kappa", "ac1", "precision", "recall", "f1"]

  static let columns =
    ["by", "value", "variable", "scale", "code", "passages", "gold", "coded", "both", "reading"]
    + figures.flatMap { [$0, "\($0)_low", "\($0)_high"] }

  let fields: [String]

  init(_ group: GroupAgreement, _ agreement: VariableAgreement, _ scaled: ScaledAgreement) {
    let reading = scaled.coefficients.alpha.reading?.rawValue
    fields =
      [
        group.by, group.value, agreement.variable.rawValue, scaled.scale.rawValue,
        "", "\(scaled.units)", "", "", "", reading ?? "",
      ] + Self.cells(scaled.coefficients)
      + [Figure](repeating: Figure(), count: 3).flatMap(Self.cells)
  }

  init(_ group: GroupAgreement, _ agreement: VariableAgreement, _ code: CodeAgreement) {
    fields =
      [
        group.by, group.value, agreement.variable.rawValue, "nominal", code.code,
        "\(agreement.units)", "\(code.counts.wanted)", "\(code.counts.found)",
        "\(code.counts.hits)", "",
      ] + Self.cells(code.coefficients ?? Coefficients())
      + [code.precision, code.recall, code.f1].flatMap(Self.cells)
  }

  /// Of all coders there is an alpha alone.
  init(_ agreement: JointAgreement) {
    fields =
      [
        "coders", "all", agreement.variable.rawValue, agreement.scale.rawValue, "",
        "\(agreement.units)", "", "", "", agreement.alpha.reading?.rawValue ?? "",
      ] + Self.cells(Coefficients(alpha: agreement.alpha))
      + [Figure](repeating: Figure(), count: 3).flatMap(Self.cells)
  }

  private static func cells(_ coefficients: Coefficients) -> [String] {
    [coefficients.alpha, coefficients.agreement, coefficients.kappa, coefficients.ac1]
      .flatMap(cells)
  }

  private static func cells(_ figure: Figure) -> [String] {
    [figure.value, figure.interval?.low, figure.interval?.high].map {
      $0.flatMap { decimal($0, digits: 6) } ?? ""
    }
  }
}
