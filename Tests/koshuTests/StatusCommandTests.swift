import Basics
import Foundation
import Runs
import Store
import Testing

/// `koshu status` over a collection whose state was written here: no request is made.
@Suite struct StatusCommandTests {
  /// A corpus that collects and was only fetched so far.
  private func collected(
    ended: Double = Date().timeIntervalSince1970 - 60, failing: Int = 0
  ) throws -> Scratch {
    let scratch = try Scratch()
    for name in ["lexicons", ".dictionaries"] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path(name), withDestinationPath: "\(Program.root)/\(name)")
    }
    try scratch.write(
      "pipeline.json",
      #"""
      {"name": "Collected", "sources": [], "lexicons": "lexicons",
       "outlets": [{"id": "misal", "name": "Мысал", "hosts": ["misal.example"],
                    "feeds": ["https://misal.example/rss"]}],
       "collection": {"contact": "https://study.example/koshu"},
       "dictionaries": {"russian": ".dictionaries/pymorphy3_dicts_ru/data"}}
      """#)
    try FileManager.default.createDirectory(
      atPath: scratch.path("out"), withIntermediateDirectories: true)
    let store = try CollectionStore(path: scratch.path("out/collection.sqlite"))
    var batch = CollectionStore.Batch()
    for number in 0..<4 {
      var feed = FeedRow(
        address: "https://misal.example/\(number)", outlet: "misal", host: "misal.example",
        kind: .feed, interval: 3_600, nextAttempt: ended + 3_600)
      feed.lastAttempt = ended
      feed.lastStatus = number < failing ? "died" : "read"
      if number >= failing { (feed.lastSuccess, feed.lastNew) = (ended, ended) }
      batch.feeds.append(feed)
    }
    var page = PageRow(
      identity: "misal.example/1", address: "https://misal.example/1", host: "misal.example",
      outlet: "misal", feed: nil, found: ended)
    (page.state, page.nextAttempt, page.file, page.offset) = (.fetched, nil, "a.warc.gz", 0)
    batch.pages = [page]
    try store.keep(batch)
    var run = try store.beginRun(now: ended - 120)
    (run.state, run.ended) = (.complete, ended)
    run.manifest = #"{"pages":{"fetched":1},"failures":[{"host":"q\"uo\\te.example","idle":2}]}"#
    try store.endRun(run)
    return scratch
  }

  /// Limits of the disk are those of the machine that tests, which may be full.
  private let anyDisk = ["--min-free", "0", "--min-free-share", "0"]

  private func status(_ arguments: [String], in corpus: Scratch) throws -> Program.Result {
    try Program.run(["status"] + arguments + anyDisk, in: corpus.folder)
  }

  @Test func `a collection is shown before anything of it was read`() throws {
    let result = try status([], in: collected())
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("articles  none yet: koshu run\ncollection\n"))
    #expect(result.output.contains("  2 min  complete"))
    #expect(result.output.contains("pages  1 fetched\n"))
    #expect(result.output.contains("disk  "))
  }

  @Test func `all feeds are shown where they are asked for`() throws {
    let corpus = try collected()
    #expect(try !status([], in: corpus).output.contains("https://misal.example/2\n"))
    #expect(try status(["--feeds"], in: corpus).output.contains("https://misal.example/2\n"))
  }

  @Test func `a check passes, or ends with 6 and says why on standard error`() throws {
    let sound = try status(["--check"], in: collected(failing: 1))
    #expect(sound.status == 0, "\(sound.errors)")
    #expect(sound.errors.isEmpty)
    let failing = try status(["--check"], in: collected(failing: 2))
    #expect(failing.status == 6)
    #expect(
      failing.errors == "koshu: feeds: 2 of 4 feeds are in trouble, more than a share of 0.3\n")
    #expect(try status(["--check", "--max-failing", "0.5"], in: collected(failing: 2)).status == 0)
    let old = try collected(ended: Date().timeIntervalSince1970 - 27 * 3_600)
    let late = try status(["--check"], in: old)
    #expect(late.status == 6)
    #expect(late.errors.contains("koshu: runs: the last run that came to its end did so 27 h ago"))
    #expect(try status(["--check", "--max-age", "48"], in: old).status == 0)
    // Without the option nothing is a gate.
    #expect(try status([], in: old).status == 0)
  }

  @Test func `a disk that is nearly full fails the check`() throws {
    let corpus = try collected()
    let result = try Program.run(
      ["status", "--check", "--min-free", "1000000000"], in: corpus.folder)
    #expect(result.status == 6)
    #expect(result.errors.contains("koshu: disk: the disk is nearly full: "))
  }

  @Test(arguments: [
    ["--max-failing", "1.1"], ["--max-age", "-1"], ["--min-free", "nan"], ["--max-backlog", "x"],
  ])
  func `thresholds out of bounds end with 2`(arguments: [String]) throws {
    let corpus = try collected()
    #expect(try Program.run(["status"] + arguments, in: corpus.folder).status == 2)
  }

  @Test func `JSON tells everything, with the check in it`() throws {
    let result = try status(["--json", "--check"], in: collected(failing: 2))
    #expect(result.status == 6)
    #expect(result.output.split(separator: "\n").count == 1)
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(json.keys.sorted() == ["check", "collection", "disk", "koshu", "lock", "now"])
    let check = try #require(json["check"] as? [String: Any])
    #expect(check["passed"] as? Bool == false)
    #expect((check["problems"] as? [[String: String]])?.map { $0["check"] } == ["feeds"])
    let collection = try #require(json["collection"] as? [String: Any])
    #expect(
      collection.keys.sorted() == [
        "backlog", "faults", "feeds", "gaps", "last_complete", "pages", "resting_hosts", "runs",
      ])
    let feeds = try #require(collection["feeds"] as? [[String: Any]])
    #expect(feeds.map { $0["status"] as? String } == ["died", "died", "read", "read"])
    #expect(
      feeds[0].keys.sorted() == [
        "address", "failures_in_a_row", "in_trouble", "interval", "kind", "last_attempt",
        "last_new",
        "last_success", "moved_to", "next_attempt", "outlet", "status", "text",
      ])
    #expect(feeds[0]["last_success"] is NSNull)
    let runs = try #require(collection["runs"] as? [[String: Any]])
    #expect(runs.map { $0["state"] as? String } == ["complete"])
    #expect(runs[0]["seconds"] as? Double == 120)
  }

  @Test func `metrics are written whole, in the exposition format, and nothing is printed`() throws
  {
    let corpus = try collected(failing: 1)
    let result = try status(["--prometheus", "koshu.prom"], in: corpus)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.isEmpty)
    let text = try corpus.text("koshu.prom")
    let names = [
      "koshu_last_run_timestamp_seconds", "koshu_last_run_state", "koshu_feeds", "koshu_pages",
      "koshu_backlog_oldest_seconds", "koshu_failed_requests", "koshu_failures", "koshu_articles",
      "koshu_disk_free_bytes",
    ]
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("# TYPE ") } == names.map { "# TYPE \($0) gauge" })
    #expect(lines.count { $0.hasPrefix("# HELP ") } == names.count)
    for line in [
      #"koshu_feeds{status="died"} 1"#, #"koshu_feeds{status="read"} 3"#,
      #"koshu_pages{state="fetched"} 1"#, #"koshu_last_run_state{state="complete"} 1"#,
      #"koshu_last_run_state{state="failed"} 0"#, "koshu_backlog_oldest_seconds 0",
      "koshu_articles 0", "koshu_failed_requests 2", #"koshu_failures{host="q\"uo\\te.example"} 2"#,
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    let sample = /[a-z_]+(\{[a-z]+="([^"\\]|\\.)*"\})? -?[0-9.]+/
    #expect(lines.filter { !$0.hasPrefix("#") }.allSatisfy { $0.wholeMatch(of: sample) != nil })
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: corpus.folder).allSatisfy {
        !$0.hasSuffix(".part")
      })
  }

  @Test func `metrics that cannot be written end with 4`() throws {
    let result = try status(["--prometheus", "no/such/folder/koshu.prom"], in: collected())
    #expect(result.status == 4)
    #expect(result.errors.contains("FIL-00"))
  }

  @Test func `a run that holds the store is named, and is no fault`() throws {
    let corpus = try collected()
    let lock = try RunLock(store: corpus.path("out/koshu.sqlite"))
    let second = try Program.run(["fetch"], in: corpus.folder)
    #expect(second.status == 5)
    #expect(second.errors.contains("(process \(getpid()) since "), "\(second.errors)")
    #expect(second.errors.contains("[RUN-002]"))
    let shown = try status(["--check"], in: corpus)
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.output.contains("at work: "))
    withExtendedLifetime(lock) {}
    _ = consume lock
    #expect(try !status([], in: corpus).output.contains("at work"))
  }

  @Test func `what was fetched and not read yet is work that is left`() throws {
    let corpus = try CollectedCorpus()
    #expect(try corpus.run(["ingest"]).status == 0)
    let unread = "pages of 1 archive file are fetched and not read yet: koshu run\n"
    #expect(try !corpus.run(["status"]).output.contains(unread))
    let folder = corpus.scratch.path("out/archive")
    let first = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".warc.gz") }
        .min())
    try FileManager.default.copyItem(
      atPath: "\(folder)/\(first)", toPath: "\(folder)/later.warc.gz")
    let later = try corpus.run(["status", "--check"])
    #expect(later.status == 6)
    #expect(later.output.contains(unread))
    #expect(later.errors.contains("koshu: work: \(unread)"), "\(later.errors)")
    #expect(try corpus.run(["ingest"]).status == 0)
    #expect(try !corpus.run(["status"]).output.contains(unread))
  }

  @Test func `without a store there is nothing to show`() throws {
    let corpus = try collected()
    try FileManager.default.removeItem(atPath: corpus.path("out"))
    let result = try status([], in: corpus)
    #expect(result.status == 2)
    #expect(result.errors.contains("RUN-009"))
  }
}
