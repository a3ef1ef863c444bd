internal import ArgumentParser
internal import Basics
internal import Coding
internal import Foundation
internal import Lexicons
internal import Runs
internal import Workbench

/// `koshu kwic`: every place of the corpus where words or evidence stand.
struct KwicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kwic",
    abstract: "Show words, an entry or the evidence of a code in their contexts: a concordance.",
    discussion: """
      PATTERN is written as in the tables of the lexicon: every form of each word, =word for a form \
      as it stands, a|b for either, [2] for up to two words between, @abl for a case. --entry shows \
      where a row of the lexicon was found, --code the evidence of a code or of the finer ones under \
      it. The first lines come at once, then the totals. docs/concordance.md tells how to read them.

      EXAMPLES
        koshu kwic 'жатақхана|общежитие'
        koshu kwic 'ауыл@abl [2] келу@part' --sort right
        koshu kwic 'землячеств*' --type glob --language ru
        koshu kwic --entry frames.ru.0147 --blocked
        koshu kwic --code housing --outlet qalatany --year 2023 --year 2024
        koshu kwic --code stance:negative --sample 30 --seed 7
        koshu kwic 'приезжий' --stance negative --csv > lines.csv
      """)

  @Argument(help: "The words to look for.") var pattern: String?

  @Option(help: ArgumentHelp("A row of the lexicon instead of words.", valueName: "id"))
  var entry: String?

  @Option(
    help: ArgumentHelp(
      "Evidence of a code instead of words: housing, frame:housing, stance:negative.",
      valueName: "code"))
  var code: String?

  @Option(
    help: ArgumentHelp(
      "How PATTERN is read: \(EntryType.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "type"))
  var type = EntryType.lemma

  @Option(
    help: ArgumentHelp(
      "Words of PATTERN in this language only; of an entry or a code, articles in it: kk, ru, any.",
      valueName: "language"))
  var language = EntryLanguage.any

  @OptionGroup(title: "Which articles") var filter: FilterOptions

  @Flag(help: "Of an entry or a code: what counted in the codings.") var counted = false

  @Flag(help: "Of an entry or a code: what was kept from counting, and why.") var blocked = false

  @Option(
    help: ArgumentHelp("How many words are given to each side of the node.", valueName: "n"))
  var context: Int?

  @Flag(help: "Let the context go on over the borders of the sentence.") var across = false

  @Option(
    help: ArgumentHelp(
      "Order of the lines: "
        + "\(ConcordanceQuery.Order.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "by"))
  var sort = ConcordanceQuery.Order.article

  @Option(
    help: ArgumentHelp(
      "How many lines are shown; 50 by default, all with --csv and --json.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("How many lines are passed over first.", valueName: "n"))
  var offset = 0

  @Option(help: ArgumentHelp("Lines chosen by chance out of all.", valueName: "n"))
  var sample: Int?

  @Option(help: ArgumentHelp("What the choice by chance begins from.", valueName: "n"))
  var seed = 1

  @Flag(help: "Write the lines as a table (RFC 4180).") var csv = false

  @Flag(help: "Write each line as a JSON object, one a line.") var json = false

  @Flag(help: "Show the lines only, without counting the rest.") var fast = false

  @Flag(help: "Show the totals only.") var totals = false

  @Option(
    help: ArgumentHelp("Columns of a line; those of the terminal by default.", valueName: "n"))
  var width: Int?

  @OptionGroup var options: CorpusOptions

  func validate() throws {
    guard [pattern, entry, code].compactMap({ $0 }).count == 1 else {
      throw ValidationError("give one of PATTERN, --entry and --code")
    }
    if counted || blocked {
      guard pattern == nil else {
        throw ValidationError("--counted and --blocked go with --entry or --code")
      }
      guard counted != blocked else {
        throw ValidationError("--counted and --blocked exclude each other")
      }
    }
    guard !(csv && json) else { throw ValidationError("--csv and --json exclude each other") }
    guard !(fast && totals) else { throw ValidationError("--fast and --totals exclude each other") }
    for (name, number) in [
      ("limit", limit), ("offset", offset), ("context", context), ("sample", sample),
    ] {
      if let number, !(0...1_000_000_000).contains(number) {
        throw ValidationError("--\(name) takes 0 or more, not \(number)")
      }
    }
    if let width, !(20...10_000).contains(width) {
      throw ValidationError("--width takes 20 to 10000 columns, not \(width)")
    }
    _ = try filter.filter()
  }

  func run() throws {
    let (corpus, dictionaries) = try options.corpus().studyWithDictionaries()
    let concordance = try Concordance(try query(), in: corpus, dictionaries: dictionaries)
    if !totals {
      if csv || json { try writeLines(concordance) } else { try show(concordance) }
    }
    guard !fast else { return }
    let found = try concordance.totals()
    if totals, json {
      var writer = JSONWriter()
      found.write(to: &writer)
      writer.endLine()
      try Output.write(writer.bytes)
    } else if csv || json {
      // Standard output holds the table.
      Output.note(found.text(hasColor: false).trimmingCharacters(in: .newlines))
    } else {
      try Output.write(found.text(hasColor: Palette.standardOutput.isColored))
    }
  }

  private func query() throws -> ConcordanceQuery {
    let occurrences: ConcordanceQuery.Occurrences =
      counted ? .counted : blocked ? .blocked : .all
    var query: ConcordanceQuery
    if let entry {
      query = ConcordanceQuery(.entry(entry, occurrences))
    } else if let code {
      query = ConcordanceQuery(.code(code, occurrences))
    } else {
      query = ConcordanceQuery(.pattern(pattern ?? "", type: type, language: language))
    }
    query.filter = try filter.filter()
    if pattern == nil, language != .any {
      query.filter.values[.language, default: []].insert(language.rawValue)
    }
    // A terminal is filled from node to edge, a table gets what a reader needs to judge a line.
    query.context = context ?? (csv || json ? 15 : 40)
    query.isAcross = across
    query.order = sort
    query.sample = sample.map { .init(count: $0, seed: seed) }
    query.limit = limit ?? (csv || json ? nil : 50)
    query.offset = offset
    return query
  }

  private func show(_ concordance: Concordance) throws {
    let page = try concordance.page()
    let text = ConcordanceText(
      width: width ?? terminalWidth, hasColor: Palette.standardOutput.isColored
    ).text(page.lines)
    try Output.write(text)
    if page.hasMore {
      let next = offset + page.lines.count
      try Output.write("… more lines: --offset \(next), or --limit\n")
    }
    if !page.lines.isEmpty, !fast { try Output.write("\n") }
  }

  private func writeLines(_ concordance: Concordance) throws {
    var output = BufferedOutput()
    var table = CSVWriter(header: ConcordanceLine.columns)
    func write(_ lines: [ConcordanceLine]) throws {
      var writer = JSONWriter()
      for line in lines {
        if csv {
          table.append(line.fields)
        } else {
          line.write(to: &writer)
          writer.endLine()
        }
      }
      try output.write(csv ? table.takeBytes() : writer.bytes)
    }
    let query = concordance.query
    if query.order == .article, query.sample == nil, query.limit == nil, query.offset == 0 {
      if csv { try write([]) }
      try concordance.visitLines {
        try write($0)
        return .next
      }
    } else {
      try write(concordance.page().lines)
    }
    try output.flush()
  }
}

extension ConcordanceQuery.Order: ExpressibleByArgument {}
extension EntryType: ExpressibleByArgument {}
extension EntryLanguage: ExpressibleByArgument {}

/// Options that pick articles; one given more than once means either value.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Articles of this outlet.", valueName: "id")) var outlet: [String] = []
  @Option(help: ArgumentHelp("Articles of this year.", valueName: "2024")) var year: [String] = []
  @Option(help: ArgumentHelp("From this day, month or year on.", valueName: "2024-05"))
  var from: String?
  @Option(help: ArgumentHelp("Up to this day, month or year.", valueName: "2024-06-30"))
  var to: String?
  @Option(help: ArgumentHelp("Articles of this relevance.", valueName: "code"))
  var relevance: [String] = []
  @Option(help: ArgumentHelp("Articles with this stance.", valueName: "code"))
  var stance: [String] = []
  @Option(help: ArgumentHelp("Articles with this frame, or finer code.", valueName: "code"))
  var frame: [String] = []
  @Option(help: ArgumentHelp("Articles in which this role speaks.", valueName: "code"))
  var voice: [String] = []
  @Option(help: ArgumentHelp("Articles about this city.", valueName: "code"))
  var city: [String] = []
  @Option(help: ArgumentHelp("The reprints of one story.", valueName: "id"))
  var story: [String] = []
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Any field: \(ArticleField.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "field=value"))
  var conditions: [String] = []

  func filter() throws -> ArticleFilter {
    var filter = ArticleFilter()
    let named: [(ArticleField, [String])] = [
      (.outlet, outlet), (.year, year), (.relevance, relevance), (.stance, stance),
      (.frame, frame), (.voice, voice), (.city, city), (.story, story),
    ]
    for (field, values) in named where !values.isEmpty { filter.values[field] = Set(values) }
    for condition in conditions {
      let parts = condition.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError("--where takes field=value, not \(condition)")
      }
      guard let field = ArticleField(rawValue: parts[0]) else {
        let known = ArticleField.allCases.map(\.rawValue)
        let hint = nearestName(to: parts[0], among: known).map { "did you mean \($0)?" }
        throw ValidationError(
          "--where knows no field \(parts[0]); "
            + (hint ?? "expected one of \(known.joined(separator: ", "))"))
      }
      filter.values[field, default: []].insert(parts[1])
    }
    (filter.from, filter.to) = (from, to)
    return filter
  }
}
