import Measures
import Testing

/// What holds for every coding.
@Suite struct AgreementPropertyTests {
  /// Codings of `units` units by `coders` coders who give one of `values` at random, and nothing at
  /// times.
  private func units(_ units: Int, coders: Int, values: Int, seed: UInt64) -> [[Int?]] {
    var dice = Dice(seed: seed)
    return (0..<units).map { _ in
      (0..<coders).map { _ in
        Int.random(in: 0..<10, using: &dice) == 0 ? nil : Int.random(in: 0..<values, using: &dice)
      }
    }
  }

  private let metrics: [(String, Metric<Int>)] = [
    ("nominal", .nominal), ("ordinal", .ordinal), ("interval", .interval),
  ]

  private func areNear(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) < 1e-9
  }

  @Test(arguments: 2...4)
  func `alpha of equal codings is 1`(coders: Int) {
    let units = (0..<30).map { unit in [Int?](repeating: unit % 4, count: coders) }
    for (name, metric) in metrics {
      #expect(krippendorffAlpha(units, metric: metric) == 1, "\(name)")
    }
  }

  @Test func `every coefficient of equal codings is 1`() {
    let table = PairTable((0..<30).map { ($0 % 4, $0 % 4) })
    #expect(table.alpha() == 1)
    #expect(table.agreement == 1)
    #expect(table.kappa == 1)
    #expect(table.ac1 == 1)
    let sets = (0..<30).map { Set(["a", "b", "c"].prefix($0 % 4)) }
    #expect(PairTable(sets.map { ($0, $0) }).alpha(.masi()) == 1)
  }

  @Test(arguments: 2...4)
  func `alpha of independent codings is about 0`(coders: Int) throws {
    let units = units(4000, coders: coders, values: 3, seed: 7)
    for (name, metric) in metrics {
      let alpha = try #require(krippendorffAlpha(units, metric: metric))
      #expect(abs(alpha) < 0.05, "\(name)")
    }
    let table = PairTable(
      units.compactMap { unit in unit[0].flatMap { a in unit[1].map { (a, $0) } } })
    for value in [table.alpha(), table.kappa, table.ac1] {
      #expect(abs(try #require(value)) < 0.05)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the order of units, of coders and the names of codes change no alpha`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let units = units(60, coders: 3, values: 4, seed: seed)
    for (name, metric) in metrics {
      let alpha = krippendorffAlpha(units, metric: metric)
      let shuffled = units.shuffled(using: &dice)
      #expect(areNear(krippendorffAlpha(shuffled, metric: metric), alpha), "\(name)")
      let turned = units.map { Array($0.reversed()) }
      #expect(areNear(krippendorffAlpha(turned, metric: metric), alpha), "\(name)")
      let moved = units.map { $0.map { $0.map { $0 + 100 } } }
      #expect(areNear(krippendorffAlpha(moved, metric: metric), alpha), "\(name)")
    }
    let renamed = units.map { $0.map { $0.map { "code \(9 - $0)" } } }
    #expect(areNear(krippendorffAlpha(renamed), krippendorffAlpha(units)))
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func `a table of pairs and a list of units give the same alpha`(seed: UInt64) {
    let pairs = units(80, coders: 2, values: 4, seed: seed).compactMap { unit in
      unit[0].flatMap { first in unit[1].map { (first, $0) } }
    }
    for (name, metric) in metrics {
      let units = pairs.map { [Optional($0), $1] }
      #expect(
        areNear(PairTable(pairs).alpha(metric), krippendorffAlpha(units, metric: metric)), "\(name)"
      )
    }
  }

  @Test func `units with one value or none are left out`() {
    let whole: [[String?]] = [["a", "a"], ["b", "b"], ["a", "b"]]
    let more = whole + [["a", nil], [nil, nil], []]
    #expect(krippendorffAlpha(more) == krippendorffAlpha(whole))
  }

  @Test func `where one value alone is used nothing is measured`() {
    let table = PairTable([("a", "a"), ("a", "a")])
    #expect(table.alpha() == nil)
    #expect(table.kappa == nil)
    #expect(table.ac1 == nil)
    #expect(table.agreement == 1)
    #expect(krippendorffAlpha([[Int?]]()) == nil)
    let empty = PairTable([(String, String)]())
    #expect([empty.alpha(), empty.agreement, empty.kappa, empty.ac1].allSatisfy { $0 == nil })
  }

  @Test func `precision, recall and F1 of a code`() {
    let table = PairTable([("a", "a"), ("a", "b"), ("b", "a"), ("a", "a")])
    let a = table.retrieval(of: "a")
    #expect((a.hits, a.wanted, a.found) == (2, 3, 3))
    #expect(a.precision == 2.0 / 3)
    #expect(a.f1 == 2.0 / 3)
    let never = table.retrieval(of: "c")
    #expect(never.precision == nil && never.recall == nil && never.f1 == nil)
    #expect(table.retrieval(of: "b").f1 == 0)
  }
}

