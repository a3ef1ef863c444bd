/// Clusters printings into stories by containment of sampled shingles.
///
/// Nothing is deleted. Pairs must be of one language, lie within seven days, and share a passage. One
/// printing joins another's story when at least 0.3 of each stands in the other; where it does so
/// with several stories it joins the likest only, or a digest of three would make them one. Printings
/// without a date may pair with any, `Clusters.mostUndated` of them.
///
/// `shingles` gives those of the printing at an index, from `sampledShingles`; it is asked twice, so
/// that memory grows with a window of two weeks and not with the corpus. `clues` tells by what the
/// printings at some indices are known again in the other language (`.none` for those to be left
/// alone). Throws what they throw.
package func stories(
  of printings: [Printing], clues: ([Int]) throws -> [TranslationClues],
  shingles: (Int) throws -> [UInt64]
) rethrows -> [StoryPlace] {
  let order = printings.indices.sorted { Printing.precedes(printings[$0], printings[$1]) }
  // Those that come in order need no second copy.
  let isOrdered = order.elementsEqual(printings.indices)
  let ordered = isOrdered ? printings : order.map { printings[$0] }
  let furniture = try Furniture(ordered) { try shingles(order[$0]) }
  var clusters = Clusters(ordered)
  // Those without a date come last; every dated one must meet them.
  let undated = ordered.indices.filter { ordered[$0].day == nil }
  for index in undated.prefix(Clusters.mostUndated) {
    clusters.keepUndated(furniture.own(try shingles(order[index]), of: index), of: index)
  }
  for index in ordered.indices {
    clusters.add(furniture.own(try shingles(order[index]), of: index), of: index)
  }
  var translations = Translations(ordered)
  for pair in try translations.pairs(clues: { try clues($0.map { order[$0] }) }) {
    clusters.link(pair.second, toTranslation: pair.first)
  }
  return clusters.places()
}

/// Stories as they grow, one printing after the other in their order.
private struct Clusters {
  let printings: [Printing]
  private let languages: [Int32]
  private var weights: [Weight]
  private var parents: [Int]
  private var relations: [Relation?]
  private var counts: SharedCounts
  /// Postings of this window and of the one before.
  private var window = ShingleIndex()
  private var windowBefore = ShingleIndex()
  private var windowNumber = Int.min
  private var undated = ShingleIndex()

  private static let days = 7
  /// Sites whose pages bear no date; of more of them the rest meets these only, or would fill the
  /// memory.
  static let mostUndated = 20_000

  private struct Relation {
    var grade: ReprintGrade
    var of: Int
    var share: Double
  }

  init(_ printings: [Printing]) {
    self.printings = printings
    var numbers: [String: Int32] = [:]
    languages = printings.map { printing in
      let next = Int32(numbers.count)
      let number = numbers[printing.language] ?? next
      numbers[printing.language] = number
      return number
    }
    weights = Array(repeating: Weight([]), count: printings.count)
    parents = Array(printings.indices)
    relations = Array(repeating: nil, count: printings.count)
    counts = SharedCounts(printings: printings.count)
  }

  mutating func keepUndated(_ shingles: [UInt64], of index: Int) {
    weights[index] = Weight(shingles)
    undated.insert(shingles, of: index, countingInto: &counts)
    // Those meet when their turn comes.
    _ = counts.take(least: .max)
  }

  /// Relates a printing to all before it, and to those without a date behind it.
  mutating func add(_ shingles: [UInt64], of index: Int) {
    weights[index] = Weight(shingles)
    undated.count(shingles, into: &counts)
    if let day = printings[index].day {
      turnWindow(to: day)
      windowBefore.count(shingles, into: &counts)
      window.insert(shingles, of: index, countingInto: &counts)
    }
    for (other, shared) in counts.take(least: Weight.leastShared) {
      guard other != index, other < index || printings[index].day != nil,
        languages[index] == languages[other], isNear(index, other),
        let (grade, share) = weights[index].grade(shared: shared, with: weights[other])
      else { continue }
      let earlier = min(index, other)
      note(Relation(grade: grade, of: earlier, share: share), of: max(index, other))
    }
    if let relation = relations[index], relation.grade == .partial { join(index, relation.of) }
  }

  /// A window is as long as the longest way between two of a pair, and a day: pairs lie in one or in
  /// two that follow each other.
  private mutating func turnWindow(to day: Int) {
    let number = Int((Double(day) / Double(Self.days + 1)).rounded(.down))
    guard number != windowNumber else { return }
    windowBefore = number == windowNumber &+ 1 ? window : ShingleIndex()
    window = ShingleIndex(capacity: windowBefore.count)
    windowNumber = number
  }

  /// Keeps the strongest relation of a printing, of equals the earliest.
  private mutating func note(_ relation: Relation, of index: Int) {
    if relation.grade == .reprint { join(index, relation.of) }
    if let known = relations[index],
      (known.grade.rank, known.share) >= (relation.grade.rank, relation.share)
    {
      return
    }
    relations[index] = relation
  }

  private func isNear(_ a: Int, _ b: Int) -> Bool {
    guard let a = printings[a].day, let b = printings[b].day else { return true }
    return abs(a - b) <= Self.days
  }

  // MARK: - Union

  /// The root of a cluster is its smallest index, which is its representative by the order above.
  private mutating func root(_ index: Int) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (root(a), root(b))
    parents[max(x, y)] = min(x, y)
  }

  /// What an article prints in its own language says more than what it translates.
  mutating func link(_ index: Int, toTranslation earlier: Int) {
    join(index, earlier)
    note(Relation(grade: .translation, of: earlier, share: 0), of: index)
  }

  mutating func places() -> [StoryPlace] {
    var places = printings.indices.map { index in
      StoryPlace(
        id: printings[index].id, story: printings[root(index)].id, grade: relations[index]?.grade,
        of: relations[index].map { printings[$0.of].id })
    }
    places.sort { $0.id < $1.id }
    return places
  }
}

/// How many shingles a printing has at each rate of sampling, from the finest that it was sampled at.
private struct Weight {
  /// 0 where all shingles were kept, 1 where one in two, 2 where one in four.
  private var rate: Int
  private var sizes: (Int32, Int32, Int32) = (0, 0, 0)

  init(_ shingles: [UInt64]) {
    for shingle in shingles {
      sizes.0 += 1
      if shingle & 1 == 0 { sizes.1 += 1 }
      if shingle & 3 == 0 { sizes.2 += 1 }
    }
    // Twelve hashes without an odd one among them are as good as never a sample of all.
    rate = sizes.1 < sizes.0 ? 0 : sizes.2 < sizes.1 ? 1 : 2
  }

  /// What makes a passage: six shingles of one in four, about a paragraph; twelve of all, about a
  /// sentence (docs/decisions.md, "Reprints"), nine of one in two between them.
  private static let least: [Int] = [12, 9, 6]
  static let leastShared: Int32 = 6

  /// How two printings that share so many shingles are related, and what share of the larger stands
  /// in the other; nil for not at all.
  func grade(shared: Int, with other: Weight) -> (ReprintGrade, Double)? {
    let rate = max(rate, other.rate)
    guard shared >= Self.least[rate] else { return nil }
    let share = Double(shared) / Double(max(1, size(rate), other.size(rate)))
    return (share >= 0.8 ? .reprint : share >= 0.3 ? .partial : .passage, share)
  }

  private func size(_ rate: Int) -> Int32 {
    switch rate {
    case 0: sizes.0
    case 1: sizes.1
    default: sizes.2
    }
  }
}
