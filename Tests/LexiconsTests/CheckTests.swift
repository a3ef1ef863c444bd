internal import Basics
internal import Lexicons
internal import Testing

/// What takes the dictionaries to find.
@Suite struct CheckTests {
  private func warnings(_ tables: [Table: [String]]) throws -> [Problem] {
    var files = ["codebook.csv": Array(codebookText.utf8)]
    for (table, rows) in tables {
      files[table.fileName] = Array(([header] + rows).joined(separator: "\n").utf8)
    }
    let (lexicon, problems) = Lexicon.read(files: files, folder: "")
    try #require(problems.isEmpty)
    return lexicon.check(folder: "", dictionaries: try smallDictionaries())
  }

  @Test func `A row whose words an exclusion covers never counts`() throws {
    let found = try warnings([
      .groups: ["groups.ru.0001,ru,трудовой мигрант переехать,lemma,internal,,,,,,"],
      .exclusions: ["exclusions.ru.0001,ru,мигрант,lemma,exclusion,,,,,,"],
    ])
    #expect(
      found.map(\.description) == [
        "groups.csv:2:pattern: “трудовой мигрант переехать” never counts: exclusions.ru.0001 "
          + "“мигрант” takes its words [LEX-021]; remove one of the rows, or give the exclusion more "
          + "words"
      ])
  }

  @Test(
    arguments: [
      // The same words as a whole, and the wider row goes first.
      ("ауыл|қала көшу", "ауыл көшу", true),
      ("ауыл [2] көшу", "ауыл [1] көшу", true),
      ("ауыл", "=ауылдан", false),
      ("ауыл", "ауыл@pl", false),
      // The second has more words, or matches what the first does not.
      ("ауыл", "ауыл көшу", false),
      ("ауыл көшу", "ауыл|қала көшу", false),
      ("ауыл [1] көшу", "ауыл [2] көшу", false),
      ("ауыл@pl", "ауыл", false),
    ])
  func `A row that an earlier one of its layer covers never counts`(
    first: String, second: String, isCovered: Bool
  ) throws {
    let found = try warnings([
      .groups: [
        "groups.kk.0001,kk,\(first),lemma,internal,,,,,,",
        "groups.kk.0002,kk,\(second),lemma,foreign,,,,,,",
      ]
    ])
    #expect(found.map(\.code) == (isCovered ? ["LEX-021"] : []))
  }

  @Test func `A row with conditions lets the next one have its chance`() throws {
    let found = try warnings([
      .groups: [
        "groups.kk.0001,kk,ауыл,lemma,internal,,қала,,,,",
        "groups.kk.0002,kk,ауыл,lemma,foreign,,,,,,",
      ]
    ])
    #expect(found.isEmpty)
  }

  @Test(
    arguments: [
      ("ауылдер", ["did you mean ауылдар?"]), ("ауылтан", ["did you mean ауылдан?"]),
      ("ауылдар", []), ("=ауылдер", []), ("Ауылдер", []), ("шауылдер", []),
    ])
  func `A suffix that does not fit its stem is named with the one that does`(
    word: String, cures: [String]
  ) throws {
    let found = try warnings([.groups: ["groups.kk.0001,kk,\(word),lemma,internal,,,,,,"]])
    #expect(found.filter { $0.code == "LEX-022" }.map(\.cure) == cures)
  }
}
