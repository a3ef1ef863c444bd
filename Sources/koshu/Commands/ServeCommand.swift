internal import ArgumentParser
internal import Basics
internal import Dispatch
internal import Foundation
internal import Linguistics
internal import Runs
internal import Serve
internal import Synchronization

/// `koshu serve`: the analyst's questions in a browser.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Search, read and edit in a browser on this machine.",
    discussion: """
      Prints an address to open. It answers this machine only, and only who has the token in that \
      address; each start makes a new one. Ends with Ctrl-C.

      EXAMPLES
        koshu serve
        koshu serve --config study/pipeline.json --port 0
      """)

  @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 is any free one.", valueName: "number"))
  var port: UInt16 = 8642

  @Option(
    help: ArgumentHelp(
      "The folder of samples that people code; else the folder coding beside pipeline.json.",
      valueName: "folder"))
  var coding: String?

  @OptionGroup var options: CorpusOptions

  func run() async throws {
    let stops = StopSignals()
    let desk = try desk()
    let server = try await Server.start(port: port, desk: desk)
    try Output.write("\(server.address)\n")
    Task.detached(priority: .background) { desk.warm() }
    Output.note("open this address in a browser on this machine; Ctrl-C ends it")
    await stops.first()
    await server.stop()
  }

  private func desk() throws -> Desk {
    let configuration = try Configuration.read(file: options.config)
    let dictionaries = try configuration.loadDictionaries()
    let corpus = try Corpus(configuration: configuration, dictionaries: dictionaries)
    return Desk(
      Desk.Holdings(
        name: configuration.name,
        corpus: { try corpus.study() },
        stamp: { fileStamp([configuration.store, configuration.store + "-wal"]) },
        status: { try corpus.status().text },
        outlets: Dictionary(
          configuration.outlets.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }
        ).filter { !$0.value.isEmpty },
        dictionaries: dictionaries,
        lexicons: configuration.lexicons, output: configuration.output,
        coding: coding ?? Self.codingFolder(beside: options.config),
        recode: { try await Self.recode(configuration, dictionaries) }))
  }

  private static func codingFolder(beside file: String) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("coding").path
  }

  private static func recode(
    _ configuration: Configuration, _ dictionaries: Linguistics.Dictionaries
  ) async throws -> Desk.Recoding {
    let counts = Mutex(Desk.Recoding(coded: 0, kept: 0))
    let corpus = try Corpus(
      configuration: configuration, dictionaries: dictionaries,
      events: { event in
        guard case .ended(stage: .code, let done, let kept) = event else { return }
        counts.withLock { $0 = Desk.Recoding(coded: done, kept: kept) }
      })
    try await corpus.recode(all: false)
    return counts.withLock { $0 }
  }
}

/// SIGINT and SIGTERM, as something to wait for.
private struct StopSignals {
  private let sources: [any DispatchSourceSignal]
  private let stream: AsyncStream<Void>

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    self.stream = stream
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield() }
      source.resume()
      return source
    }
  }

  func first() async {
    for await _ in stream { return }
  }
}
