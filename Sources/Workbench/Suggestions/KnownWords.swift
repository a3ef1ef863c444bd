internal import Basics
internal import Coding
internal import Lexicons
internal import Linguistics

/// Which rows of a lexicon find a word by itself.
final class KnownWords {
  private let matcher: Matcher

  init(_ lexicon: Lexicon, _ dictionaries: Dictionaries) {
    matcher = Matcher(CompiledLexicon(lexicon, dictionaries: dictionaries))
  }

  /// The entries found among the words between two places of a text, nothing else around them.
  func entries(in text: AnalyzedText, from start: Int, to end: Int) -> [Entry] {
    let tokens = text.tokens.filter { Int($0.start) < end && Int($0.end) > start }
    guard !tokens.isEmpty else { return [] }
    let alone = AnalyzedText(
      language: text.language, script: text.script, types: tokens.map { text.type(of: $0) },
      tokens: tokens.enumerated().map { place, token in
        Token(
          type: Int32(place), reading: token.reading, start: token.start, end: token.end)
      },
      sentences: [
        Sentence(
          tokens: tokens.indices, range: .init(start, end), language: text.language, paragraph: 0)
      ])
    return matcher.matches(in: alone).entries.map { matcher.lexicon.entries[$0.entry].entry }
  }
}