@Suite struct IntervalTests {
  private let table = PairTable(
    (0..<240).map { unit in (unit % 3, unit % 11 == 0 ? (unit + 1) % 3 : unit % 3) })

  private func around(_ draws: Int, seed: Int) -> Interval? {
    intervals(of: table, Resampling(draws: draws, seed: seed)) { [$0.alpha()] }[0]
  }

  @Test func `an interval holds the figure and has the width that theory gives it`() throws {
    let alpha = try #require(table.alpha())
    let interval = try #require(around(2000, seed: 1))
    #expect(interval.contains(alpha))
    // The share of agreement has a standard error of sqrt(pq/n); alpha's is that over 1 less chance.
    let agreement = try #require(table.agreement)
    let error = (agreement * (1 - agreement) / 240).squareRoot() / (2.0 / 3)
    #expect(abs((interval.high - interval.low) / (2 * normalQuantile * error) - 1) < 0.1)
  }

  @Test func `the seed decides the draws`() {
    #expect(around(100, seed: 5) == around(100, seed: 5))
    #expect(around(100, seed: 5) != around(100, seed: 6))
    #expect(around(0, seed: 5) == nil)
  }

  @Test func `a figure that most draws leave undefined has no interval`() {
    // One unit in forty has the code: a third of the draws miss it, and then its recall is undefined.
    let rare = PairTable((0..<40).map { ($0 == 0, $0 == 0) })
    let found = intervals(of: rare, Resampling(draws: 400, seed: 1)) { table in
      [table.retrieval(of: true).recall, table.kappa.flatMap { $0 > 2 ? $0 : nil }]
    }
    #expect(found[0] != nil)
    #expect(found[1] == nil)
  }

  @Test func `the dice are those of the published generator`() {
    // SplitMix64 of seed 1234567, as in the test vectors of Rosetta Code.
    var dice = Dice(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in dice.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }
}

@Suite struct ComparisonTests {
  private func codes(
    stance: String? = nil, frames: Set<String>? = nil, relevance: String? = nil
  ) -> PassageCodes {
    var codes = PassageCodes()
    codes[single: .stance] = stance
    codes[.frames] = frames
    codes[single: .relevance] = relevance
    return codes
  }

  private let resampling = Resampling(draws: 50, seed: 1)

  @Test func `mixed stance counts in the nominal figures only`() throws {
    let pairs = [
      ("negative", "negative"), ("positive", "neutral"), ("mixed", "negative"), ("mixed", "mixed"),
      ("neutral", "neutral"),
    ].map { CodedPair(gold: codes(stance: $0), coded: codes(stance: $1)) }
    let stance = try #require(compare(pairs, resampling).first)
    #expect(stance.scales.map(\.scale) == [.ordinal, .nominal])
    #expect(stance.scales.map(\.units) == [3, 5])
    #expect(stance.units == 5)
  }

