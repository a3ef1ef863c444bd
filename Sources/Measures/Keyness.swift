internal import Foundation

/// How much more often something is met in one set than in another, counted in whole units: stories.
package struct Keyness: Hashable, Sendable {
  /// Log-likelihood G² over the four cells of the table (Dunning 1993, Computational Linguistics
  /// 19:61–74; for comparing corpora Rayson and Garside 2000), negative where it is met less often.
  package let logLikelihood: Double
  /// Binary logarithm of the ratio of the two shares (Hardie 2014, Log Ratio: an informal
  /// introduction): 1 is twice as often.
  ///
  /// Half a unit is added to each cell, so that what the other set lacks has a finite ratio that grows
  /// with the evidence.
  package let logRatio: Double

  /// `a` of `size` units have it in the set, `b` of `otherSize` in the other one.
  package init(_ a: Int, of size: Int, against b: Int, of otherSize: Int) {
    let (a, b, m, n) = (Double(a), Double(b), Double(size), Double(otherSize))
    let total = m + n
    func part(_ seen: Double, _ row: Double, _ column: Double) -> Double {
      seen > 0 && row > 0 && column > 0 ? seen * log(seen * total / (row * column)) : 0
    }
    let sum =
      part(a, a + b, m) + part(b, a + b, n) + part(m - a, total - a - b, m)
      + part(n - b, total - a - b, n)
    // Never below zero but by rounding.
    let size = max(0, 2 * sum)
    logLikelihood = a * n < b * m ? -size : size
    logRatio = log2((a + 0.5) / (m + 1) / ((b + 0.5) / (n + 1)))
  }

  /// How likely so large a G² is by chance: chi-squared with one degree of freedom.
  package var probability: Double { erfc((abs(logLikelihood) / 2).squareRoot()) }
}

/// How closely two words keep to each other: logDice (Rychlý 2008, A Lexicographer-Friendly
/// Association Score, RASLAN), at most 14; one less is half as close, whatever the size of the corpus.
package func logDice(together: Int, _ one: Int, _ other: Int) -> Double {
  guard together > 0 else { return -.infinity }
  return 14 + log2(dice(together: together, one, other))
}

/// Dice's coefficient (1945): twice the units with both over the sum of those with either, 0 to 1.
package func dice(together: Int, _ one: Int, _ other: Int) -> Double {
  one + other > 0 ? 2 * Double(together) / Double(one + other) : 0
}
