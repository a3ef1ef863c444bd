internal import ArgumentParser
internal import Basics
internal import Exchange
internal import Foundation
internal import Lexicons
internal import Runs

extension Table: ExpressibleByArgument {}
extension EntryLanguage: ExpressibleByArgument {}
extension EntryType: ExpressibleByArgument {}

/// What `lexicon import` asks about a dictionary of another tool.
struct DictionaryImportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The table that the rows are for, such as frames.", valueName: "table"))
  var table: Table?

  @Option(help: ArgumentHelp("The language of the words: kk, ru or any.", valueName: "language"))
  var language: EntryLanguage?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The type of words without signs: fixed as they stand, lemma for every form, exact.",
      valueName: "type"))
  var wordType = WordType.fixed

  /// The types of entries that hold plain words.
  enum WordType: String, CaseIterable, ExpressibleByArgument {
    case fixed, lemma, exact

    var entryType: EntryType {
      switch self {
      case .fixed: .fixed
      case .lemma: .lemma
      case .exact: .exact
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "A table category,code for categories that are not called as a code.", valueName: "file"))
  var codeMap: String?

  @Option(
    help: ArgumentHelp("Write the rows to a file, not to standard output.", valueName: "file"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Add the rows to the table in this folder; the former one is kept as NAME.csv.bak.",
      valueName: "folder"))
  var into: String?

  @Option(
    help: ArgumentHelp(
      "Write all that was not carried over whole: CSV, or JSON by the ending.", valueName: "file"))
  var report: String?

  @Flag(help: "Leave with 6, and write no rows, where anything was not carried over whole.")
  var strict = false

  /// Options for the other kind of file would be passed over in silence.
  func validate(foreign: ForeignFormat?, prune: Bool) throws {
    guard foreign != nil else {
      guard table == nil, language == nil, codeMap == nil, to == nil, into == nil, report == nil,
        !strict
      else {
        throw ValidationError(
          "--table, --language, --code-map, --to, --into, --report and --strict are for "
            + "dictionaries of other tools")
      }
      return
    }
    guard to == nil || into == nil else {
      throw ValidationError(
        "--to writes the rows to a file, --into adds them to a table: choose one")
    }
    guard !prune else { throw ValidationError("--prune is for whole tables: xlsx and csv") }
    guard table != nil else {
      throw ValidationError(
        "name the table of the rows: --table \(Table.allCases.map(\.rawValue).joined(separator: "|"))"
      )
    }
    guard language != nil else {
      throw ValidationError("name the language of the words: --language kk|ru|any")
    }
  }

  func run(_ file: String, _ format: ForeignFormat, _ folder: String, dryRun: Bool) throws {
    guard let table, let language else { return }
    let folder = into ?? folder
    let lexicon = try Lexicon.load(folder: folder)
    let files = try [Lexicon.codebookName, table.fileName].map { name in
      (name, try InputBytes.read("\(folder)/\(name)"))
    }
    let map = try codeMap.map {
      try CodeMap(
        InputBytes.read($0), place: $0, codebook: lexicon.codebook, kind: table.kind)
    }
    let dictionary = try format.read(InputBytes.read(file), place: file)
    let result = TableImport(
      dictionary, place: file,
      options: TableImport.Options(
        table: table, language: language, wordType: wordType.entryType, map: map ?? .none,
        source: URL(fileURLWithPath: file).lastPathComponent),
      lexicon: lexicon, files: Dictionary(files, uniquingKeysWith: { first, _ in first }),
      given: try TableFolder(path: folder).givenIDs())
    let losses = FindingsView(result.findings, result.tally, report: report)
    try losses.show()
    let tally = result.tally
    let summary =
      "\(file): \(tally.patterns) \(tally.patterns == 1 ? "pattern" : "patterns"): "
      + "\(tally.carried) \(tally.carried == 1 ? "row" : "rows") for \(table.fileName)"
      + (tally.partly > 0 ? " (\(tally.partly) carried over in part)" : "")
      + ", \(tally.known) there already, \(tally.lost) lost"
    Output.complain(summary)
    if strict, losses.hasLosses { throw ExitStatus.gate }
    if dryRun { return }
    if let into {
      try append(result.rows, to: table.fileName, in: into, former: files.last?.1 ?? [])
    } else if let to {
      try WholeFile.write(result.csv, to: to)
    } else {
      try Output.write(result.csv)
    }
  }

  /// Adds rows to a table, unless it has changed since it was read.
  private func append(
    _ rows: [[String]], to name: String, in folder: String, former: [UInt8]
  ) throws {
    guard !rows.isEmpty else { return }
    let path = "\(folder)/\(name)"
    let bytes = try TableAppend.appended(rows, to: former, place: path)
    try TableFolder(path: folder).change([name]) { files, _ in
      guard files[name] == former else {
        throw Problem(
          "EXC-009", at: path, "the table was changed meanwhile; nothing was written",
          cure: "run the import again")
      }
      try WholeFile.write(former, to: path + ".bak")
      return [name: bytes]
    }
    Output.complain("\(path): \(rows.count) rows added; the former table is \(path).bak")
  }
}

