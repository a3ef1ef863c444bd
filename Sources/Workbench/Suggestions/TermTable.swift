internal import Linguistics

/// The words of a corpus by their lemmas, numbered as they are met.
struct TermTable {
  /// A lemma of one language; Kazakh verbs are kept from nouns that look the same.
  struct Term: Hashable {
    var language: Language
    var lemma: String
    var isVerb: Bool
  }

  private(set) var terms: [Term] = []
  /// Whether a term names something by itself: nouns, verbs, adjectives, adverbs, no particles.
  private(set) var isContent: [Bool] = []
  /// Whether it may stand in a phrase beside such a word.
  private(set) var isPhrasal: [Bool] = []
  private var numbers: [Term: Int32] = [:]
  /// What each type met before means, by its id, for each of its readings.
  private var byType: [UInt64: [Int32]] = [:]

  func number(of term: Term) -> Int32? { numbers[term] }

  /// For each token the number of its term; -1 for all that is no word of Kazakh or Russian.
  mutating func numbers(in text: AnalyzedText) -> [Int32] {
    let byReading = text.types.map { numbers(of: $0) }
    return text.tokens.map { token in
      let known = byReading[Int(token.type)]
      return known.isEmpty ? -1 : known[min(max(0, Int(token.reading)), known.count - 1)]
    }
  }

  private mutating func numbers(of type: WordType) -> [Int32] {
    guard type.kind == .word, type.language != .other else { return [] }
    if let known = byType[type.id] { return known }
    let found = type.analyses.map { number(of: $0, type.language) }
    byType[type.id] = found
    return found
  }

  private mutating func number(of reading: Analysis, _ language: Language) -> Int32 {
    guard Self.isWord(reading.lemma) else { return -1 }
    let term = Term(
      language: language, lemma: reading.lemma,
      isVerb: language == .kazakh && reading.partOfSpeech == .verb)
    if let known = numbers[term] { return known }
    let number = Int32(terms.count)
    numbers[term] = number
    terms.append(term)
    switch reading.partOfSpeech {
    case .noun, .properName, .adjective, .verb, .adverb, .abbreviation, .other:
      isContent.append(true)
      isPhrasal.append(true)
    case .adposition, .particle:
      isContent.append(false)
      isPhrasal.append(true)
    case .pronoun, .conjunction, .interjection, .numeral:
      isContent.append(false)
      isPhrasal.append(false)
    }
    return number
  }

  /// Two letters are too few to tell a word from an initial.
  private static func isWord(_ lemma: String) -> Bool {
    lemma.unicodeScalars.count >= 3
      && lemma.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" }
  }
}

/// A candidate: one word, or two that stand side by side.
struct TermKey: Hashable, Comparable {
  let first: Int32
  /// -1 for a single word.
  let second: Int32

  init(_ first: Int32, _ second: Int32 = -1) { (self.first, self.second) = (first, second) }

  var isPhrase: Bool { second >= 0 }

  static func < (a: Self, b: Self) -> Bool { (a.first, a.second) < (b.first, b.second) }
}
