import Measures
import Testing

/// Figures that stand in the literature, with where.
@Suite struct PublishedAgreementTests {
  private func pairs(_ first: String, _ second: String) -> [(Character, Character)] {
    Array(zip(first, second))
  }

  private func isNear(_ value: Double?, _ expected: Double, within tolerance: Double = 0.0005)
    -> Bool
  {
    value.map { abs($0 - expected) <= tolerance } ?? false
  }

  /// Krippendorff 2011, section A.
  @Test func `two coders, two values`() {
    let pairs = pairs("0100000010", "1110010000")
    #expect(isNear(PairTable(pairs).alpha(), 0.095))
    #expect(isNear(krippendorffAlpha(pairs.map { [$0, $1] }), 0.095))
  }

  /// Krippendorff 2011, section B.
  @Test func `two coders, five values`() {
    #expect(isNear(PairTable(pairs("aabbdcccedda", "babbbccceddd")).alpha(), 0.692))
  }

  /// Krippendorff 2011, section C: units of one value are left out.
  @Test func `four coders, twelve units, values missing`() {
    let coders = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    let units = (0..<12).map { unit in
      coders.map { Array($0)[unit].wholeNumberValue }
    }
    #expect(isNear(krippendorffAlpha(units), 0.743))
    #expect(isNear(krippendorffAlpha(units, metric: .ordinal), 0.815))
    #expect(isNear(krippendorffAlpha(units, metric: .interval), 0.849))
  }

  /// Artstein and Poesio, “Inter-Coder Agreement for Computational Linguistics” (2008), table 1 with
  /// sections 2.4 and 2.5: statements and requests for information.
  @Test func `kappa of the handbook's dialogue acts`() {
    let counts = [
      ("stat", "stat", 20), ("stat", "req", 20), ("req", "stat", 10), ("req", "req", 50),
    ]
    let table = PairTable(
      counts.flatMap { first, second, count in
        Array(repeating: (first, second), count: count)
      })
    #expect(table.agreement == 0.7)
    #expect(isNear(table.kappa, 0.348))
    // Their pi, 0.341, with Krippendorff's correction for small samples: pi + (1 - pi) / 2n.
    #expect(isNear(table.alpha(), 0.341 + 0.659 / 200))
  }

  /// Gwet, “Kappa Statistic is not Satisfactory for Assessing the Extent of Agreement Between Raters”
  /// (2002): 125 units of which nobody calls one negative twice.
  @Test func `AC1 holds where kappa fails`() {
    let counts = [("+", "+", 118), ("+", "-", 5), ("-", "+", 2)]
    let table = PairTable(
      counts.flatMap { first, second, count in
        Array(repeating: (first, second), count: count)
      })
    #expect(isNear(table.agreement, 0.944))
    #expect(isNear(table.kappa, -0.0234))
    #expect(isNear(table.ac1, 0.9408))
  }

  /// Passonneau 2006: the same, within, overlapping, apart.
  @Test func `MASI of two sets`() {
    let masi = Metric<Set<String>>.masi()
    let sets: [Set<String>] = [["a", "b"], ["a"], ["b", "c"], ["z"]]
    let distances = sets.map { masi.distance(sets[0], $0) }
    #expect(isNear(distances[1], 1 - 2.0 / 3 / 2, within: 1e-12))
    #expect(isNear(distances[2], 1 - 1.0 / 3 / 3, within: 1e-12))
    #expect(distances[0] == 0)
    #expect(distances[3] == 1)
  }
}
