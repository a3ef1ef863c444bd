import Foundation
import Serve
import Testing

/// Who is let in, and what every answer bears: spoken to the real server over a socket.
@Suite(.serialized) struct GateTests {
  private func visited(_ work: (Visitor) async throws -> Void) async throws {
    try await work(try await Visitor.shared.value)
  }

  @Test func `the printed address lets a browser in and takes the token out of sight`() async throws
  {
    try await visited { visitor in
      let query = visitor.server.address.split(separator: "?").last ?? ""
      let answer = try await visitor.wire.send("GET", "/status?lang=ru&\(query)")
      #expect(answer.status == 303)
      #expect(answer.headers["location"] == "/status?lang=ru")
      let cookie = try #require(answer.cookies.first)
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      #expect(!cookie.contains(query.dropFirst("token=".count)))
      #expect(try await visitor.get("/status").status == 200)
    }
  }

  @Test func `without the token, or with a wrong one, there is nothing but a word how to get in`()
    async throws
  {
    try await visited { visitor in
      let wrong = "koshu_session_\(visitor.wire.port)=\(String(repeating: "0", count: 32))"
      for (target, cookie) in [
        ("/", ""), ("/status", wrong), ("/?token=\(String(repeating: "0", count: 32))", ""),
        ("/no-such-page", ""), ("/static/style.css", ""),
      ] {
        let answer = try await visitor.wire.send("GET", target, headers: [("Cookie", cookie)])
        #expect(answer.status == 403, "\(target)")
        #expect(answer.text.contains("SRV-002"))
        #expect(answer.text.contains("the whole address that koshu serve printed"))
        #expect(!answer.text.contains("<nav"))
      }
    }
  }

  @Test func `a name that points here from elsewhere is refused, whatever the cookie`() async throws
  {
    try await visited { visitor in
      for host in [
        "evil.example", "evil.example:\(visitor.wire.port)", "127.0.0.1", "", "[::1]:80",
      ] {
        let answer = try await visitor.wire.send(
          "GET", "/status", headers: [("Cookie", visitor.cookie)], host: host)
        #expect(answer.status == 421, "\(host)")
        #expect(answer.text.contains("SRV-001"))
      }
      let local = try await visitor.wire.send(
        "GET", "/status", headers: [("Cookie", visitor.cookie)],
        host: "localhost:\(visitor.wire.port)")
      #expect(local.status == 200)
    }
  }

  @Test func `a form is taken from our own pages only`() async throws {
    try await visited { visitor in
      #expect(try await visitor.post("/test/form", ["word": "a+b & ә"]).text == "[a+b &amp; ә] []")
      let key = try await visitor.formKey()
      let own = ("Origin", visitor.origin)
      let good = "word=x&form-key=\(key)"
      let cases: [([(String, String)], String)] = [
        ([own], "word=x"),
        ([own], "word=x&form-key=\(String(repeating: "0", count: 32))"),
        ([], good),
        ([("Origin", "https://evil.example")], good),
        ([("Origin", "null")], good),
        ([own, ("Sec-Fetch-Site", "cross-site")], good),
        ([own, ("Sec-Fetch-Site", "same-site")], good),
        ([("Origin", "https://evil.example"), ("Sec-Fetch-Site", "same-origin")], good),
      ]
      let common = [
        ("Cookie", visitor.cookie), ("Content-Type", "application/x-www-form-urlencoded"),
      ]
      for (headers, body) in cases {
        let answer = try await visitor.wire.send(
          "POST", "/test/form", headers: common + headers, body: Array(body.utf8))
        #expect(answer.status == 403, "\(headers) \(body)")
        #expect(answer.text.contains("SRV-003"))
      }
      let answer = try await visitor.wire.send(
        "POST", "/test/form", headers: common + [own], body: Array(good.utf8))
      #expect(answer.text == "[x] []")
    }
  }

  @Test func `a file comes with its form, byte for byte`() async throws {
    try await visited { visitor in
      let key = try await visitor.formKey()
      let border = "----x"
      let body =
        "--\(border)\r\nContent-Disposition: form-data; name=\"form-key\"\r\n\r\n\(key)\r\n"
        + "--\(border)\r\nContent-Disposition: form-data; name=\"word\"\r\n\r\nекі\r\nжол\r\n"
        + "--\(border)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
        + "Content-Type: text/csv\r\n\r\na\r\n\r\n--b\r\n--\(border)--\r\n"
      let answer = try await visitor.wire.send(
        "POST", "/test/form",
        headers: [
          ("Cookie", visitor.cookie), ("Origin", visitor.origin),
          ("Content-Type", "multipart/form-data; boundary=\(border)"),
        ], body: Array(body.utf8))
      #expect(answer.text == "[екі  жол] [a.csv 8]")
    }
  }

  @Test func `no answer lets another site read it, frame it or run a script in it`() async throws {
    try await visited { visitor in
      for target in ["/", "/status", "/no-such-page", "/static/nothing.css"] {
        let headers = try await visitor.get(target, headers: [("Origin", "https://evil.example")])
          .headers
        let policy = try #require(headers["content-security-policy"])
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(headers["x-content-type-options"] == "nosniff")
        #expect(headers["cache-control"] == "no-store")
        #expect(headers["access-control-allow-origin"] == nil)
      }
    }
  }

  @Test(arguments: [
    "/static/../Package.swift", "/static/..%2f..%2fPackage.swift", "/%2e%2e/%2e%2e/etc/passwd",
    "/static/%2e%2e%5c", "/article/..%00", "//etc/passwd", "/no-such-page",
  ]) func `a path leads to pages, never out of them`(target: String) async throws {
    try await visited { visitor in
      let answer = try await visitor.get(target)
      #expect(answer.status == 404)
      #expect(answer.text.contains("SRV-004"))
    }
  }

  @Test func `a body that is too long is refused in so many words, and the next request answered`()
    async throws
  {
    try await visited { visitor in
      let answer = try await visitor.wire.send(
        "POST", "/test/form",
        headers: [
          ("Cookie", visitor.cookie), ("Origin", visitor.origin),
          ("Content-Type", "application/x-www-form-urlencoded"),
        ], body: [UInt8](repeating: UInt8(ascii: "x"), count: 20_000_000))
      // Its key was never read, so it is refused as a form of nobody's.
      #expect([403, 413].contains(answer.status))
      #expect(try await visitor.get("/status").status == 200)
    }
  }

  @Test func `what no browser asks is refused without harm`() async throws {
    try await visited { visitor in
      let cookie = [("Cookie", visitor.cookie)]
      #expect(try await visitor.wire.send("PUT", "/status", headers: cookie).status == 405)
      #expect(try await visitor.wire.send("HEAD", "/status", headers: cookie).body.isEmpty)
      let posted = try await visitor.post("/status", [:])
      #expect(posted.status == 405)
      _ = try? await visitor.wire.exchange(Array("\u{1}\u{2}\r\n\r\n".utf8))
      #expect(try await visitor.get("/status").status == 200)
    }
  }

  @Test func `a port that another program holds is a problem with a cure`() async throws {
    try await visited { visitor in
      let port = visitor.wire.port
      await #expect(throws: (any Error).self) {
        try await Server.start(port: port, desk: try SampleDesk.shared.get())
      }
    }
  }
}

extension Result where Failure == any Error {
  static func catching(_ work: () async throws -> Success) async -> Self {
    do { return .success(try await work()) } catch { return .failure(error) }
  }
}
