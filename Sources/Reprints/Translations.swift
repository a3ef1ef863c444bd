internal import Foundation

/// Pairs of articles that tell the same in two languages: what is news of one event must not count
/// twice because an outlet prints it in Kazakh and in Russian.
///
/// Three signs, from the surest: a page names the other as its version in the other language
/// (hreflang); both show the same picture; both hold the same numbers and names. Articles lie at most
/// a day apart. The likeness is Dice's coefficient (1945) over marks, each weighed by how rare it is in
/// the three days around (inverse document frequency, Spärck Jones 1972); of the last two signs an
/// article is paired with its likest, which must find it the likest in turn. Across outlets the bar is
/// higher: two newsrooms may report one event each for itself.
struct Translations {
  private let printings: [Printing]
  /// Of the days around the one that is looked at; memory grows with three days, not with the corpus.
  private var held: [Int: TranslationClues] = [:]
  /// The article of each address, the earliest.
  private var places: [UInt64: Int] = [:]
  private var alternates: [(of: Int, address: UInt64)] = []
  /// The likest of each article, so far.
  private var best: [Int: (other: Int, likeness: Double)] = [:]

  /// In the order of `Printing.precedes`.
  init(_ printings: [Printing]) { self.printings = printings }

  /// Pairs of positions, the earlier first, in the order of the second; the clues of each are asked
  /// for once, those of a day or so together.
  mutating func pairs(
    clues: ([Int]) throws -> [TranslationClues]
  ) rethrows -> [(first: Int, second: Int)] {
    try findLikest(clues)
    let stated = statedPairs()
    let isStated = Set(stated.flatMap { [$0.first, $0.second] })
    var pairs = stated.map { (first: $0.first, second: $0.second) }
    for index in best.keys.sorted() {
      guard let other = best[index]?.other, other < index, best[other]?.other == index,
        !isStated.contains(index), !isStated.contains(other)
      else { continue }
      pairs.append((other, index))
    }
    return pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
  }

  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  /// Pairs of which one page names the other.
  private func statedPairs() -> Set<Pair> {
    var pairs: Set<Pair> = []
    for (index, address) in alternates {
      guard let other = places[address], printings[other].language != printings[index].language
      else { continue }
      pairs.insert(Pair(first: min(index, other), second: max(index, other)))
    }
    return pairs
  }

  /// Day by day, the dated ones first as their order has it.
  private mutating func findLikest(
    _ clues: ([Int]) throws -> [TranslationClues]
  ) rethrows {
    var days: [(day: Int, articles: Range<Int>)] = []
    var undated = printings.count
    for (index, printing) in printings.enumerated() {
      guard let day = printing.day else {
        undated = min(undated, index)
        continue
      }
      if days.last?.day == day {
        days[days.count - 1].articles = days[days.count - 1].articles.lowerBound..<index + 1
      } else {
        days.append((day, index..<index + 1))
      }
    }
    for number in days.indices {
      let near = days[max(0, number - 1)...min(days.count - 1, number + 1)]
        .filter { abs($0.day - days[number].day) <= 1 }.flatMap { Array($0.articles) }
      let kept = Set(near)
      held = held.filter { kept.contains($0.key) }
      let new = near.filter { held[$0] == nil }
      for (index, clues) in zip(new, try load(new, clues)) { held[index] = clues }
      let window = Window(near.map { ($0, marks(of: $0)) })
      for index in days[number].articles where printings[index].language == "kk" {
        compare(index, window)
      }
    }
    for start in stride(from: undated, to: printings.count, by: Self.batch) {
      _ = try load(Array(start..<min(start + Self.batch, printings.count)), clues)
    }
    held = [:]
  }

  /// Undated articles that are loaded together.
  private static let batch = 500

  private mutating func load(
    _ indices: [Int], _ clues: ([Int]) throws -> [TranslationClues]
  ) rethrows -> [TranslationClues] {
    let wanted = indices.filter { ["kk", "ru"].contains(printings[$0].language) }
    let found = Dictionary(uniqueKeysWithValues: zip(wanted, try clues(wanted)))
    for index in wanted {
      if let address = found[index]?.address, places[address] == nil { places[address] = index }
      alternates += found[index]?.alternates.map { (index, $0) } ?? []
    }
    return indices.map { found[$0] ?? .none }
  }

  private func marks(of index: Int) -> [UInt64] { held[index]?.marks ?? [] }

  private mutating func compare(_ kazakh: Int, _ window: Window) {
    let own = window.weight(of: marks(of: kazakh))
    var shared: [Int: (weight: Double, count: Int)] = [:]
    for mark in marks(of: kazakh) {
      for other in window.holders(of: mark) where printings[other].language == "ru" {
        let sum = shared[other] ?? (0, 0)
        shared[other] = (sum.weight + window.weight(of: mark), sum.count + 1)
      }
    }
    for other in shared.keys.sorted() {
      guard let (weight, count) = shared[other] else { continue }
      let likeness = 2 * weight / max(own + window.weight(of: marks(of: other)), .ulpOfOne)
      guard isTranslation(kazakh, other, likeness, count) else { continue }
      note(other, likeness, of: kazakh)
      note(kazakh, likeness, of: other)
    }
  }

  private func isTranslation(_ a: Int, _ b: Int, _ likeness: Double, _ count: Int) -> Bool {
    let picture = held[a]?.picture
    let hasSamePicture = picture != nil && picture == held[b]?.picture
    if printings[a].outlet == printings[b].outlet {
      // A picture may stand over many articles; with a number or name in common it seldom does.
      return hasSamePicture ? likeness >= 0.15 : count >= 3 && likeness >= 0.4
    }
    return count >= 5 && likeness >= (hasSamePicture ? 0.4 : 0.6)
  }

  private mutating func note(_ other: Int, _ likeness: Double, of index: Int) {
    if let known = best[index],
      (known.likeness, -known.other) >= (likeness, -other)
    {
      return
    }
    best[index] = (other, likeness)
  }
}

/// The marks of three days: who has each, and how much it says.
private struct Window {
  private let holders: [UInt64: [Int]]
  private let size: Double
  /// What so many have says nothing, and would make the search quadratic.
  private static let mostHolders = 200

  init(_ articles: [(Int, [UInt64])]) {
    var holders: [UInt64: [Int]] = [:]
    for (index, marks) in articles {
      for mark in marks { holders[mark, default: []].append(index) }
    }
    self.holders = holders
    size = Double(articles.count)
  }

  func holders(of mark: UInt64) -> [Int] {
    let all = holders[mark] ?? []
    return all.count > Self.mostHolders ? [] : all
  }

  func weight(of mark: UInt64) -> Double {
    guard let count = holders[mark]?.count else { return 0 }
    return log1p(size / Double(count))
  }

  func weight(of marks: [UInt64]) -> Double { marks.reduce(0) { $0 + weight(of: $1) } }
}
