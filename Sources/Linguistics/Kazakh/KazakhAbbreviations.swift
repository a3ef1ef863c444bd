/// Words in capitals in sentences that are not.
extension KazakhAnalyser {
  /// ІІМ, ЖШС, АҚ: the letters themselves, nil for a word that is written large.
  ///
  /// Of two or three letters nouns are passed over too, since БАҚ is the media and not бақ, but no
  /// forms of them (ҮЙІ), and not the words of the table, which are frequent (ЖОҚ, БІЗ); two letters
  /// that spell one of those that are no function words still are an abbreviation (АҚ).
  func abbreviation(_ folded: String, _ shape: WordShape) -> Analysis? {
    let count = folded.unicodeScalars.count
    guard shape.isAllCapitals, shape.leadingCapitals == count, count <= Weights.longestAbbreviation,
      !folded.unicodeScalars.contains(where: { sounds.number(of: $0) == KazakhSounds.other })
    else { return nil }
    let rows = table.rows[folded] ?? []
    let isWord =
      switch count {
      case 2: rows.contains { $0.partOfSpeech != .adjective && $0.partOfSpeech != .noun }
      case 3: !rows.isEmpty || (endsInVowel(folded) && knows(folded))
      default: knows(folded)
      }
    guard !isWord else { return nil }
    var reading = Analysis(lemma: folded, partOfSpeech: .abbreviation)
    reading.grammaticalCase = .nominative
    reading.number = .singular
    return reading
  }
  private func endsInVowel(_ word: String) -> Bool {
    word.unicodeScalars.last.map { sounds.isVowel(sounds.number(of: $0)) } ?? false
  }
}
