/// Chooses among the readings of a word by its neighbours, where a plain rule is safe; elsewhere the
/// likeliest reading stands.
struct Disambiguation {
  let types: [WordType]

  /// Sets the readings of a sentence's tokens.
  func choose(_ tokens: inout [Token], _ sentence: Range<Int>, _ language: Language) {
    guard language != .other else { return }
    if language == .russian { return russian(&tokens, sentence) }
    for index in sentence {
      let type = types[Int(tokens[index].type)]
      guard type.kind == .word, type.analyses.count > 1 else { continue }
      let next = index + 1 < sentence.upperBound ? types[Int(tokens[index + 1].type)] : nil
      if let reading = kazakh(type, next) { tokens[index].reading = Int16(clamping: reading) }
    }
  }

  private func russian(_ tokens: inout [Token], _ sentence: Range<Int>) {
    var context = RussianContext(
      roles: sentence.map { RussianRoles(types[Int(tokens[$0].type)]) })
    context.choose { tokens[sentence.lowerBound + $0].reading = Int16(clamping: $1) }
  }

  // MARK: Kazakh

  /// Verbs that come after a converb in -а, -е, -й: қала бастады, көше берді.
  private static let auxiliaries: Set<String> = [
    "баста", "бер", "жатыр", "жат", "отыр", "тұр", "жүр", "ал", "кел", "кет", "қой", "сал", "түс",
  ]

  private func kazakh(_ type: WordType, _ next: WordType?) -> Int? {
    guard let next, next.kind == .word, let verb = next.analyses.first,
      verb.partOfSpeech == .verb, Self.auxiliaries.contains(verb.lemma)
    else { return nil }
    switch type.folded.utf16.last {
    // а е й; converbs in -п are no homographs.
    case 0x430, 0x435, 0x439: return type.analyses.firstIndex { $0.verbForm == .converb }
    default: return nil
    }
  }
}
