internal import Basics

/// Analyses texts one after the other, and keeps the types that it has met.
///
/// One for each thread. What it has met before changes no result.
package final class AnalyzerSession {
  private let analyzer: Analyzer
  private let breaker: WordBreaker
  private var memory: SessionMemory

  init(_ analyzer: Analyzer) {
    self.analyzer = analyzer
    breaker = WordBreaker(classes: analyzer.classes)
    memory = SessionMemory(types: TypeTable(analyzer.dictionaries))
  }

  /// Repairs, segments and analyses a text; line breaks in it are borders of paragraphs.
  package func analyze(_ text: String) -> AnalyzedText { analyze(text.utf8Span) }

  /// The same of UTF-8 that lies anywhere; offsets in the result count its scalars.
  package func analyze(_ text: borrowing UTF8Span) -> AnalyzedText {
    let repaired = analyzer.repair(text)
    let units = repaired.units
    let draft = draft(of: repaired)
    let habits = WordSplitter.Habits(
      isKazakh: repaired.looksKazakh,
      keepsApostrophe: draft == .latin2017)
    let pieces = analyzer.words.pieces(of: units, breaker.atoms(of: units), habits)
    let spans = SentenceSplitter(
      units: units, pieces: pieces, starters: analyzer.dictionaries.tables.sentenceStarters
    ).spans()
    if memory.vocabulary.isFull {
      memory = SessionMemory(types: TypeTable(analyzer.dictionaries))
    }
    return Self.assembled(repaired, pieces, spans, draft, analyzer.identifier, &memory)
  }

  /// The Latin draft of a text; asked for only where letters beyond ASCII or apostrophes tell it.
  private func draft(of text: RepairedText) -> Alphabet {
    guard text.classes.contains(.latin),
      !text.classes.isDisjoint(with: [.markedLatin, .apostrophe])
    else { return .latin2021 }
    return Alphabet.draft(text.units)
  }

  // MARK: Putting together

  private static func assembled(
    _ repaired: RepairedText, _ pieces: [Piece], _ spans: [SentenceSplitter.Span],
    _ draft: Alphabet, _ identifier: LanguageIdentifier, _ memory: inout SessionMemory
  ) -> AnalyzedText {
    let spellings = pieces.map { memory.spelling(of: $0, in: repaired.units, identifier) }
    let judged = spans.map { memory.judged(spellings[$0.pieces], identifier) }
    let languages = identifier.languages(of: judged)
    var text = AnalyzedText(
      language: languages.text, script: languages.script, types: [], tokens: [], sentences: [])
    if text.language == .kazakh, text.script != .cyrillic {
      text.alphabet = Alphabet(text.script, draft: draft)
    }
    text.tokens.reserveCapacity(pieces.count)
    text.sentences.reserveCapacity(spans.count)
    memory.beginText()
    for (span, found) in zip(spans, languages.sentences) {
      let alphabet = found.language == .kazakh ? Alphabet(found.script, draft: draft) : .cyrillic
      let own = TypeTable.Manner(
        language: found.language, alphabet: alphabet,
        isShouted: memory.isShouted(spellings[span.pieces]))
      let foreign = memory.foreign(spellings[span.pieces], in: found.language)
      let first = text.tokens.count
      memory.beginSentence()
      for index in span.pieces {
        let source = repaired.source(of: pieces[index].range)
        let isForeign = foreign?[index - span.pieces.lowerBound] ?? false
        text.tokens.append(
          Token(
            type: memory.type(of: spellings[index], isForeign ? own.other : own, &text.types),
            reading: 0, start: source.start, end: source.end))
      }
      let tokens = first..<text.tokens.count
      guard !tokens.isEmpty else { continue }
      memory.choose(&text.tokens, tokens, found.language)
      let range = ScalarRange(
        Int(text.tokens[tokens.lowerBound].start), Int(text.tokens[tokens.upperBound - 1].end))
      text.sentences.append(
        Sentence(
          tokens: tokens, range: range, language: found.language, paragraph: span.paragraph))
    }
    return text
  }
}
