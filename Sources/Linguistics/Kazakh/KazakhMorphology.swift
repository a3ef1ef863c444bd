internal import Basics

/// Readings of Kazakh words: stems of a list with chains of suffixes, a table of closed classes,
/// and guesses where no stem is known.
package struct KazakhMorphology: Morphology {
  package let version: String
  package let digest: String
  private let analyser: KazakhAnalyser

  /// Reads hunspell-kk's word list; throws a `Problem` if it is missing or damaged.
  package init(words path: String) throws {
    let files = try [
      "kazakh-sounds.csv", "kazakh-suffixes.csv", "kazakh-stems.csv", "kazakh-words.csv",
    ].map { try MorphologyData.bytes(of: $0) }
    let sounds = try KazakhSounds(files[0])
    let grammar = try KazakhGrammar(files[1], sounds: sounds)
    let extra = try KazakhStemTable.read(files[2], sounds: sounds)
    let table = try KazakhWordTable(files[3])
    let list = try KazakhWordList.read(path, sounds: sounds)
    let lexicon = KazakhLexicon(words: list.entries, extra: extra, grammar: grammar)
    let unweighed = KazakhAnalyser(grammar: grammar, lexicon: lexicon, table: table)
    analyser = KazakhAnalyser(
      grammar: grammar, lexicon: unweighed.weighed(list.entries.map(\.sounds)), table: table)
    version = "hunspell-kk (\(list.entries.count) words)"
    digest = Digest(ofParts: [list.digest.hex] + files.map { Digest(of: $0).hex }).hex
  }

  package func knows(_ folded: String) -> Bool { analyser.knows(folded) }

  package func analyses(of surface: String, folded: String) -> [Analysis] {
    analyser.analyses(of: surface, folded: folded)
  }
}
