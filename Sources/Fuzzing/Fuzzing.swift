internal import Ingest

/// What the fuzzers of `Fuzz/` call, and the tests on every seed: one reader each, from bytes to the
/// answer that it ends in. Whatever the bytes, none may trap, hang or leak; what does not hold of an
/// answer traps here, so that a fuzzer sees it.

/// Reads bytes as a page that was fetched.
public func readAsPage(_ bytes: UnsafeRawBufferPointer) {
  let page = Page(
    bytes: Array(bytes), address: "https://misal.example/a/1", contentType: contentType(of: bytes),
    fetched: fetched)
  let reading = read(page)
  check(extractLine(path: "1.html", extraction: reading.extraction))
}

/// Reads bytes as a feed, a sitemap or either in gzip.
public func readAsFeed(_ bytes: UnsafeRawBufferPointer) {
  let feed = readFeed(
    Array(bytes), contentType: contentType(of: bytes), address: "https://misal.example/rss",
    fetched: fetched)
  precondition(feed.outcome == .feed || feed.entries.isEmpty, "entries of what is no feed")
  precondition(feed.outcome == .feed || feed.problem != nil, "no feed, and nobody says why")
  check(feedAnswer(path: "1.xml", feed))
}

/// Reads bytes as an archive, and the page in each of its records.
public func readAsArchive(_ bytes: UnsafeRawBufferPointer) {
  let reader = WARCReader(Array(bytes))
  var count = 0
  while let record = reader.next() {
    count += 1
    _ = record.matchesDigest
    if case .page(let page) = record.page() { _ = read(page).extraction }
  }
  precondition(count == reader.recordCount, "a record that nobody counted")
}

/// The time of the fetch, 2024-12-03 04:05 UTC, for words like "today".
private let fetched = 1_733_198_700.0

/// The last byte chooses what the server said of the bytes; of most it said nothing.
///
/// Text ends in a line end or `>`, so that seeds of text stay as they are.
private func contentType(of bytes: UnsafeRawBufferPointer) -> String? {
  switch bytes.last {
  case 1: "text/xml"
  case 2: "text/html; charset=windows-1251"
  case 3: "application/xml; charset=utf-16"
  case 4: "text/html; charset=gb2312"
  case 5: "text/html; charset=x/y"
  case 6: "text/xml; charset=iso-2022-jp"
  default: nil
  }
}

private func check(_ answer: [UInt8]) {
  precondition(!answer.contains(10), "an answer is one line")
  precondition(String(validating: answer, as: UTF8.self) != nil, "an answer is UTF-8")
}
