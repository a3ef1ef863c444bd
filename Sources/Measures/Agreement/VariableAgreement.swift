/// A figure of agreement with its interval; either is nil where it is not defined.
package struct Figure: Hashable, Sendable {
  package var value: Double?
  package var interval: Interval?

  package init(value: Double? = nil, interval: Interval? = nil) {
    (self.value, self.interval) = (value, interval)
  }
}

/// Agreement of two coders on one variable.
package struct VariableAgreement: Hashable, Sendable {
  package var variable: Variable
  /// By scale, the one to report first: for stance ordinal before nominal.
  package var scales: [ScaledAgreement]
  /// Each code by itself: those given as known in their order, then others, sorted; unused ones are
  /// left out.
  package var codes: [CodeAgreement]
  /// Nil for sets of codes.
  package var confusion: Confusion?

  /// The alpha to report.
  package var alpha: Figure { scales.first?.coefficients.alpha ?? Figure() }
  /// Passages that both coded.
  package var units: Int { scales.map(\.units).max() ?? 0 }
}

package enum Scale: String, Sendable { case nominal, ordinal, masi }

package struct ScaledAgreement: Hashable, Sendable {
  package var scale: Scale
  /// Passages that enter: on the ordinal scale of stance, those that neither calls mixed.
  package var units: Int
  package var coefficients: Coefficients
}

/// Agreement, as it is and corrected for chance in three ways.
package struct Coefficients: Hashable, Sendable {
  package var alpha: Figure
  package var agreement: Figure
  package var kappa: Figure
  package var ac1: Figure

  package init(
    alpha: Figure = Figure(), agreement: Figure = Figure(), kappa: Figure = Figure(),
    ac1: Figure = Figure()
  ) {
    (self.alpha, self.agreement, self.kappa, self.ac1) = (alpha, agreement, kappa, ac1)
  }
}

/// How the second coder finds what the first has coded so.
package struct CodeAgreement: Hashable, Sendable {
  package var code: String
  package var counts: Retrieval
  /// Present or not, for codes of which a passage may have several.
  package var coefficients: Coefficients?
  package var precision: Figure
  package var recall: Figure
  package var f1: Figure
}

/// How often each code of the first coder met each of the second.
package struct Confusion: Hashable, Sendable {
  package var codes: [String]
  /// Rows: the first coder's; columns: the second's.
  package var counts: [[Int]]
}

/// How an alpha is read: 0.8 is asked for, and 0.667 at least where conclusions may be tentative.
///
/// Krippendorff, “Content Analysis” (2018), chapter 12.
package enum Reliability: String, Sendable {
  case reliable, tentative, low

  package static let reliableAlpha = 0.8
  package static let tentativeAlpha = 0.667
  /// An alpha of 0.8 on a code that three passages in ten have is found between 0.66 and 0.93 in a
  /// hundred passages, between 0.70 and 0.89 in two hundred (simulated): only then is it told from one
  /// of 0.667.
  package static let fewestPassages = 200

  package init(alpha: Double) {
    self =
      alpha >= Self.reliableAlpha
      ? .reliable : alpha >= Self.tentativeAlpha ? .tentative : .low
  }
}

extension Figure {
  /// How the figure is read as an alpha.
  package var reading: Reliability? { value.map(Reliability.init) }

  /// Whether the whole interval has the same reading or a better one: otherwise chance alone may have
  /// lifted the figure.
  package var isReadingSure: Bool {
    guard let reading, let interval else { return false }
    return reading == .low || Reliability(alpha: interval.low) == reading
  }
}
