internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Runs

/// `koshu status`: what the corpus holds, and how its collection does.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what became of every input, how the collection does, and what is left to do.",
    discussion: """
      Where pipeline.json has a collection: its last runs, its feeds, troubles first, what waits, \
      and which outlets bring nothing any more. Times are universal time.

      EXAMPLES
        koshu status
        koshu status --feeds       one line a feed, not an outlet
        koshu status --check       exit code 6 where something is wrong
        koshu status --json | jq .check
        koshu status --prometheus /var/lib/node_exporter/koshu.prom
      """)

  @Flag(help: "Show one line a feed; else those that do well are one line an outlet.")
  var feeds = false

  @Flag(help: "Leave with exit code 6 where something is wrong, and say what on standard error.")
  var check = false

  @Flag(help: "Print one JSON object.") var json = false

  @Option(
    help: ArgumentHelp("Write metrics for Prometheus, and print nothing.", valueName: "file"))
  var prometheus: String?

  @OptionGroup var limits: StatusLimitOptions
  @OptionGroup var options: CorpusOptions

  func run() throws {
    let limits = limits.limits
    let report = try options.corpus().statusReport(now: Date().timeIntervalSince1970)
    if let prometheus { try WholeFile.write(Array(report.metrics.utf8), to: prometheus) }
    if json {
      try Output.write(report.json(limits))
    } else if prometheus == nil {
      try Output.show(report.text(allFeeds: feeds))
    }
    guard check else { return }
    let problems = report.problems(limits)
    for problem in problems { Output.complain("\(problem.check.rawValue): \(problem.text)") }
    if !problems.isEmpty { throw ExitStatus.gate }
  }
}

/// From where on `status` calls something wrong.
struct StatusLimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Since the last run that came to its end, at most.", valueName: "hours"))
  var maxAge = StatusLimits().mostHours

  @Option(help: ArgumentHelp("Of the feeds, in trouble at most.", valueName: "share"))
  var maxFailing = StatusLimits().failingShare

  @Option(help: ArgumentHelp("That a page may be due and not fetched.", valueName: "hours"))
  var maxBacklog = StatusLimits().backlogHours

  @Option(help: ArgumentHelp("Free on the disk at least, in GB.", valueName: "GB"))
  var minFree = StatusLimits().leastFree / 1e9

  @Option(help: ArgumentHelp("Free on the disk at least, of all of it.", valueName: "share"))
  var minFreeShare = StatusLimits().leastFreeShare

  func validate() throws {
    for (name, value) in [
      ("max-age", maxAge), ("max-backlog", maxBacklog), ("min-free", minFree),
    ] where !(value >= 0 && value.isFinite) {
      throw ValidationError("--\(name) takes a number from 0 on.")
    }
    for (name, value) in [("max-failing", maxFailing), ("min-free-share", minFreeShare)]
    where !(0...1).contains(value) {
      throw ValidationError("--\(name) takes a share from 0 to 1.")
    }
  }

  var limits: StatusLimits {
    var limits = StatusLimits()
    limits.mostHours = maxAge
    limits.failingShare = maxFailing
    limits.backlogHours = maxBacklog
    limits.leastFree = minFree * 1e9
    limits.leastFreeShare = minFreeShare
    return limits
  }
}
