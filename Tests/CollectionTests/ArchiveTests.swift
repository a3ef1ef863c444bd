import Basics
import Collection
import Foundation
import Ingest
import Testing

@Suite struct `An archive` {
  static let info = ArchiveInfo(
    software: "Koshu 1", contact: "https://misal.example/about", userAgent: "koshu/1")

  /// A folder of its own, gone when the body is through.
  static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-archive-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  static func exchange(
    _ name: String, _ text: String = "көшу", day: Int = 30, second: Int = 0,
    head: String = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
  ) -> Exchange {
    Exchange(
      address: "https://misal.example/\(name)",
      // 2026-11-01 is 1793491200.
      started: Date(timeIntervalSince1970: 1_793_491_200 + Double((day - 1) * 86_400 + second)),
      seconds: 0.2, ip: "192.0.2.1",
      request: Array("GET /\(name) HTTP/1.1\r\nHost: misal.example\r\n\r\n".utf8),
      head: Array(head.utf8), body: Array(text.utf8))
  }

  static func records(_ folder: String, _ file: String) throws -> [WARCRecord] {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)")))
    let reader = WARCReader(bytes)
    let records = Array(reader)
    #expect(reader.damages.isEmpty)
    return records
  }

  @Test func `a reader of WARC files finds the answer as the wire carried it`() throws {
    try Self.inFolder { folder in
      let archive = try Archive(folder: folder, info: Self.info)
      let exchange = Self.exchange(
        "1", "4\r\nкө\r\n4\r\nшу\r\n0\r\n\r\n",
        head: "HTTP/1.1 200 OK\r\nX-odd:  spaces \r\nTransfer-Encoding: chunked\r\n\r\n")
      let note = FeedNote(via: "https://misal.example/feed", title: "Көшу", date: "2026-11-30")
      let archived = try #require(try archive.append(exchange, note: note))
      let end = try #require(try archive.commit())
      #expect(try archive.files() == ["koshu-20261130-00001.warc.gz"])
      let records = try Self.records(folder, end.file)
      #expect(records.map(\.type) == ["warcinfo", "response", "metadata", "request"])
      #expect(records[1].block == exchange.head + exchange.body)
      #expect(records[3].block == exchange.request)
      #expect(records[1].fields["WARC-IP-Address"] == "192.0.2.1")
      #expect(records[1].offset.value == archived.place.offset)
      #expect(records[3].fields["WARC-Concurrent-To"] == archived.record)
      #expect(String(decoding: records[2].block, as: UTF8.self).contains("title: Көшу\r\n"))
      #expect(archived.payload == Digest(of: "көшу".utf8).hex)
      guard case .page(let page) = records[1].page() else {
        Issue.record("expected a page")
        return
      }
      #expect(page.bytes == Array("көшу".utf8))
      #expect(try archive.exchanges(in: end.file) == [archived])
      #expect(end == archived.end)
    }
  }

  @Test func `an equal body and status 304 become revisits that name the fetch before`() throws {
    try Self.inFolder { folder in
      let archive = try Archive(folder: folder, info: Self.info)
      let first = try #require(try archive.append(Self.exchange("1")))
      let earlier = EarlierFetch(
        address: first.address, date: first.date, record: first.record,
        payload: try #require(first.payload))
      let same = try archive.append(Self.exchange("1", second: 10), earlier: earlier)
      let other = try archive.append(Self.exchange("1", "жаңа", second: 20), earlier: earlier)
      let unchanged = try archive.append(
        Self.exchange("1", "", second: 30, head: "HTTP/1.1 304 Not Modified\r\n\r\n"),
        earlier: earlier)
      #expect(
        [same, other, unchanged].map { $0?.kind } == [.samePayload, .response, .notModified])
      let end = try #require(try archive.commit())
      let records = try Self.records(folder, end.file)
      let revisits = records.filter { $0.type == "revisit" }
      #expect(revisits.map { $0.fields["WARC-Refers-To"] } == [first.record, first.record])
      #expect(revisits.map { $0.fields["WARC-Refers-To-Date"] } == [first.date, first.date])
      #expect(revisits[0].fields["WARC-Payload-Digest"] == "sha256:\(earlier.payload)")
      #expect(revisits[1].fields["WARC-Profile"]?.hasSuffix("server-not-modified") == true)
      #expect(
        try archive.exchanges(in: end.file)
          == [first, same, other, unchanged].compactMap { $0 })
    }
  }

  @Test func `where the newest file is gone nothing is begun anew`() throws {
    try Self.inFolder { folder in
      let archive = try Archive(folder: folder, info: Self.info)
      _ = try archive.append(Self.exchange("1"))
      let known = try #require(try archive.commit())
      try FileManager.default.removeItem(atPath: "\(folder)/\(known.file)")
      let problem = #expect(throws: Problem.self) {
        try Archive(folder: folder, info: Self.info, known: known)
      }
      #expect(problem?.code == "ARC-003")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func `a record of any length is found, and is not cut away`() throws {
    try Self.inFolder { folder in
      let archive = try Archive(folder: folder, info: Self.info)
      let long = try #require(
        try archive.append(Self.exchange("1", String(repeating: "а", count: 17_000_000))))
      _ = try archive.commit()
      let again = try Archive(folder: folder, info: Self.info)
      #expect(again.adopted == [long])
      #expect(try again.exchanges(in: long.place.file) == [long])
    }
  }

  @Test func `records have identifiers of their own, even where all else is equal`() throws {
    try Self.inFolder { folder in
      let archive = try Archive(folder: folder, info: Self.info)
      for _ in 0..<3 { _ = try archive.append(Self.exchange("1")) }
      let end = try #require(try archive.commit())
      let ids = try Self.records(folder, end.file).compactMap(\.id)
      #expect(ids.count == 7)
      #expect(Set(ids).count == 7)
    }
  }

  @Test func `a new day and a full file begin another, and no clock turns the order`() throws {
    try Self.inFolder { folder in
      let archive = try Archive(folder: folder, info: Self.info, fileBytes: 3_000)
      let days = [29, 29, 30, 29, 30, 30, 30]
      var places: [ArchivePlace] = []
      for (number, day) in days.enumerated() {
        let text = (0..<30).map { "\(number * 7919 + $0 * 104_729)" }.joined()
        places.append(
          try #require(try archive.append(Self.exchange("\(number)", text, day: day))).place)
      }
      _ = try archive.commit()
      #expect(places == places.sorted())
      let files = try archive.files()
      #expect(files.count > 2)
      #expect(files.first == "koshu-20261129-00001.warc.gz")
      for file in files {
        let records = try Self.records(folder, file)
        #expect(records.first?.type == "warcinfo")
        #expect(records.first?.fields["WARC-Filename"] == file)
        let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")[.size]
        #expect(try #require(size as? Int) <= 3_000)
      }
      #expect(try files.flatMap { try archive.exchanges(in: $0) }.map(\.place) == places)
    }
  }

  @Test func `an answer that is none of HTTP is not kept`() throws {
    try Self.inFolder { folder in
      let archive = try Archive(folder: folder, info: Self.info)
      #expect(try archive.append(Self.exchange("1", head: "ICY 200 OK\r\n\r\n")) == nil)
      #expect(try archive.commit() == nil)
      #expect(try archive.files() == [])
    }
  }

  @Test func `what is forgotten is gone, and the rest is byte for byte as it was`() throws {
    try Self.inFolder { folder in
      let archive = try Archive(folder: folder, info: Self.info, fileBytes: 4_000)
      var all: [ArchivedExchange] = []
      for number in 0..<12 {
        let text = (0..<40).map { "\(number * 7919 + $0 * 104_729)" }.joined()
        all.append(try #require(try archive.append(Self.exchange("\(number)", text))))
      }
      _ = try archive.commit()
      func bytes(of exchange: ArchivedExchange) throws -> [UInt8] {
        let file = Array(
          try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(exchange.place.file)")))
        return Array(file[exchange.place.offset..<exchange.end.offset])
      }
      let before = try all.map(bytes)
      let gone = ["3", "4", "11"].map { "https://misal.example/\($0)" }
      try archive.forget { gone.contains($0.address) }
      let left = try archive.files().flatMap { try archive.exchanges(in: $0) }
      #expect(left.map(\.address) == all.map(\.address).filter { !gone.contains($0) })
      let kept = zip(all, before).filter { !gone.contains($0.0.address) }.map(\.1)
      #expect(try left.map(bytes) == kept)
      // And it goes on.
      let next = try #require(try archive.append(Self.exchange("12")))
      _ = try archive.commit()
      #expect(try archive.exchanges(in: next.place.file).last == next)
      let files = try archive.files().map {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))
      }
      try archive.forget { gone.contains($0.address) }
      #expect(
        try archive.files().map { try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")) }
          == files)
    }
  }
}
