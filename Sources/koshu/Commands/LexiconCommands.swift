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
        koshu lexicon export --to lexicons.xlsx     all tables as one workbook
        koshu lexicon import lexicons.xlsx          and back
      """,
    subcommands: [LexiconCheckCommand.self, LexiconExportCommand.self, LexiconImportCommand.self])
}

/// `koshu lexicon check`: every mistake of a folder of tables at once.
struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find everything that is wrong in a folder of tables.",
    discussion: """
      Errors stop a run, warnings do not. Each line names file, line and column, what was found, and \
      the cure. Leaves with 6 where anything was found.

      EXAMPLES
        koshu lexicon check
        koshu lexicon check study/lexicons
        koshu lexicon check --json | jq -r .cure
      """)

  @Argument(help: "The folder of codebook.csv and its tables; the installed one if left out.")
  var folder: String?

  @Flag(help: "Write each finding as a JSON object, one a line.")
  var json = false

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let folder = folder ?? Installation.current.lexicons
    let (lexicon, errors) = Lexicon.read(folder: folder)
    // Without a codebook every row would be wrong, and say nothing.
    if lexicon.codebook.codes.isEmpty { throw Problems(errors) }
    // Rows that could be read are looked at even where others could not.
    let warnings =
      lexicon.warnings
      + lexicon.check(folder: folder, dictionaries: try language.dictionaries())
    try show(errors, as: "error", colour: "\u{1B}[31m")
    try show(warnings, as: "warning", colour: "\u{1B}[33m")
    if !json {
      let found = errors.isEmpty && warnings.isEmpty ? "nothing wrong" : count(errors, warnings)
      try Output.write("\(lexicon.entries.count) entries, \(found)\n")
    }
    guard errors.isEmpty, warnings.isEmpty else { throw ExitStatus.gate }
  }

  private func show(_ problems: [Problem], as severity: String, colour: String) throws {
    let isColored = Palette.standardOutput.isColored
    for problem in problems {
      if json {
        try Output.write(line(problem, severity))
      } else {
        try Output.write(isColored ? "\(colour)\(severity)\u{1B}[0m" : severity)
        try Output.show(": \(problem)\n")
      }
    }
  }

  private func count(_ errors: [Problem], _ warnings: [Problem]) -> String {
    "\(errors.count) \(errors.count == 1 ? "error" : "errors"), "
      + "\(warnings.count) \(warnings.count == 1 ? "warning" : "warnings")"
  }

  private func line(_ problem: Problem, _ severity: String) -> [UInt8] {
    let place = TablePlace(problem.place)
    var writer = JSONWriter()
    writer.object { json in
      json.field("severity", severity)
      json.field("code", problem.code)
      json.field("file", place.file)
      json.key("line")
      if let line = place.line { json.value(line) } else { json.value(nil) }
      json.field("column", place.column)
      json.field("message", problem.message)
      json.field("cure", problem.cure)
    }
    writer.endLine()
    return writer.bytes
  }
}

/// `file:line:column` in its parts; the column is the name of one.
private struct TablePlace {
  var file: String
  var line: Int?
  var column: String?

  init(_ place: String) {
    var parts = place.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 2, Int(parts[parts.count - 2]) != nil { column = parts.removeLast() }
    if parts.count > 1, let number = parts.last.flatMap({ Int($0) }) {
      line = number
      parts.removeLast()
    }
    file = parts.joined(separator: ":")
  }
}
