internal import Foundation

/// How evenly a word is spread over the parts of a corpus: its articles, or its outlets.
///
/// All four are told together, for they do not always agree (Gries 2020, Analyzing dispersion, in
/// Paquot and Gries, A Practical Handbook of Corpus Linguistics, 99–118). Parts of any size are
/// allowed for; nil where a measure is not defined: no hits, or fewer than two parts.
package struct Dispersion: Hashable, Sendable {
  /// Juilland's D (Juilland and Chang-Rodríguez 1964) over relative frequencies: 1 is even, near 0 is
  /// all in one part.
  ///
  /// With thousands of parts it is near 1 for nearly all words (Biber, Reppen, Schnur and Ghanem 2016).
  package let juillandD: Double?
  /// Gries' deviation of proportions (2008, International Journal of Corpus Linguistics 13:403–437):
  /// 0 is as the sizes of the parts let expect, near 1 is all in a small part.
  package let deviation: Double?
  /// The same over the highest value that these parts allow (Lijffijt and Gries 2012, International
  /// Journal of Corpus Linguistics 17:147–149): from 0 to 1.
  package let normalizedDeviation: Double?
  /// Carroll's D2 (1970, Computer Studies in the Humanities and Verbal Behavior 3:61–65): entropy of the
  /// relative frequencies; 1 is even, 0 is all in one part.
  package let carrollD2: Double?

  /// `hits` and `sizes` (in words) are of the same parts; parts without words are left out.
  package init(hits: [Int], sizes: [Int]) {
    let parts = zip(hits, sizes).filter { $0.1 > 0 }
    let words = Double(parts.reduce(0) { $0 + $1.1 })
    let total = Double(parts.reduce(0) { $0 + $1.0 })
    guard parts.count > 1, total > 0 else {
      (juillandD, deviation, normalizedDeviation, carrollD2) = (nil, nil, nil, nil)
      return
    }
    let count = Double(parts.count)
    let rates = parts.map { Double($0.0) / Double($0.1) }
    let sum = rates.reduce(0, +)
    let mean = sum / count
    let variance = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    juillandD = 1 - variance.squareRoot() / mean / (count - 1).squareRoot()
    let shares = parts.map { (hits: Double($0.0) / total, size: Double($0.1) / words) }
    let difference = shares.reduce(0) { $0 + abs($1.hits - $1.size) } / 2
    deviation = difference
    normalizedDeviation = difference / (1 - (shares.map(\.size).min() ?? 0))
    let entropy = rates.reduce(0.0) { $1 > 0 ? $0 - $1 / sum * log2($1 / sum) : $0 }
    carrollD2 = entropy / log2(count)
  }
}
