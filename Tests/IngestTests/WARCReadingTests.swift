import Basics
import Ingest
import Testing

private let page = Array("<html><body><p>Ауылдан қалаға көшу</p></body></html>".utf8)

private func archive(compressed: Bool) -> WARCWriter {
  var writer = WARCWriter(isCompressed: compressed)
  writer.appendInfo(software: "Koshu", date: "2024-12-03T04:00:00Z")
  for number in 1...3 {
    writer.appendResponse(
      address: "https://misal.example/\(number)", date: "2024-12-03T04:05:0\(number)Z",
      fields: HeaderFields([("Content-Type", "text/html; charset=utf-8")]),
      body: page + Array("<!-- \(number) -->".utf8))
  }
  return writer
}

private func response(_ header: String, body: [UInt8]) -> WARCRecord? {
  var writer = WARCWriter(isCompressed: false)
  writer.append(
    type: "response", address: "https://misal.example/", date: "2024-12-03T04:05:00Z",
    contentType: "application/http; msgtype=response",
    block: Array("HTTP/1.1 200 OK\r\n\(header)\r\n\r\n".utf8) + body)
  return WARCReader(writer.bytes).next()
}

private func record(_ text: String) -> [UInt8] { Array(text.utf8) }

@Suite struct `Reading a WARC file` {
  @Test("What was written is read back", arguments: [true, false])
  func roundTrip(compressed: Bool) throws {
    let bytes = archive(compressed: compressed).bytes
    #expect(bytes == archive(compressed: compressed).bytes)
    let reader = WARCReader(bytes)
    let records = Array(reader)
    #expect(reader.damages.isEmpty)
    #expect(records.map(\.type) == ["warcinfo", "response", "response", "response"])
    #expect(records.map(\.version) == Array(repeating: "WARC/1.1", count: 4))
    #expect(records.map(\.matchesDigest) == [true, true, true, true])
    #expect(records.map(\.offset) == records.map(\.offset).sorted())
    let last = try #require(records.last)
    #expect(last.targetAddress == "https://misal.example/3")
    guard case .page(let found) = last.page() else {
      Issue.record("no page")
      return
    }
    #expect(found.bytes == page + Array("<!-- 3 -->".utf8))
    #expect(found.address == "https://misal.example/3")
    #expect(found.contentType == "text/html; charset=utf-8")
    #expect(found.fetched == 1_733_198_703)
  }

