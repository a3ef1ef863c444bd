internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Lexicons
internal import Linguistics
internal import Measures
internal import Runs
internal import Workbench

/// `koshu evaluate GOLD`: agreement with codings by people.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure agreement with passages coded by people, and show where it fails and why.",
    discussion: """
      GOLD is a coding sheet of `koshu sample` (xlsx), a table with a header (CSV; lists split at ; \
      or |) or JSON lines: id, text, and title, language, outlet, genre, date where known; and any of relevance, stance, \
      outlet_stance, frames, voices, cities, label_use. The lexicons code the texts, or --coded \
      names a second coding with the same ids. docs/agreement.md tells how to code and how to read.

      EXAMPLES
        koshu evaluate gold.csv
        koshu evaluate gold.csv --lexicons my-lexicons --disagreements 30
        koshu evaluate aliya.csv --coded dana.csv --only stance,frames
        koshu evaluate aliya.xlsx --coded dana.xlsx --coded berik.xlsx --with-koshu
        koshu evaluate corpus-samples/gold.csv --coded out/articles.csv
        koshu evaluate gold.jsonl --min-alpha 0.667     leaves with 6 below it
      """)

  @Argument(help: "Passages coded by people: xlsx, CSV or JSON lines.") var gold: String

  @Option(
    help: ArgumentHelp(
      "A second coding of the same ids: of another person, of koshu code or of a run. "
        + "Given more than once: agreement of all coders, and of each pair.",
      valueName: "file"))
  var coded: [String] = []

  @Flag(help: "Let the lexicons code the texts as well, beside the people of --coded.")
  var withKoshu = false

  @Flag(help: "Compare the passages that stand in both files, where --coded lacks some.")
  var inBoth = false

  @Option(help: ArgumentHelp("Compare these variables only.", valueName: "stance,frames"))
  var only: String?

  @Option(help: ArgumentHelp("How many disagreements are shown; 0 for none.", valueName: "n"))
  var disagreements = 10

  @Option(help: ArgumentHelp("Write all figures and disagreements.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("Write all figures as a table.", valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp(
      "Leave with exit code 6 where a variable's alpha is lower.", valueName: "alpha"))
  var minAlpha: Double?

  @Option(help: ArgumentHelp("How many draws the intervals rest on.", valueName: "n"))
  var draws = 1000

  @Option(help: ArgumentHelp("What the draws begin from.", valueName: "n"))
  var seed = 1

  @Option(help: ArgumentHelp("The folder of the lexicons.", valueName: "folder"))
  var lexicons: String?

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard (0...100_000).contains(draws) else {
      throw ValidationError("--draws takes a number from 0 to 100000, not \(draws)")
    }
    guard disagreements >= 0 else {
      throw ValidationError("--disagreements takes 0 or more, not \(disagreements)")
    }
    if let minAlpha, !(-1...1).contains(minAlpha) {
      throw ValidationError("--min-alpha takes a number from -1 to 1, not \(minAlpha)")
    }
    _ = try variables()
  }

  private func variables() throws -> [Variable] {
    guard let only else { return Variable.allCases }
    let known = Variable.allCases.map(\.rawValue)
    let names = only.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    for name in names where !known.contains(name) {
      let hint = nearestName(to: name, among: known).map { "did you mean \($0)?" }
      throw ValidationError(
        "--only knows no \(name); \(hint ?? "expected some of \(known.joined(separator: ","))")")
    }
    return Variable.allCases.filter { names.contains($0.rawValue) }
  }

  func run() throws {
    let folder = lexicons ?? Installation.current.lexicons
    let known = try KnownCodes(folder: folder)
    let hasColor = Palette.standardOutput.isColored
    let first = try read(gold, known)
    if coded.count > 1 || (withKoshu && !coded.isEmpty) {
      let people =
        [(file: gold, passages: first)]
        + (try coded.map { (file: $0, passages: try read($0, known)) })
      let joint = try JointEvaluation(
        people, program: withKoshu ? program(people.map(\.passages), known, folder) : nil,
        variables: variables(), known: known, resampling)
      try finish(
        joint.text(hasColor: hasColor), json: joint.json, csv: joint.csv, joint.warnings,
        fallen: { joint.variables(below: $0) })
    } else {
      let (passages, coder) = try twiceCoded(first, known, folder)
      let evaluation = Evaluation(
        gold: gold, coder: coder, passages: passages, variables: try variables(), known: known,
        resampling)
      guard !evaluation.overall.isEmpty else {
        throw Problem(
          "EVA-010", at: coded.first ?? gold, "both codings have no coded variable in common",
          cure: "code the same variables in both")
      }
      try finish(
        evaluation.text(disagreements: disagreements, hasColor: hasColor), json: evaluation.json,
        csv: evaluation.csv, evaluation.warnings, fallen: { evaluation.variables(below: $0) })
    }
  }

  private var resampling: Resampling { Resampling(draws: draws, seed: seed) }

  private func read(_ path: String, _ known: KnownCodes) throws -> [CodedPassage] {
    let reader = try PassageReader.read(path: path, known: known)
    for notice in reader.notices { Output.complain(notice) }
    return reader.passages
  }

  /// The passages with their second coding, and who made it.
  private func twiceCoded(
    _ people: [CodedPassage], _ known: KnownCodes, _ folder: String
  ) throws -> ([TwiceCoded], String) {
    if let file = coded.first {
      let others = try read(file, known)
      return (
        try TwiceCoded.paired(people, with: others, place: file, inBothOnly: inBoth), file
      )
    }
    try PassageCoder.demandTexts(people, place: gold)
    let (coder, name) = try passageCoder(known, folder)
    return (coder.code(people), name)
  }

  /// What codes by the lexicons, and its name.
  private func passageCoder(
    _ known: KnownCodes, _ folder: String
  ) throws -> (coder: PassageCoder, name: String) {
    let dictionaries = try language.dictionaries()
    let tables = try Lexicon.load(folder: folder)
    let coder = PassageCoder(
      CompiledLexicon(tables.ofArticles, dictionaries: dictionaries), dictionaries: dictionaries,
      known: known)
    return (coder, "\(folder) (\(tables.entries.count) entries, \(tables.digest.short))")
  }

  /// The passages of all people coded by the lexicons; each once, as whoever has its text has it.
  private func program(
    _ people: [[CodedPassage]], _ known: KnownCodes, _ folder: String
  ) throws -> (name: String, passages: [CodedPassage]) {
    var seen: Set<String> = []
    let passages = people.joined().filter { $0.text != nil && seen.insert($0.id).inserted }
    if passages.isEmpty { try PassageCoder.demandTexts(people[0], place: gold) }
    let (coder, name) = try passageCoder(known, folder)
    return (name, passages.map { coder.code($0) })
  }

  /// Writes files and text, and holds the gate.
  private func finish(
    _ text: String, json jsonBytes: [UInt8], csv csvBytes: [UInt8], _ warnings: [String],
    fallen: (Double) -> [Variable]
  ) throws {
    for (path, bytes) in [(json, jsonBytes), (csv, csvBytes)] {
      guard let path else { continue }
      try WholeFile.write(bytes, to: path)
    }
    // Cleaned of control characters where it is made: colours are some.
    try Output.write(text)
    for warning in warnings { Output.complain(warning) }
    guard let minAlpha else { return }
    let names = fallen(minAlpha).map(\.rawValue)
    guard !names.isEmpty else { return }
    Output.complain(
      "alpha is below \(decimal(minAlpha, digits: 3) ?? "") for \(names.joined(separator: ", "))")
    throw ExitStatus.gate
  }
}
