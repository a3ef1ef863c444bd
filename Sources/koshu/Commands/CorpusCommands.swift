internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Runs

/// `koshu run`: all stages.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read, code and report: all stages, doing only what is new.",
    discussion: """
      A second run does no work twice: what is unchanged is kept. Interrupted at any moment, the \
      next run goes on and ends with the same result. Where pipeline.json has a collection, new \
      articles are fetched first; see docs/scheduled-runs.md for timers.

      EXAMPLES
        koshu run
        koshu run --max-minutes 20
        koshu run --language kk
        koshu run --config study/pipeline.json --log json
      """)

  @OptionGroup var collecting: CollectionOptions
  @OptionGroup var report: ReportOptions
  @OptionGroup var options: CorpusOptions

  func run() async throws {
    let extent = try collecting.extent()
    let summary = try await options.watched(language: report.language) {
      try await $0.run(.all, collecting: extent)
    }
    try Output.write(summary.text)
    if summary.hasTooManyBad { throw ExitStatus.badDocuments }
  }
}

/// `koshu fetch`: the web to the archive.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Ask the outlets' feeds and fetch new articles into the archive.",
    discussion: """
      Asks each feed when its time has come, fetches the pages that it names, one host at a time \
      every few seconds, and keeps them as WARC. Ends when nothing is due. koshu run does this first.

      EXAMPLES
        koshu fetch
        koshu fetch --max-minutes 20
        koshu fetch --until-idle     also waits for pages that are to be tried again
      """)

  @OptionGroup var collecting: CollectionOptions
  @OptionGroup var options: CorpusOptions

  func run() async throws {
    let extent = try collecting.extent()
    try await options.watched { try await $0.fetch(extent) }
  }
}

/// `koshu ingest`: sources to articles.
struct IngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Read the sources into the store, without coding.",
    discussion: """
      EXAMPLES
        koshu ingest
        koshu ingest --config study/pipeline.json
      """)

  @OptionGroup var options: CorpusOptions

  func run() async throws {
    let summary = try await options.watched { try await $0.run(.ingest) }
    try Output.write(summary.text)
    if summary.hasTooManyBad { throw ExitStatus.badDocuments }
  }
}

/// `koshu recode`: codings by the tables as they are now.
struct RecodeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recode",
    abstract: "Code anew what an edit of the lexicons may change, without reading texts.",
    discussion: """
      Takes the analysed words from the store and codes the articles in which a changed entry matches. \
      Report and CSV files follow with koshu report.

      EXAMPLES
        koshu recode
        koshu recode --all       every article, whether an edit may change it or not
      """)

  @Flag(help: "Code every article.") var all = false

  @OptionGroup var options: CorpusOptions

  func run() async throws {
    try await options.watched { [all] in try await $0.recode(all: all) }
  }
}

/// `koshu report`: the report and the CSV files, from what is in the store.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Code what is not coded yet and write the report, without reading the sources.",
    discussion: """
      With --compare, comparison.html beside the report tells what changed and why: against an earlier \
      report (its folder, kept by cp -r out earlier), or between two periods of the corpus.

      EXAMPLES
        koshu report
        koshu report --language ru
        koshu report --compare earlier
        koshu report --compare 2023:2024
        koshu report --compare 2024-01..2024-03:2024-04..2024-06
      """)

  @Option(
    help: ArgumentHelp(
      "An earlier report's folder, or two periods: 2023:2024.", valueName: "report|periods"))
  var compare: String?

  @OptionGroup var report: ReportOptions
  @OptionGroup var options: CorpusOptions

  func run() async throws {
    let comparison = compare.map { ComparisonRequest($0) }
    let summary = try await options.watched(language: report.language) {
      try await $0.run(.report, comparison: comparison)
    }
    try Output.write(summary.text)
  }
}

/// `koshu explain ARTICLE`: the whole derivation of a coding.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show why an article was coded as it was: every word, entry, rule and weight.",
    discussion: """
      ARTICLE is the beginning of an id from articles.csv, an address, or the end of a file's path.

      EXAMPLES
        koshu explain a1b2c3
        koshu explain https://misal.example/2024/05/koshi-qon
        koshu explain koshi-qon.html
      """)

  @Argument(help: "An id, an address or a file name.") var article: String

  @OptionGroup var options: CorpusOptions

  func run() async throws {
    let explained = try options.corpus().explain(article)
    try Output.show(explained.head.joined(separator: "\n") + "\n\n")
    try Palette.standardOutput.show(explained.explanation)
  }
}

/// `koshu init DIR`: a starter.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a starter: pipeline.json with its schema, lexicons, a folder for pages.",
    discussion: """
      EXAMPLES
        koshu init study && cd study && koshu run
      """)

  @Argument(help: "The folder; made where it is missing. Files in it are never overwritten.")
  var directory: String

  func run() throws {
    for path in try writeStarter(in: directory) { try Output.write("wrote \(path)\n") }
    try Output.write(
      """
      next: put saved pages into \(directory)/pages, or name outlets and a contact in pipeline.json to fetch \
      them (docs/scheduled-runs.md), then: koshu run -c \(directory)/pipeline.json

      """)
  }
}
