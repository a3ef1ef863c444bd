import Basics
import Collection
import Foundation
import Ingest
import Store
import Testing

/// `verify`, `rebuild` and `forget` over a corpus whose pages were fetched.
@Suite struct KeepingCommandTests {
  @Test(arguments: ["verify", "rebuild", "forget"])
  func `every command of keeping explains itself with an example`(command: String) throws {
    let help = try Program.run([command, "--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("EXAMPLES"))
    #expect(help.output.contains("koshu \(command)"))
  }

  @Test func `a sound corpus has no fault, and verify writes nothing`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let before = try corpus.dump()
    let result = try corpus.run(["verify"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasSuffix("6 fetched pages, 6 documents of them, 6 articles: no fault\n"))
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(try corpus.dump() == before)
    let json = try corpus.run(["verify", "--json"])
    #expect(json.output.contains(#""pages":6,"documents":6,"articles":6,"faults":0"#))
  }

  @Test func `a byte that fell over in the archive is found with its file, and the exit code is 6`()
    throws
  {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let row = try #require(try corpus.state().page("misal.example/news/1"))
    let (file, offset) = (try #require(row.file), try #require(row.offset))
    var bytes = try corpus.scratch.read("out/archive/\(file)")
    bytes[offset + 200] ^= 0x55
    try corpus.scratch.write("out/archive/\(file)", bytes)
    let result = try corpus.run(["verify"])
    #expect(result.status == 6)
    #expect(result.output.contains("KEE-020  out/archive/\(file)#"))
    #expect(result.output.contains("KEE-030  out/archive/\(file)#\(offset)  no record of"))
    let json = try corpus.run(["verify", "--json"])
    #expect(json.status == 6)
    #expect(json.output.contains(#"{"code":"KEE-020","at":"out/archive/\#(file)#"#))
  }

  @Test func `a digest that is not that of its record is told`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let file = try #require(try corpus.archive("pages").files().first)
    // Written anew by a program that changed a text and not its digest: no byte of it is damaged.
    let bytes = Array(try corpus.scratch.read("out/archive/\(file)"))
    let changed = members(of: bytes).flatMap { member in
      let text = String(decoding: member, as: UTF8.self).replacing("Құпиясөз1", with: "Құпиясөз9")
      return gzipped(Array(text.utf8)) ?? []
    }
    try corpus.scratch.write("out/archive/\(file)", Data(changed))
    let result = try corpus.run(["verify"])
    #expect(result.status == 6)
    #expect(result.output.contains("KEE-021"))
    #expect(result.output.contains("KEE-022"))
    // The store still has what was fetched.
    #expect(try corpus.told().contains(1))
  }

  @Test func `what the state says and the archive does not hold is told, and the other way round`()
    throws
  {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    do {
      let state = try corpus.state()
      var (one, two) = (
        try #require(try state.page("misal.example/news/1")),
        try #require(try state.page("misal.example/news/2"))
      )
      var lost = two
      (one.offset, two.state, two.nextAttempt) = ((one.offset ?? 0) + 1, .waiting, 9e9)
      (two.file, two.offset) = (nil, nil)
      (lost.identity, lost.address) = ("misal.example/lost", "https://misal.example/lost")
      lost.file = "koshu-20200101-00001.warc.gz"
      var batch = CollectionStore.Batch()
      batch.pages = [one, two, lost]
      try state.keep(batch)
    }
    let result = try corpus.run(["verify"])
    #expect(result.status == 6)
    #expect(result.output.contains("no record of https://misal.example/news/1;"))
    #expect(result.output.contains("no such file, for https://misal.example/lost;"))
    #expect(result.output.contains("KEE-032"))
    let rebuilt = try corpus.run(["rebuild", "--state"])
    #expect(rebuilt.status == 0, "\(rebuilt.output)\(rebuilt.errors)")
    #expect(try corpus.run(["verify"]).status == 0)
  }

  @Test func `records that were not read, and documents of other bytes, are told`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    do {
      let store = try CorpusStore(path: corpus.scratch.path("out/koshu.sqlite"))
      let path = try #require(try store.containers(beginning: "out/archive/").first)
      var document = try #require(try store.documents(ofContainer: path).first)
      document.digest = Digest(of: "another".utf8).hex
      try store.put([document])
    }
    let result = try corpus.run(["verify"])
    #expect(result.status == 6)
    #expect(result.output.contains("KEE-041"))
    let rebuilt = try corpus.run(["rebuild"])
    // The digest of bytes is no part of the dump: the content is the same.
    #expect(rebuilt.status == 0, "\(rebuilt.output)")
    #expect(try corpus.run(["verify"]).status == 0)
  }

  @Test func `a store made anew has an equal dump, whatever the order, and the old one goes`()
    throws
  {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let before = try corpus.dump()
    #expect(before.split(separator: "\n").count == 6 + 1 + 1)
    let result = try corpus.run(["rebuild"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("equal to the store before"))
    #expect(try corpus.dump() == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus.scratch.path("out"))
    #expect(names.allSatisfy { !$0.contains(".before") && !$0.contains(".new") }, "\(names)")
    let lines = before.split(separator: "\n").dropLast()
    #expect(
      lines.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) } == Array(lines))
    #expect(!before.contains(".warc.gz"))
  }

  @Test func `a store that differs is replaced, the old one stays, and the lines are shown`() throws
  {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    do {
      let store = try CorpusStore(path: corpus.scratch.path("out/koshu.sqlite"))
      try store.putStories([(try #require(try store.articleIDs().first), "a0", nil, nil)], mark: "")
    }
    let result = try corpus.run(["rebuild"])
    #expect(result.status == 6)
    #expect(result.output.contains("differs from the store before in 2 lines"))
    #expect(result.output.contains("  -article\t"))
    #expect(result.output.contains("  +article\t"))
    #expect(FileManager.default.fileExists(atPath: corpus.scratch.path("out/koshu.sqlite.before")))
    #expect(try corpus.run(["rebuild"]).status == 0)
  }

  @Test func `a store that is no SQLite file any more is made anew`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let before = try corpus.dump()
    try corpus.scratch.write("out/koshu.sqlite", String(repeating: "broken ", count: 2_000))
    #expect(try corpus.run(["verify"]).output.contains("KEE-010"))
    let result = try corpus.run(["rebuild"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("the store before could not be read"))
    #expect(try corpus.dump() == before)
  }

  @Test func `a rebuild that is killed leaves the old store, and the next one ends it`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let before = try corpus.dump()
    for stage in ["ingest", "code", "stories"] {
      try kill(["rebuild"], at: stage, in: corpus)
      #expect(try corpus.dump() == before)
    }
    #expect(try corpus.run(["rebuild"]).status == 0)
    #expect(try corpus.dump() == before)
  }

  @Test func `without a state the next collection would fetch all again: rebuild finds it`() throws
  {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    for end in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(
        atPath: corpus.scratch.path("out/collection.sqlite\(end)"))
    }
    #expect(try corpus.run(["verify"]).output.contains("KEE-015"))
    let result = try corpus.run(["rebuild"])
    #expect(result.output.contains("state    6 pages found in the archive"), "\(result.errors)")
    #expect(try corpus.run(["verify"]).status == 0)
    let state = try corpus.state()
    let pages = try state.pages(limit: 99)
    #expect(
      pages.map(\.identity)
        == (1...6).map { CollectedCorpus.address($0).replacing("https://", with: "") })
    #expect(pages.map(\.outlet) == ["misal", "misal", "misal", "ulgi", "ulgi", "ulgi"])
    #expect(pages.allSatisfy { $0.state == .fetched && $0.title != nil })
  }

  // MARK: - Forgetting

  @Test func `nothing is forgotten where nobody is there to be asked`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let result = try corpus.run(["forget", CollectedCorpus.address(1)])
    #expect(result.status == 2)
    #expect(result.errors.contains("KEE-005"))
    #expect(result.output.contains("1 page in the archive"))
    #expect(try corpus.told() == [1, 2, 3, 4, 5, 6])
    #expect(try corpus.run(["verify"]).status == 0)
  }

  @Test func `an article that is forgotten is in no file, and stays forgotten`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let before = try corpus.dump()
    let result = try corpus.run(
      ["forget", CollectedCorpus.address(1), "--yes", "--reason", "by letter"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("1 page in the archive"))
    #expect(result.output.contains("1 answer of feeds"))
    #expect(result.output.contains("koshu run"))
    #expect(try corpus.told() == [2, 3, 4, 5, 6])
    // The others keep their codings, also those whose places moved.
    let kept = before.split(separator: "\n").filter { $0.hasPrefix("article") }
      .filter { !$0.contains("misal.example/news/1\t") }
    let dump = try corpus.dump().split(separator: "\n").filter { $0.hasPrefix("article") }
    #expect(dump == kept)
    let verified = try corpus.run(["verify"])
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("5 fetched pages, 5 documents of them, 5 articles"))
    let log = try corpus.scratch.text("out/forgotten.jsonl")
    #expect(
      log.contains(#""asked":"address","reason":"by letter","pages":1,"articles":1,"feeds":1"#))
    #expect(log.contains(Digest(of: "misal.example/news/1".utf8).hex))
    #expect(!log.contains("misal.example"))
    // A feed names it again, also where nothing but the digest is left.
    let page = PageRow(
      identity: "misal.example/news/1", address: CollectedCorpus.address(1), host: "misal.example",
      outlet: "misal", feed: nil, found: 0)
    var batch = CollectionStore.Batch()
    batch.found = [page]
    #expect(try corpus.state().keep(batch) == 0)
    #expect(try corpus.run(["rebuild", "--state"]).status == 0)
    #expect(try corpus.state().keep(batch) == 0)
    #expect(try corpus.run(["run"]).status == 0)
    #expect(try corpus.told() == [2, 3, 4, 5, 6])
  }

  @Test(arguments: ["https://misal.example/r/3", "https://misal.example/news/3"])
  func `a page goes by each of its names`(name: String) throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let result = try corpus.run(["forget", name, "--yes"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try corpus.told() == [1, 2, 4, 5, 6])
    #expect(try corpus.run(["verify"]).status == 0)
    let state = try corpus.state()
    #expect(try state.page("misal.example/r/3")?.state == .forgotten)
    #expect(try state.page("misal.example/news/3")?.state == .forgotten)
  }

  @Test func `an address that nobody knows is never fetched`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let before = try corpus.dump()
    let result = try corpus.run(["forget", "https://misal.example/later", "--yes"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try corpus.state().page("misal.example/later")?.state == .forgotten)
    #expect(try corpus.dump() == before)
    let wrong = try corpus.run(["forget", "misle", "--yes"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("KEE-001"))
  }

  @Test func `an outlet goes with all its pages and feeds, one by one with the others`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    #expect(try corpus.run(["forget", "misal", "--yes"]).status == 0)
    #expect(try corpus.told() == [4, 5, 6])
    #expect(try corpus.run(["verify"]).status == 0)
    #expect(try corpus.run(["forget", CollectedCorpus.address(5), "--yes"]).status == 0)
    #expect(try corpus.told() == [4, 6])
    #expect(try corpus.run(["verify"]).status == 0)
    #expect(
      try corpus.archive("feeds").files().allSatisfy {
        try corpus.archive("feeds").exchanges(in: $0).isEmpty
      })
  }

  @Test func `what was fetched before a day goes`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let days = try corpus.archive("pages").files().flatMap {
      try corpus.archive("pages").exchanges(in: $0).map { String($0.date.prefix(10)) }
    }
    let day = days[3]
    let old = days.count { $0 < day }
    let result = try corpus.run(["forget", "--before", day, "--yes"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try corpus.told() == Set((old + 1)...6))
    #expect(try corpus.run(["verify"]).status == 0)
    #expect(
      try corpus.run(["forget", "--before", "30.11.2026", "--yes"]).errors.contains("KEE-002"))
  }

  @Test func `a page that lies in another source as well is named, and the exit code is 6`() throws
  {
    let corpus = try CollectedCorpus(sources: #"[{"kind": "pages", "path": "pages"}]"#)
    try corpus.scratch.write(
      "pages/copy.html",
      """
      <html lang="kk"><head><title>Мақала 2</title>
      <link rel="canonical" href="\(CollectedCorpus.address(2))"></head>
      <body><article><h1>Мақала 2</h1><p>\(CollectedCorpus.text(2))</p></article></body></html>
      """)
    #expect(try corpus.run(["run"]).status == 0)
    let result = try corpus.run(["forget", CollectedCorpus.address(2), "--yes"])
    #expect(result.status == 6)
    #expect(result.output.contains("  pages/copy.html\n"))
  }

  @Test func `a forgetting that is killed is ended by the same command, and by a run`() throws {
    let whole = try CollectedCorpus()
    #expect(try whole.run(["run"]).status == 0)
    #expect(try whole.run(["forget", "misal", "--yes"]).status == 0)
    for next in [["forget", "misal", "--yes"], ["run"], ["rebuild"], ["fetch"]] {
      let corpus = try CollectedCorpus()
      #expect(try corpus.run(["run"]).status == 0)
      // The archive is written anew by then, the store is not.
      try kill(["forget", "misal", "--yes"], at: "ingest", in: corpus)
      #expect(try corpus.run(["verify"]).output.contains("KEE-014"))
      #expect([0, 6].contains(try corpus.run(next).status))
      #expect(try corpus.dump() == whole.dump(), "\(next)")
      #expect(try corpus.told() == [4, 5, 6], "\(next)")
      #expect(try corpus.run(["verify"]).status == 0, "\(next)")
      #expect(
        try corpus.scratch.text("out/forgotten.jsonl").split(separator: "\n").count
          == (next == ["forget", "misal", "--yes"] ? 2 : 1))
    }
  }

  @Test func `a forgetting that was only begun takes what it wrote down`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    do {
      let state = try corpus.state()
      let row = try #require(try state.page("ulgi.example/news/4"))
      let file = try #require(row.file)
      let exchange = try #require(
        try corpus.archive("pages").exchanges(in: file).first { $0.place.offset == row.offset })
      try state.beginForgetting(
        [row],
        records: [
          ForgettingRow(
            archive: "pages", file: file, offset: exchange.place.offset, length: exchange.length,
            record: exchange.record)
        ], note: #"{"identities":[]}"#)
    }
    #expect(try corpus.run(["ingest"]).status == 0)
    #expect(try corpus.told() == [1, 2, 3, 5, 6])
    #expect(try corpus.run(["verify"]).status == 0)
  }

  @Test func `one run at a time`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["run"]).status == 0)
    let lock = try FileLock(
      corpus.scratch.path("out/koshu.sqlite.lock"), busy: Problem("X", at: "", ""))
    defer { withExtendedLifetime(lock) {} }
    for command in [["verify"], ["rebuild"], ["forget", "misal", "--yes"]] {
      #expect(try corpus.run(command).status == 5, "\(command)")
    }
  }

  /// Kills the program when a stage begins.
  private func kill(_ arguments: [String], at stage: String, in corpus: CollectedCorpus) throws {
    try Program.kill(arguments, in: corpus.folder) {
      $0.contains("\"began\"") && $0.contains("\"\(stage)\"")
    }
  }
}
