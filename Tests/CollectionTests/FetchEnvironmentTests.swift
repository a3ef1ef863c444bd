import Basics
import Collection
import Foundation
import LocalServers
import Testing

@Suite struct `Proxies of the environment` {
  @Test func `Are taken from the environment`() throws {
    let proxies = Proxies(environment: [
      "http_proxy": "http://p:1", "HTTPS_PROXY": "http://q:2", "HTTP_PROXY": "http://evil:3",
      "no_proxy": "localhost, .Inner.example,b.example:81",
    ])
    func proxy(_ address: String) throws -> String? {
      proxies.proxy(for: try #require(Authority(of: address)))
    }
    #expect(try proxy("http://news.example/") == "http://p:1")
    #expect(try proxy("https://news.example/") == "http://q:2")
    #expect(try proxy("http://localhost/") == nil)
    #expect(try proxy("http://a.inner.example/") == nil)
    #expect(try proxy("http://notinner.example/") == "http://p:1")
    #expect(try proxy("http://b.example:81/") == nil)
    #expect(try proxy("http://b.example/") == "http://p:1")
    let all = Proxies(environment: ["ALL_PROXY": "socks5h://r", "NO_PROXY": "*"])
    #expect(all.https == "socks5h://r")
    #expect(all.proxy(for: try #require(Authority(of: "http://a.example/"))) == nil)
    #expect(Proxies(environment: ["HTTP_PROXY": "http://evil:3"]).http == nil)
  }

  @Test func `Are asked for hosts that pass, and their secrets stay out of the exchange`()
    async throws
  {
    let proxy = try TestServer { _, connection in connection.send(ok("by proxy")) }
    defer { proxy.stop() }
    let fetcher = try fetcher(allowed: ["news.example"]) {
      $0.proxies = Proxies(http: "http://user:secret@127.0.0.1:\(proxy.port)")
    }
    let exchange = try #require(await fetcher.fetch(FetchRequest("http://news.example/a")).exchange)
    #expect(exchange.text == "by proxy")
    #expect(exchange.ip == nil)
    let seen = try #require(proxy.seen.requests.first)
    #expect(seen.hasPrefix("GET http://news.example/a HTTP/1.1\r\n"))
    #expect(seen.contains("Proxy-Authorization: Basic"))
    #expect(!exchange.requestText.contains("Proxy-"))
    #expect(exchange.requestText.hasSuffix("\r\n\r\n"))
  }

  @Test func `Do not hide whom a name leads to`() async throws {
    let proxy = try TestServer { _, connection in connection.send(ok("by proxy")) }
    defer { proxy.stop() }
    let fetcher = try fetcher(allowed: []) {
      $0.proxies = Proxies(http: "http://127.0.0.1:\(proxy.port)")
    }
    let local = await fetcher.fetch(FetchRequest("http://localhost/"))
    #expect(local.failure?.kind == .refusedAddress)
    let unknown = await fetcher.fetch(FetchRequest("http://nobody.invalid/"))
    #expect(unknown.failure?.kind == .unresolvable)
    #expect(proxy.seen.connections == 0)
  }

  @Test func `That open no tunnel are no connection`() async throws {
    let proxy = try TestServer("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")
    defer { proxy.stop() }
    let fetcher = try fetcher(allowed: ["news.example"]) {
      $0.proxies = Proxies(https: "http://127.0.0.1:\(proxy.port)")
    }
    let result = await fetcher.fetch(FetchRequest("https://news.example/"))
    #expect(result.failure?.kind == .connection, "\(result)")
    #expect(proxy.seen.requests.first?.hasPrefix("CONNECT news.example:443 ") == true)
  }
}

@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"), "no openssl"))
struct `Certificates` {
  @Test func `Only of whom we trust, and only for the host`() async throws {
    let server = try TLSServer()
    defer { server.stop() }
    let address = "https://127.0.0.1:\(server.port)/"
    let strange = try await fetcher().fetch(FetchRequest(address))
    #expect(strange.failure?.kind == .certificate)
    #expect(strange.failure?.detail.contains("self-signed") == true)

    let trusting = try fetcher(allowed: ["127.0.0.1", "localhost"]) {
      $0.certificates = server.certificate
    }
    let known = await trusting.fetch(FetchRequest(address))
    #expect(known.exchange?.status == 200, "\(known.failure as Any)")
    let other = await trusting.fetch(FetchRequest("https://localhost:\(server.port)/"))
    #expect(other.failure?.kind == .certificate)
  }

