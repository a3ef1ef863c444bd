internal import Basics

/// An article as clustering sees it.
package struct Printing: Sendable {
  package var id: String
  package var outlet: String
  /// Days since 1970-01-01; nil where no date is known.
  package var day: Int?
  package var isAgency: Bool
  package var language: String
  /// From `sampledShingles(of:)`.
  package var shingles: [UInt64]

  package init(
    id: String, outlet: String, day: Int?, isAgency: Bool, language: String, shingles: [UInt64]
  ) {
    self.id = id
    self.outlet = outlet
    self.day = day
    self.isAgency = isAgency
    self.language = language
    self.shingles = shingles
  }
}

/// How much of one article stands in another.
package enum ReprintGrade: String, Codable, CaseIterable, Sendable {
  /// At least 0.8 of each stands in the other.
  case reprint
  /// At least 0.3 of each stands in the other.
  case partial
  /// At least six sampled shingles, about a paragraph, stand in both: a passage.
  ///
  /// It joins no stories, or a digest of five stories would make them one.
  case passage

  fileprivate var rank: Int {
    switch self {
    case .reprint: 3
    case .partial: 2
    case .passage: 1
    }
  }
}

/// The story of an article and the article it prints again.
package struct StoryPlace: Hashable, Sendable {
  package var id: String
  /// The id of the story's representative: the earliest printing, then an agency's, then the
  /// smallest id.
  package var story: String
  /// The strongest relation to an earlier printing; nil for an original.
  package var grade: ReprintGrade?
  package var of: String?
}

/// Clusters printings into stories by containment of sampled shingles.
///
/// Nothing is deleted.
///
/// Pairs must be of one language, lie within seven days, and share at least six sampled shingles.
/// A shingle in more than three articles of one outlet is furniture and does not count: that rule,
/// per outlet, lost no pair and let none in falsely, where a cap over all outlets lost the widely
/// printed stories (docs/decisions.md, "Reprints"). Undated articles may pair with any.
package func stories(of printings: [Printing]) -> [StoryPlace] {
  let windowDays = 7
  let leastShared = 6
  let ordered = printings.sorted(by: precedes)
  let content = withoutFurniture(ordered)
  var postings: [UInt64: [Int]] = [:]
  var parent = Array(ordered.indices)
  var relation = [(grade: ReprintGrade, of: Int, share: Double)?](
    repeating: nil, count: ordered.count)
  for (index, shingles) in content.enumerated() {
    var shared: [Int: Int] = [:]
    for shingle in shingles {
      for earlier in postings[shingle, default: []] { shared[earlier, default: 0] += 1 }
      postings[shingle, default: []].append(index)
    }
    for earlier in shared.keys.sorted() {
      let count = shared[earlier, default: 0]
      guard count >= leastShared, ordered[index].language == ordered[earlier].language,
        isNear(ordered[index].day, ordered[earlier].day, windowDays)
      else { continue }
      let found = grade(shared: count, content[index].count, content[earlier].count)
      if found.grade != .passage { union(&parent, index, earlier) }
      let known = relation[index]
      if known.map({ (found.grade.rank, found.share) > ($0.grade.rank, $0.share) }) ?? true {
        relation[index] = (found.grade, earlier, found.share)
      }
    }
  }
  return ordered.indices.map { index in
    StoryPlace(
      id: ordered[index].id, story: ordered[root(&parent, index)].id,
      grade: relation[index]?.grade, of: relation[index].map { ordered[$0.of].id })
  }.sorted { $0.id < $1.id }
}

private func precedes(_ a: Printing, _ b: Printing) -> Bool {
  (a.day ?? .max, a.isAgency ? 0 : 1, a.id) < (b.day ?? .max, b.isAgency ? 0 : 1, b.id)
}

private func withoutFurniture(_ printings: [Printing]) -> [[UInt64]] {
  let most = 3
  var counts: [String: [UInt64: Int]] = [:]
  for printing in printings {
    for shingle in printing.shingles {
      counts[printing.outlet, default: [:]][shingle, default: 0] += 1
    }
  }
  return printings.map { printing in
    let inOutlet = counts[printing.outlet, default: [:]]
    let own = printing.shingles.filter { inOutlet[$0, default: 0] <= most }
    // An outlet that prints one text five times makes all of it look like furniture; a footer
    // leaves at least a fifth of the shortest brief.
    return own.count * 5 < printing.shingles.count ? printing.shingles : own
  }
}

private func isNear(_ a: Int?, _ b: Int?, _ days: Int) -> Bool {
  guard let a, let b else { return true }
  return abs(a - b) <= days
}

private func grade(shared: Int, _ a: Int, _ b: Int) -> (grade: ReprintGrade, share: Double) {
  let ofSmaller = Double(shared) / Double(min(a, b))
  let ofLarger = Double(shared) / Double(max(a, b))
  if ofLarger >= 0.8 { return (.reprint, ofSmaller) }
  if ofLarger >= 0.3 { return (.partial, ofSmaller) }
  return (.passage, ofSmaller)
}

/// The root of a cluster is its smallest index, which is its representative by the order above.
private func root(_ parent: inout [Int], _ index: Int) -> Int {
  var index = index
  while parent[index] != index {
    parent[index] = parent[parent[index]]
    index = parent[index]
  }
  return index
}

private func union(_ parent: inout [Int], _ a: Int, _ b: Int) {
  let (x, y) = (root(&parent, a), root(&parent, b))
  parent[max(x, y)] = min(x, y)
}
