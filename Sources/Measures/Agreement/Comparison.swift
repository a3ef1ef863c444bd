/// Agreement on every variable that both coders coded, in the usual order.
///
/// `known` gives the order in which a variable's codes are listed.
package func compare(
  _ pairs: [CodedPair], known: [Variable: [String]] = [:], _ resampling: Resampling
) -> [VariableAgreement] {
  Variable.allCases.compactMap { variable in
    let both = pairs.filter { $0.gold[variable] != nil && $0.coded[variable] != nil }
    guard !both.isEmpty else { return nil }
    let comparison = Comparison(
      variable: variable, pairs: both, known: known[variable] ?? [], resampling: resampling)
    return variable.kind == .set ? comparison.sets() : comparison.singles()
  }
}

/// The passages that both coders coded in one variable.
private struct Comparison {
  let variable: Variable
  let pairs: [CodedPair]
  let known: [String]
  let resampling: Resampling

  /// One row for whole sets by MASI, and one for each code: present or not.
  func sets() -> VariableAgreement? {
    let sets = pairs.map { ($0.gold[variable] ?? [], $0.coded[variable] ?? []) }
    let codes = listed(sets.reduce(into: Set()) { $0.formUnion($1.0.union($1.1)) })
    guard !codes.isEmpty else { return nil }
    let single = codes.map { code in
      let table = PairTable(sets.map { ($0.0.contains(code), $0.1.contains(code)) })
      let (coefficients, retrievals) = figures(table, .nominal, codes: [true])
      return row(code, table.retrieval(of: true), retrievals[0], coefficients)
    }
    return VariableAgreement(
      variable: variable, scales: [scaled(.masi, PairTable(sets), .masi())], codes: single)
  }

  /// One row for the variable, one for each code, and which was taken for which; for stance a row
  /// for the scale from negative to positive comes first.
  func singles() -> VariableAgreement? {
    let values = pairs.compactMap { pair in
      pair.gold[single: variable].flatMap { gold in
        pair.coded[single: variable].map { (gold, $0) }
      }
    }
    let table = PairTable(values)
    let codes = listed(Set(table.values))
    guard !codes.isEmpty else { return nil }
    let (coefficients, retrievals) = figures(table, .nominal, codes: codes)
    var scales = [
      ScaledAgreement(scale: .nominal, units: table.units, coefficients: coefficients)
    ]
    if variable.kind == .stance {
      let ranks = values.compactMap { gold, coded in
        rank(gold).flatMap { gold in rank(coded).map { (gold, $0) } }
      }
      scales.insert(scaled(.ordinal, PairTable(ranks), .ordinal), at: 0)
    }
    return VariableAgreement(
      variable: variable, scales: scales,
      codes: zip(codes, retrievals).map { row($0, table.retrieval(of: $0), $1) },
      confusion: Confusion(
        codes: codes, counts: codes.map { gold in codes.map { table.count(gold, $0) } }))
  }

  /// Mixed has no place between negative and positive.
  private func rank(_ stance: String) -> Int? {
    ["negative": -1, "neutral": 0, "positive": 1][stance]
  }

  private func listed(_ used: Set<String>) -> [String] {
    known.filter(used.contains) + used.subtracting(known).sorted()
  }

  private func scaled<Value>(
    _ scale: Scale, _ table: PairTable<Value>, _ metric: Metric<Value>
  ) -> ScaledAgreement {
    ScaledAgreement(
      scale: scale, units: table.units, coefficients: figures(table, metric, codes: []).0)
  }

  /// The four coefficients, and precision, recall and F1 of some codes, all from the same draws.
  private func figures<Value>(
    _ table: PairTable<Value>, _ metric: Metric<Value>, codes: [Value]
  ) -> (Coefficients, [[Figure]]) {
    let distances = metric.prepare(table.values)
    let measure = { (table: PairTable<Value>) -> [Double?] in
      let retrievals = codes.map(table.retrieval)
      return [table.alpha(distances), table.agreement, table.kappa, table.ac1]
        + retrievals.flatMap { [$0.precision, $0.recall, $0.f1] }
    }
    let around = intervals(of: table, resampling, figures: measure)
    let all = zip(measure(table), around).map { Figure(value: $0, interval: $1) }
    let coefficients = Coefficients(
      alpha: all[0], agreement: all[1], kappa: all[2], ac1: all[3])
    return (coefficients, codes.indices.map { Array(all[4 + 3 * $0..<7 + 3 * $0]) })
  }

  private func row(
    _ code: String, _ counts: Retrieval, _ figures: [Figure], _ coefficients: Coefficients? = nil
  ) -> CodeAgreement {
    CodeAgreement(
      code: code, counts: counts, coefficients: coefficients, precision: figures[0],
      recall: figures[1], f1: figures[2])
  }
}
