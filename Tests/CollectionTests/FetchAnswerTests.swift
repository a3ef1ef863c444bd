import Collection
import Foundation
import Ingest
import LocalServers
import Testing

@Suite struct `Answers` {
  @Test func `An exchange holds the bytes that went over the wire`() async throws {
    let answer = "HTTP/1.1 200 Fine\r\nX-One:  a \r\nContent-Length: 4\r\n\r\nкө"
    let server = try TestServer(answer)
    defer { server.stop() }
    let exchange = try #require(
      try await fetcher().fetch(FetchRequest(server.address("/a?b=1#c"))).exchange)
    #expect(exchange.address == server.address("/a?b=1"))
    #expect(exchange.requestText == server.seen.requests.first)
    #expect(exchange.requestText.hasPrefix("GET /a?b=1 HTTP/1.1\r\n"))
    #expect(exchange.requestText.contains("User-Agent: koshu/1 (+https://example.org/koshu)\r\n"))
    #expect(exchange.requestText.contains("Accept-Encoding: gzip, br\r\n"))
    #expect(exchange.headText + exchange.text == answer)
    #expect(exchange.ip == "127.0.0.1")
    #expect(exchange.seconds >= 0)
  }

  @Test func `Chunks stay chunks, and Ingest undoes them`() async throws {
    let wire = "4;x=1\r\nкө\r\n2\r\nш\r\n0\r\nX-Trailer: t\r\n\r\n"
    let server = try TestServer { _, connection in
      connection.send(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + wire)
    }
    defer { server.stop() }
    let fetcher = try fetcher()
    for _ in 0..<3 {
      let exchange = try #require(await fetcher.fetch(FetchRequest(server.address())).exchange)
      #expect(exchange.text == wire)
      let read = HTTPResponse(exchange.head + exchange.body, limits: InflateLimits(bytes: 1000))
      #expect(read?.body == Array("көш".utf8))
      #expect(read?.bodyState == .whole)
    }
    // The end of the chunks is known, though they are passed on as they are.
    #expect(server.seen.connections == 1)
  }

  @Test func `Compressed bodies stay compressed`() async throws {
    let page = try #require(gzipped(Array("көшіп келді".utf8)))
    let server = try TestServer { _, connection in
      connection.send(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(page.count)\r\n\r\n")
      connection.send(page)
      return true
    }
    defer { server.stop() }
    let exchange = try #require(try await fetcher().fetch(FetchRequest(server.address())).exchange)
    #expect(exchange.body == page)
  }

  @Test func `Validators are sent back as they were given`() async throws {
    let server = try TestServer { head, connection in
      let isKnown =
        head.contains("If-None-Match: W/\"ә-1\"\r\n")
        && head.contains("If-Modified-Since: Thu, 01 Jan 1970\r\n")
      return connection.send(
        isKnown
          ? "HTTP/1.1 304 Not Modified\r\nETag: W/\"ә-2\"\r\n\r\n"
          : ok("new", "ETag: W/\"ә-1\"", "Last-Modified: Thu, 01 Jan 1970"))
    }
    defer { server.stop() }
    let fetcher = try fetcher()
    var request = FetchRequest(server.address(), accept: .feed)
    let first = try #require(await fetcher.fetch(request).exchange)
    let head = try #require(AnswerHead(first.head))
    (request.etag, request.lastModified) = (head.etag, head.lastModified)
    let second = try #require(await fetcher.fetch(request).exchange)
    #expect(second.status == 304)
    #expect(second.body.isEmpty)
    #expect(AnswerHead(second.head)?.etag == "W/\"ә-2\"")
    #expect(server.seen.requests.allSatisfy { $0.contains("application/rss+xml") })
  }

  @Test func `A validator cannot write lines of the request`() async throws {
    let server = try TestServer(ok("a"))
    defer { server.stop() }
    let request = FetchRequest(server.address(), etag: "\"a\"\r\nX-Bad: 1", lastModified: "a\nb")
    _ = try #require(try await fetcher().fetch(request).exchange)
    let seen = try #require(server.seen.requests.first)
    #expect(!seen.contains("X-Bad"))
    #expect(!seen.contains("If-"))
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `Redirects are answers`(status: Int) async throws {
    let server = try TestServer(
      "HTTP/1.1 \(status) Moved\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
    defer { server.stop() }
    let exchange = try #require(
      try await fetcher().fetch(FetchRequest(server.address("/a"))).exchange)
    let head = try #require(AnswerHead(exchange.head))
    #expect(Redirect(of: head, from: exchange.address) == .to(server.address("/b")))
    #expect(server.seen.requests.count == 1)
  }

  @Test func `Interim answers are dropped`() async throws {
    let server = try TestServer(
      "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + ok("a", "X-Last: 1"))
    defer { server.stop() }
    let exchange = try #require(try await fetcher().fetch(FetchRequest(server.address())).exchange)
    #expect(exchange.status == 200)
    #expect(!exchange.headText.contains("Early"))
    #expect(exchange.text == "a")
  }

  @Test func `An answer without a length ends with its connection`() async throws {
    let server = try TestServer("HTTP/1.0 200 OK\r\n\r\nall of it")
    defer { server.stop() }
    let exchange = try #require(try await fetcher().fetch(FetchRequest(server.address())).exchange)
    #expect(exchange.text == "all of it")
  }

  @Test func `Bytes beyond the announced length are no part of the answer`() async throws {
    let server = try TestServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\n\r\n")
    }
    defer { server.stop() }
    let fetcher = try fetcher()
    for _ in 0..<3 {
      #expect(await fetcher.fetch(FetchRequest(server.address())).exchange?.text == "abc")
    }
  }

  @Test func `A connection is kept for the next request`() async throws {
    let server = try TestServer { _, connection in connection.send(ok("a")) }
    defer { server.stop() }
    let fetcher = try fetcher()
    for _ in 0..<20 { _ = await fetcher.fetch(FetchRequest(server.address())) }
    #expect(server.seen.requests.count == 20)
    #expect(server.seen.connections == 1)
  }

  @Test func `A kept connection that the server closed is opened anew`() async throws {
    let server = try TestServer(ok("a"))
    defer { server.stop() }
    let fetcher = try fetcher()
    for _ in 0..<20 {
      let exchange = await fetcher.fetch(FetchRequest(server.address())).exchange
      #expect(exchange?.text == "a")
      #expect(exchange?.requestText.components(separatedBy: "GET ").count == 2)
    }
    #expect(server.seen.connections == 20)
  }

  @Test func `Many at once get each its own answer, and no more run than may`() async throws {
    let running = Counter()
    let server = try TestServer { head, connection in
      running.enter()
      // Time for others to come.
      usleep(500)
      let path = head.split(separator: " ")[1]
      running.leave()
      return connection.send(ok(String(path)))
    }
    defer { server.stop() }
    let fetcher = try fetcher { $0.transfers = 7 }
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<500 {
        group.addTask {
          await fetcher.fetch(FetchRequest(server.address("/\(number)"))).exchange?.text
            == "/\(number)"
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    #expect(running.most <= 7)
    #expect(running.most > 1)
    #expect(server.seen.connections <= 7)
  }
}

/// How many are inside, and the most that were.
final class Counter: @unchecked Sendable {
  // Unchecked: all is read and written under the lock.
  private let lock = NSLock()
  private var inside = 0
  private var highest = 0

  func enter() {
    lock.withLock {
      inside += 1
      highest = max(highest, inside)
    }
  }

  func leave() { lock.withLock { inside -= 1 } }
  var most: Int { lock.withLock { highest } }
}
