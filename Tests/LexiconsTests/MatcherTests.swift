internal import Basics
internal import Lexicons
internal import Linguistics
internal import Testing

@Suite struct MatcherTests {
  /// The surfaces that rows of a table find in a text, with the numbers of their ids.
  private func found(
    _ rows: [(pattern: String, type: String)], _ text: String, _ language: Language = .kazakh
  ) throws -> [String] {
    let name = language == .kazakh ? "kk" : "ru"
    let lines = rows.enumerated().map { number, row in
      "groups.\(name).000\(number),\(name),\(row.pattern),\(row.type),internal,,,,,,"
    }
    let table = ([header] + lines).joined(separator: "\n")
    let (lexicon, problems) = Lexicon.read(
      files: ["codebook.csv": Array(codebookText.utf8), "groups.csv": Array(table.utf8)],
      folder: "")
    try #require(problems.isEmpty)
    let compiled = CompiledLexicon(lexicon, dictionaries: try smallDictionaries())
    let analyzed = read(text, language)
    let scalars = Array(text.unicodeScalars)
    return Matcher(compiled).matches(in: analyzed).entries.map { match in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[match.start..<match.end])
      return String(view)
    }
  }

  @Test(
    arguments: [
      ("көшу", "lemma", "ауылдан көшкен", ["көшкен"]),
      ("көшу", "lemma", "бір көше", []),
      ("көшу@part", "lemma", "көшіп көшкен", ["көшкен"]),
      ("көшкен", "lemma", "көшіп көшкен", ["көшкен"]),
      ("көшу@neg", "lemma", "көшкен көшпеген", ["көшпеген"]),
      ("қала@dat көшу", "lemma", "қалаға көшіп қалада көшіп", ["қалаға көшіп"]),
      ("=қалаға көшу", "lemma", "Қалаға көшкен", ["Қалаға көшкен"]),
      ("қала|ауыл көшу", "lemma", "ауылдан көшкен", ["ауылдан көшкен"]),
      ("ауыл@pl", "lemma", "ауыл ауылдар", ["ауылдар"]),
      ("көшкен", "fixed", "Көшкен көшу", ["Көшкен"]),
      ("Көшкен", "exact", "Көшкен көшкен", ["Көшкен"]),
      ("Ауыл", "lemma", "Ауылдан ауылдан", ["Ауылдан"]),
      ("ауылда*", "glob", "ауылдан ауыл", ["ауылдан"]),
      ("көшк?ен", "regex", "көшкен көшен көшкенді", ["көшкен", "көшен"]),
      ("ауыл [1] көшу", "lemma", "ауылдан қалаға көшкен", ["ауылдан қалаға көшкен"]),
      ("ауыл көшу", "lemma", "ауылдан қалаға көшкен", []),
      ("ауыл [1] көшу", "lemma", "ауылдан . көшкен", []),
      ("ауыл [3] көшу", "lemma", "ауылдан ; қалаға көшкен", []),
    ])
  func `A pattern matches`(
    pattern: String, type: String, text: String, wanted: [String]
  ) throws {
    #expect(try found([(pattern, type)], text) == wanted)
  }

  @Test(
    arguments: [
      ("село", "lemma", "из села", ["села"]),
      ("переехать", "lemma", "переехал переехавшие", ["переехал", "переехавшие"]),
      ("переехавший", "lemma", "переехал переехавшие", ["переехавшие"]),
      ("«село»", "lemma", "в „село“ и село", ["„село“"]),
    ])
  func `A Russian pattern matches`(
    pattern: String, type: String, text: String, wanted: [String]
  ) throws {
    #expect(try found([(pattern, type)], text, .russian) == wanted)
  }

  @Test func `Matches come by place, the longer first`() throws {
    let rows = [("мигрант", "lemma"), ("трудовой мигрант", "lemma")]
    #expect(
      try found(rows, "мигрант и трудовые мигранты", .russian) == [
        "мигрант", "трудовые мигранты", "мигранты",
      ])
  }

  @Test func `An entry of one language leaves the other alone`() throws {
    let lexicon = readTable(.groups, "groups.kk.0001,kk,қала,lemma,internal,,,,,,").lexicon
    let matcher = Matcher(CompiledLexicon(lexicon, dictionaries: try smallDictionaries()))
    #expect(matcher.matches(in: read("қала", .russian)).entries == [])
    #expect(matcher.matches(in: read("қала", .kazakh)).entries.count == 1)
  }

  @Test func `An exclusion takes its words from every table`() throws {
    let groups = header + "\ngroups.ru.0001,ru,мигрант,lemma,internal,,,,,,\n"
    let exclusions = header + "\nexclusions.ru.0001,ru,трудовой мигрант,lemma,exclusion,,,,,,\n"
    let lexicon = Lexicon.read(
      files: [
        "codebook.csv": Array(codebookText.utf8), "groups.csv": Array(groups.utf8),
        "exclusions.csv": Array(exclusions.utf8),
      ], folder: ""
    ).lexicon
    let matcher = Matcher(CompiledLexicon(lexicon, dictionaries: try smallDictionaries()))
    let entries = matcher.matches(in: read("трудовой мигрант и мигрант", .russian)).entries
    #expect(
      entries.map { lexicon.entries[$0.entry].id } == ["exclusions.ru.0001", "groups.ru.0001"])
    #expect(entries.map(\.start) == [0, 19])
  }

  @Test func `A matcher that has met other texts finds the same`() throws {
    let lexicon = readTable(.groups, "groups.kk.0001,kk,қала,lemma,internal,,,,,,").lexicon
    let matcher = Matcher(CompiledLexicon(lexicon, dictionaries: try smallDictionaries()))
    let text = read("қалада көше", .kazakh)
    let first = matcher.matches(in: text).entries
    _ = matcher.matches(in: read("ауылдан қалаға көшкен", .kazakh))
    #expect(matcher.matches(in: text).entries == first)
    #expect(first.count == 1)
  }

  @Test func `An example that its own pattern misses is a problem`() throws {
    let (lexicon, _) = readTable(
      .groups, "groups.kk.0001,kk,ауыл көшу,lemma,internal,,,,,,ауылдан көшкен",
      "groups.kk.0002,kk,ауыл@pl,lemma,internal,,,,,,ауылдан көшкен")
    let problems = lexicon.check(folder: "lexicons", dictionaries: try smallDictionaries())
    #expect(
      problems.map(\.description) == [
        "lexicons/groups.csv:3:example: the example of groups.kk.0002 does not match its pattern "
          + "“ауыл@pl” [LEX-011]; mend one of them: “ауылдан көшкен”"
      ])
  }

  @Test func `A pattern that stands twice with one code is a problem`() throws {
    let (lexicon, _) = readTable(
      .groups, "groups.kk.0001,kk,ауыл,lemma,internal,,,,,,",
      "groups.kk.0002,kk,ауыл,lemma,foreign,,,,,,", "groups.kk.0003,kk,ауыл,lemma,internal,,,,,,")
    let problems = lexicon.check(folder: "", dictionaries: try smallDictionaries())
    // The second is no twin, but it never has its turn.
    #expect(problems.map(\.code) == ["LEX-013", "LEX-021"])
    #expect(problems.first?.place == "groups.csv:4:pattern")
  }
}
