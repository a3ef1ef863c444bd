internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Lexicons
internal import Runs
internal import Sheets
internal import Workbench

extension InstructionLanguage: ExpressibleByArgument {}

/// `koshu sample N`: articles for people to code.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw articles for people to code, as a coding sheet or CSV.",
    discussion: """
      xlsx: a sheet with choices for each code, and instructions from the codebook. csv: a plain \
      table. Both are read back by `koshu evaluate`. Nothing in them tells what the program found, \
      unless --pre-code. The same seed draws the same articles from the same corpus.

      --by hit tells apart articles about movers (internal), about others (other), unclear ones, \
      those whose words for movers did not count (blocked), and the rest (none).

      EXAMPLES
        koshu sample 200 --to aliya.xlsx
        koshu sample 300 --by language,hit --equal --seed 7 --to aliya.xlsx
        koshu sample 100 --by outlet --exclude aliya.xlsx --to dana.xlsx --language kk
        koshu sample 50 --format csv > sample.csv
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case csv, xlsx }

  @Argument(help: "How many articles.") var size: Int

  @Option(
    help: ArgumentHelp(
      "Strata: \(Stratifier.allCases.map(\.rawValue).joined(separator: ", ")), or several.",
      valueName: "language,hit"))
  var by: String?

  @Flag(help: "As many of each stratum, instead of its share of the corpus.")
  var equal = false

  @Option(help: ArgumentHelp("What the draw begins from.", valueName: "n"))
  var seed = 1

  @Option(
    help: ArgumentHelp(
      "\(Format.allCases.map(\.rawValue).joined(separator: ", ")); by the ending of --to if left out.",
      valueName: "format"))
  var format: Format?

  @Option(
    help: ArgumentHelp("The file to write; never one that is there.", valueName: "file"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "The language of the instructions (kk, ru, en); all three if left out.", valueName: "language"
    ))
  var language: InstructionLanguage?

  @Flag(help: "Fill in the program's codes, to be mended: not blind.")
  var preCode = false

  @Option(
    help: ArgumentHelp(
      "Leave out the ids of a coded file (xlsx, CSV, JSON lines); may be given again.",
      valueName: "file"))
  var exclude: [String] = []

  @OptionGroup var options: CorpusOptions

  func validate() throws {
    guard size > 0 else { throw ValidationError("a sample has 1 article or more, not \(size)") }
    guard seed >= 0 else { throw ValidationError("--seed takes 0 or more, not \(seed)") }
    guard chosenFormat != .xlsx || to != nil else {
      throw ValidationError("name the workbook to write: --to FILE.xlsx")
    }
    _ = try stratifiers()
  }

  private var chosenFormat: Format {
    format ?? (to?.lowercased().hasSuffix(".xlsx") == true ? .xlsx : .csv)
  }

  private func stratifiers() throws -> [Stratifier] {
    let known = Stratifier.allCases.map(\.rawValue)
    let names = (by ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    for name in names where !known.contains(name) {
      let hint = nearestName(to: name, among: known).map { "did you mean \($0)?" }
      throw ValidationError(
        "--by knows no \(name); \(hint ?? "expected some of \(known.joined(separator: ","))")")
    }
    return Stratifier.allCases.filter { names.contains($0.rawValue) }
  }

  func run() throws {
    // A sheet that is there may hold days of somebody's work.
    if let to, FileManager.default.fileExists(atPath: to) {
      throw Problem(
        "SMP-001", at: to, "the file is there already, and people may have coded in it",
        cure: "name another")
    }
    let corpus = try options.corpus()
    let study = try corpus.study()
    let sampling = try draw(from: study)
    let lexicon = try study.lexicon()
    let sheet = CodingSheet(
      try study.sampleTexts(
        sampling.ids, codedBy: preCode ? KnownCodes(lexicon.codebook) : nil),
      codebook: lexicon.codebook, languages: language.map { [$0] } ?? InstructionLanguage.allCases,
      sampling: sampling, origin: "\(corpus.name), lexicon \(lexicon.digest.short)")
    try write(sheet, sampling)
  }

  private func draw(from study: any StudyCorpus) throws -> Sampling {
    let excluded = try Set(exclude.flatMap { try CodedIDs.read(path: $0) })
    let all = try study.sampleUnits()
    let units = all.filter { !excluded.contains($0.id) }
    guard !units.isEmpty else {
      throw Problem(
        "SMP-002", at: options.config,
        all.isEmpty ? "no article is coded yet" : "every article is excluded",
        cure: all.isEmpty ? "run koshu run" : "exclude fewer files")
    }
    if units.count < size {
      Output.complain(
        "the corpus has \(units.count) such articles, fewer than \(size): all are drawn")
    }
    return Sampling(
      units, size: size, by: try stratifiers(), equal ? .equal : .proportional, seed: seed)
  }

  private func write(_ sheet: CodingSheet, _ sampling: Sampling) throws {
    let bytes = chosenFormat == .csv ? sheet.csv : try sheet.workbook().bytes()
    guard let to else {
      try Output.write(bytes)
      return Output.note(sampling.text(hasColor: false))
    }
    let weights = Sampling.weightsPath(beside: to)
    try WholeFile.write(sampling.weights, to: weights)
    try WholeFile.write(bytes, to: to)
    try Output.write(sampling.text(hasColor: Palette.standardOutput.isColored))
    try Output.show("wrote \(to), and the weights of its articles to \(weights)\n")
    if chosenFormat == .xlsx, !sheet.shortened.isEmpty {
      Output.complain(
        "longer than a cell holds, cut at its end: \(sheet.shortened.joined(separator: ", "))")
    }
  }
}
