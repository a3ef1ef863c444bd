import Basics
import Ingest
import Testing

private let date = "2024-12-03T04:05:00Z"

/// Records of one page each, as they lie one after another in an archive.
private func pages(_ count: Int, compressed: Bool) -> [[UInt8]] {
  (1...count).map { number in
    var writer = WARCWriter(isCompressed: compressed)
    writer.appendResponse(
      address: "https://misal.example/\(number)", date: date,
      fields: HeaderFields([("Content-Type", "text/html")]),
      body: Array("<p>Ауылдан қалаға көшкен \(number)-отбасы</p>".utf8))
    return writer.bytes
  }
}

/// A plain record with whatever length it claims.
private func record(_ block: String, length: Int) -> [UInt8] {
  Array(
    ("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://misal.example/lie\r\n"
      + "Content-Type: text/html\r\nContent-Length: \(length)\r\n\r\n\(block)\r\n\r\n").utf8)
}

private func addresses(_ reader: WARCReader) -> [String] {
  reader.compactMap { $0.targetAddress?.split(separator: "/").last.map(String.init) }
}

@Suite struct `Reading on behind damage` {
  @Test func `A damaged gzip member costs its record and no other`() throws {
    let records = pages(5, compressed: true)
    var damaged = records
    damaged[2][40] ^= 0xFF
    let reader = WARCReader(Array(damaged.joined()))
    #expect(addresses(reader) == ["1", "2", "4", "5"])
    let damage = try #require(reader.damages.first)
    #expect(reader.damages.count == 1)
    #expect(damage.recordCount == 2)
    #expect(damage.offset.value > records[0].count + records[1].count)
    #expect(damage.reason.contains("gzip"))
  }

  @Test func `Bytes lost between two members are said, and the records around them are read`() {
    var records = pages(4, compressed: true)
    records[1].removeLast(30)
    records[2].removeFirst(5)
    let reader = WARCReader(Array(records.joined()))
    #expect(addresses(reader) == ["1", "4"])
    #expect(!reader.damages.isEmpty)
  }

  @Test(
    "A length that lies costs its record, is said, and swallows no other", arguments: [true, false])
  func lyingLengths(compressed: Bool) throws {
    let good = pages(3, compressed: compressed)
    for length in [1, 5, 9, 11, 12, 100, 500, 5_000_000_000] {
      let plain = record("<p>абвг</p>", length: length)
      let lie = compressed ? try #require(gzipped(plain)) : plain
      let reader = WARCReader(good[0] + lie + good[1] + good[2])
      #expect(addresses(reader) == ["1", "2", "3"], "length \(length)")
      #expect(reader.damages.count == 1, "length \(length)")
      #expect(reader.damages.first?.recordCount == 1)
    }
  }

  @Test func `A record in a plain archive that begins with damage is found`() {
    let good = pages(2, compressed: false)
    let reader = WARCReader([0, 1, 2, 10] + good[0] + Array("rubbish\r\n".utf8) + good[1])
    #expect(addresses(reader) == ["1", "2"])
    #expect(!reader.isForeign)
    #expect(reader.damages.count == 2)
  }

  @Test func `A text about archives is no record`() {
    let text = "<p>\nWARC/1.0\nWARC-Type: response\n\nis how a record begins</p>"
    let good = pages(1, compressed: false)
    let reader = WARCReader(record(text, length: text.utf8.count) + good[0])
    #expect(addresses(reader) == ["lie", "1"])
    #expect(reader.damages.isEmpty)
    // Where a lying length leads into it, the search passes over it.
    let lie = WARCReader(record(text, length: 5) + good[0])
    #expect(addresses(lie) == ["1"])
    #expect(lie.damages.count == 1)
  }

  @Test func `Of an archive with nothing but lies the first are kept, all are counted`() {
    var limits = WARCLimits()
    limits.damages = 20
    let lies = Array((0..<100).map { _ in record("abc", length: 7_000) }.joined())
    let reader = WARCReader(lies + pages(1, compressed: false)[0], limits: limits)
    #expect(addresses(reader) == ["1"])
    #expect(reader.damages.count == 20)
    #expect(reader.damageCount == 100)
  }

  @Test func `A header line of a hundred megabytes is passed over, and the next record is read`() {
    let line =
      Array("WARC/1.0\r\nX: ".utf8) + [UInt8](repeating: 65, count: 100_000_000) + [13, 10]
    let reader = WARCReader(line + pages(1, compressed: false)[0])
    #expect(addresses(reader) == ["1"])
    #expect(reader.damages.first?.reason == "a record's header longer than 65536 bytes")
  }

  @Test func `A gzip bomb costs its record and no other`() throws {
    let head = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 20000000\r\n\r\n"
    let bomb = try #require(gzipped(Array(head.utf8) + [UInt8](repeating: 0, count: 20_000_000)))
    let good = pages(2, compressed: true)
    let reader = WARCReader(good[0] + bomb + good[1])
    #expect(addresses(reader) == ["1", "2"])
    #expect(reader.damages.map(\.reason) == ["a gzip member that inflates more than 300 : 1"])
  }

  @Test func `NUL bytes inside and between records are borne with or said`() throws {
    let good = pages(2, compressed: true)
    let zeros = [UInt8](repeating: 0, count: 5_000)
    let padded = WARCReader(good[0] + zeros + good[1] + zeros)
    #expect(addresses(padded) == ["1", "2"])
    #expect(padded.damages.isEmpty)
    let plain = pages(2, compressed: false)
    let holes = WARCReader(plain[0] + zeros + [10] + plain[1])
    #expect(addresses(holes) == ["1", "2"])
    #expect(holes.damages.count == 1)
  }

  @Test("Any rubbish ends, whatever it is", arguments: 0..<60)
  func rubbish(seed: UInt64) {
    // A step of a linear congruential generator (Knuth's MMIX).
    var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let next = { () -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    var bytes = Array(pages(6, compressed: seed % 2 == 0).joined())
    for _ in 0..<(1 + next() % 40) {
      let place = next() % bytes.count
      switch next() % 4 {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
      case 1: bytes.removeSubrange(place..<min(place + next() % 50, bytes.count))
      case 2: bytes.insert(contentsOf: bytes[(place / 2)..<place].suffix(60), at: place)
      default: bytes.insert(contentsOf: Array("\r\n\r\nWARC/1.0\r\n".utf8), at: place)
      }
    }
    let reader = WARCReader(bytes)
    var last = -1
    for record in reader {
      _ = record.page()
      #expect(record.offset.value >= last)
      last = record.offset.value
    }
    #expect(reader.damages.allSatisfy { $0.offset.value <= bytes.count })
  }
}
