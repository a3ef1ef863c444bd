internal import ArgumentParser

/// `koshu lexicon`: what analysts do with tables.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Work on the lexicons.",
    discussion: """
      EXAMPLES
        koshu lexicon check              everything that is wrong in the installed tables
        koshu lexicon check lexicons     the same for a folder of tables
        koshu lexicon diff               what an edit changes in the whole corpus
      """,
    subcommands: [LexiconCheckCommand.self, LexiconDiffCommand.self, LexiconSuggestCommand.self])
}
