import Basics
import Foundation
import Runs
import Testing

@Suite struct ConfigurationTests {
  /// Reads a configuration from a folder that also holds `pages/` and `lexicons/`.
  private func read(_ json: String) throws -> Configuration {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-config-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["pages", "lexicons"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    let file = folder.appendingPathComponent("pipeline.json")
    try Data(json.utf8).write(to: file)
    return try Configuration.read(file: file.path)
  }

  /// The problems of a configuration, each as `code place: message; cure` with the folder cut off.
  private func problems(_ json: String) -> [String] {
    do {
      _ = try read(json)
      return []
    } catch let problems as Problems {
      return problems.all.map { problem in
        let place = problem.place.components(separatedBy: "pipeline.json").last ?? ""
        return "\(problem.code)\(place): \(problem.message)"
          + (problem.cure.map { "; \($0)" } ?? "")
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `the language of the report is one of three`() throws {
    func with(_ language: String) -> String {
      """
      {"name": "A", "sources": [], "lexicons": "lexicons", "language": \(language)}
      """
    }
    #expect(try read(with("\"ru\"")).language == .ru)
    #expect(
      problems(with("\"de\"")) == [
        "CFG-004: language: found the text \"de\", expected one of kk, ru, en"
      ])
  }

  @Test func `what is not said has its default`() throws {
    let read = try read(
      #"{"name": "A", "sources": [{"kind": "pages", "path": "pages"}], "lexicons": "lexicons"}"#)
    #expect(read.limits == Configuration.Limits())
    #expect(read.threads == 0)
    #expect(read.language == .en)
    #expect(read.store.hasSuffix("/out/koshu.sqlite"))
    #expect(read.sources.map(\.name) == ["pages"])
  }

  @Test(
    arguments: [
      (
        #"{"name": "A", "sorces": [], "lexicons": "lexicons"}"#,
        [
          "CFG-005: sources: missing; expected a list; found \"sorces\" instead",
          "CFG-003: sorces: unknown key; known here: arrivals, collection, dictionaries, gold, language, lexicons, limits, name, notice, outlets, output, sources, store, threads, validation; did you mean \"sources\"?",
        ]
      ),
      (
        #"{"name": 3, "sources": [], "lexicons": "lexicons", "threads": "two"}"#,
        [
          "CFG-004: name: found the number 3, expected a text",
          "CFG-004: threads: found the text \"two\", expected a whole number from 0 to 256",
        ]
      ),
      (
        #"{"name": "A", "sources": [{"kind": "page", "path": "pages"}], "lexicons": "lexicons"}"#,
        [
          "CFG-004: sources[0].kind: found the text \"page\", expected one of pages, feeds, warc, jsonl, csv; did you mean \"pages\"?"
        ]
      ),
      (
        #"{"name": "A", "sources": [{"kind": "feeds", "path": "none.xml", "outlet": "misa"}], "outlets": [{"id": "misal", "name": "M"}], "lexicons": "lexicons"}"#,
        [
          "CFG-008: sources[0].path: no such file or folder: none.xml; paths are taken from the folder of pipeline.json",
          "CFG-010: sources[0].outlet: no outlet has the id \"misa\"; did you mean \"misal\"?",
        ]
      ),
      (
        #"{"name": "A", "sources": [{"kind": "pages", "path": "pipeline.json"}], "lexicons": "lexicons"}"#,
        ["CFG-009: sources[0].path: a file, expected a folder: pipeline.json"]
      ),
      (
        #"{"name": "A", "sources": [], "outlets": [{"id": "m", "name": "M"}, {"id": "m", "name": "N"}], "lexicons": "lexicons"}"#,
        ["CFG-007: outlets[1].id: \"m\" is there twice; give each outlet an id of its own"]
      ),
      (
        #"{"name": "A", "sources": [{"kind": "pages", "path": "pages"}, {"kind": "feeds", "path": "pages"}], "lexicons": "lexicons"}"#,
        [
          "CFG-012: sources[1].path: pages and pages overlap; name each folder or file once: a document can come from one source only"
        ]
      ),
      (
        #"{"name": "A", "sources": [{"kind": "pages", "path": "pages"}], "output": "pages/out", "lexicons": "lexicons"}"#,
        [
          "CFG-013: sources[0].path: the output folder lies in pages; choose another output, or the next run reads its own report"
        ]
      ),
      (
        #"{"name": "A", "sources": [{"kind": "pages", "path": "pages"}], "store": "pages/k.sqlite", "lexicons": "lexicons"}"#,
        [
          "CFG-014: sources[0].path: the store lies in pages; choose another store, or the next run reads it as a document"
        ]
      ),
      (
        #"{"name": "A", "sources": [{"kind": "feeds", "path": "pages", "columns": {"text": "t"}, "delimiter": ";", "sidecar": "none.csv"}], "lexicons": "lexicons"}"#,
        [
          "CFG-015: sources[0].columns: not read by a source of kind feeds; it belongs to csv, jsonl, pages; remove it",
          "CFG-015: sources[0].delimiter: not read by a source of kind feeds; it belongs to csv, pages; remove it",
          "CFG-015: sources[0].sidecar: not read by a source of kind feeds; it belongs to pages; remove it",
          "CFG-008: sources[0].sidecar: no such file: none.csv; paths are taken from the folder of pipeline.json",
        ]
      ),
      (
        #"{"name": "A", "sources": [{"kind": "csv", "path": "pages", "columns": {"texts": "t"}, "delimiter": ";;"}], "lexicons": "lexicons"}"#,
        [
          "CFG-003: sources[0].columns.texts: unknown key; known here: address, authors, date, fetched, file, id, language, outlet, section, tags, text, title; did you mean \"text\"?",
          "CFG-004: sources[0].delimiter: found the text \";;\", expected one character, or tab",
        ]
      ),
      (
        #"{"name": "A", "sources": [], "limits": {"badShare": 2}, "lexicons": "lexicons"}"#,
        ["CFG-004: limits.badShare: found the number 2, expected a number from 0 to 1"]
      ),
    ])
  func `a fault is named with its place, what was found and what was expected`(
    json: String, expected: [String]
  ) {
    #expect(problems(json) == expected)
  }

  @Test func `collection asks for a contact alone, and has its defaults`() throws {
    let read = try read(
      """
      {"name": "A", "sources": [], "lexicons": "lexicons", "store": "state/koshu.sqlite",
       "collection": {"contact": "https://misal.example/about"},
       "outlets": [{"id": "m", "name": "M", "hosts": ["m.example"],
                    "feeds": ["https://m.example/rss"], "home": "https://m.example/"}]}
      """)
    let collection = try #require(read.collection)
    #expect(collection.archive.hasSuffix("/out/archive"))
    #expect(collection.gapSeconds == 5)
    #expect(collection.perHost == 1)
    #expect(collection.atOnce == 16)
    #expect(collection.fileBytes == 268_435_456)
    #expect(collection.totalSeconds == 60)
    #expect(collection.idleSeconds == 20)
    #expect(collection.redirects == 10)
    #expect(collection.respectNoArchive)
    #expect(collection.allowHosts.isEmpty)
    #expect(read.collectionStore.hasSuffix("/state/collection.sqlite"))
    #expect(read.outlets.first?.feeds == ["https://m.example/rss"])
    #expect(read.outlets.first?.home == "https://m.example/")
    // No archive yet, so no source.
    #expect(read.sources.isEmpty)
    #expect(read.archiveSource?.kind == .warc)
  }

  @Test(arguments: [
    (#"{}"#, "CFG-005: collection.contact: missing; expected a text; add it"),
    (
      #"{"contact": "nobody"}"#,
      "CFG-019: collection.contact: “nobody” is no address that hosts may turn to; give an address of mail, or of a page that begins with https://"
    ),
    (
      #"{"contact": "a@b.example\r\nX: y"}"#,
      "CFG-019: collection.contact: “a@b.example\r\nX: y” is no address that hosts may turn to; give an address of mail, or of a page that begins with https://"
    ),
    (
      #"{"contact": "a@b.example", "gapSeconds": -1}"#,
      "CFG-004: collection.gapSeconds: found the number -1, expected a number from 0 to 3600"
    ),
    (
      #"{"contact": "a@b.example", "perHost": 17}"#,
      "CFG-004: collection.perHost: found the number 17, expected a whole number from 1 to 16"
    ),
    (
      #"{"contact": "a@b.example", "redirect": 5}"#,
      "CFG-003: collection.redirect: unknown key; known here: allowHosts, archive, atOnce, contact, fileBytes, gapSeconds, idleSeconds, perHost, redirects, respectNoArchive, totalSeconds; did you mean \"redirects\"?"
    ),
    (
      #"{"contact": "a@b.example", "archive": "."}"#,
      "CFG-013: collection.archive: the output folder lies in .; choose another output, or the next run reads its own report|CFG-014: collection.archive: the store lies in .; choose another store, or the next run reads it as a document"
    ),
  ])
  func `a fault of the collection is named`(json: String, expected: String) {
    let all = problems(
      #"{"name": "A", "sources": [], "lexicons": "lexicons", "collection": \#(json)}"#)
    #expect(all.joined(separator: "|") == expected)
  }

  @Test func `the archive overlaps as any source does`() {
    #expect(
      problems(
        #"{"name": "A", "sources": [{"kind": "pages", "path": "pages"}], "lexicons": "lexicons", "collection": {"contact": "a@b.example", "archive": "pages/archive"}}"#
      ) == [
        "CFG-012: collection.archive: pages/archive and pages overlap; name each folder or file once: a document can come from one source only"
      ])
  }

  @Test func `an archive that is there is a source, once`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-config-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["lexicons", "out/archive"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    let file = folder.appendingPathComponent("pipeline.json")
    for sources in ["", #"{"kind": "warc", "path": "out/archive"}"#] {
      let json =
        #"{"name": "A", "sources": [\#(sources)], "lexicons": "lexicons", "collection": {"contact": "a@b.example"}}"#
      try Data(json.utf8).write(to: file)
      let read = try Configuration.read(file: file.path)
      #expect(read.sources.map(\.name) == ["out/archive"])
      #expect(read.sources.map(\.kind) == [.warc])
      #expect(read.withArchive() == read)
    }
  }

  @Test func `an address of a feed that is none is named with its outlet`() {
    #expect(
      problems(
        #"{"name": "A", "sources": [], "outlets": [{"id": "m", "name": "M", "feeds": ["m.example/rss"]}], "lexicons": "lexicons"}"#
      ) == [
        "CFG-020: outlets[0].feeds: “m.example/rss” is no address of the web; feeds and home begin with https:// or http://"
      ])
  }

  @Test func `the register of Kazakhstan's outlets is sound, and names no host twice`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let register = root.appendingPathComponent("Sources/Runs/Data/outlets.csv").path
    let read = try read(
      #"{"name": "A", "sources": [], "outlets": "\#(register)", "lexicons": "lexicons"}"#)
    #expect(read.outlets.count >= 60)
    let hosts = read.outlets.flatMap(\.hosts)
    #expect(Set(hosts).count == hosts.count)
    for outlet in read.outlets {
      #expect(!outlet.languages.isEmpty && Set(outlet.languages).isSubset(of: ["kk", "ru"]))
      #expect([nil, "state", "private", "public", "foreign"].contains(outlet.owner))
      #expect(["online", "print", "television", "agency"].contains(outlet.medium))
      #expect(outlet.home != nil && outlet.region != nil)
      for address in outlet.feeds + (outlet.home.map { [$0] } ?? []) {
        let host = URL(string: address)?.host ?? ""
        #expect(outlet.hosts.contains { host == $0 || host.hasSuffix(".\($0)") }, "\(address)")
      }
    }
    for place in ["республика", "Астана", "Алматы", "Шымкент"] {
      #expect(read.outlets.filter { $0.region == place }.count >= 2)
    }
  }

  @Test func `broken JSON names its place`() {
    let found = problems(#"{"name": "A","#)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("CFG-001: not JSON: ") == true)
  }

  @Test func `a missing file says how to make one`() {
    let problems = #expect(throws: Problems.self) {
      try Configuration.read(file: "/nowhere/pipeline.json")
    }
    #expect(problems?.all.map(\.code) == ["CFG-006"])
    #expect(problems?.all.first?.cure?.contains("koshu init") == true)
  }
}
