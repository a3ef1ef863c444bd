/// What a language knows about its words.
///
/// One value serves all threads.
package protocol Morphology: Sendable {
  /// All readings of a word, likeliest first, with weights that sum to about 1; guesses where the
  /// dictionary has no stem, so never empty for a word made of letters.
  ///
  /// `surface` is repaired and in Cyrillic, with its case; `folded` is the same in lower case with
  /// ё as е.
  func analyses(of surface: String, folded: String) -> [Analysis]

  /// Whether the word is a form of a stem in the dictionary, not a guess.
  func knows(_ folded: String) -> Bool

  /// Whether a word that the dictionary does not know is one that lacks the letters of its language.
  func respells(_ folded: String) -> Bool

  /// Name and version of the dictionary, for people: "hunspell-kk 1.3 (47,000 stems)".
  var version: String { get }

  /// SHA-256 of all data that readings depend on: part of the key of stored results.
  var digest: String { get }
}

extension Morphology {
  package func respells(_ folded: String) -> Bool { false }
}

/// Where the dictionaries lie that are not part of Koshu.
package struct DictionaryPaths: Hashable, Sendable {
  /// The Kazakh word list of Debian's hunspell-kk; its `.aff` lies beside it.
  package var hunspellKazakh: String
  /// The folder of the OpenCorpora dictionary: `words.dawg` and its tables.
  package var openCorpora: String

  package init(
    hunspellKazakh: String = "/usr/share/hunspell/kk_KZ.dic", openCorpora: String
  ) {
    self.hunspellKazakh = hunspellKazakh
    self.openCorpora = openCorpora
  }
}

/// Raised whenever the same text with the same dictionaries gives another analysis.
package let linguisticsVersion = 2
