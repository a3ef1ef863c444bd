internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Lexicons
internal import Linguistics
internal import Runs

extension LogStyle: ExpressibleByArgument {}

/// Options of every command that works over a corpus.
struct CorpusOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The corpus: its pipeline.json.", valueName: "file"))
  var config = "pipeline.json"

  @Option(
    help: ArgumentHelp(
      "How progress is shown: \(LogStyle.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "style"))
  var log = LogStyle.auto

  /// The language goes before that of `pipeline.json`.
  func corpus(
    _ interruption: Interruption = Interruption(), language: InterfaceLanguage? = nil
  ) throws -> Corpus {
    let progress = Progress(log)
    var configuration = try Configuration.read(file: config)
    if let language { configuration.language = language }
    return try Corpus(
      configuration: configuration, interruption: interruption, events: { progress.show($0) })
  }

  /// Works over the corpus so that SIGINT and SIGTERM stop it politely.
  func watched<Result>(
    language: InterfaceLanguage? = nil, _ work: (Corpus) async throws -> Result
  ) async throws -> Result {
    let interruption = Interruption()
    let watch = SignalWatch(interruption)
    defer { withExtendedLifetime(watch) {} }
    return try await work(corpus(interruption, language: language))
  }
}

extension InterfaceLanguage: ExpressibleByArgument {}

/// Options of the commands that write the report.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The language of the report; that of pipeline.json by default.",
      valueName: "language"))
  var language: InterfaceLanguage?
}

/// Options of the commands that fetch.
struct CollectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Begin no request after so many minutes.", valueName: "minutes"))
  var maxMinutes: Double?

  @Flag(help: "Fetch until no page waits, also those that are to be tried again later.")
  var untilIdle = false

  @Flag(help: "Ask every feed, also those whose time has not come.")
  var allFeeds = false

  func extent() throws -> CollectionExtent {
    if let maxMinutes, maxMinutes <= 0 {
      throw ValidationError("--max-minutes takes a number above 0.")
    }
    return CollectionExtent(mostMinutes: maxMinutes, untilIdle: untilIdle, allFeeds: allFeeds)
  }
}

/// Options of the filters, which know no corpus.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder of the Russian dictionary (words.dawg).", valueName: "folder"))
  var russian: String?

  @Option(help: ArgumentHelp("Hunspell's kk_KZ.dic.", valueName: "file"))
  var kazakh: String?

  func dictionaries() throws -> Linguistics.Dictionaries {
    let defaults = Installation.current
    return try Dictionaries.load(
      DictionaryPaths(
        hunspellKazakh: kazakh ?? defaults.kazakh, openCorpora: russian ?? defaults.russian))
  }
}
