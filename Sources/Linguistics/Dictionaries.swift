package import Basics

/// Everything that analysis depends on beside the text.
///
/// One value serves all threads.
package struct Dictionaries: Sendable {
  package let kazakh: any Morphology
  package let russian: any Morphology
  let tables: TextTables

  /// Dictionaries of the caller's own, such as small ones in tests.
  package init(kazakh: any Morphology, russian: any Morphology) throws {
    self.kazakh = kazakh
    self.russian = russian
    tables = try TextTables.shared.get()
  }

  /// Reads the dictionaries; throws a `Problem` that names the file and the cure when one is
  /// missing.
  package static func load(_ paths: DictionaryPaths) throws -> Dictionaries {
    try Dictionaries(
      kazakh: KazakhMorphology(words: paths.hunspellKazakh),
      russian: RussianMorphology(folder: paths.openCorpora))
  }

  /// SHA-256 over the dictionaries, Koshu's own language data and the version of ICU: part of the
  /// key of stored results, with `linguisticsVersion`.
  package var digest: Digest {
    Digest(ofParts: [kazakh.digest, russian.digest, tables.digest.hex, WordBreaker.icuVersion])
  }

  /// Names and versions of the dictionaries and of ICU, for `--version`.
  package var versions: [String] {
    ["ICU \(WordBreaker.icuVersion)", kazakh.version, russian.version]
  }
}
