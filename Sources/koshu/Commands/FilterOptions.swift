internal import ArgumentParser
internal import Basics
internal import Workbench

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
