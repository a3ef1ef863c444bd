internal import Linguistics

/// Kazakh words of patterns whose suffixes do not fit their stems: балалер, мектепда.
///
/// The dictionary judges: a word that it does not know is at fault where another shape of the same
/// suffixes makes a word that it knows. So loanwords and names, whose stems it does not know, pass.
struct Harmony {
  private let kazakh: any Morphology
  private let russian: any Morphology

  init(_ dictionaries: Dictionaries) {
    kazakh = dictionaries.kazakh
    russian = dictionaries.russian
  }

  struct Fault {
    var column: String
    var word: String
    /// The shape that fits.
    var better: String
  }

  /// The words at fault in the pattern and the conditions of an entry.
  func faults(of entry: Entry) -> [Fault] {
    guard entry.language == .kk else { return [] }
    var faults: [Fault] = []
    if entry.type == .lemma {
      faults += self.faults(of: entry.pattern, "pattern")
    }
    for (condition, column) in [(entry.needs, "needs"), (entry.unless, "unless")] {
      for case .term(let text) in condition.requirements.joined() {
        guard let pattern = try? Pattern(text, type: .lemma) else { continue }
        faults += self.faults(of: pattern, column)
      }
    }
    return faults
  }

  private func faults(of pattern: Pattern, _ column: String) -> [Fault] {
    pattern.words.flatMap(\.alternatives).compactMap { atom in
      // A capital marks a name, of which the dictionary knows few; a form written out is meant so.
      guard atom.text == PatternWords.folded(atom.text), !atom.isFixed else { return nil }
      return better(than: atom.text).map { Fault(column: column, word: atom.text, better: $0) }
    }
  }

  /// The shortest stem and the longest chain of suffixes, in letters.
  private static let shortestStem = 3
  private static let longestChain = 9

  /// The word with suffixes that fit; nil where nothing is wrong with it or nobody can tell.
  func better(than word: String) -> String? {
    guard PatternWords.isPlain(word), !kazakh.knows(word), !russian.knows(word) else {
      return nil
    }
    let letters = Array(word)
    guard letters.count > Self.shortestStem else { return nil }
    let first = max(Self.shortestStem, letters.count - Self.longestChain)
    // The shorter the chain that must change, the likelier it is a slip.
    for border in (first..<letters.count).reversed() {
      let stem = String(letters[..<border])
      // Loanwords take now the suffixes of their spelling, now those of their sound: цехы, цехі.
      guard kazakh.knows(stem), !isRussian(stem) else { continue }
      for chain in Self.shapes(of: letters[border...]) {
        let other = stem + chain
        guard other != word, isInflected(other, stem) else { continue }
        if !isCompound(letters[border...], Array(chain)) { return other }
      }
    }
    return nil
  }

  /// Whether what looks like suffixes is a word of its own behind the stem: арамтер is no арамдар.
  ///
  /// A slip mostly gets the vowels or the consonant wrong, not both.
  private func isCompound(_ written: ArraySlice<Character>, _ fitting: [Character]) -> Bool {
    let differ = zip(written, fitting).map { $0 != $1 }
    return written.count >= 3 && differ[0] && differ.dropFirst().contains(true)
      && kazakh.knows(String(written))
  }

  /// Whether a stem is a word of Russian as well, in its plain form and no name: цех, not бала or адам.
  private func isRussian(_ stem: String) -> Bool {
    guard russian.knows(stem),
      let reading = russian.analyses(of: stem, folded: stem).first
    else { return false }
    return reading.lemma == stem && reading.partOfSpeech != .properName
  }

  /// Whether the dictionary knows a word as a form of a stem: other chains make words of their own,
  /// which prove nothing (заңгер is no misspelt заңғар).
  private func isInflected(_ word: String, _ stem: String) -> Bool {
    guard kazakh.knows(word),
      let reading = kazakh.analyses(of: word, folded: word).first, reading.lemma == stem
    else { return false }
    if reading.partOfSpeech == .verb { return true }
    // Among short nouns are old loans with a soft end that spelling does not show: халі.
    guard stem.count > Self.shortestStem else { return false }
    return reading.number == .plural || reading.possessor != nil
      || (reading.grammaticalCase ?? .nominative) != .nominative
  }

  /// The shapes of a chain of suffixes with back vowels and with front ones, and with the consonants
  /// that assimilation may put into it.
  private static func shapes(of chain: ArraySlice<Character>) -> [String] {
    var shapes: [String] = []
    for isFront in [false, true] {
      var open = [""]
      // The plural alone has three beginnings that differ in more than their voice.
      let isPlural =
        chain.count >= 3 && "ае".contains(chain[chain.startIndex + 1])
        && chain[chain.startIndex + 2] == "р"
      for (place, letter) in chain.enumerated() {
        let choices = choices(
          letter, isFront: isFront, place == 0 ? (isPlural ? .plural : .first) : .inner)
        open = open.flatMap { start in choices.map { start + String($0) } }
        // So many alternating consonants are no suffixes.
        guard open.count <= 64 else { return [] }
      }
      shapes += open
    }
    return shapes
  }

  private enum Place { case plural, first, inner }

  /// What may stand in the place of a letter.
  private static func choices(
    _ letter: Character, isFront: Bool, _ place: Place
  ) -> [Character] {
    switch letter {
    case "а", "е": [isFront ? "е" : "а"]
    case "ы", "і": [isFront ? "і" : "ы"]
    case "ғ", "қ", "г", "к": isFront ? ["г", "к"] : ["ғ", "қ"]
    case "л" where place == .plural, "д" where place == .plural, "т" where place == .plural:
      ["л", "д", "т"]
    case "л" where place == .first, "н" where place == .first: [letter, "т"]
    case "т" where place == .first: ["л", "д", "т", "н"]
    case "д", "т": ["д", "т"]
    case "б", "п": ["б", "п"]
    default: [letter]
    }
  }
}
