/// Made-up news with reprints planted in it, always the same for a seed: what the measures of
/// docs/decisions.md ("Reprints") stand on.
package struct PlantedNews {
  package struct Article {
    package var id: String
    package var outlet: String
    package var day: Int
    /// Hashed words.
    package var words: [UInt64]
    /// The article that this one prints again.
    package var of: String?
    package var kind: Kind?
  }

  /// How a copy differs from what it prints.
  package enum Kind: String, CaseIterable {
    case newHead, newTail, twoPercent, fivePercent, fifteenPercent, half, lead, embedded
  }

  package private(set) var articles: [Article] = []
  private var dice: Dice
  private let cumulative: [Double]

  /// Words of the vocabulary; their frequencies fall with their rank, as in Zipf's law.
  private static let vocabulary = 30_000

  private init(seed: UInt64) {
    dice = Dice(state: seed)
    var sum = 0.0
    cumulative = (1...Self.vocabulary).map { rank in
      sum += 1 / Double(rank)
      return sum
    }
  }

  /// 1,400 articles of 80 to 600 words and 75 copies of each kind; where `hasFooters`, one of eight
  /// outlets' footers of 37 words stands below each, and there are 200 briefs of 45 words.
  package static func mixed(seed: UInt64, hasFooters: Bool) -> PlantedNews {
    var news = PlantedNews(seed: seed)
    let footers = (0..<8).map { _ in news.words(37) }
    func publish(_ words: [UInt64], day: Int, of: String? = nil, kind: Kind? = nil) {
      let outlet = news.dice.roll(8)
      news.add(
        hasFooters ? words + footers[outlet] : words, outlet: outlet, day: day, of: of, kind: kind)
    }
    var bodies: [[UInt64]] = []
    for _ in 0..<1400 {
      let body = news.words(80 + news.dice.roll(521))
      bodies.append(body)
      publish(body, day: news.dice.roll(60))
    }
    // Each original is copied once.
    let originals = news.dice.shuffled(Array(0..<1400))
    for (number, kind) in Kind.allCases.enumerated() {
      for original in originals[(number * 75)..<(number * 75 + 75)] {
        let day = news.articles[original].day + news.dice.roll(6)
        publish(
          news.copy(bodies[original], kind), day: day, of: news.articles[original].id, kind: kind)
      }
    }
    if hasFooters { for _ in 0..<200 { publish(news.words(45), day: news.dice.roll(60)) } }
    return news
  }

  /// Forty outlets with a footer each, 1,500 articles of their own, and 30 stories that 35 of them
  /// print within two days with one word in fifty changed.
  package static func wire(seed: UInt64) -> PlantedNews {
    var news = PlantedNews(seed: seed)
    let footers = (0..<40).map { _ in news.words(37) }
    for _ in 0..<1500 {
      let outlet = news.dice.roll(40)
      let body = news.words(80 + news.dice.roll(521))
      news.add(body + footers[outlet], outlet: outlet, day: news.dice.roll(60))
    }
    for story in 0..<30 {
      let body = news.words(80 + news.dice.roll(521))
      let day = news.dice.roll(58)
      for outlet in news.dice.shuffled(Array(0..<40)).prefix(35) {
        let words = news.replacing(0.02, of: body) + footers[outlet]
        news.add(words, outlet: outlet, day: day + news.dice.roll(3), of: "story \(story)")
      }
    }
    return news
  }

  private mutating func add(
    _ words: [UInt64], outlet: Int, day: Int, of: String? = nil, kind: Kind? = nil
  ) {
    articles.append(
      Article(
        id: "a\(100_000 + articles.count)", outlet: "outlet\(outlet)", day: day, words: words,
        of: of,
        kind: kind))
  }

  private mutating func copy(_ body: [UInt64], _ kind: Kind) -> [UInt64] {
    switch kind {
    case .newHead: return words(10) + body
    case .newTail: return body + words(25)
    case .twoPercent: return replacing(0.02, of: body)
    case .fivePercent: return replacing(0.05, of: body)
    case .fifteenPercent: return replacing(0.15, of: body)
    case .half: return Array(body[..<(body.count / 2)])
    case .lead: return Array(body[..<max(30, body.count / 5)])
    case .embedded:
      let other = words(body.count)
      let place = dice.roll(other.count)
      return other[..<place] + body + other[place...]
    }
  }

  private mutating func replacing(_ share: Double, of body: [UInt64]) -> [UInt64] {
    body.map { word in dice.unit() < share ? self.word() : word }
  }

  private mutating func words(_ count: Int) -> [UInt64] { (0..<count).map { _ in word() } }

  private mutating func word() -> UInt64 {
    let target = dice.unit() * (cumulative.last ?? 0)
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < target { low = middle + 1 } else { high = middle }
    }
    var hash = Dice(state: UInt64(low))
    return hash.next()
  }
}

/// SplitMix64.
private struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }

  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func shuffled(_ values: [Int]) -> [Int] {
    var values = values
    for index in values.indices.dropFirst().reversed() { values.swapAt(index, roll(index + 1)) }
    return values
  }
}
