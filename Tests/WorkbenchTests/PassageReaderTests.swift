import Basics
import Coding
import Lexicons
import Measures
import Testing
import Workbench

/// Codes of a small codebook.
let smallCodes: KnownCodes = {
  let rows = [
    Codebook.columns.joined(separator: ","), "housing,frame,,,,,,,,",
    "segregation,frame,housing,,,,,,,", "labour,frame,,,,,,,,", "official,speaker,,,,,,,,",
    "mover,speaker,,,,,,,,",
  ]
  let files = [Lexicon.codebookName: Array(rows.joined(separator: "\n").utf8)]
  return KnownCodes(Lexicon.read(files: files, folder: "").lexicon.codebook)
}()

@Suite struct PassageReaderTests {
  private func read(_ text: String) throws -> PassageReader {
    try PassageReader.read(Array(text.utf8), place: "gold", known: smallCodes)
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let problems as Problems {
      return problems.all.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [",", ";", "\t"])
  func `a table may have a mark, and commas, semicolons or tabs`(separator: String) throws {
    let rows = [
      ["id", "text", "lang", "stance", "frames"],
      ["1", "Келді", "KK", "-1", "\"housing; labour\""],
      ["2", "Приехал", "ru", "Mixed", ""],
    ].map { $0.joined(separator: separator) }
    for mark in ["", "\u{FEFF}"] {
      for end in ["\n", "\r\n"] {
        let passages = try read(mark + rows.joined(separator: end) + end).passages
        #expect(passages.map(\.id) == ["1", "2"])
        #expect(passages.map(\.language) == ["kk", "ru"])
        #expect(passages.map(\.line) == [2, 3])
        #expect(passages[0].codes[.stance] == ["negative"])
        #expect(passages[0].codes[.frames] == ["housing", "labour"])
        #expect(passages[1].codes[.stance] == ["mixed"])
        #expect(passages[1].codes[.frames] == [])
        #expect(passages[1].codes[.relevance] == nil)
      }
    }
  }

  @Test func `lists split at bars too, and none is an empty list`() throws {
    let passages = try read("id,frames,voices\n1,housing|labour,none\n2,labour,official | mover\n")
      .passages
    #expect(passages[0].codes[.frames] == ["housing", "labour"])
    #expect(passages[0].codes[.voices] == [])
    #expect(passages[1].codes[.voices] == ["mover", "official"])
  }

  @Test func `JSON lines hold the same, with the evidence of a program`() throws {
    let passages = try read(
      #"""
      {"id": 7, "text": "т", "stance": 1, "frames": ["housing"], "voices": null, "evidence": [{"part": "text", "sentence": 0, "start": 0, "end": 1, "surface": "т", "entry": "frames.ru.1", "layer": "frames", "code": "housing", "rule": "refused", "weight": 1, "shifted": 0, "blocked": "why"}]}

      {"id": "8", "stance": "neutral", "frames": []}
      """#
    ).passages
    #expect(passages.map(\.id) == ["7", "8"])
    #expect(passages.map(\.line) == [1, 3])
    #expect(passages[0].codes[.stance] == ["positive"])
    #expect(passages[0].codes[.voices] == nil)
    #expect(passages[0].evidence?.first?.blocked == "why")
    #expect(passages[1].codes[.frames] == [])
    #expect(passages[1].evidence == nil)
  }

  @Test func `a finer frame counts as the frame above it`() throws {
    #expect(try read("id,frames\n1,segregation\n").passages[0].codes[.frames] == ["housing"])
  }

  @Test func `rows without codes and sentences of articles are left out with a word`() throws {
    let reader = try read(
      "address,level,stance,frames\na,article,neutral,\na,sentence,negative,\nb,article,,\n")
    #expect(reader.passages.map(\.id) == ["a"])
    #expect(reader.notices.count == 2)
    // Who finds no frame says so.
    #expect(try read("id,frames\n1,none\n2,\n").passages.map(\.id) == ["1"])
  }

  @Test func `the columns of a run's articles are known`() throws {
    let passages = try read("article_id,address,stance_outlet\nx,https://a.example/1,neutral\n")
      .passages
    #expect(passages[0].id == "x")
    #expect(passages[0].address == "https://a.example/1")
    #expect(passages[0].codes[.outletStance] == ["neutral"])
  }

  @Test(arguments: [
    (
      "id,frames\n1,hosing\n",
      "gold:2 frames: unknown code “hosing” [EVA-005]; did you mean housing?"
    ),
    (
      "id,stance\n1,angry\n",
      "gold:2 stance: unknown code “angry” [EVA-005]; expected one of negative neutral positive mixed"
    ),
    (
      "id,stance\n1,neutral\n1,mixed\n",
      "gold:3: the id 1 stands already in line 2 [EVA-006]; give each passage an id of its own"
    ),
    (
      "text,stance\nт,neutral\n", "gold:1: there is no column id [EVA-004]; give each passage an id"
    ),
    (
      "id,stanse\n1,neutral\n",
      "gold:1: there is no column of codes [EVA-004]; is “stanse” meant for stance?"
    ),
    (
      "id,stance\n1,neutral,,x\n",
      "gold:2: the row has 4 fields, the header 2 [EVA-003]; quote fields that hold separators, quotation marks or line breaks"
    ),
    (
      "id,stance,stance\n1,neutral,\n",
      "gold:1: the column “stance” stands twice [EVA-004]; remove one"
    ),
    ("id,stance\n,neutral\n", "gold:2: the passage has no id [EVA-004]; give each passage an id"),
    (
      "id,stance\n1,\"neutral\n",
      "gold:2: a quotation mark is never closed [EVA-003]; close it, or double it inside a quoted field"
    ),
    ("", "gold: the file is empty [EVA-003]; give a header and a row a passage"),
    ("id,stance\n1,\n", "gold: no coded passage [EVA-003]; code some passages"),
    (
      "{\"id\": 1, \"stance\": 0}\n{oops\n",
      "gold:2: the line is no JSON object [EVA-003]; write one object a line"
    ),
    (
      "[{\"id\": 1}]",
      "gold:1: a JSON list, expected one object a line [EVA-003]; write its elements one a line, as jq -c '.[]' does"
    ),
    (
      "{\"id\": 1, \"stance\": [\"neutral\", \"mixed\"]}",
      "gold:1 stance: 2 codes, expected one [EVA-005]; choose one of neutral, mixed"
    ),
    (
      "{\"id\": 1, \"frames\": {\"housing\": 1}}",
      "gold:1 frames: an object, expected a list of codes [EVA-005]"
    ),
  ])
  func `bad input is told with its place and the cure`(text: String, message: String) {
    #expect(problems(text).first == message)
  }

  @Test func `a file in another encoding is told`() {
    #expect(throws: Problems.self) {
      try PassageReader.read([0xC0, 0xE1], place: "gold", known: smallCodes)
    }
  }

  @Test func `a mistake in every row is shown in the first ones`() {
    let rows = (0..<100).map { "\($0),hosing\n" }.joined()
    let found = problems("id,frames\n" + rows)
    #expect(found.count == 21)
    #expect(found.last?.contains("80 more problems") == true)
  }

  @Test func `a column that is nearly one of ours is noticed`() throws {
    let reader = try read("id,stance,frame\n1,neutral,labour\n")
    #expect(reader.notices == ["gold:1: the column “frame” is not read; did you mean frames?"])
  }
}
