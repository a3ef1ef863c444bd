internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Runs

/// `koshu verify`: whether all that was kept is still there, and whole.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check store and archive against each other, record by record.",
    discussion: """
      Reads every record of the archive and its digests, and looks for its page in the collection's \
      state and in the store. Each fault is a line with its code and what to do; exit code 6 where there \
      is one. Nothing is changed. See docs/archive.md.

      EXAMPLES
        koshu verify
        koshu verify --json | jq -r .code
        koshu verify --dump > before.txt    the content of the store, for a comparison
      """)

  @Flag(help: "Print the canonical dump of the store, and check nothing.") var dump = false

  @Flag(help: "Faults and counts as JSON, one object a line.") var json = false

  @OptionGroup var options: CorpusOptions

  func validate() throws {
    if dump, json { throw ValidationError("--dump prints lines, not JSON.") }
  }

  func run() async throws {
    if dump { return try printDump() }
    let counts = try await options.watched { [json] corpus in
      try corpus.verify { fault in
        guard json else { return try Output.show(fault.text + "\n") }
        var line = JSONWriter()
        fault.write(to: &line)
        try Output.write(line.bytes)
      }
    }
    if json {
      var line = JSONWriter()
      counts.write(to: &line)
      try Output.write(line.bytes)
    } else {
      try Output.write(counts.text + "\n")
    }
    if counts.faults > 0 { throw ExitStatus.gate }
  }

  private func printDump() throws {
    var output = BufferedOutput()
    let (digest, lines) = try options.corpus().dump { try output.write($0) }
    try output.write(Array("# sha256 \(digest.hex) of \(lines) lines\n".utf8))
    try output.flush()
  }
}

/// `koshu rebuild`: the store anew from the sources.
struct RebuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make the store anew from the sources, the archive among them.",
    discussion: """
      The new store is made beside the old one and put in its place when it is whole; the old one stays \
      as koshu.sqlite.before where the two differ, and the exit code is 6 then. Where the collection's \
      state is missing, it is made anew from the archive, so that nothing is fetched again.

      EXAMPLES
        koshu rebuild
        koshu rebuild --state      the collection's state too, where it is damaged
      """)

  @Flag(help: "Make the collection's state anew as well.") var state = false

  @OptionGroup var options: CorpusOptions

  func run() async throws {
    let summary = try await options.watched { [state] in try await $0.rebuild(withState: state) }
    try Output.show(summary.text)
    if summary.differs { throw ExitStatus.gate }
  }
}

/// `koshu forget`: take-down requests and retention.
struct ForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Take pages out of archive and store for good, and never fetch them again.",
    discussion: """
      Shows what would go and asks. Text, title, coding and archive records are removed and their places \
      overwritten; forgotten.jsonl beside the store keeps day, reason and counts. Report and CSV files \
      follow with the next run. Exit code 6 where another source still holds it. See docs/archive.md.

      EXAMPLES
        koshu forget https://misal.example/2026/11/koshi-qon --reason "asked by letter, 12 December"
        koshu forget misal                   all pages of an outlet
        koshu forget --before 2025-01-01     all that was fetched before that day
        koshu forget misal --yes             without asking, for scripts
      """)

  @Argument(
    help: ArgumentHelp("The address of a page, or the id of an outlet.", valueName: "url|outlet"))
  var name: String?

  @Option(
    help: ArgumentHelp("What was fetched before this day, in UTC.", valueName: "yyyy-mm-dd"))
  var before: String?

  @Option(help: "Kept in forgotten.jsonl.") var reason: String?

  @Flag(help: "Do not ask.") var yes = false

  @OptionGroup var options: CorpusOptions

  func validate() throws {
    guard (name == nil) != (before == nil) else {
      throw ValidationError("Give the address of a page, the id of an outlet, or --before a day.")
    }
  }

  func run() async throws {
    let request = ForgetRequest(name: name, before: before, reason: reason)
    let summary = try await options.watched { [yes] corpus in
      try await corpus.forget(request) { plan in
        try Output.show(plan.text)
        return try yes || Self.isConfirmed()
      }
    }
    guard let summary else { return try Output.write("nothing was done\n") }
    try Output.show(summary.text)
    if summary.leavesSomething { throw ExitStatus.gate }
  }

  /// Asks the person at the terminal.
  private static func isConfirmed() throws -> Bool {
    guard isatty(STDIN_FILENO) == 1 else {
      throw Problem(
        "KEE-005", at: "standard input", "nobody is there to be asked, and nothing was done",
        cure: "give --yes where that is what you want")
    }
    Output.draw("This cannot be undone. Go on? [y/N] ")
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }
}
