internal import ArgumentParser
internal import Basics
internal import Foundation
internal import Runs

@main
struct Koshu: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "koshu",
    abstract: "Measures how the media of Kazakhstan talk about people who move to its cities.",
    discussion: """
      Reads saved pages, feeds and web archives in Kazakh and Russian, codes stance and frames by \
      lexicon, and writes a report and CSV files in which every figure leads to its words.

      EXAMPLES
        koshu init study               a starter in the folder study
        koshu run                      read, code and report, as pipeline.json says
        koshu status                   what became of every input
        koshu explain a1b2c3d4e5f6     why an article was coded as it was
        ls pages/*.html | koshu extract | koshu code

      EXIT CODES
        0  done
        1  done, but more bad documents than the configured share
        2  bad configuration, lexicon or arguments
        3  interrupted; run again to go on
        4  internal fault: disk, permissions, store
        5  another run holds the store
        6  a gate failed
      """,
    version: "koshu \(Version.number)",
    subcommands: [
      RunCommand.self, FetchCommand.self, IngestCommand.self, RecodeCommand.self,
      ReportCommand.self,
      ExportCommand.self,
      StatusCommand.self, ExplainCommand.self, KwicCommand.self, SampleCommand.self,
      EvaluateCommand.self,
      LexiconCommand.self, ServeCommand.self,
      VerifyCommand.self, RebuildCommand.self, ForgetCommand.self,
      InitCommand.self,
      ExtractCommand.self, FeedsCommand.self, AnalyzeCommand.self, CodeCommand.self,
      RobotsCommand.self,
    ])

  static func main() async {
    // A reader that goes away (`koshu analyze | head`) ends the filter without a word.
    signal(SIGPIPE, SIG_DFL)
    do {
      if CommandLine.arguments.dropFirst() == ["--version"] {
        return try Output.write(Version.report())
      }
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// Prints the error in one place and leaves with the code that belongs to it.
  private static func end(with error: any Error) -> Never {
    switch error {
    case let problem as Problem:
      Output.complain(problem.description)
      Foundation.exit(ExitStatus(problem).rawValue)
    case let problems as Problems:
      Output.complain(problems.description)
      Foundation.exit(problems.all.first.map(ExitStatus.init)?.rawValue ?? 2)
    case is Interrupted:
      Output.complain("interrupted: what was done is kept; run again to go on")
      Foundation.exit(ExitStatus.interrupted.rawValue)
    case let status as ExitStatus:
      Foundation.exit(status.rawValue)
    default:
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if !code.isSuccess {
        Output.complain(message)
      } else if (try? Output.write(message + "\n")) == nil {
        Foundation.exit(ExitStatus.fault.rawValue)
      }
      switch code {
      // ArgumentParser leaves with 64 for wrong arguments; our table says 2.
      case .validationFailure: Foundation.exit(ExitStatus.input.rawValue)
      // And with 1 for an error that it does not know, which is our word for bad documents.
      case .failure: Foundation.exit(ExitStatus.fault.rawValue)
      default: Foundation.exit(code.rawValue)
      }
    }
  }
}

/// The exit codes that scripts may rely on.
enum ExitStatus: Int32, Error {
  case badDocuments = 1
  case input = 2
  case interrupted = 3
  case fault = 4
  case locked = 5
  case gate = 6

  init(_ problem: Problem) {
    switch problem.kind {
    case .input: self = .input
    case .locked: self = .locked
    case .fault: self = .fault
    case .gate: self = .gate
    }
  }
}
