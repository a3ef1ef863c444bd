internal import Foundation

/// How unlikely a difference is by chance, and how large it is.

/// The probability of so large a difference of two shares where both are the same: the z test with the
/// pooled share, two-sided, by effective sizes.
///
/// With whole sizes it is the usual chi-squared test without continuity correction.
package func differenceProbability(
  _ a: Double, size m: Double, _ b: Double, size n: Double
) -> Double {
  guard m > 0, n > 0 else { return 1 }
  let pooled = (a * m + b * n) / (m + n)
  let error = (pooled * (1 - pooled) * (1 / m + 1 / n)).squareRoot()
  guard error > 0 else { return 1 }
  return erfc(abs(a - b) / error / 2.0.squareRoot())
}

/// Cohen's h, the difference of two shares on the scale of the arcsine: 0.2 is small, 0.5 medium, 0.8
/// large (Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, chapter 6).
package func effectSize(_ a: Double, _ b: Double) -> Double {
  2 * asin(max(0, min(1, a)).squareRoot()) - 2 * asin(max(0, min(1, b)).squareRoot())
}

/// Probabilities corrected for being asked together: the chance that any of them is below its value by
/// chance alone (Holm 1979, Scandinavian Journal of Statistics 6:65-70).
package func holm(_ probabilities: [Double]) -> [Double] {
  let order = probabilities.indices.sorted {
    (probabilities[$0], $0) < (probabilities[$1], $1)
  }
  var adjusted = probabilities
  var most = 0.0
  for (rank, place) in order.enumerated() {
    most = max(most, min(1, probabilities[place] * Double(order.count - rank)))
    adjusted[place] = most
  }
  return adjusted
}

/// Two codes over units: with both, with the first only, with the second only, with neither.
package struct FourFold: Hashable, Sendable {
  package var both: Int
  package var first: Int
  package var second: Int
  package var neither: Int

  package init(both: Int, first: Int, second: Int, neither: Int) {
    (self.both, self.first, self.second, self.neither) = (both, first, second, neither)
  }

  package var units: Int { both + first + second + neither }

  /// Units with both that independence would give.
  package var expected: Double {
    units > 0 ? Double(both + first) * Double(both + second) / Double(units) : 0
  }

  /// Pearson's correlation of the two codes, -1 to 1; nil where one of them is always or never there.
  package var phi: Double? {
    let product =
      Double(both + first) * Double(second + neither) * Double(both + second)
      * Double(first + neither)
    guard product > 0 else { return nil }
    return (Double(both) * Double(neither) - Double(first) * Double(second)) / product.squareRoot()
  }

  /// The odds of the second code with the first over those without it; half a unit is added to each
  /// cell (Haldane 1956), so that it is finite.
  package var oddsRatio: Double {
    (Double(both) + 0.5) * (Double(neither) + 0.5)
      / ((Double(first) + 0.5) * (Double(second) + 0.5))
  }

  /// How likely such a phi is by chance: chi-squared with one degree of freedom, N · phi².
  package var probability: Double {
    phi.map { erfc(abs($0) * (Double(units) / 2).squareRoot()) } ?? 1
  }
}
