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

/// Everything that a lexicon finds in a text, before conditions.
package struct Matches: Sendable {
  /// Sorted by first token, then longer first, then by type and id.
  ///
  /// Spans that an exclusion covers are left out; the exclusions themselves are here.
  package var entries: [Match] = []
  /// Where each inline term of a condition stands: sorted token ranges, by the term's number.
  package var terms: [Int: [Range<Int>]] = [:]
}

/// Finds entries in texts.
///
/// One for each thread: it keeps the elements of the types it has met.
package final class Matcher {
  package let lexicon: CompiledLexicon
  private var cache: [TypeKey: TypeElements] = [:]
  /// Bounds the memory of a long run; the cache starts anew beyond it.
  ///
  /// Set by judgement.
  private static let cacheLimit = 300_000

  private struct TypeKey: Hashable {
    var surface: String
    var language: Language
    var isWord: Bool
  }

  package init(_ lexicon: CompiledLexicon) { self.lexicon = lexicon }

  package func matches(in text: AnalyzedText) -> Matches {
    let types = text.types.map(elements)
    var found = Matches()
    for (number, sentence) in text.sentences.enumerated() {
      for position in sentence.tokens {
        match(at: position, sentence: number, in: text, types, &found)
      }
    }
    exclude(&found, tokenCount: text.tokens.count)
    found.entries.sort(by: precedes)
    return found
  }

  private func elements(_ type: WordType) -> TypeElements {
    let key = TypeKey(
      surface: type.surface, language: type.language, isWord: type.kind == .word)
    if let known = cache[key] { return known }
    if cache.count >= Self.cacheLimit { cache.removeAll(keepingCapacity: true) }
    let elements = lexicon.index.elements(of: type)
    cache[key] = elements
    return elements
  }

  private func match(
    at position: Int, sentence number: Int, in text: AnalyzedText, _ types: [TypeElements],
    _ found: inout Matches
  ) {
    let token = text.tokens[position]
    let limit = text.sentences[number].tokens.upperBound
    for element in types[Int(token.type)].all {
      for patternNumber in lexicon.patternsByFirst[Int(element)] {
        let pattern = lexicon.patterns[Int(patternNumber)]
        if pattern.words.count == 1, !isMeant(element, token, types) { continue }
        guard let last = end(of: pattern, word: 1, after: position, limit, text, types) else {
          continue
        }
        switch pattern.owner {
        case .term(let term): found.terms[Int(term), default: []].append(position..<last + 1)
        case .entry(let entry):
          found.entries.append(
            Match(
              entry: Int(entry), sentence: number, tokens: position..<last + 1,
              wordCount: pattern.words.count, start: Int(token.start),
              end: Int(text.tokens[last].end)))
        }
      }
    }
  }

  /// A single word counts in the reading chosen for its context: қала “city” is not қала, a form of
  /// қалу.
  ///
  /// In a phrase the other words are the context.
  private func isMeant(_ element: ElementID, _ token: Token, _ types: [TypeElements]) -> Bool {
    types[Int(token.type)].matches(element, reading: Int(token.reading))
  }

  /// The last token of a pattern whose words before `word` match up to `position`.
  private func end(
    of pattern: CompiledPattern, word: Int, after position: Int, _ limit: Int,
    _ text: AnalyzedText, _ types: [TypeElements]
  ) -> Int? {
    guard word < pattern.words.count else { return position }
    let wanted = pattern.words[word]
    var next = position + 1
    while next < limit, next <= position + 1 + wanted.gap {
      let token = text.tokens[next]
      if types[Int(token.type)].all.contains(wanted.element),
        let last = end(of: pattern, word: word + 1, after: next, limit, text, types)
      {
        return last
      }
      if isBorder(text.type(of: token)) { return nil }
      next += 1
    }
    return nil
  }

  /// A gap never runs over one of these.
  private func isBorder(_ type: WordType) -> Bool {
    type.kind == .punctuation && [".", "!", "?", ";", "…"].contains(type.surface)
  }

  private func exclude(_ found: inout Matches, tokenCount: Int) {
    let isExclusion = { [lexicon] (match: Match) in
      lexicon.entries[match.entry].entry.table == .exclusions
    }
    var exclusions = found.entries.filter(isExclusion)
    guard !exclusions.isEmpty else { return }
    exclusions.sort(by: outranks)
    var isConsumed = [Bool](repeating: false, count: tokenCount)
    var kept: [Match] = []
    for match in exclusions where !match.tokens.contains(where: { isConsumed[$0] }) {
      for token in match.tokens { isConsumed[token] = true }
      kept.append(match)
    }
    found.entries.removeAll { match in
      isExclusion(match) || match.tokens.contains { isConsumed[$0] }
    }
    found.entries += kept
  }

  /// Whether one match of a layer takes its words before another: more words, then more letters,
  /// then exact > fixed > lemma > glob > regex, then the earlier one, then the smaller id.
  package func outranks(_ a: Match, _ b: Match) -> Bool {
    if a.wordCount != b.wordCount { return a.wordCount > b.wordCount }
    let lengths = (a.end - a.start, b.end - b.start)
    if lengths.0 != lengths.1 { return lengths.0 > lengths.1 }
    let ranks = (
      lexicon.entries[a.entry].entry.type.rank, lexicon.entries[b.entry].entry.type.rank
    )
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if a.start != b.start { return a.start < b.start }
    return a.entry < b.entry
  }

  private func precedes(_ a: Match, _ b: Match) -> Bool {
    a.tokens.lowerBound != b.tokens.lowerBound
      ? a.tokens.lowerBound < b.tokens.lowerBound : outranks(a, b)
  }
}
