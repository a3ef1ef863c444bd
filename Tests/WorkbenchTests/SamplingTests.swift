import Testing
import Workbench

@Suite("Samples of a corpus")
struct SamplingTests {
  private let units: [SampleUnit] = (0..<1000).map { number in
    SampleUnit(
      id: "a\(number * 7919 % 1000)", language: number % 10 < 7 ? "kk" : "ru",
      outlet: "o\(number % 3)", year: number % 4 == 0 ? "" : "202\(number % 4)",
      hit: HitClass.allCases[number % 50 == 0 ? 3 : number % 3])
  }

  @Test func `the order of the corpus changes nothing`() {
    let first = Sampling(units, size: 60, by: [.language, .hit], .proportional, seed: 4)
    let second = Sampling(
      units.reversed(), size: 60, by: [.language, .hit], .proportional, seed: 4)
    #expect(first == second)
    #expect(Set(first.ids).count == 60)
    #expect(
      Sampling(units, size: 60, by: [], .proportional, seed: 5).ids
        != Sampling(units, size: 60, by: [], .proportional, seed: 6).ids)
  }

  @Test func `a larger sample holds the smaller one`() {
    let small = Sampling(units, size: 50, by: [], .proportional, seed: 1).ids
    #expect(Sampling(units, size: 80, by: [], .proportional, seed: 1).ids.prefix(50) == small[...])
  }

  @Test func `every article has the same chance`() {
    var counts: [String: Int] = [:]
    for seed in 0..<400 {
      for id in Sampling(units, size: 100, by: [], .proportional, seed: seed).ids {
        counts[id, default: 0] += 1
      }
    }
    #expect(counts.count == 1000)
    // 40 each; chi-squared over 999 degrees of freedom stays below 1145 in 999 of 1000 such tests,
    // and draws without replacement scatter less.
    let spread = counts.values.map { Double(($0 - 40) * ($0 - 40)) / 40 }.reduce(0, +)
    #expect((700...1145).contains(spread))
  }

  @Test func `each stratum gets its share, and unknown years are one of their own`() {
    let sampling = Sampling(units, size: 100, by: [.language], .proportional, seed: 1)
    #expect(sampling.strata.map(\.values) == [["kk"], ["ru"]])
    #expect(sampling.strata.map(\.drawn) == [70, 30])
    let years = Sampling(units, size: 100, by: [.year], .proportional, seed: 1)
    #expect(years.strata.map(\.values) == [["2021"], ["2022"], ["2023"], ["unknown"]])
  }

  @Test func `strata that are short give their rest to the others`() {
    let sampling = Sampling(units, size: 100, by: [.hit], .equal, seed: 1)
    #expect(sampling.strata.map { $0.values[0] } == ["blocked", "internal", "other", "unclear"])
    #expect(sampling.strata.map(\.drawn) == [20, 27, 27, 26])
    #expect(sampling.strata[0].population == 20)
  }

  @Test(arguments: Sampling.Allocation.allCases)
  func `shares add up and never ask for more than there is`(allocation: Sampling.Allocation) {
    for populations in [[], [0], [5], [1, 1, 1], [100, 1, 0, 7], [3, 3, 3, 3, 90], [0, 0, 2]] {
      let total = populations.reduce(0, +)
      for size in 0...(total + 2) {
        let shares = allocation.shares(of: size, among: populations)
        #expect(shares.reduce(0, +) == min(size, total))
        #expect(zip(shares, populations).allSatisfy { $0 >= 0 && $0 <= $1 })
      }
    }
  }

  @Test func `equal shares differ by one where nothing is short`() {
    #expect(Sampling.Allocation.equal.shares(of: 10, among: [50, 60, 40]) == [3, 4, 3])
    #expect(Sampling.Allocation.equal.shares(of: 2, among: [50, 60, 40]) == [1, 1, 0])
  }

  @Test func `the table of strata says what was drawn from where`() {
    let text = Sampling(units, size: 10, by: [.language, .outlet], .equal, seed: 3)
      .text(hasColor: false)
    #expect(
      text == """
        10 of 1000 articles, by language, outlet, equal, seed 3
        language · outlet  articles  drawn
        kk · o0                 234      2
        kk · o1                 233      2
        kk · o2                 233      2
        ru · o0                 100      2
        ru · o1                 100      1
        ru · o2                 100      1

        """)
  }
}
