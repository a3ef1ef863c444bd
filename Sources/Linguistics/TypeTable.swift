/// The types met so far: spellings read in a language.
///
/// Analysis is done once for each, not once for each occurrence.
struct TypeTable {
  /// UTF-16 units; longer runs of letters are not words, and dictionaries take ever longer on them.
  static let longestWord = 120

  /// How a spelling is read.
  struct Manner: Hashable {
    var language: Language
    var alphabet: Alphabet
    /// In a sentence in capitals, where they mark neither names nor abbreviations.
    var isShouted = false

    /// Of a Russian word in a Kazakh sentence, or the other way round.
    var other: Manner {
      Manner(
        language: language == .kazakh ? .russian : .kazakh, alphabet: .cyrillic,
        isShouted: isShouted)
    }

    /// Cyrillic in plain sentences, which has a place of its own for each language.
    var plainIndex: Int? { alphabet == .cyrillic && !isShouted ? language.index : nil }
  }

  private struct Variant: Hashable {
    var spelling: Int
    var manner: Manner
  }

  private let dictionaries: Dictionaries
  private(set) var types: [WordType] = []
  /// Of each spelling the types in the plain manners; -1 where there is none yet.
  private var plain: [SIMD4<Int32>] = []
  private var others: [Variant: Int] = [:]

  init(_ dictionaries: Dictionaries) { self.dictionaries = dictionaries }

  /// Makes room for one more spelling.
  mutating func addSpelling() { plain.append(SIMD4(repeating: -1)) }

  /// The number of the type of a spelling that is read in a manner.
  mutating func number(of spelling: Int, _ manner: Manner, _ vocabulary: Vocabulary) -> Int {
    if let index = manner.plainIndex {
      let known = plain[spelling][index]
      if known >= 0 { return Int(known) }
      let number = append(spelling, manner, vocabulary)
      plain[spelling][index] = Int32(clamping: number)
      return number
    }
    let variant = Variant(spelling: spelling, manner: manner)
    if let known = others[variant] { return known }
    let number = append(spelling, manner, vocabulary)
    others[variant] = number
    return number
  }

  private mutating func append(
    _ spelling: Int, _ manner: Manner, _ vocabulary: Vocabulary
  ) -> Int {
    let surface = String(decoding: vocabulary.units(of: spelling), as: UTF16.self)
    types.append(type(surface, vocabulary.spellings[spelling].kind, manner))
    return types.count - 1
  }

  private func type(_ written: String, _ kind: WordType.Kind, _ manner: Manner) -> WordType {
    var surface = written
    if kind == .word, manner.alphabet != .cyrillic, written.utf16.count <= Self.longestWord {
      surface = dictionaries.tables.transliteration.cyrillic(surface, manner.alphabet) {
        dictionaries.kazakh.knows($0)
      }
    }
    guard surface.utf16.count <= Self.longestWord else {
      let reading = Analysis(lemma: folded(surface), partOfSpeech: .other)
      return WordType(
        surface: surface, folded: reading.lemma, language: manner.language, kind: kind,
        analyses: kind == .word ? [reading] : [], isShouted: manner.isShouted)
    }
    let folded = folded(surface)
    let shape = manner.isShouted ? folded : surface
    let analyses: [Analysis] =
      switch (kind, manner.language) {
      case (.word, .kazakh): dictionaries.kazakh.analyses(of: shape, folded: folded)
      case (.word, .russian): dictionaries.russian.analyses(of: shape, folded: folded)
      case (.word, .other): WholeWordMorphology().analyses(of: shape, folded: folded)
      default: []
      }
    return WordType(
      surface: surface, folded: folded, language: manner.language, kind: kind, analyses: analyses,
      isShouted: manner.isShouted)
  }
}
