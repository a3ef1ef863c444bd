import Basics
import Foundation
import Measures
import Serve
import Testing
import Workbench

/// Coding by people, over HTTP alone: what a browser without scripts can do.
@Suite(.serialized) struct CodingTests {
  private func visited(
    _ place: CodingPlace, _ work: (Visitor) async throws -> Void
  ) async throws {
    let visitor = try await Visitor(try place.desk)
    let outcome = await Result.catching { try await work(visitor) }
    await visitor.server.stop()
    try outcome.get()
  }

  private func read(_ place: CodingPlace, _ file: String) throws -> [CodedPassage] {
    try PassageReader.read(
      path: place.path(file), known: KnownCodes(folder: SampleDesk.lexicons)
    ).passages
  }

  private static let internalCodes = [
    ("relevance", "internal"), ("stance", "negative"), ("outlet_stance", "neutral"),
    ("frames", "housing"), ("frames", "stigma"), ("voices", "townsperson"), ("cities", "almaty"),
    ("label_use", "none"),
  ]

  private func address(_ place: CodingPlace, _ rest: String = "") -> String {
    "/coding/\(Fields.encoded(place.job))\(rest)"
  }

  @Test func `an answer lies in the coder's own file at once, as koshu evaluate reads it`()
    async throws
  {
    let place = try CodingPlace(3)
    try await visited(place) { visitor in
      let (answer, id) = try await visitor.code(
        place, 1, as: "Әлия",
        Self.internalCodes + [("note", "=1+1, \"дәйексөз\""), ("unsure", "yes")])
      #expect(answer.status == 303)
      #expect(answer.headers["location"] == address(place, "/2"))
      let row = try #require(try place.rows("Әлия.csv")[id])
      #expect(row["note"] == "=1+1, \"дәйексөз\"")
      #expect(row["unsure"] == "yes" && row["complete"] == "yes")
      _ = try await visitor.code(place, 2, as: "Әлия", [("relevance", "none")])
      let passages = try read(place, "Әлия.csv")
      #expect(passages.count == 2)
      let codes = try #require(passages.first { $0.id == id }).codes
      #expect(codes[single: .stance] == "negative")
      #expect(codes[.frames] == ["housing", "stigma"])
      #expect(codes[.voices] == ["townsperson"])
      let other = try #require(passages.first { $0.id != id }).codes
      #expect(other[single: .relevance] == "none" && other[.frames] == [])
    }
  }

  @Test func `nobody sees codes of others or of the program until the job is closed`() async throws
  {
    let place = try CodingPlace(
      2, extra: ["relevance": "internal", "frames": "crime", "note": "бағдарлама кодтаған"])
    try await visited(place) { visitor in
      var before: [String] = []
      for rest in ["/1", "/2"] {
        before.append(try await visitor.get(address(place, rest), as: "dana").text)
      }
      for number in 1...2 {
        _ = try await visitor.code(
          place, number, as: "aliya", Self.internalCodes + [("note", "құпия ой")])
      }
      var after: [String] = []
      for rest in ["/1", "/2"] {
        after.append(try await visitor.get(address(place, rest), as: "dana").text)
      }
      #expect(before == after)
      for page in after {
        #expect(!page.contains(" checked") && !page.contains("бағдарлама кодтаған"))
        #expect(!page.contains("class=\"met\"") && page.contains("data-coding"))
      }
      for rest in ["/agreement", "/resolve", "/resolve/1", "/resolve/1?koshu=1"] {
        let answer = try await visitor.get(address(place, rest), as: "dana")
        #expect(answer.status == 409 && answer.text.contains("COD-011"), "\(rest)")
        #expect(!answer.text.contains("құпия ой"))
      }
      let posted = try await visitor.post(
        address(place, "/resolve/1"), as: "dana", [("go", "take-A"), ("id", "p1")])
      #expect(posted.status == 409)
      let job = try await visitor.get(address(place), as: "dana").text
      #expect(job.contains("aliya") && !job.contains("құпия ой"))
    }
  }

  @Test func `all coders have orders of their own, the same every time`() async throws {
    let place = try CodingPlace(10)
    try await visited(place) { visitor in
      func order(_ coder: String) async throws -> [String] {
        var ids: [String] = []
        for number in 1...10 {
          let page = try await visitor.get(address(place, "/\(number)"), as: coder).text
          ids.append(Visitor.hidden("id", in: page))
        }
        return ids
      }
      let aliya = try await order("aliya")
      #expect(Set(aliya).count == 10)
      #expect(try await order("aliya") == aliya)
      #expect(try await order("dana") != aliya)
    }
  }

