/// Kazakh: what stands after a word, and what before it, tells converbs and finite verbs from nouns.
extension Disambiguation {
  /// Verbs that come after a converb in -а, -е, -й: қала бастады, көше берді.
  private static let auxiliaries: Set<String> = [
    "ал", "баста", "бер", "біл", "жат", "жаткөр", "жүр", "кел", "кет", "қой", "отыр", "сал", "тұр",
    "түс",
  ]

  /// The number of the reading that the neighbours ask for; nil where they say nothing.
  func kazakh(_ type: WordType, _ last: WordType?, _ next: WordType?) -> Int? {
    if let next, next.kind == .word, let verb = next.analyses.first, verb.partOfSpeech == .verb {
      return beforeVerb(type, verb)
    }
    return next?.kind == .word ? nil : atEnd(type, last)
  }

  private func beforeVerb(_ type: WordType, _ verb: Analysis) -> Int? {
    // айтушы еді: a habit in the past, not a person.
    if verb.lemma == "е", let habit = type.analyses.firstIndex(where: isHabit) { return habit }
    guard Self.auxiliaries.contains(verb.lemma) else { return nil }
    switch type.folded.utf16.last {
    // а е й; converbs in -п are no homographs.
    case 0x430, 0x435, 0x439: return type.analyses.firstIndex { $0.verbForm == .converb }
    default: return nil
    }
  }

  private func isHabit(_ reading: Analysis) -> Bool {
    reading.verbForm == .participle && reading.tense == nil && reading.grammaticalCase == nil
  }

  /// A sentence or clause ends in its verb: күн шуақты, баға түсті.
  private func atEnd(_ type: WordType, _ last: WordType?) -> Int? {
    guard let first = type.analyses.first, first.partOfSpeech != .verb, last?.kind == .word else {
      return nil
    }
    return type.analyses.firstIndex {
      $0.verbForm == .finite && $0.person == .third && $0.weight >= Self.leastFinite
    }
  }

  /// A finite verb is a chance of spelling below this weight.
  private static let leastFinite = 0.1
}
