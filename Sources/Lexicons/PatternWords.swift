internal import Basics
internal import Linguistics

/// What the dictionaries say of the words of patterns: each is read once, on all processors, before
/// the patterns are compiled one after the other.
struct PatternWords {
  /// A word in a language.
  struct Word: Sendable {
    var folded: String
    var readings: [Analysis]
    var isKnown: Bool
    /// A common word in lower case, whatever it is with a capital.
    var isCommon: Bool
  }

  private struct Key: Hashable, Sendable {
    var text: String
    var scope: Scope
  }

  private let analyzer: AnalyzerSession
  private var words: [Key: Word] = [:]
  private var pieces: [String: [String]] = [:]

  /// Reads the words of patterns, each with the type and the language of its entry.
  init(
    of patterns: some Sequence<(pattern: Pattern, type: EntryType, language: EntryLanguage)>,
    _ dictionaries: Dictionaries
  ) {
    analyzer = Analyzer(dictionaries).session()
    var wanted: Set<Key> = []
    var order: [Key] = []
    for (pattern, type, language) in patterns where type.readsWords {
      for atom in pattern.words.lazy.flatMap(\.alternatives) {
        for text in cut(atom.text) {
          for scope in Scope.all(of: language) where scope != .any {
            let key = Key(text: text, scope: scope)
            if wanted.insert(key).inserted { order.append(key) }
          }
        }
      }
    }
    // In slices, of which each processor takes the next.
    let size = 256
    let slices = sideBySide((order.count + size - 1) / size) { [order] slice in
      order[slice * size..<min(order.count, (slice + 1) * size)].map { Self.read($0, dictionaries) }
    }
    words = Dictionary(uniqueKeysWithValues: zip(order, slices.joined()))
  }

  /// What is known of a word; nil in a scope without a language.
  func word(_ text: String, _ scope: Scope) -> Word? { words[Key(text: text, scope: scope)] }

  /// Cuts a word of a pattern as a text would be cut: «Серпін» is three tokens.
  ///
  /// Alternatives are single words.
  func pieces(of word: Pattern.Word) -> [[Pattern.Atom]] {
    guard word.alternatives.count == 1, let atom = word.alternatives.first,
      let surfaces = pieces[atom.text], surfaces.count > 1
    else { return [word.alternatives] }
    return surfaces.enumerated().map { number, surface in
      // Features belong to the last word; the rest of a split word keeps its form.
      var piece = Pattern.Atom(text: surface, isFixed: atom.isFixed, features: [])
      if number == surfaces.count - 1 { piece.features = atom.features }
      return [piece]
    }
  }

  /// The words that must be known of what is written as one: its pieces, or itself.
  private mutating func cut(_ text: String) -> [String] {
    if Self.isPlain(text) { return [text] }
    if let known = pieces[text] { return known.count > 1 ? known + [text] : [text] }
    let analyzed = analyzer.analyze(text)
    let found = analyzed.tokens.map { analyzed.type(of: $0).surface }
    pieces[text] = found
    // An alternative is never cut, so both may be asked for.
    return found.count > 1 ? found + [text] : [text]
  }

  /// Whether a word is small Cyrillic letters but for its first: such words are never cut.
  static func isPlain(_ text: String) -> Bool {
    for (number, scalar) in text.unicodeScalars.enumerated() {
      switch scalar.value {
      case 0x430...0x45F: continue
      // Among the further letters small ones have odd numbers.
      case 0x48B...0x4BF, 0x4D1...0x52F: if scalar.value % 2 == 0, number > 0 { return false }
      case 0x410...0x42F, 0x401, 0x406: if number > 0 { return false }
      default: return false
      }
    }
    return true
  }

  static func folded(_ text: String) -> String {
    text.lowercased().replacing("ё", with: "е")
  }

  private static func read(_ key: Key, _ dictionaries: Dictionaries) -> Word {
    let morphology = key.scope == .kazakh ? dictionaries.kazakh : dictionaries.russian
    let folded = folded(key.text)
    let isKnown = morphology.knows(folded)
    var word = Word(
      folded: folded, readings: morphology.analyses(of: key.text, folded: folded),
      isKnown: isKnown, isCommon: false)
    if isKnown, key.text != folded {
      let readings = morphology.analyses(of: folded, folded: folded)
      word.isCommon = readings.first.map { $0.partOfSpeech != .properName } ?? false
    }
    return word
  }
}

extension EntryType {
  /// Whether words are looked up in a dictionary.
  fileprivate var readsWords: Bool { self == .lemma || self == .fixed || self == .exact }
}

extension Scope {
  /// Where the words of an entry are looked for.
  static func all(of language: EntryLanguage) -> [Scope] {
    switch language {
    case .kk: [.kazakh]
    case .ru: [.russian]
    // Lemmas in both languages; fixed words in any.
    case .any: [.kazakh, .russian, .any]
    }
  }
}