  @Test
  func `of two windows on one passage the later answer counts, is said to, and can be undone`()
    async throws
  {
    let place = try CodingPlace(2)
    try await visited(place) { visitor in
      let page = try await visitor.get(address(place, "/1"), as: "aliya").text
      let (_, id) = try await visitor.code(
        place, 1, as: "aliya", [("relevance", "none"), ("note", "бірінші")], over: page)
      let second = try await visitor.code(
        place, 1, as: "aliya", [("relevance", "other")], over: page
      ).answer
      #expect(second.headers["location"] == address(place, "/2?overwritten=1"))
      let said = try await visitor.get(
        address(place, "/2?overwritten=1&lang=en"), as: "aliya"
      ).text
      #expect(said.contains("Passage 1 had meanwhile been coded otherwise"))
      #expect(try place.rows("aliya.csv")[id]?["relevance"] == "other")
      let undone = try await visitor.post(address(place, "/2"), as: "aliya", [("go", "undo")])
      #expect(undone.headers["location"] == address(place, "/1?undone=1"))
      #expect(try place.rows("aliya.csv")[id]?["relevance"] == "none")
      #expect(try place.rows("aliya.csv")[id]?["note"] == "бірінші")
      _ = try await visitor.post(address(place, "/1"), as: "aliya", [("go", "undo")])
      #expect(try place.rows("aliya.csv")[id] == nil)
      let nothing = try await visitor.post(address(place, "/1"), as: "aliya", [("go", "undo")])
      #expect(nothing.headers["location"] == address(place, "/1?undone=0"))
    }
  }

  @Test func `an old window that is only left takes nothing back`() async throws {
    let place = try CodingPlace(2)
    try await visited(place) { visitor in
      let page = try await visitor.get(address(place, "/1"), as: "aliya").text
      let (_, id) = try await visitor.code(place, 1, as: "aliya", Self.internalCodes, over: page)
      let left = try await visitor.code(place, 1, as: "aliya", [], go: "skip", over: page).answer
      #expect(left.headers["location"] == address(place, "/2"))
      #expect(try place.rows("aliya.csv")[id]?["stance"] == "negative")
    }
  }

  @Test func `an answer that is not complete is kept, and asked for again`() async throws {
    let place = try CodingPlace(2)
    try await visited(place) { visitor in
      let (answer, id) = try await visitor.code(
        place, 1, as: "aliya",
        [("relevance", "internal"), ("stance", "mixed"), ("frames", "bogus")])
      #expect(answer.headers["location"] == address(place, "/1?missing=1"))
      let row = try #require(try place.rows("aliya.csv")[id])
      #expect(row["stance"] == "mixed" && row["complete"] == "" && row["frames"] == "")
      let page = try await visitor.get(address(place, "/1?missing=1&lang=en"), as: "aliya").text
      #expect(page.contains("Still to answer: Outlet&#39;s stance, Use of labels."))
      let later = try await visitor.code(
        place, 1, as: "aliya", [("relevance", "internal"), ("stance", "mixed")], go: "skip"
      ).answer
      #expect(later.headers["location"] == address(place, "/2"))
      let handIn = try await visitor.post(address(place), as: "aliya", [("act", "finish")])
      #expect(handIn.status == 409 && handIn.text.contains("2 passages are not coded completely"))
    }
  }

  @Test func `words that entries match are shown on request only, all alike, and it is recorded`()
    async throws
  {
    let place = try CodingPlace(1)
    try await visited(place) { visitor in
      let (answer, id) = try await visitor.code(
        place, 1, as: "aliya", [("relevance", "unclear")], go: "words")
      #expect(answer.headers["location"] == address(place, "/1"))
      #expect(try place.rows("aliya.csv")[id]?["prehighlighted"] == "yes")
      #expect(try place.rows("aliya.csv")[id]?["relevance"] == "unclear")
      let page = try await visitor.get(address(place, "/1"), as: "aliya").text
      let marks = page.components(separatedBy: "<mark").dropFirst().map { $0.prefix(13) }
      #expect(marks.count > 2 && Set(marks) == [" class=\"met\">"])
      let hidden = try await visitor.get(address(place, "/1?words=0"), as: "aliya").text
      #expect(!hidden.contains("<mark"))
      _ = try await visitor.post(address(place, "/1"), as: "aliya", [("go", "undo")])
      #expect(try place.rows("aliya.csv")[id]?["prehighlighted"] == "yes")
    }
  }

