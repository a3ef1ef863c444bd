import Foundation
import Measures
import Testing

@Suite struct DispersionTests {
  private func close(_ a: Double?, _ b: Double, _ tolerance: Double = 0.0005) -> Bool {
    a.map { abs($0 - b) < tolerance } ?? false
  }

  @Test func `the word "a" of Gries' five parts is spread as he computes it`() {
    // Gries 2008 and 2020: parts of 9, 10, 10, 10 and 11 words hold 1, 2, 3, 4 and 5 of it.
    let spread = Dispersion(hits: [1, 2, 3, 4, 5], sizes: [9, 10, 10, 10, 11])
    #expect(close(spread.deviation, 0.18))
    #expect(close(spread.normalizedDeviation, 0.2195))
    #expect(close(spread.juillandD, 0.785))
    #expect(close(spread.carrollD2, 0.938))
  }

  @Test func `as the sizes let expect is even, all in one part is not`() {
    let even = Dispersion(hits: [2, 4, 6], sizes: [10, 20, 30])
    #expect(close(even.deviation, 0) && close(even.juillandD, 1) && close(even.carrollD2, 1))
    let lumped = Dispersion(hits: [0, 0, 9], sizes: [10, 10, 10])
    #expect(close(lumped.normalizedDeviation, 1) && close(lumped.juillandD, 0))
    #expect(close(lumped.carrollD2, 0))
  }

  @Test func `without hits, or in one part, nothing is said; parts without words are no parts`() {
    #expect(Dispersion(hits: [0, 0], sizes: [5, 5]).deviation == nil)
    #expect(Dispersion(hits: [3], sizes: [5]).juillandD == nil)
    #expect(
      Dispersion(hits: [1, 2, 0], sizes: [5, 5, 0]) == Dispersion(hits: [1, 2], sizes: [5, 5]))
  }

  @Test func `log-likelihood and log ratio are those computed by hand`() {
    let more = Keyness(10, of: 100, against: 5, of: 200)
    #expect(close(more.logLikelihood, 7.3298))
    #expect(close(more.logRatio, 1.9257))
    #expect(close(more.probability, 0.006782, 0.00001))
    let less = Keyness(0, of: 100, against: 20, of: 200)
    #expect(close(less.logLikelihood, -16.9248))
    #expect(less.logRatio < -3)
  }

  @Test func `what is as frequent in both sets has no keyness`() {
    let even = Keyness(10, of: 100, against: 20, of: 200)
    #expect(close(even.logLikelihood, 0) && close(even.probability, 1))
    #expect(abs(even.logRatio) < 0.05)
  }

  @Test func `words that are never apart have the highest logDice`() {
    #expect(logDice(together: 7, 7, 7) == 14)
    #expect(close(logDice(together: 5, 10, 20), 12.415))
    #expect(dice(together: 5, 10, 20) == 1 / 3.0)
  }
}
