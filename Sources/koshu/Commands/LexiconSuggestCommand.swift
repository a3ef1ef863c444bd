internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Lexicons
internal import Linguistics
internal import Runs
internal import Workbench

/// `koshu lexicon suggest CODE`: words that may belong to a code.
struct LexiconSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Find words of the corpus that may belong to a code, and take those you want.",
    discussion: """
      keyness: words that texts with the code have more often than the rest; collocates: words in \
      the sentences that bear it; relatives: words of one stem with its words, or spelt nearly so; \
      translations: words that stand beside its words where articles come in both languages. Stories \
      are counted, not reprints. Nothing is added by itself: --accept adds a row with what you see. \
      docs/concordance.md tells how to read the figures.

      EXAMPLES
        koshu lexicon suggest housing
        koshu lexicon suggest frame:housing --gold coded.csv --method keyness
        koshu lexicon suggest housing --language kk --min-stories 5 --csv > words.csv
        koshu lexicon suggest housing --accept 1,4
        koshu lexicon suggest housing --accept общага
      """)

  @Argument(help: "A code of codebook.csv: housing, frame:housing.") var code: String

  @Option(
    help: ArgumentHelp(
      "Passages coded by people: keyness of those with the code against those without.",
      valueName: "file"))
  var gold: String?

  @Option(
    help: ArgumentHelp(
      "Some of \(SuggestionQuery.Method.allCases.map(\.rawValue).joined(separator: ",")).",
      valueName: "methods"))
  var method: String?

  @Flag(help: "Keyness of sentences with the code against the others, not of texts.")
  var bySentence = false

  @Option(help: ArgumentHelp("Words in this language only.", valueName: "language"))
  var language = EntryLanguage.any

  @Option(help: ArgumentHelp("In how many stories a word must stand.", valueName: "n"))
  var minStories = 3

  @Option(
    help: ArgumentHelp(
      "How much more often, as a binary logarithm: 1 is twice, 2 four times.", valueName: "n"))
  var minLogRatio = 1.0

  @Option(
    help: ArgumentHelp("How likely by chance at most: 0.01 is G² 6.63.", valueName: "p"))
  var maxP = 0.01

  @Flag(help: "Show words that a row of the code finds already, too.") var known = false

  @Option(help: ArgumentHelp("How many are shown.", valueName: "n")) var limit = 20

  @Option(
    help: ArgumentHelp(
      "Add these to the table: numbers of the list, or a word of it.", valueName: "1,4"))
  var accept: String?

  @Flag(help: "Write a table (RFC 4180).") var csv = false

  @Flag(help: "Write each candidate as a JSON object, one a line.") var json = false

  @OptionGroup(title: "Which articles") var filter: FilterOptions

  @OptionGroup var options: CorpusOptions

  func validate() throws {
    _ = try methods()
    _ = try filter.filter()
    guard minStories >= 1 else {
      throw ValidationError("--min-stories takes 1 or more, not \(minStories)")
    }
    guard limit >= 1 else { throw ValidationError("--limit takes 1 or more, not \(limit)") }
    guard (0...1).contains(maxP) else {
      throw ValidationError("--max-p takes a number from 0 to 1, not \(maxP)")
    }
    guard !(csv && json) else { throw ValidationError("--csv and --json exclude each other") }
  }

  func run() throws {
    let (corpus, dictionaries) = try options.corpus().studyWithDictionaries()
    // The tables of now: a word taken a minute ago is no candidate, though the corpus is not coded anew.
    let lexicon = try Lexicon.load(folder: Configuration.read(file: options.config).lexicons)
    var query = SuggestionQuery(try TargetCode(code, lexicon.codebook))
    query.methods = try methods()
    query.filter = try filter.filter()
    (query.bySentence, query.language, query.minStories) = (bySentence, language, minStories)
    (query.minLogRatio, query.maxProbability) = (minLogRatio, maxP)
    // A word is taken wherever it stands in the list.
    let isByWord = accept.map { !$0.allSatisfy { $0.isNumber || $0 == "," || $0 == " " } } ?? false
    (query.showsKnown, query.limit) = (known, isByWord ? max(limit, 1000) : limit)
    let passages = try gold.map { path in
      let reader = try PassageReader.read(path: path, known: KnownCodes(lexicon.codebook))
      for notice in reader.notices { Output.complain(notice) }
      return reader.passages
    }
    let found = try Suggestions(
      query, in: corpus, dictionaries: dictionaries, gold: passages, tables: lexicon)
    if let accept {
      try add(try chosen(accept, of: found), dictionaries)
    } else {
      try show(found)
    }
  }

  private func methods() throws -> Set<SuggestionQuery.Method> {
    guard let method else { return Set(SuggestionQuery.Method.allCases) }
    let known = SuggestionQuery.Method.allCases.map(\.rawValue)
    return Set(
      try method.split(separator: ",").map { piece in
        let name = piece.trimmingCharacters(in: .whitespaces)
        guard let method = SuggestionQuery.Method(rawValue: name) else {
          let hint = nearestName(to: name, among: known).map { "did you mean \($0)?" }
          throw ValidationError(
            "--method knows no \(name); \(hint ?? "expected some of \(known.joined(separator: ","))")"
          )
        }
        return method
      })
  }

  private func show(_ found: Suggestions) throws {
    var table = CSVWriter(header: Suggestion.columns)
    var lines = JSONWriter()
    for (place, item) in found.suggestions.enumerated() {
      table.append(item.fields(number: place + 1))
      item.write(to: &lines, number: place + 1)
      lines.endLine()
    }
    if csv { return try Output.write(table.bytes) }
    if json { return try Output.write(lines.bytes) }
    let palette = Palette.standardOutput
    try Output.write(found.text(width: terminalWidth, hasColor: palette.isColored))
    guard !found.suggestions.isEmpty else { return }
    Output.note("to take some: koshu lexicon suggest \(code) … --accept 1,2")
  }

  // MARK: Taking

  private func chosen(_ accept: String, of found: Suggestions) throws -> [Suggestion] {
    let all = found.suggestions
    if let exact = all.first(where: { $0.pattern == accept }) { return [exact] }
    return try accept.split(separator: ",").map { piece in
      let name = piece.trimmingCharacters(in: .whitespaces)
      if let number = Int(name), all.indices.contains(number - 1) { return all[number - 1] }
      if let item = all.first(where: { $0.pattern == name }) { return item }
      throw Problem(
        "SUG-006", at: name, "this is none of the \(all.count) candidates",
        cure: nearestName(to: name, among: all.map(\.pattern)).map { "did you mean \($0)?" }
          ?? "give numbers of the list, with the same options as it was made with")
    }
  }

  private func add(_ chosen: [Suggestion], _ dictionaries: Linguistics.Dictionaries) throws {
    let folder = try Configuration.read(file: options.config).lexicons
    for item in chosen {
      if let known = item.knownBy {
        throw Problem(
          "SUG-007", at: item.pattern, "the row \(known) finds it already",
          cure: "change that row instead")
      }
      var added: SuggestedRow?
      try TableFolder(path: folder).change(Lexicon.fileNames) { files, given in
        let row = try SuggestedRow(
          item, files: files, given: given, folder: folder, dictionaries: dictionaries)
        added = row
        return [row.file: row.bytes]
      }
      guard let row = added else { continue }
      try Output.show("\(row.text)\n")
      Output.note("added \(row.id) to \(folder)/\(row.file)")
    }
    Output.note("next: koshu lexicon check \(folder), koshu lexicon diff, koshu run")
  }
}
