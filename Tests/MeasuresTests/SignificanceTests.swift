import Measures
import Testing

/// Closed forms against scipy 1.16 and statsmodels 0.14 on the same tables.
@Suite struct SignificanceTests {
  private func agrees(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude <= 1e-9 }

  /// `proportions_ztest`, `proportion_effectsize`.
  @Test(
    "the probability and the size of a difference",
    arguments: [
      (56.0, 70.0, 48.0, 80.0, 0.00804508136819656, 0.4421431880029534),
      (9.0, 10.0, 3.0, 10.0, 0.006169899320544151, 1.3388120640691004),
      (120.0, 400.0, 90.0, 410.0, 0.008964101392626428, 0.18404699529719637),
      (1.0, 30.0, 0.0, 25.0, 0.35690182577316476, 0.3672080205578371),
    ])
  func differences(a: Double, m: Double, b: Double, n: Double, p: Double, h: Double) {
    #expect(agrees(differenceProbability(a / m, size: m, b / n, size: n), p))
    #expect(agrees(effectSize(a / m, b / n), h))
  }

  /// `multipletests(method="holm")`.
  @Test func `Holm’s correction`() {
    let adjusted = holm([0.01, 0.04, 0.03, 0.005, 0.2, 0.04])
    for (a, b) in zip(adjusted, [0.05, 0.12, 0.12, 0.03, 0.2, 0.12]) { #expect(agrees(a, b)) }
    #expect(holm([]).isEmpty)
  }

  /// `chi2_contingency(correction=False)`.
  @Test(
    "the tie of two codes",
    arguments: [
      (12, 30, 8, 150, 6.369861198494576e-06, 0.31916860049115364, 4.2),
      (5, 5, 40, 100, 0.15312745101966538, 0.11664236870396087, 3.0),
      (0, 10, 10, 80, 0.2665205258050076, -0.1111111111111111, 1.0),
    ])
  func ties(
    both: Int, first: Int, second: Int, neither: Int, p: Double, phi: Double, expected: Double
  ) throws {
    let table = FourFold(both: both, first: first, second: second, neither: neither)
    #expect(agrees(table.probability, p))
    #expect(agrees(try #require(table.phi), phi))
    #expect(agrees(table.expected, expected))
  }

  @Test func `a code that is always there is tied to nothing`() {
    let table = FourFold(both: 5, first: 0, second: 3, neither: 0)
    #expect(table.phi == nil && table.probability == 1)
  }

  /// `chi2.ppf` by Garwood's formula.
  @Test(
    "limits of a count",
    arguments: [
      (0, 0.0, 3.688879454113936), (1, 0.025317807984289876, 5.571643390938898),
      (5, 1.6234863901184207, 11.66833207932267), (40, 28.576586441788965, 54.468646963984064),
    ])
  func counts(count: Int, low: Double, high: Double) {
    let interval = poissonInterval(count)
    #expect(agrees(interval.low, low) && agrees(interval.high, high))
  }

  /// `proportion_confint(method="wilson")`.
  @Test(
    "Wilson’s interval",
    arguments: [
      (81.0, 263.0, 0.2552885198782742, 0.36620957698280004),
      (0.0, 20.0, 0.0, 0.1611251580528194), (29.0, 29.0, 0.8830302015002592, 1.0),
      (7.0, 1000.0, 0.0033948684009907654, 0.01437831546576659),
    ])
  func wilson(hits: Double, size: Double, low: Double, high: Double) {
    let interval = wilsonInterval(proportion: hits / size, size: size)
    #expect(agrees(interval.low, low) && agrees(interval.high, high))
  }
}
