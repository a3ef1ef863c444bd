/// Turns texts into analysed ones.
///
/// One for each thread: it keeps the types it has met.
package final class Analyzer {
  private let dictionaries: Dictionaries
  private let repair: TextRepair
  private let words: WordSplitter
  private let breaker = WordBreaker()
  private var identifier: LanguageIdentifier
  private var cache: TypeCache

  package init(_ dictionaries: Dictionaries) {
    self.dictionaries = dictionaries
    repair = TextRepair(lookAlikes: dictionaries.tables.lookAlikes)
    words = WordSplitter(
      abbreviations: dictionaries.tables.abbreviations, compounds: dictionaries.tables.compounds)
    identifier = LanguageIdentifier(dictionaries)
    cache = TypeCache(dictionaries)
  }

  /// Repairs, segments and analyses a text; line breaks in it are borders of paragraphs.
  package func analyze(_ text: String) -> AnalyzedText {
    let repaired = repair(text)
    let units = repaired.units
    let letters = LetterCount(units)
    let draft = letters.latin > 0 ? Alphabet.draft(units) : .latin2021
    let habits = WordSplitter.Habits(
      keepsPercent: letters.looksKazakh, keepsApostrophe: draft == .latin2017)
    let pieces = words.pieces(of: units, breaker.segments(of: units), habits)
    let spans = SentenceSplitter(
      units: units, pieces: pieces, starters: dictionaries.tables.sentenceStarters
    ).spans()
    let languages = identifier.languages(of: spans.map { pieces[$0.pieces] }, units)
    var builder = TextBuilder(repaired: repaired, pieces: pieces)
    for (span, found) in zip(spans, languages.sentences) {
      let alphabet = found.language == .kazakh ? Alphabet(found.script, draft: draft) : .cyrillic
      builder.append(span, found.language, alphabet, &cache)
    }
    return builder.text(language: languages.text, script: letters.script)
  }
}
