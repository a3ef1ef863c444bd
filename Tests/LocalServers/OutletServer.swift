import Foundation
import Synchronization

/// Well-behaved outlets on loopback, each a host of its own with a feed and pages; for tests of stops
/// and for benchmarks.
package final class OutletServer: Sendable {
  package let outlets: Int
  package let articles: Int
  private let served = Mutex<TestServer?>(nil)
  private let asked = Mutex<[String: Int]>([:])
  package let port: Int

  /// - Parameter delay: milliseconds before a page is sent.
  package init(outlets: Int, articles: Int, delay: Int = 0) throws {
    self.outlets = outlets
    self.articles = articles
    let handler = Handler()
    let server = try TestServer(isEverywhere: true) { head, connection in
      if delay > 0 { usleep(UInt32(delay) * 1000) }
      return handler.answer(head, connection)
    }
    port = server.port
    served.withLock { $0 = server }
    handler.server.withLock { $0 = self }
  }

  /// The server is there before the outlets whose port it knows.
  private final class Handler: Sendable {
    let server = Mutex<OutletServer?>(nil)

    func answer(_ head: String, _ connection: Connection) -> Bool {
      server.withLock { $0 }?.answer(head, connection) ?? false
    }
  }

  package func stop() { served.withLock { $0?.stop() } }

  /// How often each address was asked for, `127.1.0.1/news/3`.
  package var counts: [String: Int] { asked.withLock { $0 } }

  package func host(_ outlet: Int) -> String { "127.1.0.\(outlet + 1)" }

  /// The configuration of a corpus that collects them; `fields` are further ones of `collection`.
  package func configuration(lexicons: String, fields: String) -> String {
    let listed = (0..<outlets).map { number in
      """
      {"id": "o\(number)", "name": "Басылым \(number)", "hosts": ["\(host(number))"],
       "feeds": ["http://\(host(number)):\(port)/feed"]}
      """
    }
    let allowed = (0..<outlets).map { "\"\(host($0)):\(port)\"" }
    return """
      {"name": "Local outlets", "sources": [], "outlets": [\(listed.joined(separator: ",\n"))],
       "lexicons": "\(lexicons)", "limits": {"pageBytes": 1000000},
       "collection": {"contact": "https://koshu.example/", "allowHosts": [\(allowed.joined(separator: ", "))]\
      \(fields.isEmpty ? "" : ", " + fields)}}
      """
  }

  private func answer(_ head: String, _ connection: Connection) -> Bool {
    let host = connection.host
    let words = head.prefix { $0 != "\r\n" }.split(separator: " ")
    guard words.count > 1, let outlet = Int(host.split(separator: ".").last ?? "") else {
      return false
    }
    let path = String(words[1])
    asked.withLock { $0[host + path, default: 0] += 1 }
    switch path {
    case "/robots.txt": return connection.send(ok("User-agent: *\nAllow: /\n"))
    case "/feed": return connection.send(ok(feed(host), "Content-Type: application/rss+xml"))
    default:
      guard path.hasPrefix("/news/"), let number = Int(path.dropFirst(6)), number < articles else {
        return connection.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
      }
      return connection.send(
        ok(Self.page(outlet, number), "Content-Type: text/html; charset=utf-8"))
    }
  }

  private func feed(_ host: String) -> String {
    let items = (0..<articles).map { number in
      """
      <item><title>Жаңалық \(number)</title><link>http://\(host):\(port)/news/\(number)</link>\
      <pubDate>Mon, 02 Nov 2026 08:\(10 + number % 50):00 GMT</pubDate></item>
      """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Басылым</title>\
      \(items.joined())</channel></rss>
      """
  }

  /// About three kilobytes, as short news has; every page a text of its own.
  private static func page(_ outlet: Int, _ number: Int) -> String {
    let paragraphs = (0..<4).map { part in
      let seed = outlet * 7919 + number * 31 + part
      return """
        <p>\(seed)-үйдің тұрғыны \(number)-рет айтты: ауылдан қалаға көшіп келген \(seed % 977) отбасы \
        тіркеуге тұра алмай жүр. Пәтер жалдау ақысы \(seed % 311) мың теңге, ал мектепте \(seed % 97) орын \
        жетіспейді. Әкімдік \(seed % 53) күннен кейін жауап беретінін хабарлады.</p>
        """
    }
    return """
      <!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>Жаңалық \(outlet)-\(number)</title>\
      </head><body><nav><a href="/">Басты бет</a> <a href="/qogam">Қоғам</a></nav><article>\
      <h1>Жаңалық \(outlet)-\(number)</h1>\(paragraphs.joined())</article><footer>Барлық құқық қорғалған\
      </footer></body></html>
      """
  }
}
