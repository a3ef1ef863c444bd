import Basics
import Foundation
import Store
import Testing

@Suite struct CorpusStoreTests {
  private func document(
    _ locator: String, identity: String?, rank: Int = 0, outcome: String = "article"
  ) -> DocumentRow {
    DocumentRow(
      locator: locator, source: 0, container: nil, key: "k-\(locator)", outcome: outcome,
      detail: nil, identity: identity, rank: rank, outlet: nil, digest: "d", content: "c",
      encoding: nil, replaced: 0, article: Data("{}".utf8))
  }

  private func withStore(_ body: (CorpusStore, String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-store-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/corpus.sqlite"
    try body(try CorpusStore(path: path), path)
  }

  @Test func `of two documents of one identity the smaller rank is the article`() throws {
    try withStore { store, _ in
      try store.put([
        document("feed#1", identity: "x/1", rank: 2), document("page", identity: "x/1"),
        document("other", identity: "x/2"),
      ])
      try store.chooseArticles { "a:\($0)" }
      #expect(try store.articleIDs() == ["a:x/1", "a:x/2"])
      let stored = try store.articles(["a:x/1"])
      #expect(stored.map(\.document.locator) == ["page"])
      let outcomes = try store.documentCounts().map { "\($0.outcome) \($0.count)" }
      #expect(outcomes == ["article 2", "duplicate 1"])
    }
  }

  @Test func `of several texts of one identity the last that was fetched counts`() throws {
    try withStore { store, _ in
      let fetched: [(String, Double?, String)] = [
        ("a", 100, "first"), ("b", 300, "second"), ("c", 200, "second"), ("d", nil, "third"),
        ("e", 150, "first"),
      ]
      let documents = fetched.map { locator, time, version in
        var document = document(locator, identity: "x/1")
        (document.fetched, document.version) = (time, version)
        return document
      }
      for order in [documents, documents.reversed()] {
        try store.put(order + [document("feed#1", identity: "x/1", rank: 2)])
        try store.chooseArticles { "a:\($0)" }
        let stored = try store.articles(["a:x/1"])
        #expect(stored.map(\.document.locator) == ["b"])
        let versions = try store.versions(of: stored[0].document)
        #expect(versions.map(\.0) == ["e"])
        #expect(versions.map(\.1) == [150])
        let outcomes = try store.documentCounts().map { "\($0.outcome) \($0.count)" }
        #expect(outcomes == ["article 1", "duplicate 4", "version 1"])
      }
    }
  }

  @Test func `what a run does not meet again is dropped with its article and coding`() throws {
    try withStore { store, _ in
      try store.put([document("one", identity: "x/1"), document("two", identity: "x/2")])
      try store.chooseArticles { "a:\($0)" }
      try store.put(
        [
          AnalysisRow(
            article: "a:x/1", key: "k", language: "kk", script: "cyrillic", words: 1, title: "",
            day: nil, address: nil, types: Data(), sentences: Data(), tokens: Data(),
            shingles: Data())
        ], types: (0, [1, 2, 3]), codings: [CodingRow(article: "a:x/1", key: "k", coded: Data())])
      #expect(try store.cards().map(\.id) == ["a:x/1"])
      try store.beginIngest()
      try store.keepDocuments(["two"], source: 0)
      #expect(try store.dropUnseen() == 1)
      try store.chooseArticles { "a:\($0)" }
      #expect(try store.articleIDs() == ["a:x/2"])
      #expect(try store.codingCount() == 0)
      #expect(try store.packed(["a:x/1"]).isEmpty)
    }
  }

  @Test func `a container that was not finished is read again`() throws {
    try withStore { store, _ in
      let row = ContainerRow(path: "f.xml", source: 0, key: "k", outcome: "read", detail: nil)
      try store.beginContainer(row)
      #expect(try store.container("f.xml")?.key == "")
      try store.finishContainer(row)
      #expect(try store.container("f.xml")?.key == "k")
    }
  }

  @Test func `an article is found by id, address, path and end of path`() throws {
    try withStore { store, _ in
      try store.put([document("pages/a/one.html", identity: "x/1")])
      try store.chooseArticles { "a:\($0)" }
      #expect(try store.articles(named: "a:x", identity: nil) == ["a:x/1"])
      #expect(try store.articles(named: "-", identity: "x/1") == ["a:x/1"])
      #expect(try store.articles(named: "one.html", identity: nil) == ["a:x/1"])
      #expect(try store.articles(named: "pages/a/one.html", identity: nil) == ["a:x/1"])
      #expect(try store.articles(named: "ne.html", identity: nil) == [])
    }
  }

  @Test func `a file that is no store is named with the cure`() throws {
    try withStore { _, path in
      let other = path + ".txt"
      try Data(String(repeating: "not a store ", count: 100).utf8)
        .write(to: URL(fileURLWithPath: other))
      let problem = #expect(throws: Problem.self) { try CorpusStore(path: other) }
      #expect(problem?.code == "STO-004")
      #expect(problem?.cure?.contains("rebuilt") == true)
    }
  }

  @Test func `a folder that cannot be written is named with the cure`() {
    let problem = #expect(throws: Problem.self) {
      try CorpusStore(path: "/proc/koshu/none.sqlite")
    }
    #expect(problem?.code == "STO-005")
  }
}
