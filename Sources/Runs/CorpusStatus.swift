internal import Basics
internal import Foundation
internal import Store

/// What became of every input, and what the next run has to do.
package struct CorpusStatus: Sendable {
  private let sources: [SourceCount]
  private let containers: [OutcomeCount]
  private let details: [(locator: String, outcome: String, detail: String)]
  private let hasMoreDetails: Bool
  private static let mostDetails = 200
  let articles: Int
  private let coded: Int
  private let stories: Int
  /// Articles whose coding is missing or out of date; nil where that was not asked.
  private let stale: Int?
  /// The sources were not read to their end.
  private let isBrokenOff: Bool
  /// Archives of which something cannot be read.
  let damagedArchives: Int
  /// Files of the collection's archive that hold more than was read of them.
  private let unreadArchives: Int
  /// Inputs of every kind, and the bad ones among them.
  let inputs: Int
  let bad: Int

  private struct SourceCount: Sendable {
    var name: String
    var outcomes: [OutcomeCount]
    var total: Int { outcomes.reduce(0) { $0 + $1.count } }
  }

  init(_ configuration: Configuration, _ store: CorpusStore, stale: Int?) throws {
    let documents = try store.documentCounts()
    sources = configuration.sources.enumerated().map { number, source in
      SourceCount(name: source.name, outcomes: documents.filter { $0.source == number })
    }
    containers = Self.merged(try store.containerCounts())
    let noted = try store.details(limit: Self.mostDetails + 1).map { ($0.0, $0.1, $0.2) }
    hasMoreDetails = noted.count > Self.mostDetails
    details = Array(noted.prefix(Self.mostDetails))
    articles = try store.articleCount()
    coded = try store.codingCount()
    stories = try store.storyCount()
    let bad: [String] = [Outcome.damaged.rawValue, Outcome.unreadable.rawValue]
    damagedArchives = try store.containerCounts().filter { count in
      bad.contains(count.outcome) && configuration.sources.indices.contains(count.source)
        && configuration.sources[count.source].kind == .warc
    }.reduce(0) { $0 + $1.count }
    unreadArchives = try Self.unreadArchives(configuration, store)
    isBrokenOff = try store.isIngestBrokenOff()
    self.stale = stale
    let all = documents + containers
    inputs = all.reduce(0) { $0 + $1.count }
    self.bad = all.filter { Outcome(rawValue: $0.outcome)?.isBad ?? true }.reduce(0) {
      $0 + $1.count
    }
  }

  private static func unreadArchives(
    _ configuration: Configuration, _ store: CorpusStore
  ) throws -> Int {
    guard let archive = configuration.archiveNamedSource else { return 0 }
    return try archiveFiles(of: archive).count { file in
      (fileSize(file.path) ?? 0) > (try store.container(file.locator)?.length ?? 0)
    }
  }

  /// Counts over all sources, in the order of outcomes.
  private static func merged(_ counts: [OutcomeCount]) -> [OutcomeCount] {
    var sums: [String: Int] = [:]
    for count in counts { sums[count.outcome, default: 0] += count.count }
    return sums.sorted { $0.key < $1.key }.map {
      OutcomeCount(source: 0, outcome: $0.key, count: $0.value)
    }
  }

  /// Whether every input has one known outcome, the articles add up, and nothing is left to do.
  package var isSound: Bool { faults.isEmpty && workLeft == nil }

  /// What the next run does, where something is left.
  var workLeft: String? { leftovers.first }

  private var leftovers: [String] {
    var left: [String] = []
    if isBrokenOff { left.append("the sources were not read to their end; go on: koshu run") }
    if unreadArchives > 0 {
      let files = counted(unreadArchives, "archive file")
      left.append("pages of \(files) are fetched and not read yet: koshu run")
    }
    if let stale, stale > 0 { left.append("the next run codes \(stale) anew: koshu run") }
    return left
  }

  var faults: [String] {
    var faults: [String] = []
    let all = sources.flatMap(\.outcomes) + containers
    for count in all where Outcome(rawValue: count.outcome) == nil {
      faults.append("\(count.count) inputs have the unknown outcome \(count.outcome)")
    }
    let found = sources.flatMap(\.outcomes).filter { $0.outcome == Outcome.article.rawValue }
      .reduce(0) { $0 + $1.count }
    if found != articles, !isBrokenOff {
      faults.append("\(found) documents became articles, but there are \(articles) articles")
    }
    return faults
  }

  package var text: String {
    var lines: [String] = []
    for source in sources {
      lines.append("\(source.name)  \(source.total) documents")
      lines += source.outcomes.map(line)
    }
    if !containers.isEmpty {
      lines.append("feeds, archives and tables  \(containers.reduce(0) { $0 + $1.count })")
      lines += containers.map(line)
    }
    lines.append("articles  \(articles), coded \(coded), stories \(stories)")
    lines += leftovers.map { "  \($0)" }
    lines += faults.map { "FAULT: \($0)" }
    if faults.isEmpty { lines.append("the sums add up: \(inputs) inputs, one outcome each") }
    if !details.isEmpty {
      lines.append("worth a look")
      lines += details.map { "  \($0.locator)  \($0.outcome): \($0.detail)" }
      if hasMoreDetails { lines.append("  … and more; the first \(Self.mostDetails) are shown") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One object; its keys are permanent and told in docs/scheduled-runs.md.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("sources")
      json.array(sources) { json, source in
        json.object { json in
          json.field("name", source.name)
          json.field("documents", source.total)
          json.key("outcomes")
          Self.write(source.outcomes, to: &json)
        }
      }
      json.key("containers")
      Self.write(containers, to: &json)
      json.field("inputs", inputs)
      json.field("bad", bad)
      json.field("articles", articles)
      json.field("coded", coded)
      json.field("stories", stories)
      json.field("stale", stale ?? 0)
      json.field("broken_off", isBrokenOff)
      json.field("unread_archives", unreadArchives)
      json.field("faults", faults)
    }
  }

  private static func write(_ counts: [OutcomeCount], to json: inout JSONWriter) {
    json.object { json in
      for count in counts { json.field(count.outcome, count.count) }
    }
  }

  private func line(_ count: OutcomeCount) -> String {
    let number = String(count.count)
    let name = count.outcome.padding(toLength: 11, withPad: " ", startingAt: 0)
    let meaning = Outcome(rawValue: count.outcome)?.meaning ?? "?"
    return String(repeating: " ", count: max(0, 7 - number.count)) + "\(number)  \(name)\(meaning)"
  }
}

/// What a run says at its end.
package struct RunSummary: Sendable {
  let status: CorpusStatus
  let files: [String]
  let badShare: Double

  package var hasTooManyBad: Bool {
    status.inputs > 0 && Double(status.bad) / Double(status.inputs) > badShare
  }

  package var text: String {
    var text = ""
    if hasTooManyBad {
      text +=
        "\(status.bad) of \(status.inputs) inputs could not be read (koshu status lists them)\n"
    }
    for file in files {
      text += file.hasSuffix(".html") ? "report  \(file)\n" : "data    \(file)\n"
    }
    return text
  }
}
