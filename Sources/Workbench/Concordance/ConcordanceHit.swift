internal import Basics
internal import Coding

/// A place where the words asked for stand, small enough to be kept by the million.
struct ConcordanceHit: Sendable {
  /// Its number among the cards.
  var article: Int
  var part: Part
  var sentence: Int
  /// Scalars of the part.
  var start: Int
  var end: Int
  /// The number of its evidence in the coding; -1 for words found in the text, and for mentions.
  var evidence: Int
  /// What lines are ordered by, where that is words.
  var key: [UInt8] = []
  /// What it drew, where lines are chosen by chance.
  var lot: UInt64 = 0

  /// As in the corpus: by article, the title first, then by place.
  static func precedes(_ a: Self, _ b: Self) -> Bool {
    if a.article != b.article { return a.article < b.article }
    if a.part != b.part { return a.part == .title }
    return (a.start, a.end, a.evidence) < (b.start, b.end, b.evidence)
  }

  /// A number that looks drawn by chance and stays the same however the corpus grows.
  func drawn(_ id: String, seed: Int) -> UInt64 {
    let place = part == .title ? -1 - start : start
    var bytes = Array(id.utf8)
    for number in [seed, place, end, evidence] {
      withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
    }
    return stableHash(bytes)
  }
}

/// Keeps the first so many of hits that come in any order: memory is bounded by what is asked for, not
/// by how often a word is met.
struct FirstHits {
  private(set) var count = 0
  private var kept: [ConcordanceHit] = []
  private let most: Int?
  private let precedes: (ConcordanceHit, ConcordanceHit) -> Bool

  /// `most` nil keeps all.
  init(_ most: Int?, by precedes: @escaping (ConcordanceHit, ConcordanceHit) -> Bool) {
    (self.most, self.precedes) = (most, precedes)
  }

  mutating func add(_ hits: [ConcordanceHit]) {
    count += hits.count
    kept += hits
    // Cut only now and then, so that a hit is compared a few times and no more.
    if let most, kept.count > 2 * most + 1000 { cut(most) }
  }

  /// In order.
  consuming func sorted() -> [ConcordanceHit] {
    var hits = self
    hits.cut(hits.most ?? hits.kept.count)
    return hits.kept
  }

  private mutating func cut(_ most: Int) {
    kept.sort(by: precedes)
    if kept.count > most { kept.removeSubrange(most...) }
  }
}
