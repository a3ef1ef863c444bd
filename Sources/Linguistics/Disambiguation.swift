/// Chooses among the readings of a word by its neighbours, where a plain rule is safe; elsewhere the
/// likeliest reading stands.
struct Disambiguation {
  let types: [WordType]

  /// Sets the readings of a sentence's tokens.
  func choose(_ tokens: inout [Token], _ sentence: Range<Int>, _ language: Language) {
    guard language != .other else { return }
    for index in sentence {
      let type = types[Int(tokens[index].type)]
      guard type.kind == .word, type.analyses.count > 1 else { continue }
      let last = index > sentence.lowerBound ? types[Int(tokens[index - 1].type)] : nil
      let next = index + 1 < sentence.upperBound ? types[Int(tokens[index + 1].type)] : nil
      let reading = language == .russian ? russian(type, last, next) : kazakh(type, last, next)
      if let reading { tokens[index].reading = Int16(clamping: reading) }
    }
  }

  // MARK: Russian

  private func russian(_ type: WordType, _ last: WordType?, _ next: WordType?) -> Int? {
    if let reading = pronoun(type, next) { return reading }
    guard let last, last.kind == .word, last.analyses.first?.partOfSpeech == .adposition,
      type.analyses.first?.partOfSpeech == .verb, type.analyses.first?.verbForm != .participle
    else { return nil }
    // No verb stands after a preposition: в стали, о беге.
    return type.analyses.firstIndex { $0.partOfSpeech == .noun || $0.partOfSpeech == .properName }
  }

  /// Pairs of a word that goes with a noun and one that stands for it, by lemma.
  private static let determiners = ["весь": "все", "тот": "то", "этот": "это"]
  /// Possessives and the pronouns that they look like, by form.
  private static let possessives = ["его": "он", "ее": "она", "их": "они"]

  /// все дела and все пришли, в том числе and в том, что; их дом and увидел их.
  private func pronoun(_ type: WordType, _ next: WordType?) -> Int? {
    let readings = type.analyses
    if let pronoun = Self.possessives[type.folded] {
      let lemma = isNominal(next) ? type.folded : pronoun
      return readings.firstIndex { $0.lemma == lemma }
    }
    for reading in readings {
      guard let alone = Self.determiners[reading.lemma] else { continue }
      let wanted = isNominal(next) ? reading.lemma : alone
      return readings.firstIndex { $0.lemma == wanted }
    }
    return nil
  }

  /// Whether a word is likeliest one that a determiner goes with.
  private func isNominal(_ type: WordType?) -> Bool {
    guard let type, type.kind == .word, let first = type.analyses.first else { return false }
    switch first.partOfSpeech {
    case .noun, .properName, .adjective, .numeral: return true
    case .verb: return first.verbForm == .participle
    default: return false
    }
  }
}
