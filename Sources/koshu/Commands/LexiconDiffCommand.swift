internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Lexicons
internal import Linguistics
internal import Measures
internal import Runs
internal import Workbench

/// `koshu lexicon diff`: what an edit of the tables does to the corpus.
struct LexiconDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what an edit of the tables changes: rows, codes, figures, agreement.",
    discussion: """
      Compares the current tables with those of a commit, a folder or a run, codes by both what may \
      change, and tells which articles and sentences change and by which words; how every figure of \
      the report's head changes; and how agreement with people does, where their codes are given. \
      Nothing is stored.

      --against takes a revision of git (HEAD~3, a tag, a commit), a folder of tables, run (the tables \
      that coded the store), or the run.json beside a report. Left out, it is the last commit, and the \
      last run where the tables are in no repository.

      EXAMPLES
        koshu lexicon diff                                what I have edited since the last commit
        koshu lexicon diff --against HEAD~1 --limit 30
        koshu lexicon diff --against run --gold gold.csv
        koshu lexicon diff --lexicons trial --csv changes.csv
        koshu lexicon diff --fail-on agreement --tolerance 0.01 --gold gold.csv
      """)

  @Option(
    help: ArgumentHelp(
      "The tables before: a revision of git, a folder, run, or a run.json.", valueName: "name"))
  var against: String?

  @Option(
    help: ArgumentHelp(
      "The tables after; those of pipeline.json if left out.", valueName: "folder"))
  var lexicons: String?

  @Option(help: ArgumentHelp("Passages coded by people: see koshu evaluate.", valueName: "file"))
  var gold: String?

  @Option(help: ArgumentHelp("How many rows, passages and articles are shown.", valueName: "n"))
  var limit = 10

  @Option(help: ArgumentHelp("Write everything as JSON, one object a line.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("Write the changes of articles, one a row.", valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp(
      "Leave with exit code 6 where any code changes, or where alpha falls for any variable. "
        + "May be given twice.", valueName: "changes|agreement"))
  var failOn: [Gate] = []

  @Option(
    help: ArgumentHelp("How far alpha may fall before --fail-on agreement.", valueName: "alpha"))
  var tolerance = 0.0

  @Option(help: ArgumentHelp("How many draws the intervals of alpha rest on.", valueName: "n"))
  var draws = 1000

  @OptionGroup var options: CorpusOptions

  enum Gate: String, CaseIterable, ExpressibleByArgument { case changes, agreement }

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit takes 0 or more, not \(limit)") }
    guard (0...2).contains(tolerance) else {
      throw ValidationError("--tolerance takes a number from 0 to 2, not \(tolerance)")
    }
    guard (0...100_000).contains(draws) else {
      throw ValidationError("--draws takes a number from 0 to 100000, not \(draws)")
    }
    if failOn.contains(.agreement), gold == nil {
      throw ValidationError("--fail-on agreement takes people's codes: --gold FILE")
    }
  }

  func run() throws {
    let studied = try options.corpus().studied()
    let finder = LexiconFinder(studied, folder: lexicons ?? studied.folder)
    let old = try against.map { try finder.find($0) } ?? finder.usual()
    let after = try current(studied)
    let before = LexiconComparison.Side(
      name: old.name,
      compiled: old.tables.digest == after.tables.digest
        ? after.compiled : CompiledLexicon(old.tables, dictionaries: studied.dictionaries))
    let comparison = try LexiconComparison(studied.corpus, from: before, to: after)
    let files = try ChangeFiles(json: json, csv: csv)
    let effect = try LexiconEffect(
      of: comparison, keeping: limit,
      each: json == nil && csv == nil ? nil : { try files.append($0) })
    let diff = LexiconDiff(comparison, effect: effect, gold: try agreement(comparison, studied))
    try files.finish(diff)
    try Output.write(
      diff.text(limit: limit, hasColor: Palette.standardOutput.isColored))
    try holdGate(diff)
  }

  private func current(_ studied: StudiedCorpus) throws -> LexiconComparison.Side {
    guard let lexicons else {
      return LexiconComparison.Side(name: studied.folder, compiled: studied.compiled)
    }
    return LexiconComparison.Side(
      name: lexicons,
      compiled: CompiledLexicon(
        try Lexicon.load(folder: lexicons), dictionaries: studied.dictionaries))
  }

  private func agreement(
    _ comparison: LexiconComparison, _ studied: StudiedCorpus
  ) throws -> GoldEffect? {
    guard let gold else { return nil }
    let reader = try PassageReader.read(
      path: gold, known: KnownCodes(comparison.after.tables.codebook))
    for notice in reader.notices { Output.complain(notice) }
    return try GoldEffect(
      reader.passages, place: gold, by: comparison, dictionaries: studied.dictionaries,
      Resampling(draws: draws, seed: 1))
  }

  private func holdGate(_ diff: LexiconDiff) throws {
    var isHeld = true
    if failOn.contains(.changes), diff.effect.changesCodes {
      Output.complain(
        "codes of \(counted(diff.effect.changedArticles + diff.effect.sentencesOnly, "article")) "
          + "change")
      isHeld = false
    }
    let fallen = failOn.contains(.agreement) ? diff.gold?.fallen(by: tolerance) ?? [] : []
    if !fallen.isEmpty {
      let names = fallen.map { change in
        "\(change.variable.rawValue) by \(decimal(-(change.difference.value ?? 0), digits: 3) ?? "")"
      }
      Output.complain("agreement falls: \(names.joined(separator: ", "))")
      isHeld = false
    }
    guard isHeld else { throw ExitStatus.gate }
  }
}

/// The files of changes, written article by article, so that no corpus is too large for them.
private struct ChangeFiles {
  private let json: PendingFile?
  private let csv: PendingFile?

  init(json: String?, csv: String?) throws {
    self.json = try json.map { try PendingFile($0) }
    self.csv = try csv.map { try PendingFile($0) }
    var header = CSVWriter(header: ArticleChange.csvColumns)
    try self.csv?.write(header.takeBytes())
  }

  func append(_ change: ArticleChange) throws {
    try json?.write(change.json)
    guard let csv else { return }
    var rows = CSVWriter(header: ArticleChange.csvColumns)
    _ = rows.takeBytes()
    for row in change.csvRows { rows.append(row) }
    try csv.write(rows.takeBytes())
  }

  func finish(_ diff: LexiconDiff) throws {
    if let json { try diff.writeJSON { try json.write($0) } }
    try json?.finish()
    try csv?.finish()
  }
}
