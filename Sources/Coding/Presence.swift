internal import Lexicons

/// Where codes and inline terms stand in a part: what conditions are checked against.
struct Presence {
  private var codes: [Int: [Range<Int>]] = [:]
  private let terms: [Int: [Range<Int>]]

  init(terms: [Int: [Range<Int>]]) { self.terms = terms }

  mutating func add(code: Int, _ tokens: Range<Int>) {
    var ranges = codes[code, default: []]
    let place = Self.firstIndex(in: ranges, from: tokens.lowerBound)
    if place < ranges.count, ranges[place] == tokens { return }
    ranges.insert(tokens, at: place)
    codes[code] = ranges
  }

  func holds(
    _ condition: CompiledCondition, in window: Range<Int>, notOverlapping own: Range<Int>,
    sameLayer: Set<Int>
  ) -> Bool {
    condition.requirements.allSatisfy { alternatives in
      alternatives.contains { alternative in
        switch alternative {
        case .codes(let wanted):
          wanted.contains { code in
            // A match cannot be its own company; words of other tables inside it can.
            contains(codes[code], in: window, except: sameLayer.contains(code) ? own : nil)
          }
        case .term(let number): contains(terms[number], in: window, except: nil)
        }
      }
    }
  }

  private func contains(
    _ ranges: [Range<Int>]?, in window: Range<Int>, except own: Range<Int>?
  ) -> Bool {
    guard let ranges else { return false }
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