  @Test func `what either coder left out is compared nowhere`() {
    let pairs = [
      CodedPair(gold: codes(frames: ["a"], relevance: "internal"), coded: codes(frames: ["a"])),
      CodedPair(gold: codes(frames: []), coded: codes(frames: ["b"])),
      CodedPair(gold: codes(relevance: "none"), coded: codes(frames: ["b"])),
    ]
    let found = compare(pairs, resampling)
    #expect(found.map(\.variable) == [.frames])
    #expect(found.first?.units == 2)
    #expect(found.first?.codes.map(\.code) == ["a", "b"])
  }

  @Test func `known codes come in their order, others after them`() throws {
    let pairs = ["z", "b", "a", "none"].map {
      CodedPair(gold: codes(relevance: $0), coded: codes(relevance: $0))
    }
    let found = try #require(
      compare(pairs, known: [.relevance: ["none", "b", "unused"]], resampling).first)
    #expect(found.codes.map(\.code) == ["none", "b", "a", "z"])
    #expect(found.confusion?.counts.map { $0.reduce(0, +) } == [1, 1, 1, 1])
  }

  @Test(arguments: [
    ("negative", "negative", 0.0), ("negative", "positive", 1), ("negative", "neutral", 0.5),
    ("mixed", "positive", 0.5),
  ])
  func `stances lie apart as far as their scale says`(
    gold: String, coded: String, distance: Double
  ) {
    let pair = CodedPair(gold: codes(stance: gold), coded: codes(stance: coded))
    #expect(pair.distance(in: .stance) == distance)
    #expect(pair.distance(in: .frames) == nil)
  }

  @Test func `a reading is sure where the whole interval has it`() {
    let figure = { (value: Double, low: Double) in
      Figure(value: value, interval: Interval(low, 1)).isReadingSure
    }
    #expect(figure(0.9, 0.8))
    #expect(!figure(0.9, 0.7))
    #expect(figure(0.7, 0.68))
    #expect(figure(0.3, 0.1))
    #expect(!Figure(value: 0.9).isReadingSure)
  }

  @Test func `alphas are read by Krippendorff's bounds`() {
    #expect(
      [0.8, 0.79, 0.667, 0.66].map { Reliability(alpha: $0) } == [
        .reliable, .tentative, .tentative, .low,
      ])
  }

  @Test func `two coders jointly have the alpha that they have as a pair`() throws {
    var dice = Dice(seed: 3)
    let stances = ["negative", "neutral", "positive", "mixed"]
    let pairs = (0..<60).map { _ in
      let gold = codes(
        stance: stances.randomElement(using: &dice),
        frames: Set(["a", "b", "c"].shuffled(using: &dice).prefix(2)), relevance: "internal")
      var coded = codes(
        stance: stances.randomElement(using: &dice),
        frames: Set(["a", "b", "c"].shuffled(using: &dice).prefix(1)), relevance: "none")
      if Bool.random(using: &dice) { coded = gold }
      return CodedPair(gold: gold, coded: coded)
    }
    let joint = compareJointly(pairs.map { [$0.gold, $0.coded] }, Variable.allCases, resampling)
    let paired = compare(pairs, resampling)
    #expect(joint.map(\.variable) == paired.map(\.variable))
    for (joint, paired) in zip(joint, paired) {
      let (one, other) = (try #require(joint.alpha.value), try #require(paired.alpha.value))
      #expect(abs(one - other) < 1e-9, "\(joint.variable)")
      #expect(joint.units == paired.scales.first?.units)
    }
  }

  @Test func `a third coder counts where two others left a passage out`() {
    let passages = [
      [codes(stance: "negative"), codes(stance: "negative"), codes()],
      [codes(stance: "neutral"), codes(), codes(stance: "positive")],
      [codes(), codes(), codes(stance: "neutral")],
    ]
    let joint = compareJointly(passages, [.stance, .frames], resampling)
    #expect(joint.map(\.variable) == [.stance])
    #expect(joint.map(\.units) == [2])
  }
}
