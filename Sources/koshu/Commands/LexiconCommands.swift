internal import ArgumentParser
internal import Basics
internal import Lexicons
internal import Linguistics
internal import Runs

/// `koshu lexicon`: what analysts do with tables, without a corpus.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Work on the lexicons.",
    discussion: """
      EXAMPLES
        koshu lexicon check              everything that is wrong in the installed tables
        koshu lexicon check lexicons     the same for a folder of tables
      """,
    subcommands: [LexiconCheckCommand.self])
}

/// `koshu lexicon check`: every mistake of a folder of tables at once.
struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find everything that is wrong in a folder of tables.",
    discussion: """
      Each line names file, line and column, what was found, and the cure. Leaves with 6 where \
      anything was found.

      EXAMPLES
        koshu lexicon check
        koshu lexicon check study/lexicons
      """)

  @Argument(help: "The folder of codebook.csv and its tables; the installed one if left out.")
  var folder: String?

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let folder = folder ?? Installation.current.lexicons
    var (lexicon, problems) = Lexicon.read(folder: folder)
    if problems.isEmpty {
      problems = lexicon.check(folder: folder, dictionaries: try language.dictionaries())
    }
    for problem in problems { try Output.write("\(problem)\n") }
    guard problems.isEmpty else { throw ExitStatus.gate }
    try Output.write("\(lexicon.entries.count) entries, nothing wrong\n")
  }
}
