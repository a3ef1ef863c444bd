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
    enum Part: Sendable {
      case kazakh(KazakhMorphology.Unweighed)
      case russian(RussianMorphology)
    }
    // The Kazakh list takes longest, so that the rest is read beside it; then it is weighed by all.
    let parts = sideBySide(2) { number in
      Result { () throws -> Part in
        if number == 0 { return .kazakh(try .init(words: paths.hunspellKazakh)) }
        _ = TextTables.shared
        return .russian(try RussianMorphology(folder: paths.openCorpora))
      }
    }
    guard case .kazakh(let kazakh) = try parts[0].get(),
      case .russian(let russian) = try parts[1].get()
    else { preconditionFailure("the parts stand in their order") }
    return try Dictionaries(kazakh: KazakhMorphology(kazakh), russian: russian)
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
