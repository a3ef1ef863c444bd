internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Lexicons
internal import Runs
internal import Sheets
internal import Workbench

/// `koshu lexicon export`: the tables for other programs.
struct LexiconExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the tables as a file for another program.",
    discussion: """
      xlsx: one workbook with a sheet for each table, to be edited in Excel or LibreOffice and read \
      back by `koshu lexicon import`; docs/spreadsheets.md tells how.

      quanteda: a dictionary of glob patterns as YAML; what cannot be carried over is listed on \
      standard error (docs/exchange.md). codebook: codes with their meaning and entries as one HTML \
      page to be read and printed.

      EXAMPLES
        koshu lexicon export --to lexicons.xlsx
        koshu lexicon export --format xlsx --to edit.xlsx study/lexicons
        koshu lexicon export --to frames.yml --table frames --language ru
        koshu lexicon export --to codebook.html
      """)

  /// The files that tables can be written to.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case xlsx, quanteda, codebook

    /// By the ending of a file's name; nil where it says nothing.
    init?(ending path: String) {
      switch URL(fileURLWithPath: path).pathExtension.lowercased() {
      case "xlsx": self = .xlsx
      case "yml", "yaml": self = .quanteda
      case "html": self = .codebook
      default: return nil
      }
    }
  }

  @Argument(help: "The folder of codebook.csv and its tables; the installed one if left out.")
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "\(Format.allCases.map(\.rawValue).joined(separator: ", ")); by the ending of --to if left out.",
      valueName: "format"))
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "The file to write; lexicons.xlsx, or standard output for text, if left out.",
      valueName: "file"))
  var to: String?

  @OptionGroup(title: "Dictionaries and codebooks") var dictionary: DictionaryExportOptions

  func validate() throws {
    try dictionary.validate(isText: try chosenFormat() != .xlsx)
  }

  private func chosenFormat() throws -> Format {
    if let format { return format }
    if let to, let format = Format(ending: to) { return format }
    throw ValidationError(
      "name the format: --format \(Format.allCases.map(\.rawValue).joined(separator: "|"))")
  }

  func run() throws {
    let folder = folder ?? Installation.current.lexicons
    switch try chosenFormat() {
    case .xlsx: try exportWorkbook(folder: folder, to: to ?? "lexicons.xlsx")
    case .quanteda: try dictionary.writeQuanteda(folder, to: to)
    case .codebook: try dictionary.writeCodebook(folder, to: to)
    }
  }

  private func exportWorkbook(folder: String, to path: String) throws {
    let (lexicon, problems) = Lexicon.read(folder: folder)
    // Without a codebook there is nothing to choose from.
    if lexicon.codebook.codes.isEmpty { throw Problems(problems) }
    var files: [String: TableFile] = [:]
    for name in Lexicon.fileNames {
      // A missing table was named above, and every other one is of use.
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
      files[name] = try TableFile(
        [UInt8](data), place: "\(folder)/\(name)",
        columns: name == Lexicon.codebookName ? Codebook.columns : Lexicons.Table.columns)
    }
    let bytes = try LexiconWorkbook.workbook(files, codebook: lexicon.codebook).bytes()
    try WholeFile.write(bytes, to: path)
    // Mistakes go along: a spreadsheet is a good place to mend them.
    for problem in problems { Output.complain("warning: \(problem)") }
    let rows = files.values.map(\.rows.count).reduce(0, +)
    try Output.show("wrote \(path): \(files.count) tables, \(rows) rows\n")
  }
}