  @Test func `both hand in, disagreements are settled, and the gold is whole`() async throws {
    let place = try CodingPlace(4)
    try await visited(place) { visitor in
      for coder in ["aliya", "dana"] {
        for number in 1...4 {
          let page = try await visitor.get(address(place, "/\(number)"), as: coder).text
          let id = Visitor.hidden("id", in: page)
          let isApart = coder == "dana" && ["p1", "p2"].contains(id)
          let codes =
            isApart
            ? [
              ("relevance", "internal"), ("stance", "positive"), ("outlet_stance", "neutral"),
              ("frames", "labour"), ("label_use", "used"),
            ] : Self.internalCodes
          _ = try await visitor.code(place, number, as: coder, codes, over: page)
        }
        let handed = try await visitor.post(address(place), as: coder, [("act", "finish")])
        #expect(handed.status == 303)
      }
      let late = try await visitor.post(
        address(place, "/1"), as: "aliya", [("id", "p1"), ("relevance", "none"), ("go", "next")])
      #expect(late.status == 409)
      #expect(try read(place, "resolved.csv").map(\.id) == ["p3", "p4"])
      let list = try await visitor.get(address(place, "/resolve?variable=frames"), as: "x").text
      #expect(list.contains("/resolve/1\"") && list.contains("/resolve/2\""))
      #expect(!list.contains("/resolve/3\""))

      let page = try await visitor.get(address(place, "/resolve/1"), as: "x").text
      #expect(
        page.contains("<b class=\"letter\">A</b>") && page.contains("<b class=\"letter\">B</b>"))
      #expect(!page.contains("aliya") && !page.contains("dana"))
      let named = try await visitor.get(address(place, "/resolve/1?names=1&koshu=1"), as: "x").text
      #expect(named.contains("aliya") && named.contains("dana") && named.contains("Koshu</th>"))
      let taken = try await visitor.post(
        address(place, "/resolve/1"), as: "x",
        [("go", "take-A"), ("id", "p1"), ("shown", Visitor.hidden("shown", in: page))])
      #expect(taken.headers["location"] == address(place, "/resolve/2"))
      let short = try await visitor.post(
        address(place, "/resolve/2"), as: "x",
        [("go", "next"), ("id", "p2"), ("relevance", "internal"), ("note", "ойлану керек")])
      #expect(short.status == 422 && short.text.contains("ойлану керек"))
      #expect(try read(place, "resolved.csv").count == 3)
      let other = try await visitor.get(address(place, "/resolve/2"), as: "x").text
      let decided = try await visitor.post(
        address(place, "/resolve/2"), as: "x",
        [
          ("go", "next"), ("id", "p2"), ("shown", Visitor.hidden("shown", in: other)),
          ("relevance", "other"), ("note", "шешілді"),
        ])
      #expect(decided.headers["location"] == address(place, "/resolve"))

      let gold = try read(place, "resolved.csv")
      #expect(Set(gold.map(\.id)) == ["p1", "p2", "p3", "p4"])
      try PassageCoder.demandTexts(gold, place: "resolved.csv")
      #expect(gold.first { $0.id == "p2" }?.codes[single: .relevance] == "other")
      #expect(try place.rows("resolved.csv")["p2"]?["note"] == "шешілді")
      #expect(try place.rows("resolved.csv")["p1"]?["resolved"] == "decided")
      #expect(try place.rows("resolved.csv")["p3"]?["resolved"] == "agreed")
      let pairs = try TwiceCoded.paired(
        read(place, "aliya.csv"), with: read(place, "dana.csv"), place: "dana.csv",
        inBothOnly: false)
      #expect(pairs.count == 4)

      let agreement = try await visitor.get(address(place, "/agreement?lang=en"), as: "x").text
      #expect(agreement.contains("aliya × dana") && agreement.contains("Gold × Koshu"))
      #expect(agreement.contains("resolve?variable=stance"))
      let undone = try await visitor.post(address(place, "/resolve/2"), as: "x", [("go", "undo")])
      #expect(undone.headers["location"] == address(place, "/resolve/2?undone=1"))
      #expect(try read(place, "resolved.csv").count == 3)

      // What all agree on is decided otherwise, then as before, and both are taken back.
      let before = try place.rows("resolved.csv")
      for relevance in ["unclear", "none"] {
        let page = try await visitor.get(address(place, "/resolve/3"), as: "x").text
        _ = try await visitor.post(
          address(place, "/resolve/3"), as: "x",
          [
            ("go", "next"), ("id", "p3"), ("shown", Visitor.hidden("shown", in: page)),
            ("relevance", relevance),
          ])
        let row = try place.rows("resolved.csv")["p3"]
        #expect(row?["resolved"] == "decided" && row?["relevance"] == relevance)
      }
      for (relevance, state) in [("unclear", "decided"), ("internal", "agreed")] {
        _ = try await visitor.post(address(place, "/resolve/3"), as: "x", [("go", "undo")])
        let row = try place.rows("resolved.csv")["p3"]
        #expect(row?["resolved"] == state && row?["relevance"] == relevance)
      }
      #expect(try place.rows("resolved.csv") == before)
      let agreed = try await visitor.get(address(place, "/resolve/3"), as: "x").text
      _ = try await visitor.post(
        address(place, "/resolve/3"), as: "x",
        [
          ("go", "take-A"), ("id", "p3"), ("shown", Visitor.hidden("shown", in: agreed)),
        ])
      #expect(try place.rows("resolved.csv")["p3"]?["resolved"] == "decided")
      _ = try await visitor.post(address(place, "/resolve/3"), as: "x", [("go", "undo")])
      #expect(try place.rows("resolved.csv") == before)
    }
  }

  @Test func `codes that the codebook no longer has stay until they are taken out`() async throws {
    let place = try CodingPlace(1)
    try await visited(place) { visitor in
      let (_, id) = try await visitor.code(place, 1, as: "aliya", Self.internalCodes)
      let text = String(decoding: try place.bytes("aliya.csv"), as: UTF8.self)
      try Data(text.replacing("housing;stigma", with: "housing;old-code;stigma").utf8)
        .write(to: URL(fileURLWithPath: place.path("aliya.csv")))
      func checked(_ page: String) -> [(String, String)] {
        page.matches(
          of: /name="([a-z_]+)" value="([a-z-]+)" data-key="[a-z0-9]*" checked/
        ).map { (String($0.1), String($0.2)) }
      }
      let page = try await visitor.get(address(place, "/1"), as: "aliya").text
      #expect(checked(page).contains { $0 == ("frames", "old-code") })
      _ = try await visitor.code(
        place, 1, as: "aliya", checked(page) + [("note", "жаңа")], over: page)
      let row = try #require(try place.rows("aliya.csv")[id])
      #expect(row["frames"] == "housing;old-code;stigma" && row["note"] == "жаңа")
      let again = try await visitor.get(address(place, "/1"), as: "aliya").text
      var kept: [(String, String)] = []
      for choice in checked(again) where choice.1 != "old-code" { kept.append(choice) }
      let taken = try await visitor.code(place, 1, as: "aliya", kept, over: again).answer
      #expect(taken.status == 303)
      let frames = try place.rows("aliya.csv")[id]?["frames"]
      #expect(frames == "housing;stigma")
    }
  }

  @Test
  func `what a spreadsheet adds to the file stays, and a file it broke is never written over`()
    async throws
  {
    let place = try CodingPlace(2)
    try await visited(place) { visitor in
      let (_, id) = try await visitor.code(place, 1, as: "aliya", [("relevance", "none")])
      let rows = CSVReader(try place.bytes("aliya.csv")).map(\.fields)
      let edited =
        "\u{FEFF}"
        + rows.enumerated().map { number, row in
          (row + [number == 0 ? "пікір" : "өз бағаным"]).joined(separator: ";")
        }.joined(separator: "\r\n") + "\r\n"
      try Data(edited.utf8).write(to: URL(fileURLWithPath: place.path("aliya.csv")))
      _ = try await visitor.code(place, 2, as: "aliya", [("relevance", "other")])
      let after = try place.rows("aliya.csv")
      #expect(after.count == 2)
      #expect(after[id]?["пікір"] == "өз бағаным" && after[id]?["relevance"] == "none")

      let broken = Array("id,relevance\np1,\"none\n".utf8)
      try Data(broken).write(to: URL(fileURLWithPath: place.path("aliya.csv")))
      let answer = try await visitor.post(
        address(place, "/1"), as: "aliya",
        [("id", id), ("relevance", "none"), ("note", "терген сөзім"), ("go", "next")])
      #expect(answer.status == 400 && answer.text.contains("COD-005"))
      // What was typed stays in the form, and others are not disturbed.
      #expect(answer.text.contains("value=\"терген сөзім\""))
      #expect(answer.text.contains("value=\"none\" data-key=\"4\" checked"))
      let other = try await visitor.code(place, 1, as: "dana", [("relevance", "none")]).answer
      #expect(other.status == 303)
      #expect(try await visitor.get(address(place), as: "dana").text.contains("COD-005"))
      #expect(try place.bytes("aliya.csv") == broken)
    }
  }

  @Test(arguments: ["../x", "resolved", "a/b", ".x", "", "<b>", String(repeating: "а", count: 41)])
  func `a name is a name, never a way to another file`(name: String) async throws {
    let place = try CodingPlace(1)
    try await visited(place) { visitor in
      let given = try await visitor.post("/coder", as: "", [("name", name), ("job", place.job)])
      #expect(given.status == 400 && given.text.contains("COD-007"))
      let page = try await visitor.get(address(place, "/1"), as: name)
      #expect(page.status == 303)
      let posted = try await visitor.post(
        address(place, "/1"), as: name, [("id", "p1"), ("relevance", "none")])
      #expect(posted.status == 400 && posted.text.contains("COD-012"))
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: place.folder)
    #expect(Set(files).isSubset(of: ["\(place.job).csv", place.job]))
  }

  @Test
  func `a sample is drawn on the page, the same by the same seed, without the program's codes`()
    async throws
  {
    let place = try CodingPlace(1)
    try await visited(place) { visitor in
      for name in ["бір", "екі"] {
        let drawn = try await visitor.post(
          "/coding", as: "",
          [("name", name), ("size", "3"), ("seed", "7"), ("by", "language"), ("coders", "1")])
        #expect(drawn.status == 303)
      }
      let files = try ["бір", "екі"].map {
        try String(contentsOfFile: "\(place.folder)/\($0).csv", encoding: .utf8)
      }
      #expect(files[0] == files[1])
      let rows = CSVReader(Array(files[0].utf8)).map(\.fields)
      #expect(rows.count == 4)
      #expect(
        rows[0].prefix(7) == ["id", "language", "outlet", "date", "address", "title", "text"])
      #expect(rows.dropFirst().allSatisfy { $0.dropFirst(7).allSatisfy(\.isEmpty) })
      let again = try await visitor.post("/coding", as: "", [("name", "бір"), ("size", "2")])
      #expect(again.status == 400 && again.text.contains("COD-009"))
      let list = try await visitor.get("/coding", as: "").text
      #expect(list.contains("екі") && list.contains(place.job))
    }
  }

  @Test func `without a corpus people code all the same, and the page says why none can be drawn`()
    async throws
  {
    let place = try CodingPlace(1)
    var holdings = try place.desk.holdings
    holdings.corpus = { throw Problem("RUN-099", at: "koshu.sqlite", "there is no corpus") }
    let visitor = try await Visitor(Desk(holdings))
    let list = try await visitor.get("/coding", as: "")
    let coded = try await visitor.code(place, 1, as: "aliya", [("relevance", "none")]).answer
    await visitor.server.stop()
    #expect(list.status == 200 && list.text.contains("RUN-099") && list.text.contains(place.job))
    #expect(coded.status == 303)
  }

  @Test func `titles that would like to be markup stay words`() async throws {
    let place = try CodingPlace(1)
    let sample = "id,title,text\r\nx,<script>alert(1)</script>,\"<img src=x>\"\r\n"
    try Data(sample.utf8).write(to: URL(fileURLWithPath: "\(place.folder)/зиян.csv"))
    try await visited(place) { visitor in
      let page = try await visitor.get("/coding/\(Fields.encoded("зиян"))/1", as: "aliya").text
      #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
      #expect(!page.contains("<script>alert") && !page.contains("<img"))
    }
  }
}
