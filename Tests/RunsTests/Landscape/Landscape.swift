import Foundation
import Ingest
import LocalServers
import Synchronization

/// A media landscape on loopback: every outlet is a host of its own, 127.1.0.1, 127.1.0.2 …, and plays
/// its habit by the simulated time.
final class Landscape: Sendable {
  let outlets: [PlantedOutlet]
  let start: Double
  let clock: SimulatedClock
  private let log = Mutex<[Request]>([])
  private let counts = Mutex<[String: Int]>([:])
  private let served = Mutex<TestServer?>(nil)
  let port: Int

  struct Request: Sendable {
    var host: String
    var path: String
    var time: Double
    /// When the server asked to be left alone until.
    var restUntil: Double?
  }

  init(outlets: [PlantedOutlet], clock: SimulatedClock) throws {
    self.outlets = outlets
    self.clock = clock
    start = clock.now
    let handler = Handler()
    let server = try TestServer(isEverywhere: true) { head, connection in
      handler.answer(head, connection)
    }
    port = server.port
    served.withLock { $0 = server }
    handler.landscape.withLock { $0 = self }
  }

  /// The server is there before the landscape whose port it knows.
  private final class Handler: Sendable {
    let landscape = Mutex<Landscape?>(nil)

    func answer(_ head: String, _ connection: Connection) -> Bool {
      landscape.withLock { $0 }?.answer(head, connection) ?? false
    }
  }

  func stop() { served.withLock { $0?.stop() } }

  var requests: [Request] { log.withLock { $0 } }

  func root(_ outlet: PlantedOutlet) -> String { "http://\(outlet.host):\(port)" }

  // MARK: - Answers

  private func answer(_ head: String, _ connection: Connection) -> Bool {
    let host = connection.host
    let lines = head.split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, let number = Int(host.split(separator: ".").last ?? ""),
      outlets.indices.contains(number - 1)
    else {
      connection.send("HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n")
      return false
    }
    let outlet = outlets[number - 1]
    let path = String(words[1])
    let now = clock.now
    log.withLock { $0.append(Request(host: host, path: path, time: now)) }
    let earlier = counts.withLock { counts in
      defer { counts[host + path, default: 0] += 1 }
      return counts[host + path] ?? 0
    }
    let answer = Answer(
      outlet: outlet, root: root(outlet), now: now - start, start: start, earlier: earlier,
      asksConditionally: head.lowercased().contains("if-none-match")
        || head.lowercased().contains("if-modified-since"), head: head)
    let reply = answer.reply(to: path)
    if let rest = reply.restSeconds {
      log.withLock { log in
        let last = log.lastIndex { $0.host == host && $0.path == path }
        if let last { log[last].restUntil = now + rest }
      }
    }
    if reply.isReset { connection.reset() }
    connection.send(reply.bytes)
    return reply.keepsConnection
  }
}

/// What is said to one request.
struct Reply: Sendable {
  var bytes: [UInt8]
  var keepsConnection = true
  var isReset = false
  var restSeconds: Double?

  init(
    _ body: [UInt8], status: String = "200 OK", type: String = "text/html; charset=utf-8",
    fields: [String] = []
  ) {
    let head =
      "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\n"
      + fields.map { "\($0)\r\n" }.joined() + "\r\n"
    bytes = Array(head.utf8) + body
  }

  init(
    _ body: String, status: String = "200 OK", type: String = "text/html; charset=utf-8",
    fields: [String] = []
  ) { self.init(Array(body.utf8), status: status, type: type, fields: fields) }

  /// Exactly these bytes, and the end.
  init(raw: [UInt8], isReset: Bool = false) {
    bytes = raw
    keepsConnection = false
    self.isReset = isReset
  }

  static func status(_ status: String, fields: [String] = []) -> Reply {
    Reply("", status: status, fields: fields)
  }
}
