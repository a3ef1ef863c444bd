internal import ArgumentParser
internal import Basics
internal import Exports
internal import Foundation
internal import Runs

extension ExportRequest.Format: ExpressibleByArgument {}

/// `koshu export FORMAT`: coded articles for other programs.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write coded articles for spreadsheets, statistics and programs for coding by hand.",
    discussion: """
      FORMAT is one of
        csv        a CSV file for each table: RFC 4180, UTF-8, LF
        excel      CSV for Excel and LibreOffice: no cell is taken for a formula
        xlsx       one workbook with typed cells
        jsonl      a file of JSON objects for each table, one a line
        package    a Frictionless data package: CSV, schemas, data dictionary
        spss       CSV and syntax that labels columns and codes, for SPSS and PSPP
        r          CSV and a script that reads it into R
        qdpx       REFI-QDA: texts, codes, selections for QualCoder, NVivo, MAXQDA …
        citation   CITATION.cff

      Tables: articles, mentions, frames, evidence, stories, aggregates. Every column is explained in \
      docs/data-dictionary.md, every format in docs/exports.md. What is there already stays whole until \
      the new export is complete; a folder that holds other files is never replaced.

      EXAMPLES
        koshu export csv
        koshu export excel --semicolon --tables articles,stories -o for-excel
        koshu export xlsx -o corpus.xlsx --language kk
        koshu export package --no-text -o share
        koshu export qdpx -o corpus.qdpx --gold aliya.xlsx --gold dana.xlsx
        koshu export citation --author "Ахметова, Алия" -o CITATION.cff
      """)

  @Argument(
    help: ArgumentHelp(
      "\(ExportRequest.Format.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"))
  var format: ExportRequest.Format

  @Option(
    name: [.customShort("o"), .customLong("output"), .customLong("to")],
    help: ArgumentHelp(
      "The folder to write, or the file for xlsx, qdpx and citation; export/ in the output folder if left out.",
      valueName: "path"))
  var output: String?

  @Option(
    help: ArgumentHelp("Some of the tables, with commas; all if left out.", valueName: "names"))
  var tables: String?

  @Option(
    help: ArgumentHelp(
      "Of labels and explanations: \(InterfaceLanguage.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "language"))
  var language = InterfaceLanguage.en

  @Flag(help: "Without the publishers' words: headlines and quoted words are left empty.")
  var noText = false

  @Flag(
    help:
      "Replace names of private persons by pseudonyms, and leave out addresses; officials, experts and institutions stay."
  )
  var pseudonymise = false

  @Flag(help: "Put semicolons between fields, as Kazakh and Russian Windows expects; for excel.")
  var semicolon = false

  @Option(
    help: ArgumentHelp(
      "An author for citation: \"Family, Given\", or a body; may be given again.",
      valueName: "name"))
  var author: [String] = []

  @Option(
    help: ArgumentHelp(
      "Codings by a person for qdpx (xlsx, CSV, JSON lines); may be given again. The gold of pipeline.json if left out.",
      valueName: "file"))
  var gold: [String] = []

  @OptionGroup var options: CorpusOptions

  func validate() throws {
    _ = try chosenTables()
    func demand(_ isGiven: Bool, _ option: String, for format: ExportRequest.Format) throws {
      if isGiven, self.format != format {
        throw ValidationError(
          "\(option) is for koshu export \(format.rawValue), not \(self.format.rawValue)")
      }
    }
    try demand(semicolon, "--semicolon", for: .excel)
    try demand(!author.isEmpty, "--author", for: .citation)
    try demand(!gold.isEmpty, "--gold", for: .qdpx)
    if noText, format == .qdpx {
      throw ValidationError(
        "a project holds the texts: leave out --no-text, or export csv or package")
    }
    if tables != nil, format == .qdpx || format == .citation {
      throw ValidationError("--tables is for formats with tables, not \(format.rawValue)")
    }
  }

  private func chosenTables() throws -> [ExportTable] {
    guard let tables else { return ExportTable.allCases }
    let known = ExportTable.allCases.map(\.rawValue)
    let names = tables.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    for name in names where !known.contains(name) {
      let hint = nearestName(to: name, among: known).map { "did you mean \($0)?" }
      throw ValidationError(
        "--tables knows no \(name); \(hint ?? "expected some of \(known.joined(separator: ","))")")
    }
    guard !names.isEmpty else {
      throw ValidationError("--tables names none; expected some of \(known.joined(separator: ","))")
    }
    return ExportTable.allCases.filter { names.contains($0.rawValue) }
  }

  func run() async throws {
    var request = ExportRequest(format)
    request.path = output
    request.tables = try chosenTables()
    request.language = language
    request.hasText = !noText
    request.isPseudonymous = pseudonymise
    if semicolon { request.separator = UInt8(ascii: ";") }
    request.authors = author
    request.gold = gold
    let summary = try await options.watched { [request] in try await $0.export(request) }
    for remark in summary.remarks { Output.complain(remark) }
    try Output.show(text(summary))
  }

  private func text(_ summary: ExportSummary) -> String {
    let width = summary.files.map(\.name.count).max() ?? 0
    let lines = summary.files.map { file in
      let rows =
        file.rows == 0 && !isTable(file.name) ? "" : "\(file.rows)\(format == .qdpx ? "" : " rows")"
      return "  \(file.name.padding(toLength: width + 2, withPad: " ", startingAt: 0))\(rows)"
    }
    return (["wrote \(summary.path)"] + lines.map { String($0.trimmingSuffix()) })
      .joined(separator: "\n") + "\n"
  }

  private func isTable(_ name: String) -> Bool {
    ExportTable.allCases.contains { name == $0.rawValue || name.hasPrefix("\($0.rawValue).") }
      && !name.hasSuffix(".sps")
  }
}

extension String {
  fileprivate func trimmingSuffix() -> Substring {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return text
  }
}
