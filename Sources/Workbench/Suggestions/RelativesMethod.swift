internal import Lexicons
internal import Linguistics

/// Relatives: words of the corpus made of the stem of a word of the code, or spelt nearly so.
struct RelativesMethod {
  private let kinship: WordKinship
  private let dictionaries: Dictionaries
  /// The lemmas of the code's patterns by their beginnings.
  private var patterns: [Language: [String: [String]]] = [:]

  init(_ entries: [Entry], _ kinship: WordKinship, _ dictionaries: Dictionaries) {
    (self.kinship, self.dictionaries) = (kinship, dictionaries)
    var seen: Set<Entry.Lemma> = []
    // The words of a phrase say little by themselves, and their relatives less.
    for entry in entries where entry.pattern.words.count == 1 {
      for lemma in entry.lemmas(dictionaries) where seen.insert(lemma).inserted {
        for beginning in kinship.beginnings(lemma.text, lemma.language) {
          patterns[lemma.language, default: [:]][beginning, default: []].append(lemma.text)
        }
      }
    }
  }

  /// Words are compared with those of the code; the closest kin is named.
  func candidates(_ keys: [TermKey], _ terms: TermTable, stories: (TermKey) -> Int) -> [Candidate] {
    keys.compactMap { key in
      guard !key.isPhrase else { return nil }
      let term = terms.terms[Int(key.first)]
      guard let kin = closest(term) else { return nil }
      return Candidate(
        key: key, method: .relatives,
        // Close kin first, then what is met often.
        score: Double(-kin.kind.rawValue) + 1 - 1 / Double(stories(key) + 1),
        reason: "\(kin.kind.words) \(kin.word)")
    }
  }

  private func closest(_ term: TermTable.Term) -> (kind: WordKinship.Kind, word: String)? {
    guard let own = patterns[term.language] else { return nil }
    let words = kinship.beginnings(term.lemma, term.language).flatMap { own[$0] ?? [] }
    // The word itself, in another part of speech, is no relative.
    guard !words.contains(term.lemma) else { return nil }
    let morphology = term.language == .kazakh ? dictionaries.kazakh : dictionaries.russian
    let isKnown = morphology.knows(term.lemma)
    return words.compactMap { word in
      kinship.kind(term.lemma, isKnown: isKnown, word, term.language).map { (kind: $0, word: word) }
    }.min { a, b in
      a.kind != b.kind ? a.kind < b.kind : a.word.utf8.lexicographicallyPrecedes(b.word.utf8)
    }
  }
}
