internal import Basics
internal import Lexicons
internal import Testing

@Suite struct TableTests {
  @Test func `A good row becomes an entry`() throws {
    let row =
      "groups.kk.0001,kk,ауылдан [2] көшу,lemma,internal,0.5,@city & көше|=қалада,@foreign,4,n,e"
    let (lexicon, problems) = readTable(.groups, row)
    #expect(problems.isEmpty)
    let entry = try #require(lexicon.entries.first)
    #expect(entry.weight == 0.5)
    #expect(entry.window == .tokens(4))
    #expect(entry.pattern.words.map(\.gap) == [0, 2])
    #expect(
      entry.needs.requirements == [[.code("city")], [.term("көше"), .term("=қалада")]])
    #expect(entry.line == 2)
  }

  @Test(
    arguments: [
      (
        "groups.kk.0001,kk,көшу,lemma,internel,,,,,,",
        "groups.csv:2:code: unknown group code “internel” [LEX-004]; did you mean internal?"
      ),
      (
        "groups.kk.0001,kk,көшу,lema,internal,,,,,,",
        "groups.csv:2:type: unknown type “lema” [LEX-005]; did you mean lemma?"
      ),
      (
        "groups.kk.0001,kz,көшу,lemma,internal,,,,,,",
        "groups.csv:2:language: unknown language “kz” [LEX-006]; did you mean kk?"
      ),
      (
        "groups.ru.0001,ru,мигрант(,regex,internal,,,,,,",
        "groups.csv:2:pattern: “мигрант(” is no regular expression [LEX-007]; check its brackets, "
          + "or use type lemma"
      ),
      (
        "groups.ru.0001,ru,(а+)+б,regex,internal,,,,,,",
        "groups.csv:2:pattern: “(а+)+б” repeats a group that repeats or chooses [LEX-007]; write it "
          + "without + * ? { or | inside a repeated group"
      ),
      (
        "groups.kk.0001,kk,көшу,lemma,internal,many,,,,,",
        "groups.csv:2:weight: “many” is no weight [LEX-008]; write a number from -10 to 10 with a "
          + "decimal point, such as 0.5, or leave it empty for 1"
      ),
      (
        "groups.kk.0001,kk,қала@datt көшу,lemma,internal,,,,,,",
        "groups.csv:2:pattern: unknown feature @datt [LEX-009]; known are nom gen dat acc loc abl "
          + "ins sg pl part conv neg past"
      ),
      (
        "groups.kk.0001,kk,,lemma,internal,,,,,,",
        "groups.csv:2:pattern: the pattern is empty [LEX-010]; write the words to find"
      ),
      (
        "groups.kk.0001,kk,кoшу,lemma,internal,,,,,,",
        "groups.csv:2:pattern: “кoшу” mixes Cyrillic with the Latin letter o (U+006F) [LEX-012]; "
          + "type the Cyrillic letter"
      ),
      (
        "groups.kk.0001,kk,көш*,glob,internal,,,,,,",
        "groups.csv:2:pattern: the stem of a glob needs 5 letters, found көш* [LEX-014]; use type "
          + "lemma, which finds every form"
      ),
      (
        "groups.kk.0001,kk,[2] көшу,lemma,internal,,,,,,",
        "groups.csv:2:pattern: a gap must stand between two words, found [2] [LEX-014]; write it "
          + "as in: үй [2] алу"
      ),
      (
        "groups.kk.0001,kk,көшу,lemma,internal,,@citi,,,,",
        "groups.csv:2:needs: unknown code @citi [LEX-015]; did you mean @city?"
      ),
      (
        "groups.kk.0001,kk,көшу,lemma,internal,,қала||ауыл,,,,",
        "groups.csv:2:needs: “қала||ауыл” holds an empty alternative [LEX-015]; remove the stray "
          + "| or &"
      ),
      (
        "groups.kk.0001,kk,көшу,lemma,internal,,,,paragraph,,",
        "groups.csv:2:window: unknown window “paragraph” [LEX-016]; expected clause, sentence, "
          + "near, or 1 to 30 tokens"
      ),
      (
        "groups.kk.0001,kk,көшу,lemma,internal",
        "groups.csv:2: the row has 5 fields, expected 11 [LEX-017]; quote fields that hold commas"
      ),
      (
        "frames.kk.0001,kk,көшу,lemma,internal,,,,,,",
        "groups.csv:2:id: “frames.kk.0001” is no id of this table [LEX-018]; write "
          + "groups.LANGUAGE.NUMBER with a number never used before"
      ),
    ])
  func `A bad row is named with its line, column and cure`(row: String, message: String) {
    #expect(readTable(.groups, row).problems.map(\.description) == [message])
  }

  @Test func `Every problem of a table is found in one pass`() {
    let problems = readTable(
      .groups, "groups.kk.0001,kz,көшу,lema,internal,,,,,,", "groups.kk.0002,kk,,lemma,x,,,,,,"
    ).problems
    #expect(problems.map(\.code) == ["LEX-006", "LEX-005", "LEX-004", "LEX-010"])
  }

  @Test func `An id that stands twice is named with its first line`() {
    let row = "groups.kk.0001,kk,көшу,lemma,internal,,,,,,"
    #expect(
      readTable(.groups, row, row).problems.map(\.description) == [
        "groups.csv:3:id: the id groups.kk.0001 stands already in line 2 [LEX-003]; give it a "
          + "number never used before, such as groups.kk.0002"
      ])
  }

  @Test func `A misspelt column is named with the nearest one`() {
    let text = header.replacing("unless", with: "unles") + "\n"
    let problems = Lexicon.read(files: ["groups.csv": Array(text.utf8)], folder: "").problems
    #expect(
      problems.map(\.description) == [
        "groups.csv:1: column 8 is “unles”, which is unknown [LEX-002]; did you mean unless?"
      ])
  }

  @Test func `Columns may stand in any order`() {
    let text =
      "example,id,language,pattern,type,code,weight,needs,unless,window,note\n"
      + "e,groups.kk.0001,kk,көшу,lemma,internal,,,,,n\n"
    let files = ["codebook.csv": Array(codebookText.utf8), "groups.csv": Array(text.utf8)]
    let (lexicon, problems) = Lexicon.read(files: files, folder: "")
    #expect(problems.isEmpty)
    #expect(lexicon.entries.map(\.example) == ["e"])
  }

  @Test(arguments: ["(а|аб)*в", "(аб?)+в", "((а)|б){2}", "а*б*в*г*д", "(а)\\1"])
  func `An expression that may take for ever is refused`(expression: String) {
    let problems = readTable(
      .groups, "groups.ru.0001,ru,\(expression),regex,internal,,,,,,"
    ).problems
    #expect(problems.map(\.code) == ["LEX-007"])
  }

  @Test(arguments: ["пере(ехал|езжал)[а-я]*", ".+-(мыс|міс)", "[(+]*а?", "(аб)+"])
  func `An expression that is soon done is taken`(expression: String) {
    let problems = readTable(
      .groups, "groups.ru.0001,ru,\(expression),regex,internal,,,,,,"
    ).problems
    #expect(problems.isEmpty)
  }

  @Test func `An id is found twice even where its rows have other mistakes`() {
    let problems = readTable(
      .groups, "groups.kk.0001,kz,көшу,lemma,internal,,,,,,",
      "groups.kk.0001,kk,көшу,lema,internal,,,,,,"
    ).problems
    #expect(problems.map(\.code) == ["LEX-006", "LEX-003", "LEX-005"])
  }

  @Test func `Rows under a misspelt column are checked all the same`() {
    let text =
      header.replacing("unless", with: "unles") + "\ngroups.kk.0001,kz,көшу,lemma,internal,,,,,,\n"
    let files = ["codebook.csv": Array(codebookText.utf8), "groups.csv": Array(text.utf8)]
    let problems = Lexicon.read(files: files, folder: "").problems
    #expect(problems.map(\.code) == ["LEX-002", "LEX-006"])
  }

  @Test func `A question mark in the place of a Kazakh letter is an error`() {
    let problems = readTable(
      .groups, "groups.kk.0001,kk,к?шу,lemma,internal,,@mover|?ала,,,,"
    ).problems
    #expect(problems.map(\.code) == ["LEX-012", "LEX-012"])
  }

  @Test func `Opposite codes for one pattern under the same conditions are an error`() {
    let rows = [
      "stance.kk.0001,kk,көшу|қону,lemma,quality+,,@mover,,,,",
      "stance.kk.0002,kk,қону|көшу,lemma,quality-,,@mover,,,,",
      "stance.kk.0003,kk,көшу|қону,lemma,quality-,,,,,,",
    ]
    let codebook =
      codebookText + "\nquality+,stance,,,,good,,,,\nquality-,stance,,,,bad,,,,"
    let table = ([header] + rows).joined(separator: "\n")
    let problems = Lexicon.read(
      files: ["codebook.csv": Array(codebook.utf8), "stance.csv": Array(table.utf8)], folder: ""
    ).problems
    #expect(
      problems.map(\.description) == [
        "stance.csv:3:code: “қону|көшу” is quality- here and quality+ in line 2 [LEX-020]; keep one "
          + "of the rows, or tell them apart by needs and unless"
      ])
  }

  @Test func `A missing folder is one problem`() {
    let problems = Lexicon.read(folder: "/nowhere/lexicons").problems
    #expect(problems.map(\.code) == ["LEX-001"])
  }

  @Test func `The word none frees a frame of its mover and keeps other needs`() throws {
    let lexicon = readTable(
      .frames, "frames.ru.0001,ru,село,lemma,housing,,none & город,,,,"
    ).lexicon
    let entry = try #require(lexicon.entries.first)
    #expect(entry.standsAlone)
    #expect(entry.needs.requirements == [[.term("город")]])
  }

  @Test func `The digest tells one lexicon from another`() {
    let a = readTable(.groups, "groups.kk.0001,kk,көшу,lemma,internal,,,,,,").lexicon
    let b = readTable(.groups, "groups.kk.0001,kk,көшу,lemma,internal,2,,,,,").lexicon
    #expect(a.digest != b.digest)
    #expect(a.fileDigests.map(\.file) == ["codebook.csv", "groups.csv"])
  }

  @Test func `A name in a condition stands for its code and those below it`() {
    let codebook = readTable(.groups).lexicon.codebook
    func codes(_ name: String) -> [String] {
      codebook.numbers(reference: name).map { codebook.codes[$0].code }
    }
    #expect(codes("internal") == ["internal", "label"])
    #expect(codes("city") == ["almaty"])
    #expect(codes("frame:housing") == ["housing"])
    #expect(codes("housing") == [])
  }
}
