/// Takes every word as its own lemma: for languages without a dictionary here, and for tests.
package struct WholeWordMorphology: Morphology {
  package init() {}

  package func analyses(of surface: String, folded: String) -> [Analysis] {
    [Analysis(lemma: folded, partOfSpeech: .other)]
  }

  /// All words are alike here, so none speaks against a language.
  package func knows(_ folded: String) -> Bool { true }
  package var version: String { "whole words" }
  package var digest: String { "" }
}
