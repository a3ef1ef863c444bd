package import Linguistics

extension Entry {
  /// A word of a dictionary in its language.
  package struct Lemma: Hashable, Sendable {
    package var language: Language
    package var text: String
  }

  /// What the words of its pattern stand for: the lemmas that the analyst means by them.
  package func lemmas(_ dictionaries: Dictionaries) -> [Lemma] {
    guard type != .regex else { return [] }
    var lemmas: [Lemma] = []
    for atom in pattern.words.lazy.flatMap(\.alternatives) {
      let folded = PatternWords.folded(atom.text)
      for scope in Scope.all(of: language) where scope != .any {
        let morphology = scope == .kazakh ? dictionaries.kazakh : dictionaries.russian
        // In a row for both languages a word belongs to those whose dictionary knows it.
        guard language != .any || morphology.knows(folded) else { continue }
        let readings = PatternCompiler.meant(
          morphology.analyses(of: atom.text, folded: folded), folded, scope)
        for reading in readings {
          let lemma = Lemma(language: scope == .kazakh ? .kazakh : .russian, text: reading.lemma)
          if !lemmas.contains(lemma) { lemmas.append(lemma) }
        }
      }
    }
    return lemmas
  }
}
