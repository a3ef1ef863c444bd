import Ingest
import Testing

private let text = "<html><body><p>Ауылдан қалаға көшу</p></body></html>"
private let page = Array(text.utf8)
/// `page` in brotli, by the program of that name (1.0.9, quality 11).
private let brotliPage = bytes(
  "1f4400f81d076e2cdac8922f5a8760038e748245a0de29070e495bd2161ee8767ee9f302071b70a0"
    + "1106022f0cdfa10063124d5a3191970e0b4587a2b3e128cb27fc578a3604")
/// Five million spaces, likewise.
private let brotliBomb = bytes(
  "9f3f4b4cf82540e2b140205f8809")

private func bytes(_ hex: String) -> [UInt8] {
  let digits = Array(hex.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

private func response(
  _ header: String, body: [UInt8], limit: Int = 10_000_000
) throws -> HTTPResponse {
  try #require(
    HTTPResponse(
      Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(header)\r\n\r\n".utf8) + body,
      limits: InflateLimits(bytes: limit)))
}

private func chunked(_ body: [UInt8]) -> [UInt8] {
  stride(from: 0, to: body.count, by: 10).flatMap { start in
    let chunk = body[start..<min(start + 10, body.count)]
    return Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [13, 10]
  } + Array("0\r\n\r\n".utf8)
}

@Suite struct `Undoing what servers did to a body` {
  @Test func `Brotli is undone, alone and in chunks`() throws {
    #expect(try response("Content-Encoding: br", body: brotliPage).body == page)
    let both = try response(
      "Content-Encoding: br\r\nTransfer-Encoding: chunked", body: chunked(brotliPage))
    #expect(both.body == page)
    #expect(both.bodyState == .whole)
  }

  @Test func `Each declared compression may be a lie: what was decoded before is left alone`()
    throws
  {
    for coding in ["gzip", "x-gzip", "deflate", "br"] {
      let found = try response("Content-Encoding: \(coding)", body: page)
      #expect(found.body == page, "\(coding)")
      #expect(found.bodyState == .whole, "\(coding)")
      // Gzip under another name, and under none.
      let packed = try #require(gzipped(page))
      #expect(try response("Content-Encoding: \(coding)", body: packed).body == page, "\(coding)")
      #expect(try response("X-Nothing: said", body: packed).body == page)
    }
  }

  @Test func `A body compressed twice is undone, thrice is not`() throws {
    let once = try #require(gzipped(page))
    let twice = try #require(gzipped(once))
    let thrice = try #require(gzipped(twice))
    #expect(try response("Content-Encoding: gzip, gzip", body: twice).body == page)
    #expect(try response("Content-Encoding: gzip", body: twice).body == page)
    #expect(try response("Content-Encoding: gzip, gzip", body: thrice).body == once)
  }

  @Test func `A cut body is damaged, whatever cut it`() throws {
    for length in 1..<brotliPage.count {
      let found = try response("Content-Encoding: br", body: Array(brotliPage.prefix(length)))
      #expect(found.body != page || found.bodyState != .whole, "cut at \(length)")
    }
    let short = try response("Content-Length: 500", body: Array(page.prefix(40)))
    #expect(short.bodyState == .damaged("the body ends early"))
    // It has its end, whatever was counted.
    #expect(try response("Content-Length: 500", body: page).bodyState == .whole)
    // Decoded before it was archived: longer than was announced.
    #expect(try response("Content-Length: 5", body: page).bodyState == .whole)
  }

  @Test func `Bombs of every kind stop at the limit`() throws {
    let gzip = try #require(gzipped([UInt8](repeating: 32, count: 50_000_000)))
    let packed = try #require(gzipped(gzip))
    for (coding, bomb) in [("gzip", gzip), ("gzip, gzip", packed), ("br", brotliBomb)] {
      let found = try response("Content-Encoding: \(coding)", body: bomb)
      #expect(found.bodyState == .tooLarge, "\(coding)")
      #expect(found.body.count < 1_200_000, "\(coding)")
    }
    let long = try response("X-Nothing: said", body: page, limit: 20)
    #expect(long.bodyState == .tooLarge)
    #expect(long.body.count == 20)
  }

  @Test(
    "Chunks with impossible sizes are damage",
    arguments: ["ffffffff\r\nabc", "7fffffff\r\n", "3\r\nabc\r\nzz\r\nabc", "5\r\nabc"])
  func chunkSizes(body: String) throws {
    let found = try response("Transfer-Encoding: chunked", body: Array(body.utf8))
    guard case .damaged = found.bodyState else {
      Issue.record("expected damage in \(body)")
      return
    }
  }

  @Test func `A size of sixteen digits is no chunk size`() throws {
    let body = Array("ffffffffffffffff\r\nabc".utf8)
    #expect(try response("Transfer-Encoding: chunked", body: body).body == body)
  }

  @Test func `A header without end is no response`() {
    let line = Array("HTTP/1.1 200 OK\r\nX: ".utf8) + [UInt8](repeating: 65, count: 20_000_000)
    #expect(HTTPResponse(line, limits: InflateLimits(bytes: 1_000)) == nil)
  }
}
