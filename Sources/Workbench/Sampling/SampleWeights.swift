internal import Basics

/// How many articles of the corpus each drawn one stands for: what shares of the sample must be weighted
/// by to be shares of the corpus.
///
/// A file of its own beside the coding sheet: a weight tells the stratum, and whoever codes must not
/// know it.
extension Sampling {
  package static let weightColumns = ["id", "weight", "stratum"]

  /// `spring.csv` has `spring.weights.csv`.
  package static func weightsPath(beside path: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return path + ".weights.csv"
    }
    return path.dropLast(name[dot...].count) + ".weights.csv"
  }

  /// Rows in the order of the sheet.
  package var weights: [UInt8] {
    var csv = CSVWriter(header: Self.weightColumns)
    for (id, number) in zip(ids, stratumOf) {
      let stratum = strata[number]
      let weight = Double(stratum.population) / Double(max(1, stratum.drawn))
      csv.append([id, decimal(weight, digits: 6) ?? "1", stratum.values.joined(separator: " ")])
    }
    return csv.bytes
  }
}
