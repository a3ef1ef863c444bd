import Basics
import Coding
import Foundation
import Lexicons
import Runs
import SmallLexicons
import Testing
import Workbench

/// Edits of the tables over the sample corpus: what is coded anew is what had to be.
@Suite struct RecodeTests {
  /// The sample pages in a folder of their own, with tables that may be edited.
  private final class EditedCorpus {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-recode-\(UUID().uuidString)").path
    static let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try SmallLexicons.write(to: folder + "/lexicons")
      let text = #"""
        {"name": "Edited", "sources": [{"kind": "pages", "path": "\#(Self.root)/corpus-samples/pages"}],
         "lexicons": "lexicons",
         "dictionaries": {"russian": "\#(Self.root)/.dictionaries/pymorphy3_dicts_ru/data"}}
        """#
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/pipeline.json"))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func corpus(_ interruption: Interruption = Interruption()) throws -> Corpus {
      try Corpus(
        configuration: Configuration.read(file: folder + "/pipeline.json"),
        interruption: interruption)
    }

    func edit(_ table: Table, _ change: ([String]) -> [String]) throws {
      let path = "\(folder)/lexicons/\(table.fileName)"
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      let text = change(lines.map(String.init)).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func codings() throws -> [CodedArticle] {
      var found: [CodedArticle] = []
      try corpus().study().visitCodings { _, coded in
        found.append(coded)
        return .next
      }
      return found
    }
  }

  /// Entries that counted or were blocked somewhere, by table.
  private func met(_ codings: [CodedArticle]) -> [Table: [String]] {
    var found: [Table: Set<String>] = [:]
    for item in codings.flatMap(\.evidence) {
      if let table = Table(rawValue: item.layer) { found[table, default: []].insert(item.entry) }
    }
    return found.mapValues { $0.sorted() }
  }

  @Test func `after any edit the codings are those that coding everything gives`() async throws {
    let edited = try EditedCorpus()
    _ = try await edited.corpus().run(.ingest)
    try await edited.corpus().recode(all: false)
    let first = try edited.codings()
    #expect(first.count > 60)
    let met = met(first)
    var changed = 0
    for (number, table) in Table.allCases.enumerated() where table != .polarity {
      let ids = met[table] ?? []
      // Of some tables nothing leaves evidence: any row will do.
      let gone = ids.isEmpty ? nil : ids[(number * 7) % ids.count]
      let before = try edited.codings()
      try edited.edit(table) { lines in
        var lines = lines
        if let gone { lines.removeAll { $0.hasPrefix(gone + ",") } } else { lines.remove(at: 5) }
        return lines
      }
      try await edited.corpus().recode(all: false)
      let after = try edited.codings()
      changed += before == after ? 0 : 1
      try await edited.corpus().recode(all: true)
      #expect(try edited.codings() == after, "\(table)")
    }
    #expect(changed >= 8)
    // A word that takes others out, and one that everything asks for.
    try edited.edit(.exclusions) {
      $0 + ["exclusions.ru.9999,ru,квартира,lemma,exclusion,,,,,,Квартира пуста."]
    }
    try await edited.corpus().recode(all: false)
    let excluded = try edited.codings()
    try await edited.corpus().recode(all: true)
    #expect(try edited.codings() == excluded)
  }

  @Test func `a row over two lines is edited as any other`() async throws {
    let edited = try EditedCorpus()
    _ = try await edited.corpus().run(.ingest)
    try edited.edit(.frames) {
      $0 + ["frames.ru.9998,ru,аул,lemma,housing,,,,,\"two\nlines\",Он жил в ауле."]
    }
    try await edited.corpus().recode(all: false)
    let before = try edited.codings()
    #expect(met(before)[.frames]?.contains("frames.ru.9998") == true)
    try edited.edit(.frames) { lines in
      lines.map { $0.replacing(",ru,аул,lemma,h", with: ",ru,небывалочник,lemma,h") }
    }
    try await edited.corpus().recode(all: false)
    let after = try edited.codings()
    #expect(met(after)[.frames]?.contains("frames.ru.9998") == false)
    try await edited.corpus().recode(all: true)
    #expect(try edited.codings() == after)
  }

  @Test func `general words of feeling code no article`() async throws {
    let edited = try EditedCorpus()
    _ = try await edited.corpus().run(.ingest)
    try await edited.corpus().recode(all: false)
    try edited.edit(.polarity) { Array($0.dropLast(20)) }
    #expect(try edited.corpus().status().isSound)
    let before = try edited.codings()
    try await edited.corpus().recode(all: true)
    #expect(try edited.codings() == before)
  }

  @Test func `what would come out is told without writing it`() async throws {
    let edited = try EditedCorpus()
    _ = try await edited.corpus().run(.ingest)
    try await edited.corpus().recode(all: false)
    let before = try edited.codings()
    let id = try #require(met(before)[.frames]?.first)
    try edited.edit(.frames) { $0.filter { !$0.hasPrefix(id + ",") } }
    let studied = try edited.corpus().studied()
    let other = CompiledLexicon(studied.tables, dictionaries: studied.dictionaries)
    var told: [String: CodedArticle] = [:]
    let study = studied.corpus
    try study.recode(by: other) { number, old, new in
      #expect(old != new)
      told[study.cards[number].id] = new
    }
    #expect(!told.isEmpty)
    #expect(try edited.codings() == before)
    try await edited.corpus().recode(all: false)
    let after = try edited.codings()
    for (number, card) in study.cards.enumerated() {
      #expect(after[number] == told[card.id] ?? before[number])
    }
  }

  @Test func `a stop in the middle leaves the rest to the next time`() async throws {
    let edited = try EditedCorpus()
    _ = try await edited.corpus().run(.ingest)
    try await edited.corpus().recode(all: false)
    let whole = try edited.codings()
    let id = try #require(met(whole)[.groups]?.last)
    try edited.edit(.groups) { $0.filter { !$0.hasPrefix(id + ",") } }
    let interruption = Interruption()
    interruption.request()
    await #expect(throws: Interrupted.self) {
      try await edited.corpus(interruption).recode(all: false)
    }
    #expect(try edited.corpus().status().isSound == false)
    try await edited.corpus().recode(all: false)
    let after = try edited.codings()
    try await edited.corpus().recode(all: true)
    #expect(try edited.codings() == after)
    #expect(after != whole)
  }
}
