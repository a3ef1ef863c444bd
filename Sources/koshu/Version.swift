internal import Linguistics
internal import Markup
internal import Runs
internal import Store

/// What `koshu --version` prints: everything that results depend on.
enum Version {
  static let number = koshuVersion

  static func report() -> String {
    let paths = Installation.current
    let dictionaries = try? Dictionaries.load(
      DictionaryPaths(hunspellKazakh: paths.kazakh, openCorpora: paths.russian))
    let missing = ["Kazakh dictionary: not found (make setup)", "Russian dictionary: not found"]
    let lines =
      [
        "koshu \(number)",
        "libxml2 \(libxml2Version())",
        "SQLite \(CorpusStore.sqliteVersion())",
      ] + (dictionaries?.versions ?? missing)
    return lines.joined(separator: "\n") + "\n"
  }
}
