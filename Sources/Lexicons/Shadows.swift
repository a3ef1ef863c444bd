internal import Basics
internal import Linguistics

/// Rows that can never count, because whatever they match another row takes away.
///
/// Found by the patterns alone: where every word that a pattern matches is matched by another one too,
/// which is an exclusion, or goes first in the same layer and has no conditions.
struct Shadows {
  /// Numbers of entries.
  struct Shadow: Sendable {
    var entry: Int
    var by: Int
  }

  /// By the number of the entry; one for each.
  let all: [Shadow]

  init(_ lexicon: CompiledLexicon, _ dictionaries: Dictionaries) {
    all = sideBySide(over: lexicon.entries.count) {
      WiderPatterns(lexicon, dictionaries)
    } _: { patterns, number in
      Self.taker(of: number, lexicon, &patterns).map { Shadow(entry: number, by: $0) }
    }
  }

  /// The entry that takes the words of one; nil for none.
  static func taker(
    of number: Int, _ lexicon: CompiledLexicon, _ dictionaries: Dictionaries
  ) -> Int? {
    var patterns = WiderPatterns(lexicon, dictionaries)
    return taker(of: number, lexicon, &patterns)
  }

  private static func taker(
    of number: Int, _ lexicon: CompiledLexicon, _ patterns: inout WiderPatterns
  ) -> Int? {
    for start in lexicon.patterns[number].words.indices {
      let other = patterns.entries(coveringWordsOf: number, from: start) {
        takesWords($0, from: number, isWhole: start == 0, lexicon)
      }.first
      if let other { return other }
    }
    return nil
  }

  /// Whether one entry goes before another with the same words; `isWhole` where it begins with the
  /// same word.
  private static func takesWords(
    _ other: Int, from number: Int, isWhole: Bool, _ lexicon: CompiledLexicon
  ) -> Bool {
    let (a, b) = (lexicon.entries[other], lexicon.entries[number])
    let (layer, own) = (a.entry.table.layer, b.entry.table.layer)
    guard own.overlaps != .exclusionsConsume else { return false }
    if layer.overlaps == .exclusionsConsume { return true }
    guard isWhole, layer == own, a.needs.isEmpty, a.unless.isEmpty,
      lexicon.patterns[other].words.count == lexicon.patterns[number].words.count,
      layer.overlaps != .everyCodeOnce || a.topCode == b.topCode
    else { return false }
    return (a.entry.rank, -abs(a.entry.weight), other) < (
      b.entry.rank, -abs(b.entry.weight), number
    )
  }
}