  @Test func `A file compressed as a whole is read like its plain form`() throws {
    let plain = archive(compressed: false).bytes
    let reader = WARCReader(try #require(gzipped(plain)))
    #expect(reader.map(\.block) == WARCReader(plain).map(\.block))
    #expect(reader.damages.isEmpty)
  }

  @Test(
    "An archive cut at any byte is read up to the cut, says where it is, and gives no cut record")
  func truncation() {
    for compressed in [true, false] {
      let bytes = archive(compressed: compressed).bytes
      let whole = Array(WARCReader(bytes))
      // A plain record is whole without the line ends behind it.
      let ends = whole.dropFirst().map { $0.offset.value } + [bytes.count]
      for cut in 1..<bytes.count {
        let reader = WARCReader(Array(bytes[..<cut]))
        let count = reader.reduce(0) { count, _ in count + 1 }
        let complete = ends.count { compressed ? $0 <= cut : $0 - 4 <= cut }
        #expect(count == complete, "cut at \(cut)")
        let atEnd = ends.contains { compressed ? $0 == cut : $0 - 4 <= cut && cut <= $0 }
        #expect(reader.damages.isEmpty == atEnd, "cut at \(cut)")
        if let damage = reader.damages.first {
          #expect(damage.recordCount == count)
          #expect(damage.offset.value <= cut)
        }
      }
    }
  }

  @Test("A damaged byte costs at most two records, whatever byte it is")
  func oneDamagedByte() {
    for compressed in [true, false] {
      let bytes = archive(compressed: compressed).bytes
      let whole = Dictionary(uniqueKeysWithValues: WARCReader(bytes).map { ($0.id, $0.block) })
      for place in bytes.indices {
        var damaged = bytes
        damaged[place] ^= 0x40
        let reader = WARCReader(damaged)
        let records = Array(reader)
        #expect(records.count >= 2, "damage at \(place)")
        if compressed {
          // Of a member its checksum tells; of the byte that names its system nothing depends.
          #expect(records.allSatisfy { whole[$0.id] == $0.block }, "damage at \(place)")
          #expect(records.count == 4 || !reader.damages.isEmpty, "damage at \(place)")
        }
      }
    }
  }

  @Test(
    "What is no WARC is said",
    arguments: [
      ("<html>", "not a WARC file"),
      ("WARC/1.0\r\nWARC-Type: response\r\n\r\nabc", "a record without Content-Length"),
      ("WARC/1.0\r\nContent-Length: 9\r\n\r\nabc", "the file ends inside a record"),
      ("filedesc://a.arc 0.0.0.0 2024 text/plain 9\n", "an ARC file, the format before WARC"),
      ("WARC/1.0\r\nContent-Length: -1\r\n\r\nabc", "a record without Content-Length"),
      ("WARC/1.0\r\nContent-Len", "the file ends inside a record's header"),
      (
        "WARC/1.0\r\nContent-Length: 2\r\n\r\nabc\r\n\r\nWARC/1.0\r\n",
        "a record whose length is not that of its block"
      ),
    ])
  func faults(text: String, reason: String) {
    let reader = WARCReader(record(text))
    while reader.next() != nil {}
    #expect(reader.damages.first?.reason == reason)
  }

  @Test func `An empty file holds nothing and is not damaged`() {
    let reader = WARCReader([])
    #expect(reader.next() == nil)
    #expect(reader.damages.isEmpty)
    #expect(reader.next() == nil)
  }

  @Test func `Line feeds alone, folded fields, brackets and zeros at the end are borne with`()
    throws
  {
    let text = """
      WARC/1.0
      WARC-Type: Resource
      WARC-Target-URI: <https://misal.example/a b>
      Content-Type: text/html;
       charset=utf-8
      content-length: 3

      abc

      """
    let bytes = try #require(gzipped(record(text))) + [UInt8](repeating: 0, count: 100)
    let reader = WARCReader(bytes)
    let found = try #require(reader.next())
    #expect(found.type == "resource")
    #expect(found.targetAddress == "https://misal.example/a b")
    #expect(found.contentType == "text/html; charset=utf-8")
    #expect(found.block == Array("abc".utf8))
    #expect(reader.next() == nil)
    #expect(reader.damages.isEmpty)
  }

  @Test func `A block beyond the limit is passed over, and the next record is read`() {
    var limits = WARCLimits()
    limits.blockBytes = 250
    var writer = WARCWriter()
    for body in [String(repeating: "ұ", count: 200), "abc"] {
      writer.appendResponse(
        address: "https://misal.example/", date: "2024-12-03T04:05:00Z", fields: HeaderFields(),
        body: Array(body.utf8))
    }
    let records = Array(WARCReader(writer.bytes, limits: limits))
    #expect(records.map(\.isTooLarge) == [true, false])
    guard case .tooLarge = records[0].page() else {
      Issue.record("expected a page that is too large")
      return
    }
  }

  @Test func `A header without end is given up at its limit`() {
    let reader = WARCReader(record("WARC/1.0\r\n" + String(repeating: "A: b\r\n", count: 20_000)))
    #expect(reader.next() == nil)
    #expect(reader.damages.first?.reason == "a record's header longer than 65536 bytes")
  }

  @Test func `A member whose header has no end is passed, and the next one is read`() throws {
    let endless = record("WARC/1.0\r\n" + String(repeating: "A: b\r\n", count: 20_000))
    var writer = WARCWriter()
    writer.appendResponse(
      address: "https://misal.example/1", date: "2024-12-03T04:05:00Z",
      fields: HeaderFields([("Content-Type", "text/html")]), body: Array("<p>мәтін</p>".utf8))
    let reader = WARCReader(try #require(gzipped(endless)) + writer.bytes)
    #expect(reader.next()?.targetAddress == "https://misal.example/1")
    #expect(reader.next() == nil)
    #expect(reader.damageCount == 1)
  }

  @Test func `What only looks like a member costs no more than a look`() throws {
    var writer = WARCWriter()
    writer.appendResponse(
      address: "https://misal.example/1", date: "2024-12-03T04:05:00Z",
      fields: HeaderFields([("Content-Type", "text/html")]), body: Array("<p>мәтін</p>".utf8))
    let whole = writer.bytes
    let looks = Array(repeating: [0x1F, 0x8B, 8, 0] as [UInt8], count: 20_000).joined()
    let reader = WARCReader(whole + whole.prefix(whole.count / 2) + looks)
    #expect(Array(reader).count == 1)
    #expect(reader.damageCount > 0)
  }

  @Test func `A gzip member that inflates beyond measure is given up`() throws {
    let zeros = [UInt8](repeating: 0, count: 20_000_000)
    let head = record("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 20000000\r\n\r\n")
    let reader = WARCReader(try #require(gzipped(head + zeros)))
    #expect(reader.next() == nil)
    #expect(reader.damages.first?.reason == "a gzip member that inflates more than 300 : 1")
  }
}

@Suite struct `Reading an HTTP response` {
  @Test func `Chunks are joined`() {
    let found = response(
      "Transfer-Encoding: chunked", body: record("4\r\nАу\r\n6;x=1\r\nл.abc\r\n0\r\n\r\n"))
    #expect(found?.response()?.body == record("Аул.abc"))
    #expect(found?.response()?.bodyState == .whole)
  }

  @Test func `A body that was joined before is left alone`() {
    let found = response("Transfer-Encoding: chunked", body: page)
    #expect(found?.response()?.body == page)
    #expect(found?.response()?.bodyState == .whole)
  }

  @Test func `Compression is undone, within chunks too`() throws {
    let compressed = try #require(gzipped(page))
    let chunk = record(String(compressed.count, radix: 16) + "\r\n") + compressed
    let found = response(
      "Content-Encoding: gzip\r\nTransfer-Encoding: chunked",
      body: chunk + record("\r\n0\r\n\r\n"))
    #expect(found?.response()?.body == page)
    // Kept by a crawler that had already decoded it.
    #expect(response("Content-Encoding: gzip", body: page)?.response()?.body == page)
  }

  @Test func `A compressed body that ends early is given with its fault`() throws {
    let compressed = try #require(gzipped(page)).dropLast(12)
    let found = response("Content-Encoding: gzip", body: Array(compressed))?.response()
    #expect(found?.bodyState == .damaged("the compressed body ends early"))
    #expect(found.map { page.starts(with: $0.body) } == true)
  }

  @Test func `Unknown encodings and too many of them are named`() {
    let zstd = response("Content-Encoding: zstd", body: page)?.response()
    #expect(zstd?.bodyState == .unsupported("zstd"))
    let many = response("Content-Encoding: gzip, gzip, gzip", body: page)?.response()
    #expect(many?.bodyState == .unsupported("more than two encodings"))
  }

  @Test func `A bomb is cut at the limit`() throws {
    let bomb = try #require(gzipped([UInt8](repeating: 32, count: 5_000_000)))
    let found = response("Content-Encoding: gzip", body: bomb)?.response()
    #expect(found?.bodyState == .tooLarge)
    #expect(found.map { $0.body.count < 1_200_000 } == true)
  }

  @Test func `A status other than 200 and a broken message are no pages`() {
    var writer = WARCWriter(isCompressed: false)
    writer.appendResponse(
      address: "https://misal.example/", date: "", status: 404, reason: "Not Found",
      fields: HeaderFields(), body: page)
    writer.append(
      type: "response", address: "https://misal.example/", date: "",
      contentType: "application/http", block: page)
    let pages = WARCReader(writer.bytes).map { $0.page() }
    guard pages.count == 2, case .status(404) = pages[0], case .damaged = pages[1] else {
      Issue.record("expected a status and a damaged page")
      return
    }
  }
}
