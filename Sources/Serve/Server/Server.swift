internal import Basics
internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// Koshu in a browser, for the analyst at this machine alone.
package struct Server: Sendable {
  /// The address to open, with the token that lets a browser in.
  package let address: String
  private let http: HTTPServer
  private let running: Task<Void, any Error>

  /// Listens on 127.0.0.1; port 0 is any free one.
  ///
  /// `extra` are pages besides Koshu's own.
  package static func start(
    port: UInt16, desk: Desk, extra: [Route] = []
  ) async throws -> Server {
    let http = HTTPServer(
      config: HTTPServer.Configuration(
        // `.loopback` would be ::1.
        address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port),
        timeout: ServeLimits.secondsForAnswer,
        sharedRequestBufferSize: ServeLimits.pieceBytes,
        // Nobody reads a body twice, so none is kept.
        sharedRequestReplaySize: 0, logger: .disabled))
    let listening = Task { try await http.waitUntilListening(timeout: ServeLimits.secondsForStart) }
    let running = Task {
      defer { listening.cancel() }
      try await http.run()
    }
    do {
      try await listening.value
    } catch {
      throw Problem(
        "SRV-009", at: "127.0.0.1:\(port)", "the port cannot be had",
        cure: "another program may hold it: name another with --port, or --port 0 for any free one")
    }
    guard case .ip4(_, let bound)? = await http.listeningAddress else {
      throw Problem("SRV-009", at: "127.0.0.1:\(port)", "the port cannot be had", kind: .fault)
    }
    let gate = Gate(port: bound, secrets: Secrets())
    let door = try Door(gate: gate, routes: routes(desk) + extra)
    await http.appendRoute("*") { await door.answer($0) }
    return Server(
      address: "http://127.0.0.1:\(bound)/?\(Gate.tokenField)=\(gate.secrets.token)", http: http,
      running: running)
  }

  /// Answers who is waiting, then closes.
  package func stop() async {
    await http.stop(timeout: ServeLimits.secondsForStop)
    _ = try? await running.value
  }
}
