/// How agreement with people changes from one coding to another of the same passages.
package struct AgreementChange: Hashable, Sendable {
  package var variable: Variable
  package var scale: Scale
  /// Passages that people coded.
  package var units: Int
  /// The alpha to report, as of `VariableAgreement`.
  package var before: Figure
  package var after: Figure
  /// After minus before; its interval is of passages drawn once for both.
  package var difference: Figure

  package var hasFallen: Bool { (difference.value ?? 0) < 0 }
}

/// Sets two codings of the same passages side by side with the people's.
package func agreementChanges(
  gold: [PassageCodes], before: [PassageCodes], after: [PassageCodes], _ resampling: Resampling
) -> [AgreementChange] {
  let triples = zip(gold, zip(before, after)).map { ($0, $1.0, $1.1) }
  return Variable.allCases.compactMap { variable in
    let coded = triples.filter {
      $0.0[variable] != nil && $0.1[variable] != nil && $0.2[variable] != nil
    }
    guard !coded.isEmpty else { return nil }
    let values = coded.map { triple in
      [triple.0, triple.1, triple.2].map { $0[variable] ?? [] }
    }
    switch variable.kind {
    case .set: return Change(values, variable, .masi, .masi(), resampling).result
    case .single:
      return Change(values.compactMap(single), variable, .nominal, .nominal, resampling).result
    case .stance:
      let ranks = values.map { $0.map { $0.min().flatMap(rank) } }
      return Change(ranks, variable, .ordinal, .ordinal, resampling).result
    }
  }
}

private func single(_ codes: [Set<String>]) -> [String]? {
  let single = codes.compactMap { $0.min() }
  return single.count == codes.count ? single : nil
}

/// Mixed has no place between negative and positive.
private func rank(_ stance: String) -> Int? {
  ["negative": -1, "neutral": 0, "positive": 1][stance]
}

/// Passages with three codings: gold, before, after.
private struct Change<Value: Hashable> {
  private let variable: Variable
  private let scale: Scale
  private let metric: Metric<Value>
  private let resampling: Resampling
  private let before: PairTable<Value>
  private let after: PairTable<Value>
  private let units: Int
  /// Whether both tables have the same passages, so that one draw serves both.
  private let isPaired: Bool

  init(
    _ values: [[Value]], _ variable: Variable, _ scale: Scale, _ metric: Metric<Value>,
    _ resampling: Resampling
  ) {
    self.init(values.map { $0.map(Optional.some) }, variable, scale, metric, resampling)
  }

  /// Nil is a code without a place on the scale.
  init(
    _ values: [[Value?]], _ variable: Variable, _ scale: Scale, _ metric: Metric<Value>,
    _ resampling: Resampling
  ) {
    (self.variable, self.scale, self.metric) = (variable, scale, metric)
    self.resampling = resampling
    func pairs(_ coding: Int) -> [(Value, Value)] {
      values.compactMap { value in
        value[0].flatMap { gold in value[coding].map { (gold, $0) } }
      }
    }
    before = PairTable(pairs(1))
    after = PairTable(pairs(2))
    units = values.count
    isPaired = values.allSatisfy { ($0[1] == nil) == ($0[2] == nil) || $0[0] == nil }
  }

  var result: AgreementChange {
    let (first, second) = (metric.prepare(before.values), metric.prepare(after.values))
    let (old, new) = (before.alpha(first), after.alpha(second))
    var drawn: (before: [Double?], after: [Double?], both: [Double?]) = ([], [], [])
    var dice = Dice(seed: resampling)
    for _ in 0..<max(0, resampling.draws) {
      var same = dice
      let one = before.resampled(&dice).alpha(first)
      let other = after.resampled(&same).alpha(second)
      drawn.before.append(one)
      drawn.after.append(other)
      drawn.both.append(one.flatMap { one in other.map { $0 - one } })
    }
    func figure(_ value: Double?, _ draws: [Double?]) -> Figure {
      Figure(value: value, interval: interval(of: draws.compactMap { $0 }, draws: draws.count))
    }
    return AgreementChange(
      variable: variable, scale: scale, units: units, before: figure(old, drawn.before),
      after: figure(new, drawn.after),
      difference: figure(
        old.flatMap { old in new.map { $0 - old } }, isPaired ? drawn.both : []))
  }
}
