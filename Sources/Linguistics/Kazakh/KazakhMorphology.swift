internal import Basics

/// Readings of Kazakh words: stems of a list with chains of suffixes, a table of closed classes,
/// and guesses where no stem is known.
package struct KazakhMorphology: Morphology {
  package let version: String
  package let digest: String
  private let analyser: KazakhAnalyser

  /// Reads hunspell-kk's word list; throws a `Problem` if it is missing or damaged.
  package init(words path: String) throws { self.init(try Unweighed(words: path)) }

  /// The word list and the tables as they are read, before the list is weighed against itself.
  struct Unweighed: Sendable {
    let analyser: KazakhAnalyser
    let words: [[UInt8]]
    let digest: String

    init(words path: String) throws {
      let files = try [
        "kazakh-sounds.csv", "kazakh-suffixes.csv", "kazakh-stems.csv", "kazakh-words.csv",
        FieldWords.file,
      ].map { try MorphologyData.bytes(of: $0) }
      let sounds = try KazakhSounds(files[0])
      let grammar = try KazakhGrammar(files[1], sounds: sounds)
      let extra = try KazakhStemTable.read(files[2], sounds: sounds)
      let list = try KazakhWordList.read(path, sounds: sounds)
      let names = try KazakhStemTable.names(
        FieldWords(files[4]).words(.kazakh), sounds: sounds, beside: list.entries, extra)
      let lexicon = KazakhLexicon(words: list.entries, extra: extra + names, grammar: grammar)
      analyser = KazakhAnalyser(
        grammar: grammar, lexicon: lexicon, table: try KazakhWordTable(files[3]))
      words = list.entries.map(\.sounds)
      digest = Digest(ofParts: [list.digest.hex] + files.map { Digest(of: $0).hex }).hex
    }
  }

  init(_ parts: Unweighed) {
    analyser = KazakhAnalyser(
      grammar: parts.analyser.grammar, lexicon: parts.analyser.weighed(parts.words),
      table: parts.analyser.table)
    version = "hunspell-kk (\(parts.words.count) words)"
    digest = parts.digest
  }

  package func knows(_ folded: String) -> Bool { analyser.knows(folded) }

  package func respells(_ folded: String) -> Bool {
    analyses(of: folded, folded: folded).first?.isRespelt ?? false
  }

  package func analyses(of surface: String, folded: String) -> [Analysis] {
    analyser.analyses(of: surface, folded: folded)
  }
}