/// What `lexicon export` asks about a dictionary or a codebook.
struct DictionaryExportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("One table; all if left out.", valueName: "table"))
  var table: Table?

  @Option(
    help: ArgumentHelp(
      "The rows of this language (and of any); all if left out.", valueName: "kk|ru"))
  var language: EntryLanguage?

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp(
      "quanteda: rows of this type only; may be given more than once.", valueName: "type"))
  var types: [EntryType] = []

  @Flag(
    help: "quanteda: write lemmas as koshu analyze gives them, for look-up among lemmas in R.")
  var lemmas = false

  @Option(
    help: ArgumentHelp(
      "codebook: how many example lines each code has in each language.", valueName: "n"))
  var examples = 3

  @Option(
    help: ArgumentHelp(
      "quanteda: write all that was not carried over whole: CSV, or JSON by the ending.",
      valueName: "file"))
  var report: String?

  @Flag(
    help: "quanteda: leave with 6, and write nothing, where anything was not carried over whole.")
  var strict = false

  @OptionGroup var dictionaries: LanguageOptions

  func validate(isText: Bool) throws {
    guard examples >= 0 else {
      throw ValidationError("--examples takes 0 or more, not \(examples)")
    }
    guard
      isText
        || (table == nil && language == nil && types.isEmpty && !lemmas && report == nil
          && !strict)
    else {
      throw ValidationError(
        "--table, --language, --type, --lemmas, --report and --strict are for quanteda and codebook"
      )
    }
  }

  func writeQuanteda(_ folder: String, to path: String?) throws {
    let lexicon = try Lexicon.load(folder: folder)
    let known = lemmas ? MeantLemmas(try dictionaries.dictionaries()) : nil
    let export = try QuantedaExport(
      lexicon, folder: folder,
      options: QuantedaExport.Options(table: table, language: language, types: types, lemmas: known)
    )
    let losses = FindingsView(export.findings, export.tally, report: report)
    try losses.show()
    let tally = export.tally
    Output.complain(
      "\(tally.patterns) entries: \(tally.carried - tally.partly) carried over, "
        + "\(tally.partly) in part, \(tally.lost) lost")
    if strict, losses.hasLosses { throw ExitStatus.gate }
    try put(export.yaml, path)
  }

  func writeCodebook(_ folder: String, to path: String?) throws {
    let lexicon = try Lexicon.load(folder: folder)
    try put(
      CodebookExport.html(lexicon, table: table, language: language, mostExamples: examples), path)
  }

  private func put(_ text: String, _ path: String?) throws {
    if let path {
      try WholeFile.write(Array(text.utf8), to: path)
    } else {
      try Output.write(text)
    }
  }
}

/// Whole files that a command names.
private enum InputBytes {
  static func read(_ path: String) throws(Problem) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "EXC-001", at: path, "the file cannot be read", cure: "check its name and permissions")
    }
    return Array(data)
  }
}
