internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Lexicons
internal import Linguistics
internal import Measures
internal import Runs
internal import Workbench

/// `koshu lexicon check`: every mistake of a folder of tables at once; what can be mended; and what
/// the rows do in a corpus.
struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Find everything that is wrong in a folder of tables, mend what is safe, see what rows do.",
    discussion: """
      Errors stop a run, warnings do not. Each line names file, line and column, what was found, and \
      the cure. Leaves with 6 where anything was found; what --corpus and --overlaps tell is no fault.

      --fix mends what needs no judgement, says what it did and checks again: encoding, separators and \
      line ends as spreadsheets leave them, spaces and quotation marks for nothing, Latin letters in \
      Cyrillic words, missing ids, rows out of an order that the others keep. Everything else of a \
      file keeps its bytes. Tables that came with Koshu are mended only where their folder is named.

      --corpus tells for each row whether it is met in the corpus of pipeline.json and used, which rows \
      are always blocked and by whom, how much of a code hangs on one row, and which codes meet in the \
      same words.

      EXAMPLES
        koshu lexicon check
        koshu lexicon check study/lexicons
        koshu lexicon check lexicons --fix --dry-run     what would be mended
        koshu lexicon check --corpus --limit 50          what the rows do in the corpus here
        koshu lexicon check -c study/pipeline.json --csv coverage.csv
        koshu lexicon check --json | jq -r .cure
      """)

  @Argument(
    help: "The folder of codebook.csv and its tables; that of the corpus, else the installed one.")
  var folder: String?

  @Flag(help: "Mend what is safe, then check.") var fix = false

  @Flag(help: "With --fix: say what would be mended, and write nothing.") var dryRun = false

  @Flag(help: "Tell what the rows do in the corpus of pipeline.json.") var corpus = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The same in the corpus of another pipeline.json.", valueName: "file"))
  var config: String?

  @Flag(help: "Tell which codes share patterns, without a corpus.") var overlaps = false

  @Option(help: ArgumentHelp("How much of each list is shown.", valueName: "n"))
  var limit = 20

  @Flag(help: "Write everything as JSON, one object a line.")
  var json = false

  @Option(help: ArgumentHelp("With a corpus: write what each row does.", valueName: "file"))
  var csv: String?

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit takes 0 or more, not \(limit)") }
    if dryRun, !fix { throw ValidationError("--dry-run goes with --fix") }
    if csv != nil, !corpus, config == nil {
      throw ValidationError("--csv takes a corpus: --corpus, or -c FILE")
    }
  }

  func run() throws {
    let configuration = try (config ?? (corpus ? "pipeline.json" : nil))
      .map { try Configuration.read(file: $0) }
    let folder = try chosenFolder(configuration)
    let printer = CheckPrinter(json: json, limit: limit)
    // Of a folder that is not there nothing is told but that.
    if fix, FileManager.default.fileExists(atPath: folder) { try mend(folder, printer) }
    let (lexicon, errors) = Lexicon.read(folder: folder)
    // Without a codebook every row would be wrong, and say nothing.
    if lexicon.codebook.codes.isEmpty { throw Problems(errors) }
    // What rows do is told of tables that can code.
    let studied =
      errors.isEmpty ? try configuration.map { try Corpus(configuration: $0).studied() } : nil
    let dictionaries = try studied?.dictionaries ?? dictionaries(configuration)
    // Rows that could be read are looked at even where others could not.
    let warnings = lexicon.warnings + lexicon.check(folder: folder, dictionaries: dictionaries)
    try printer.show(errors, as: .error)
    try printer.show(warnings, as: .warning)
    if overlaps || studied != nil {
      let compiled = CompiledLexicon(lexicon, dictionaries: dictionaries)
      if let studied { try cover(lexicon, compiled, studied) }
      try printer.show(PatternOverlaps(compiled, dictionaries))
    }
    if configuration != nil, studied == nil {
      Output.complain("what the rows do in the corpus is told once the errors are mended")
    }
    try printer.close(lexicon.entries.count, errors: errors.count, warnings: warnings.count)
    guard errors.isEmpty, warnings.isEmpty else { throw ExitStatus.gate }
  }

  /// Koshu's own tables are mended only where somebody names their folder.
  private func chosenFolder(_ configuration: Configuration?) throws -> String {
    if let folder { return folder }
    let chosen = configuration?.lexicons ?? Installation.current.lexicons
    guard !fix || dryRun || chosen != Installation.current.lexicons else {
      throw Problem(
        "LEX-063", at: chosen, "these tables came with Koshu and are not mended unasked",
        cure: "name the folder of your own tables; koshu init makes one")
    }
    return chosen
  }

  private func dictionaries(_ configuration: Configuration?) throws -> Linguistics.Dictionaries {
    try configuration?.loadDictionaries() ?? language.dictionaries()
  }

  private func mend(_ folder: String, _ printer: CheckPrinter) throws {
    let tables = try FixedTables(folder: folder)
    if !dryRun { try tables.write() }
    try printer.show(tables, isDry: dryRun)
  }

  private func cover(
    _ lexicon: Lexicon, _ compiled: CompiledLexicon, _ studied: StudiedCorpus
  ) throws {
    let isStored = try studied.corpus.lexicon().digest == lexicon.digest
    let coverage = try Coverage(compiled, in: studied.corpus, isStored: isStored)
    if let csv { try WholeFile.write(coverage.csv, to: csv) }
    if json {
      try coverage.writeJSON { try Output.write($0) }
    } else {
      try Output.write(
        coverage.text(limit: limit, hasColor: Palette.standardOutput.isColored))
    }
  }
}
