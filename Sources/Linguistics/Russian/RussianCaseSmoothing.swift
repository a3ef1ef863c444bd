/// Evens out what a corpus counted of the forms of one lexeme that are spelt alike.
///
/// A few counts tell the commonest phrase (в очередь, из сети) and not what the word may be: each
/// form is given some occurrences more, by how common its case and its number are.
struct RussianCaseSmoothing {
  /// How many occurrences the forms of a lexeme share beside those that were counted.
  private static let added = 20.0

  /// Likelihoods that sum to the same for each lexeme; `lexemes` tells forms of one by a number.
  static func smoothed(
    _ likelihoods: [Double], tags: [RussianTag], lexemes: [Int]
  ) -> [Double] {
    guard let least = likelihoods.lazy.filter({ $0 > 0 }).min() else { return likelihoods }
    // The dictionary's likelihoods come from counts to each of which one was added, so that the
    // least of them is about one by the number of all.
    let trust = 1 / (1 + added * least)
    let shares = tags.map(share)
    return likelihoods.indices.map { index in
      guard shares[index] > 0 else { return likelihoods[index] }
      var counted = 0.0
      var whole = 0.0
      for other in likelihoods.indices
      where lexemes[other] == lexemes[index] && shares[other] > 0 {
        counted += likelihoods[other]
        whole += shares[other]
      }
      return trust * likelihoods[index] + (1 - trust) * counted * shares[index] / whole
    }
  }

  /// The share of a case and a number among the forms of nouns, in hundredths of the development
  /// splits' nouns, rounded; none for what has no case.
  private static func share(_ tag: RussianTag) -> Double {
    let nominal: Grammemes = [.noun, .fullAdjective, .fullParticiple]
    guard !tag.grammemes.isDisjoint(with: nominal) else { return 0 }
    // Forms that only some words have.
    if !tag.grammemes.isDisjoint(with: [.partitive, .vocative]) { return 0.5 }
    let byCase: [(Grammemes, Double)] = [
      (.nominative, 27), (.genitive, 31), (.dative, 4), (.accusative, 17), (.instrumental, 9),
      (.prepositional, 11), (.locative, 11),
    ]
    let share = byCase.first { tag.has($0.0) }?.1 ?? 0
    return tag.has(.plural) ? share * 0.3 : share * 0.7
  }
}
