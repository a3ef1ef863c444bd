package import Linguistics

extension Configuration {
  /// Reads the dictionaries that it names; seconds and megabytes, so once a command.
  package func loadDictionaries() throws -> Linguistics.Dictionaries {
    try Linguistics.Dictionaries.load(
      DictionaryPaths(
        hunspellKazakh: dictionaries.kazakh, openCorpora: dictionaries.russian))
  }
}
