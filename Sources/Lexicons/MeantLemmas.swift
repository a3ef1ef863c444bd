package import Linguistics

/// The lemmas that a word of a pattern stands for, in the writing of the analysis: `көш` for көшу,
/// `жилье` for жильё, `рука` for рук.
package struct MeantLemmas: Sendable {
  private let dictionaries: Dictionaries

  package init(_ dictionaries: Dictionaries) { self.dictionaries = dictionaries }

  /// Never empty: a word without readings is its own lemma.
  package func lemmas(of text: String, language: EntryLanguage) -> [String] {
    let folded = PatternWords.folded(text)
    var found: [String] = []
    for scope in Scope.all(of: language) where scope != .any {
      let morphology = scope == .kazakh ? dictionaries.kazakh : dictionaries.russian
      let readings = morphology.analyses(of: text, folded: folded)
      for reading in PatternCompiler.meant(readings, folded, scope)
      where !found.contains(reading.lemma) {
        found.append(reading.lemma)
      }
    }
    return found.isEmpty ? [folded] : found
  }
}
