/// What people and programs code of a passage.
package enum Variable: String, CaseIterable, Sendable {
  case relevance, stance
  case outletStance = "outlet_stance"
  case frames, voices, cities
  case labelUse = "label_use"

  /// How many codes it may have.
  package var kind: Kind {
    switch self {
    case .relevance, .labelUse: .single
    case .stance, .outletStance: .stance
    case .frames, .voices, .cities: .set
    }
  }

  package enum Kind: Sendable {
    case single
    /// One code, of which three form a scale.
    case stance
    case set
  }
}

/// The codes that one coder gave a passage.
package struct PassageCodes: Hashable, Sendable {
  private var codes: [Variable: Set<String>] = [:]

  package init() {}

  /// The codes of a variable; nil where it was not coded, which is another thing than no code.
  package subscript(variable: Variable) -> Set<String>? {
    get { codes[variable] }
    set { codes[variable] = newValue }
  }

  /// The one code of a variable that has no more.
  package subscript(single variable: Variable) -> String? {
    get { codes[variable]?.min() }
    set { codes[variable] = newValue.map { [$0] } }
  }

  package var isEmpty: Bool { codes.isEmpty }

  /// The codes of these variables alone.
  package func only(_ variables: [Variable]) -> PassageCodes {
    var some = PassageCodes()
    for variable in variables { some[variable] = codes[variable] }
    return some
  }

  /// The variables that were coded, in their usual order.
  package var variables: [Variable] { Variable.allCases.filter { codes[$0] != nil } }
}

/// A passage coded twice.
package struct CodedPair: Hashable, Sendable {
  /// The standard: people's coding, or the first of two people's.
  package var gold: PassageCodes
  package var coded: PassageCodes

  package init(gold: PassageCodes, coded: PassageCodes) {
    self.gold = gold
    self.coded = coded
  }

  /// How far apart both are in a variable, from 0 to 1; nil where either did not code it.
  ///
  /// A set counts by MASI; from negative to neutral is half the way to positive, and so is to and from
  /// mixed.
  package func distance(in variable: Variable) -> Double? {
    guard let gold = gold[variable], let coded = coded[variable] else { return nil }
    guard gold != coded else { return 0 }
    switch variable.kind {
    case .single: return 1
    case .set: return Metric<Set<String>>.masi().distance(gold, coded)
    case .stance:
      return gold.union(coded).isSuperset(of: ["negative", "positive"]) ? 1 : 0.5
    }
  }
}
