internal import Basics
package import Linguistics

/// An entry found in a text.
package struct Match: Hashable, Sendable {
  /// Index into `CompiledLexicon.entries`.
  package var entry: Int
  package var sentence: Int
  /// From the first word matched to the last, gaps included.
  package var tokens: Range<Int>
  /// The number of words that the pattern names, without gaps.
  package var wordCount: Int
  /// Scalars of the text.
  package var start: Int
  package var end: Int
}

/// Where an inline term of a condition begins.
package struct TermPlace: Comparable, Sendable {
  /// Both in one number, which is quick to sort.
  private let packed: UInt64

  package init(term: Int, token: Int) { packed = UInt64(term) << 32 | UInt64(token) }

  package var term: Int { Int(packed >> 32) }
  package var token: Int { Int(packed & 0xFFFF_FFFF) }

  package static func < (a: Self, b: Self) -> Bool { a.packed < b.packed }
}

/// Everything that a lexicon finds in a text, before conditions.
package struct Matches: Sendable {
  /// Sorted by first token, then longer first, then by type and id.
  ///
  /// Spans that an exclusion covers are left out; the exclusions themselves are here.
  package var entries: [Match] = []
  /// Sorted by term, then by token.
  package var terms: [TermPlace] = []
}

/// Finds entries in texts.
///
/// One for each thread: it keeps what the types it has met mean to its lexicon.
package final class Matcher {
  package let lexicon: CompiledLexicon
  private var met = MetTypes()

  package init(_ lexicon: CompiledLexicon) { self.lexicon = lexicon }

  package func matches(in text: AnalyzedText) -> Matches {
    var found = Search.matches(in: text, lexicon, &met)
    exclude(&found, tokenCount: text.tokens.count)
    found.terms.sort()
    return found
  }

  /// Every place where an entry's words stand, whatever an exclusion takes.
  package func everyMatch(in text: AnalyzedText) -> [Match] {
    Search.matches(in: text, lexicon, &met).entries
  }

  private func exclude(_ found: inout Matches, tokenCount: Int) {
    var exclusions = found.entries.indices.filter { isExclusion(found.entries[$0]) }
    guard !exclusions.isEmpty else { return }
    exclusions.sort { lexicon.outranks(found.entries[$0], found.entries[$1]) }
    var isConsumed = [Bool](repeating: false, count: tokenCount)
    var isKept = [Bool](repeating: false, count: found.entries.count)
    for number in exclusions {
      let tokens = found.entries[number].tokens
      guard !tokens.contains(where: { isConsumed[$0] }) else { continue }
      for token in tokens { isConsumed[token] = true }
      isKept[number] = true
    }
    var count = 0
    for number in found.entries.indices {
      let match = found.entries[number]
      let stays =
        isExclusion(match) ? isKept[number] : !match.tokens.contains { isConsumed[$0] }
      guard stays else { continue }
      found.entries[count] = match
      count += 1
    }
    found.entries.removeSubrange(count...)
  }

  private func isExclusion(_ match: Match) -> Bool {
    lexicon.traits[match.entry].layer.overlaps == .exclusionsConsume
  }
}
