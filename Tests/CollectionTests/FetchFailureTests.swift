import Collection
import Foundation
import Glibc
import LocalServers
import Testing

@Suite struct `Failures` {
  struct Answer: CustomTestStringConvertible {
    var testDescription: String
    var bytes: String
    var kind: FetchFailure.Kind

    init(_ description: String, _ bytes: String, _ kind: FetchFailure.Kind) {
      (testDescription, self.bytes, self.kind) = (description, bytes, kind)
    }
  }

  private static let begin = "HTTP/1.1 200 OK\r\n"
  private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

  private static let answers = [
    Answer("nothing", "", .noAnswer),
    Answer("no HTTP", "220 mail.example ESMTP\r\n", .malformed),
    Answer("less than announced", "\(begin)Content-Length: 10\r\n\r\nabc", .cut),
    Answer("a cut chunk", "\(begin)Transfer-Encoding: chunked\r\n\r\n5\r\nabc", .cut),
    Answer("no last chunk", "\(begin)Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", .cut),
    Answer("no chunks", "\(begin)Transfer-Encoding: chunked\r\n\r\nnone", .malformed),
    Answer("no number for a length", "\(begin)Content-Length: much\r\n\r\nabc", .malformed),
    Answer("too much announced", "\(begin)Content-Length: 1000001\r\n\r\nabc", .tooLarge),
    Answer("too much", "\(begin)\r\n\(letters(1_000_001))", .tooLarge),
    Answer("a long field", "\(begin)A: \(letters(70_000))\r\n\r\n", .malformed),
    Answer("a very long field", "\(begin)A: \(letters(700_000))\r\n\r\n", .malformed),
    Answer(
      "many fields", begin + String(repeating: "A: \(letters(14))\r\n", count: 5_000) + "\r\n",
      .malformed),
    Answer("no status", "HTTP/1.1 2000 OK\r\n\r\n", .malformed),
    Answer("no version", "HTTP/7.1 200 OK\r\n\r\n", .malformed),
  ]

