internal import Lexicons

/// Where codes and inline terms stand in a part: what conditions are checked against.
struct Presence {
  /// For each code of the codebook where it stands, by first token.
  private var codes: [[Range<Int>]]
  /// Sorted by term, then by token.
  private let terms: [TermPlace]
  /// The terms that stand anywhere, a bit each: most of those asked for do not.
  private var anywhere: [UInt64]

  init(terms: [TermPlace], of lexicon: CompiledLexicon) {
    self.terms = terms
    codes = Array(repeating: [], count: lexicon.codebook.codes.count)
    anywhere = Array(repeating: 0, count: lexicon.termCount / 64 + 1)
    for place in terms { anywhere[place.term / 64] |= 1 << UInt64(place.term % 64) }
  }

  mutating func add(code: Int, _ tokens: Range<Int>) {
    guard codes.indices.contains(code) else { return }
    let place = Self.firstIndex(in: codes[code], from: tokens.lowerBound)
    if place < codes[code].count, codes[code][place] == tokens { return }
    codes[code].insert(tokens, at: place)
  }

  /// Whether a condition is met in a window.
  ///
  /// A match cannot be its own company; words of other layers inside it can. `own` are its tokens,
  /// `isOwn` says which codes are of its layer.
  func holds(
    _ condition: CompiledCondition, in window: Range<Int>, own: Range<Int>, isOwn: (Int) -> Bool
  ) -> Bool {
    for requirement in condition.requirements {
      let isMet =
        requirement.terms.contains { contains(term: $0, in: window) }
        || requirement.codes.contains {
          !codes[$0].isEmpty && contains(codes[$0], in: window, except: isOwn($0) ? own : nil)
        }
      guard isMet else { return false }
    }
    return true
  }

  private func contains(term: Int, in window: Range<Int>) -> Bool {
    guard anywhere[term / 64] & 1 << UInt64(term % 64) != 0 else { return false }
    let wanted = TermPlace(term: term, token: window.lowerBound)
    var low = 0
    var high = terms.count
    while low < high {
      let middle = (low + high) / 2
      if terms[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < terms.count && terms[low].term == term && terms[low].token < window.upperBound
  }

  private func contains(
    _ ranges: [Range<Int>], in window: Range<Int>, except own: Range<Int>?
  ) -> Bool {
    var place = Self.firstIndex(in: ranges, from: window.lowerBound)
    while place < ranges.count, ranges[place].lowerBound < window.upperBound {
      if own.map({ !$0.overlaps(ranges[place]) }) ?? true { return true }
      place += 1
    }
    return false
  }

  /// The first range that begins at a token or after it; ranges are sorted by their beginning.
  private static func firstIndex(in ranges: [Range<Int>], from token: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
