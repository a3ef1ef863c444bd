/// The types met so far.
///
/// Analysis is done once for each, not once for each occurrence.
struct TypeCache {
  /// Emptied when it holds as many: about 150 MB, twice the types of a month of news.
  private static let limit = 200_000
  /// UTF-16 units; longer runs of letters are not words, and dictionaries take ever longer on them.
  static let longestWord = 120

  /// What a type is made of.
  struct Key: Hashable {
    /// As it is written, after repair.
    var surface: String
    var language: Language
    var alphabet: Alphabet
    /// In a sentence in capitals, where they mark neither names nor abbreviations.
    var isShouted = false
  }

  private let dictionaries: Dictionaries
  private var types: [Key: WordType] = [:]

  init(_ dictionaries: Dictionaries) { self.dictionaries = dictionaries }

  mutating func type(_ key: Key, _ kind: WordType.Kind) -> WordType {
    if let known = types[key] { return known }
    let type = analyze(key, kind)
    if types.count >= Self.limit { types.removeAll(keepingCapacity: true) }
    types[key] = type
    return type
  }

  private func analyze(_ key: Key, _ kind: WordType.Kind) -> WordType {
    var surface = key.surface
    guard surface.utf16.count <= Self.longestWord else {
      let reading = Analysis(lemma: folded(surface), partOfSpeech: .other)
      return WordType(
        surface: surface, folded: reading.lemma, language: key.language, kind: kind,
        analyses: kind == .word ? [reading] : [])
    }
    if kind == .word, key.alphabet != .cyrillic {
      surface = dictionaries.tables.transliteration.cyrillic(surface, key.alphabet) {
        dictionaries.kazakh.knows($0)
      }
    }
    let folded = folded(surface)
    let written = key.isShouted ? folded : surface
    let analyses: [Analysis] =
      switch (kind, key.language) {
      case (.word, .kazakh): dictionaries.kazakh.analyses(of: written, folded: folded)
      case (.word, .russian): dictionaries.russian.analyses(of: written, folded: folded)
      case (.word, .other): WholeWordMorphology().analyses(of: written, folded: folded)
      default: []
      }
    return WordType(
      surface: surface, folded: folded, language: key.language, kind: kind, analyses: analyses)
  }
}
