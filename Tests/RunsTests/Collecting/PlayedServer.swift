import Basics
import Collection
import Foundation
import Ingest
import LocalServers
import Runs
import Store
import Synchronization

/// A corpus over one server on loopback that a test plays: its answers by host, path, and how often that
/// was asked.
final class PlayedServer: Sendable {
  let folder: String
  let clock = SimulatedClock(1_793_577_600)
  let server: TestServer
  let configuration: Configuration
  private let log: Log

  struct Request: Hashable, Sendable {
    var host: String
    var path: String
    var time: Double
    var head: String
  }

  private final class Log: Sendable {
    let requests = Mutex<[Request]>([])
    let clock: SimulatedClock

    init(_ clock: SimulatedClock) { self.clock = clock }

    /// How often it was asked for before.
    func add(_ host: String, _ path: String, _ head: String) -> Int {
      requests.withLock { requests in
        let earlier = requests.count { $0.host == host && $0.path == path }
        requests.append(Request(host: host, path: path, time: clock.now, head: head))
        return earlier
      }
    }
  }

  /// What is asked for, and how often it was asked for before.
  struct Asked: Sendable {
    var host: String
    var path: String
    var earlier: Int
    var head: String
    var time: Double
    var port: Int
  }

  /// - Parameters:
  ///   - feed: the path that the configuration names.
  ///   - answer: the whole answer; nil for none: the connection closes.
  init(
    feed: String = "/feed", gap: Int = 5, _ answer: @escaping @Sendable (Asked) -> String?
  ) throws {
    let clock = clock
    let log = Log(clock)
    self.log = log
    server = try TestServer(isEverywhere: true) { head, connection in
      let path = String(head.split(separator: " ").dropFirst().first ?? "")
      let host = connection.host
      let earlier = log.add(host, path, head)
      let asked = Asked(
        host: host, path: path, earlier: earlier, head: head, time: clock.now, port: connection.port
      )
      guard let text = answer(asked) else { return false }
      if text == silence {
        connection.waitForEnd()
        return false
      }
      connection.send(text)
      return false
    }
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-played-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let hosts = ["127.1.0.1", "127.1.0.2"]
    let port = server.port
    let text = """
      {"name": "Played", "sources": [],
       "outlets": [{"id": "o", "name": "Басылым", "hosts": \(hosts),
        "feeds": ["http://127.1.0.1:\(port)\(feed)"]}],
       "collection": {"contact": "https://koshu.example/", "gapSeconds": \(gap),
        "allowHosts": \(hosts.map { "\($0):\(port)" })}}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/pipeline.json"))
    configuration = try Configuration.read(file: folder + "/pipeline.json")
  }

  deinit {
    server.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  var requests: [Request] { log.requests.withLock { $0 } }

  /// Times at which a path was asked for, in seconds since the beginning.
  func times(_ path: String, host: String = "127.1.0.1") -> [Double] {
    requests.filter { $0.path == path && $0.host == host }.map { $0.time - 1_793_577_600 }
  }

  func address(_ path: String, host: String = "127.1.0.1") -> String {
    "http://\(host):\(server.port)\(path)"
  }

  /// One run, so many hours after the beginning.
  func collect(
    hour: Double, untilIdle: Bool = false
  ) async throws {
    clock.leap(to: 1_793_577_600 + hour * 3_600)
    try await collect(clock: clock, untilIdle: untilIdle)
  }

  func collect(
    clock: any CollectionClock, untilIdle: Bool = false,
    interruption: Interruption = Interruption()
  ) async throws {
    guard let collection = configuration.collection else { return }
    try await CollectionStage(
      configuration: configuration, collection: collection,
      extent: CollectionExtent(untilIdle: untilIdle), clock: clock, interruption: interruption
    ).run()
  }

  var store: CollectionStore {
    get throws { try CollectionStore(path: configuration.collectionStore) }
  }

  func page(_ path: String) throws -> PageRow? {
    try identity(ofAddress: address(path)).flatMap { try store.page($0) }
  }
}

/// An RSS feed of these links.
func feedOf(_ links: String..., fields: String...) -> String {
  let items = links.map {
    "<item><title>Мақала</title><link>\($0)</link><pubDate>2026-11-02T00:00:00Z</pubDate></item>"
  }
  let body =
    "<rss version=\"2.0\"><channel><title>Басылым</title>\(items.joined())</channel></rss>"
  return "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n"
    + fields.map { "\($0)\r\n" }.joined() + "\r\n" + body
}

/// In place of an answer: none, until the client has gone.
let silence = "silence"
let notFound = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
let article = ok("<html><body><p>Ауылдан қалаға көшкен отбасы пәтер жалдады.</p></body></html>")

func sent(_ status: String, _ fields: String...) -> String {
  "HTTP/1.1 \(status)\r\nContent-Length: 0\r\n" + fields.map { "\($0)\r\n" }.joined() + "\r\n"
}
