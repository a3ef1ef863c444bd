internal import Lexicons

/// The matches of a part by layer, and in each by rank: who takes words first.
struct Ranking {
  private var order: [Int] = []
  /// Where each layer begins, by its number.
  private var borders: [Int]

  /// Matches must come as a matcher gives them: by place, and by id where all else is even.
  init(_ matches: [Match], _ lexicon: CompiledLexicon) {
    borders = Array(repeating: 0, count: Layer.allCases.count + 1)
    // One number tells the whole rank, as `CompiledLexicon.outranks` does; an article has far fewer
    // than the sixteen million matches that it has room for.
    var keys: [UInt64] = []
    keys.reserveCapacity(matches.count)
    for (number, match) in matches.enumerated() {
      let traits = lexicon.traits[match.entry]
      borders[traits.layer.number + 1] += 1
      let words = UInt64(255 - min(255, match.wordCount))
      let letters = UInt64(0xFFFF - min(0xFFFF, match.end - match.start))
      let rank = UInt64(traits.layer.number) << 59 | words << 51 | letters << 35
      let weight = UInt64(255 - traits.heaviness)
      keys.append(rank | UInt64(traits.rank) << 32 | weight << 24 | UInt64(number))
    }
    for layer in borders.indices.dropFirst() { borders[layer] += borders[layer - 1] }
    keys.sort()
    order = keys.map { Int($0 & 0xFF_FFFF) }
  }

  /// Numbers of the matches of a layer, the first to choose first.
  subscript(layer: Layer) -> ArraySlice<Int> {
    order[borders[layer.number]..<borders[layer.number + 1]]
  }
}

/// The tokens that matches of a layer have taken, for each owner apart: a bit each.
struct TakenTokens {
  private let width: Int
  private var bits: [UInt64]

  /// Owners are numbers of codes.
  init(count: Int, codes: Int) {
    width = max(1, (codes + 63) / 64)
    bits = Array(repeating: 0, count: count * width)
  }

  /// Takes tokens for an owner; does nothing and says so where one of them is taken.
  mutating func take(_ tokens: Range<Int>, for owner: Int) -> Bool {
    let (place, bit) = (max(0, owner) / 64, UInt64(1) << UInt64(max(0, owner) % 64))
    for token in tokens where bits[token * width + place] & bit != 0 { return false }
    for token in tokens { bits[token * width + place] |= bit }
    return true
  }

  /// Gives tokens back, whoever took them.
  mutating func free(_ tokens: Range<Int>) {
    for place in tokens.lowerBound * width..<tokens.upperBound * width { bits[place] = 0 }
  }
}