  @Test(arguments: answers)
  func `What a server does has its name`(_ answer: Answer) async throws {
    let server = try TestServer(answer.bytes)
    defer { server.stop() }
    let request = FetchRequest(server.address(), byteLimit: 1_000_000)
    let result = try await fetcher().fetch(request)
    #expect(
      result.failure?.kind == answer.kind,
      "\(result.failure as Any) \(result.exchange?.headText.prefix(99) ?? "")")
  }

  @Test func `A limit is kept to the byte`() async throws {
    let server = try TestServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "a", count: 100_000))
      return false
    }
    defer { server.stop() }
    let fetcher = try fetcher()
    let whole = await fetcher.fetch(FetchRequest(server.address(), byteLimit: 100_000))
    #expect(whole.exchange?.body.count == 100_000)
    let cut = await fetcher.fetch(FetchRequest(server.address(), byteLimit: 99_999))
    #expect(cut.failure?.kind == .tooLarge)
  }

  @Test func `A body without end is left at the limit`() async throws {
    let server = try TestServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      let piece = [UInt8](repeating: 97, count: 65_536)
      while connection.send(piece) {}
      return false
    }
    defer { server.stop() }
    let result = try await fetcher().fetch(FetchRequest(server.address(), byteLimit: 5_000_000))
    #expect(result.failure?.kind == .tooLarge)
  }

  @Test(arguments: [
    "", "HTTP/1.1 200 OK\r\nConte", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
  ])
  func `A server that falls silent is idle`(_ beginning: String) async throws {
    let server = try TestServer { _, connection in
      connection.send(beginning)
      connection.waitForEnd()
      return false
    }
    defer { server.stop() }
    let result = try await fetcher { $0.idleSeconds = 1 }.fetch(FetchRequest(server.address()))
    #expect(result.failure == FetchFailure(.idle, "nothing for 1 s"))
  }

  @Test func `A server that trickles is too slow`() async throws {
    let server = try TestServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      while connection.send("aaaa") { usleep(20_000) }
      return false
    }
    defer { server.stop() }
    let result = try await fetcher { $0.totalSeconds = 2 }.fetch(FetchRequest(server.address()))
    #expect(result.failure == FetchFailure(.tooSlow, "more than 2 s"))
  }

  @Test func `A reset connection is a cut answer, or none`() async throws {
    let server = try TestServer { head, connection in
      if head.contains("/cut") {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
      }
      usleep(50_000)
      connection.reset()
      return false
    }
    defer { server.stop() }
    let fetcher = try fetcher()
    #expect(await fetcher.fetch(FetchRequest(server.address("/cut"))).failure?.kind == .cut)
    #expect(await fetcher.fetch(FetchRequest(server.address("/none"))).failure?.kind == .noAnswer)
  }

  @Test func `Nobody listens`() async throws {
    let server = try TestServer("")
    server.stop()
    var result: FetchResult
    // The thread of the server closes the port in its own time.
    repeat {
      result = try await fetcher().fetch(FetchRequest(server.address()))
    } while result
      .failure?.kind == .noAnswer
    #expect(result.failure == FetchFailure(.connection, "Connection refused"))
  }

  @Test func `A name without an address is unresolvable`() async throws {
    let result = try await fetcher().fetch(FetchRequest("http://nobody.invalid/"))
    #expect(result.failure?.kind == .unresolvable)
  }

  @Test(
    arguments: [
      ("ftp://news.example/", FetchFailure.Kind.badScheme), ("file:///etc/passwd", .badScheme),
      ("javascript:alert(1)", .badScheme), ("news.example", .badAddress), ("", .badAddress),
      ("http://", .badAddress), ("http://a b/", .badAddress),
      ("http://news.example:99999/", .badAddress),
    ])
  func `What is no address of the web is not asked`(
    _ address: String, _ expected: FetchFailure.Kind
  ) async throws {
    #expect(try await fetcher().fetch(FetchRequest(address)).failure?.kind == expected)
  }

  @Test func `A cancelled task ends its transfer`() async throws {
    let began = AsyncStream<Void>.makeStream()
    let ended = AsyncStream<Void>.makeStream()
    let server = try TestServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      began.continuation.yield()
      while connection.send("a") { usleep(10_000) }
      ended.continuation.yield()
      return false
    }
    defer { server.stop() }
    let fetcher = try fetcher { $0.transfers = 1 }
    let first = Task { await fetcher.fetch(FetchRequest(server.address("/1"))) }
    for await _ in began.stream { break }
    let second = Task { await fetcher.fetch(FetchRequest(server.address("/2"))) }
    second.cancel()
    #expect(await second.value.failure?.kind == .interrupted)
    first.cancel()
    #expect(await first.value.failure?.kind == .interrupted)
    // The server notices: the connection was closed.
    for await _ in ended.stream { break }
    #expect(server.seen.requests.count == 1)
  }

  @Test func `A task that was cancelled before asks nobody`() async throws {
    let server = try TestServer(ok("a"))
    defer { server.stop() }
    let fetcher = try fetcher()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await fetcher.fetch(FetchRequest(server.address()))
    }
    task.cancel()
    #expect(await task.value.failure?.kind == .interrupted)
  }

  @Test func `Closing ends what is under way and what waits, and nothing begins after it`()
    async throws
  {
    let began = AsyncStream<Void>.makeStream()
    let server = try TestServer { _, connection in
      began.continuation.yield()
      connection.waitForEnd()
      return false
    }
    defer { server.stop() }
    let fetcher = try fetcher {
      $0.transfers = 2
      $0.idleSeconds = 20
    }
    let tasks = (0..<5).map { _ in
      Task { await fetcher.fetch(FetchRequest(server.address())) }
    }
    for await _ in began.stream { break }
    await fetcher.close()
    for task in tasks { #expect(await task.value.failure?.kind == .interrupted) }
    #expect(await fetcher.fetch(FetchRequest(server.address())).failure?.kind == .interrupted)
    await fetcher.close()
  }
}