  @Test func `A server without TLS is no connection`() async throws {
    let server = try TestServer { _, connection in
      connection.send(ok("a"))
      return false
    }
    defer { server.stop() }
    // It waits for a head that never comes, so it is the client that ends.
    let plain = try await fetcher { $0.connectSeconds = 1 }
      .fetch(FetchRequest("https://127.0.0.1:\(server.port)/"))
    #expect(plain.failure?.kind == .connection)
  }

  @Test func `The file of them comes from the environment, and must be there`() throws {
    var settings = FetcherSettings(userAgent: "koshu")
    try settings.take(environment: ["SSL_CERT_FILE": "/dev/null", "http_proxy": "http://p:1"])
    #expect(settings.certificates == "/dev/null")
    #expect(settings.proxies.http == "http://p:1")
    #expect {
      try settings.take(environment: ["CURL_CA_BUNDLE": "/nowhere.pem"])
    } throws: {
      ($0 as? Problem)?.code == "COL-102"
    }
  }
}

/// `openssl s_server` with a certificate of its own for 127.0.0.1.
private final class TLSServer {
  let certificate: String
  let port: Int
  private let folder: URL
  private let process = Process()

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appendingPathComponent("cert.pem").path
    let key = folder.appendingPathComponent("key.pem").path
    let maker = Process()
    maker.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    maker.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1",
      "-keyout", key, "-out", certificate,
    ]
    maker.standardError = FileHandle.nullDevice
    try maker.run()
    maker.waitUntilExit()
    let output = Pipe()
    process.executableURL = maker.executableURL
    process.arguments = [
      "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate, "-key", key,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It says `ACCEPT 127.0.0.1:PORT` when it is ready.
    var said = ""
    var port: Int?
    while port == nil {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw POSIXError(.ECONNREFUSED) }
      said += String(decoding: bytes, as: UTF8.self)
      // A line that is not whole yet holds half a port.
      let lines = said.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      port = lines.first { $0.hasPrefix("ACCEPT ") }?.split(separator: ":").last.flatMap { Int($0) }
    }
    self.port = port ?? 0
  }

  func stop() {
    // Threads that run tests hold other signals back, and what they start inherits that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }
}

/// Measures the whole process: `make test` runs it by itself.
@Suite struct LongRunTests {
  @Test func `Five thousand pages leave no file handle and no memory behind`() async throws {
    let body = String(repeating: "көш ", count: 5_000)
    let server = try TestServer { head, connection in
      // Some connections end, as they do.
      connection.send(ok(body)) && !head.contains("7 HTTP")
    }
    defer { server.stop() }
    let fetcher = try fetcher()
    func ask(_ numbers: Range<Int>) async -> Int {
      await withTaskGroup(of: Bool.self) { group in
        for lane in 0..<16 {
          group.addTask {
            for number in numbers where number % 16 == lane {
              let request = FetchRequest(server.address("/\(number)"))
              guard await fetcher.fetch(request).exchange?.body.count == body.utf8.count else {
                return false
              }
            }
            return true
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
    }
    #expect(await ask(0..<500) == 16)
    let before = Usage()
    #expect(await ask(500..<5_500) == 16)
    let after = Usage()
    // Bodies kept would be 175 MB, connections kept 500.
    #expect(after.files - before.files < 250)
    #expect(after.bytes - before.bytes < 100_000_000)
    await fetcher.close()
  }

  private struct Usage {
    let files: Int
    let bytes: Int

    init() {
      files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
      let words = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
        .split(separator: " ")
      bytes = (words?.dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }
  }
}
