/// Agreement of any number of coders on one variable.
package struct JointAgreement: Hashable, Sendable {
  package var variable: Variable
  package var scale: Scale
  /// Passages that two coders or more coded.
  package var units: Int
  package var alpha: Figure
}

/// Krippendorff's alpha over all coders on every variable that some passage has twice, on the scale
/// that is reported first.
///
/// A passage holds the codes of each coder; who did not code it, or not this variable, has none.
package func compareJointly(
  _ passages: [[PassageCodes]], _ variables: [Variable], _ resampling: Resampling
) -> [JointAgreement] {
  variables.compactMap { variable in
    let scale = variable.kind == .set ? Scale.masi : variable.kind == .stance ? .ordinal : .nominal
    let units = passages.map { coders in
      coders.map { codes -> Set<String>? in
        guard let codes = codes[variable] else { return nil }
        // Mixed has no place between negative and positive.
        return scale == .ordinal && codes == ["mixed"] ? nil : codes
      }
    }.filter { $0.count { $0 != nil } > 1 }
    guard !units.isEmpty else { return nil }
    return JointAgreement(
      variable: variable, scale: scale, units: units.count,
      alpha: jointAlpha(units, scale, resampling))
  }
}

/// Alpha with its bootstrap interval over units.
private func jointAlpha(
  _ units: [[Set<String>?]], _ scale: Scale, _ resampling: Resampling
) -> Figure {
  // Numbers for values: a draw then hashes no sets, and measures no distance twice.
  let values = Set(units.joined().compactMap(\.self)).sorted { order($0) < order($1) }
  let numbers = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
  let numbered = units.map { $0.map { $0.flatMap { numbers[$0] } } }
  let metric: Metric<Int>
  switch scale {
  case .nominal: metric = .nominal
  case .ordinal: metric = .ordinal
  case .masi:
    let distances = Metric<Set<String>>.masi().prepare(values)([])
    metric = Metric { distances[$0, $1] }
  }
  let around = percentiles(resampling) { dice in
    krippendorffAlpha(numbered.map { _ in numbered[dice.roll(numbered.count)] }, metric: metric)
  }
  return Figure(value: krippendorffAlpha(numbered, metric: metric), interval: around)
}

/// Stances from negative to positive, which is also their order by name; other sets by their codes.
private func order(_ codes: Set<String>) -> String { codes.sorted().joined(separator: ";") }
