internal import Basics
package import Linguistics

/// What differs between two states of the tables, and in which texts it can be seen.
///
/// A coding follows from the entries that match in its text, so a text in which no changed entry
/// matches is coded as before.
package struct LexiconChange: Sendable {
  /// Entries as they were before that are now different or gone.
  package let old: [Entry]
  /// Entries as they are now that were different or not there.
  package let new: [Entry]
  /// Codes were added or removed, or stand elsewhere, so that any coding may change.
  package let isOfCodes: Bool

  package init(from before: Lexicon, to after: Lexicon) {
    let (before, after) = (before.ofArticles, after.ofArticles)
    let known = Dictionary(
      before.entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(
      after.entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    old = before.entries.filter { entry in now[entry.id].map { !$0.codes(like: entry) } ?? true }
    new = after.entries.filter { entry in known[entry.id].map { !$0.codes(like: entry) } ?? true }
    isOfCodes = before.codebook.skeleton != after.codebook.skeleton
  }

  /// Nothing that codings depend on.
  package var isEmpty: Bool { old.isEmpty && new.isEmpty && !isOfCodes }

  /// The changed entries alone, ready to be looked for.
  package func compiled(_ codebook: Codebook, dictionaries: Dictionaries) -> CompiledLexicon {
    CompiledLexicon(
      Lexicon(codebook: codebook, entries: old + new, digest: Digest(of: [])),
      dictionaries: dictionaries)
  }
}

extension Lexicon {
  /// The entries by which articles are coded; the digest stays that of the whole.
  package var ofArticles: Lexicon {
    var part = self
    part.entries.removeAll { !$0.table.layer.codesArticles }
    return part
  }
}

extension Entry {
  /// Whether it codes as another does: all but its note, its example and its line.
  fileprivate func codes(like other: Entry) -> Bool {
    var copy = self
    (copy.line, copy.note, copy.example) = (other.line, other.note, other.example)
    return copy == other
  }
}

extension Codebook {
  /// The codes without what only people read.
  fileprivate var skeleton: [[String]] { codes.map { [$0.kind.rawValue, $0.code, $0.parent] } }
}

extension CompiledLexicon {
  /// Whether a pattern of an entry can end with a word of this type, by `lastElements`.
  package func canEnd(with type: WordType, _ lastElements: Set<Int32>) -> Bool {
    index.elements(of: type).all.contains { lastElements.contains($0) }
  }

  /// The elements of the last words of patterns: a text without one of these words has no match.
  package var lastElements: Set<Int32> { Set(patterns.compactMap { $0.words.last?.element }) }

  /// Whether a pattern of an entry can begin with a word of this type.
  package func canBegin(with type: WordType) -> Bool {
    index.elements(of: type).all.contains { tree.roots[Int($0)] >= 0 }
  }
}
