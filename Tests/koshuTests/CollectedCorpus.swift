import Basics
import Collection
import Foundation
import Ingest
import SmallLexicons
import Store

/// A corpus whose pages were fetched: an archive of articles of two outlets and of the feed of one, as a
/// collection leaves them, without any network.
final class CollectedCorpus {
  let scratch: Scratch
  var folder: String { scratch.folder }

  /// Beside articles of its own, one was fetched behind a redirect.
  static let count = 6
  static func address(_ number: Int) -> String {
    "https://\(number < 4 ? "misal" : "ulgi").example/news/\(number)"
  }

  init(sources: String = "[]") throws {
    scratch = try Scratch()
    try SmallLexicons.write(to: scratch.path("lexicons"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path(".dictionaries"), withDestinationPath: "\(Program.root)/.dictionaries")
    try scratch.write(
      "pipeline.json",
      #"""
      {"name": "Collected", "sources": \#(sources),
       "outlets": [{"id": "misal", "name": "Мысал", "hosts": ["misal.example"]},
                   {"id": "ulgi", "name": "Үлгі", "hosts": ["ulgi.example"]}],
       "lexicons": "lexicons", "store": "out/koshu.sqlite", "output": "out",
       "dictionaries": {"russian": ".dictionaries/pymorphy3_dicts_ru/data"},
       "collection": {"contact": "https://koshu.example/bot", "archive": "out/archive"}}
      """#)
    try fill()
  }

  /// One text for each article, so that none is a reprint of another.
  static func text(_ number: Int) -> String {
    let words = ["таудың", "өзеннің", "орманның", "даланың", "көлдің", "аралдың", "құмның"]
    let own = (0..<40).map { "\(words[(number + $0 * (number + 1)) % 7]) \(number * 40 + $0)" }
    return "Ауылдан қалаға көшіп келгендер туралы жазба. " + own.joined(separator: ", ")
      + ". Ауылдан қалаға көшіп келгендер тіркеуге тұра алмай жүр. Құпиясөз\(number)."
  }

  private func fill() throws {
    let archive = try archive("pages", fileBytes: 4_000)
    var rows: [PageRow] = []
    for number in 1...Self.count {
      let address = Self.address(number)
      let html = """
        <html lang="kk"><head><title>Мақала \(number)</title>
        <link rel="canonical" href="\(address)"></head>
        <body><article><h1>Мақала \(number)</h1><p>\(Self.text(number))</p></article></body></html>
        """
      let feed = "https://misal.example/feed"
      let note = FeedNote(via: feed, title: "Мақала \(number)", date: "2026-11-30")
      let kept = try archive.append(exchange(address, html, number, "text/html"), note: note)
      guard let kept, let identity = identity(ofAddress: address),
        let host = host(ofAddress: address)
      else { continue }
      let outlet = number < 4 ? "misal" : "ulgi"
      // The feed named the third by another address, from which a redirect led on.
      let named = number == 3 ? "misal.example/r/3" : identity
      var row = PageRow(
        identity: named, address: "https://\(named)", host: host, outlet: outlet, feed: feed,
        title: note.title, date: note.date, found: 1_796_000_000)
      (row.state, row.nextAttempt, row.file) = (.fetched, nil, kept.place.file)
      row.offset = kept.place.offset
      rows.append(row)
    }
    let feeds = try self.archive("feeds", fileBytes: 1 << 20)
    let items = (1...3).map { number in
      "<item><title>Мақала \(number)</title><link>\(number == 3 ? "https://misal.example/r/3" : Self.address(number))</link></item>"
    }
    let rss =
      "<rss version=\"2.0\"><channel><title>Мысал</title>\(items.joined())</channel></rss>"
    _ = try feeds.append(exchange("https://misal.example/feed", rss, 0, "application/rss+xml"))
    let state = try state()
    var batch = CollectionStore.Batch()
    batch.pages = rows
    batch.archive = try archive.commit().map { ($0.file, $0.offset) }
    batch.feedArchive = try feeds.commit().map { ($0.file, $0.offset) }
    try state.keep(batch)
  }

  private func exchange(
    _ address: String, _ body: String, _ number: Int, _ type: String
  ) -> Exchange {
    Exchange(
      address: address,
      started: Date(timeIntervalSince1970: 1_796_000_000 + Double(number) * 40_000), seconds: 0.1,
      request: Array("GET / HTTP/1.1\r\nHost: misal.example\r\n\r\n".utf8),
      head: Array(
        "HTTP/1.1 200 OK\r\nContent-Type: \(type); charset=utf-8\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
          .utf8), body: Array(body.utf8))
  }

  func archive(_ name: String, fileBytes: Int = 1 << 20) throws -> Archive {
    try Archive(
      folder: scratch.path(name == "pages" ? "out/archive" : "out/archive-feeds"),
      info: ArchiveInfo(
        software: "Koshu", contact: "https://koshu.example/bot", userAgent: "koshu"),
      fileBytes: fileBytes)
  }

  func state() throws -> CollectionStore {
    try FileManager.default.createDirectory(
      atPath: scratch.path("out"), withIntermediateDirectories: true)
    return try CollectionStore(path: scratch.path("out/collection.sqlite"))
  }

  func run(_ arguments: [String]) throws -> Program.Result {
    try Program.run(arguments, in: folder)
  }

  func dump() throws -> String { try run(["verify", "--dump"]).output }

  /// The articles' numbers that the plain bytes of any file below `out` still tell of, archives
  /// unpacked; reports and exports left aside.
  func told() throws -> Set<Int> {
    var told: Set<Int> = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: scratch.path("out")) {
      let isArchive = name.hasSuffix(".warc.gz")
      guard isArchive || name.contains(".sqlite") || name.hasSuffix(".jsonl") else { continue }
      var bytes = Array(try scratch.read("out/\(name)"))
      if isArchive { bytes = members(of: bytes).flatMap { $0 } }
      let text = String(decoding: bytes, as: UTF8.self)
      for number in 1...Self.count where text.contains("Құпиясөз\(number)") {
        told.insert(number)
      }
    }
    return told
  }
}

/// The contents of the gzip members of a file.
func members(of bytes: [UInt8]) -> [[UInt8]] {
  var members = GzipMembers(ByteSource(bytes), from: 0, limit: 1 << 24)
  var contents: [[UInt8]] = []
  while let member = members.next() { contents.append(member.bytes) }
  return contents
}
