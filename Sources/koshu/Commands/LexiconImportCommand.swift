internal import ArgumentParser
internal import Basics
internal import Exchange
internal import Foundation
internal import Lexicons
internal import Linguistics
internal import Runs
internal import Sheets
internal import Workbench

/// `koshu lexicon import`: tables out of files of other programs.
struct LexiconImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read tables out of a file of another program.",
    discussion: """
      xlsx: the workbook of `koshu lexicon export`, edited. csv: one table, saved anywhere. Rows keep \
      their places, changed cells change, new rows join (without an id they get the next one); rows \
      that the file lacks are named and stay, unless --prune. All is checked before anything is \
      written, and the former table is kept beside as NAME.csv.bak.

      quanteda (yml, yaml), liwc (dic, dicx), lexicoder (lcd, lc3, Yoshikoder's ykd): a dictionary of \
      another tool becomes rows of --table, printed as CSV; only --into adds them to the table. What \
      cannot be carried over is listed on standard error; docs/exchange.md tells what becomes of what.

      EXAMPLES
        koshu lexicon import lexicons.xlsx --dry-run
        koshu lexicon import lexicons.xlsx study/lexicons --prune
        koshu lexicon import Downloads/frames.csv study/lexicons
        koshu lexicon import housing.yml --table frames --language ru
        koshu lexicon import liwc.dic --table polarity --language ru --into lexicons
      """)

  /// The files that tables can be read from.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case xlsx, csv, quanteda, liwc, lexicoder

    /// By the ending of a file's name; nil where it says nothing.
    init?(ending path: String) {
      switch URL(fileURLWithPath: path).pathExtension.lowercased() {
      case "xlsx": self = .xlsx
      case "csv": self = .csv
      case let ending:
        guard let foreign = ForeignFormat(ending: ending) else { return nil }
        self.init(rawValue: foreign.rawValue)
      }
    }
  }

  @Argument(help: "The file to read.") var file: String

  @Argument(help: "The folder of codebook.csv and its tables; the installed one if left out.")
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "\(Format.allCases.map(\.rawValue).joined(separator: ", ")); by the file's ending if left out.",
      valueName: "format"))
  var format: Format?

  @Flag(help: "Remove the rows of the folder that the file does not have.")
  var prune = false

  @Flag(help: "Say what would change, and write nothing.")
  var dryRun = false

  @OptionGroup(title: "Dictionaries of other tools") var dictionary: DictionaryImportOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    let format = try chosenFormat()
    try dictionary.validate(foreign: ForeignFormat(rawValue: format.rawValue), prune: prune)
  }

  private func chosenFormat() throws -> Format {
    if let format = format ?? Format(ending: file) { return format }
    throw ValidationError(
      "name the format: --format \(Format.allCases.map(\.rawValue).joined(separator: "|"))")
  }

  func run() throws {
    let folder = folder ?? Installation.current.lexicons
    switch try chosenFormat() {
    case .xlsx:
      let sheets = try LexiconSheets(ReadWorkbook(path: file), place: file)
      for notice in sheets.notices { Output.complain(notice) }
      try importTables(sheets.tables, into: folder) { "\(file):\($0.dropLast(4))" }
    case .csv:
      let table = try EditedTable(path: file)
      for warning in table.warnings { Output.complain("warning: \(warning)") }
      try importTables([table.name: table.cells], into: folder) { _ in file }
    case .quanteda: try dictionary.run(file, .quanteda, folder, dryRun: dryRun)
    case .liwc: try dictionary.run(file, .liwc, folder, dryRun: dryRun)
    case .lexicoder: try dictionary.run(file, .lexicoder, folder, dryRun: dryRun)
    }
  }

  private func importTables(
    _ edited: [String: TableCells], into folder: String,
    place: @escaping @Sendable (String) -> String
  ) throws {
    let tables = TableFolder(path: folder)
    var done: Done?
    if dryRun {
      var files: [String: [UInt8]] = [:]
      for name in Lexicon.fileNames { files[name] = try WholeFile.read("\(folder)/\(name)") }
      done = try merge(edited, into: files, given: tables.givenIDs(), folder, place)
    } else {
      try tables.change(Lexicon.fileNames) { files, given in
        let now = try merge(edited, into: files, given: given, folder, place)
        for merge in now.changed {
          guard let former = files[merge.name] else { continue }
          try WholeFile.write(former, to: Self.backup(merge.name, in: folder))
        }
        done = now
        return Dictionary(
          now.changed.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
      }
    }
    if let done { try tell(done, folder) }
  }

  /// What an import makes of the tables as they are at one moment.
  private struct Done {
    var imported: LexiconImport
    var changed: [TableMerge]
    /// The tables that were not there before.
    var new: Set<String>
  }

  private func merge(
    _ edited: [String: TableCells], into files: [String: [UInt8]], given: GivenIDs,
    _ folder: String, _ place: @escaping @Sendable (String) -> String
  ) throws -> Done {
    let imported = try LexiconImport(
      edited, into: files, given: given, folder: folder, prune: prune, place: place)
    return Done(
      imported: imported,
      changed: imported.merges.filter { $0.isChanged || files[$0.name] == nil },
      new: Set(imported.merges.map(\.name).filter { files[$0] == nil }))
  }

  private static func backup(_ name: String, in folder: String) -> String {
    "\(folder)/\(name).bak"
  }

  private func tell(_ done: Done, _ folder: String) throws {
    for merge in done.imported.merges { try Output.show(merge.text(isPruned: prune)) }
    try warn(of: done.imported, folder)
    guard !dryRun else {
      return try Output.write(
        done.changed.isEmpty ? "nothing would change\n" : "nothing was written (--dry-run)\n")
    }
    if done.changed.isEmpty { return try Output.write("nothing to change\n") }
    for merge in done.changed {
      let kept =
        done.new.contains(merge.name)
        ? "" : " (the former table: \(Self.backup(merge.name, in: folder)))"
      try Output.show("wrote \(folder)/\(merge.name)\(kept)\n")
    }
  }

  /// What `lexicon check` says of the rows that came or changed.
  private func warn(of imported: LexiconImport, _ folder: String) throws {
    let touched = Set(imported.merges.flatMap(\.touched))
    guard !touched.isEmpty else { return }
    let lines = Set(
      imported.lexicon.entries.filter { touched.contains($0.id) }.map {
        "\(folder)/\($0.table.fileName):\($0.line):"
      })
    for problem in imported.lexicon.check(
      folder: folder, dictionaries: try language.dictionaries())
    where lines.contains(where: problem.place.hasPrefix) {
      Output.complain("warning: \(problem)")
    }
  }
}
