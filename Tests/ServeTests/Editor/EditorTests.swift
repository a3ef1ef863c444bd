import Basics
import Foundation
import Lexicons
import Serve
import Synchronization
import Testing

/// The pages of the tables, spoken to over HTTP, without any script.
@Suite struct EditorTests {
  private static let rowAddress = "/tables/frames/row/frames.ru.0134"

  private func editing(
    _ work: (EditorDesk, Visitor) async throws -> Void
  ) async throws {
    let editor = try EditorDesk()
    try await Visitor.visiting(try editor.desk) { try await work(editor, $0) }
  }

  // MARK: Reading

  @Test func `the tables are listed with their counts, and a table by hundreds of rows`()
    async throws
  {
    try await editing { editor, visitor in
      let list = try await visitor.get("/tables").text
      for table in Table.allCases { #expect(list.contains("href=\"/tables/\(table.rawValue)\"")) }
      let rows = try TableEditor(editor.bytes(.frames)).rows.count
      #expect(list.contains("\(rows / 1000),"))
      let first = try await visitor.get("/tables/frames").text
      #expect(first.matches(of: /<td class="id">/).count == 100)
      #expect(first.contains("rel=\"next\"") && !first.contains("rel=\"prev\""))
      let last = try await visitor.get("/tables/frames?page=9999").text
      #expect(last.matches(of: /<td class="id">/).count == rows % 100)
      #expect(try await visitor.get("/tables/nosuch").status == 404)
      #expect(try await visitor.get("/tables/frames/row/frames.kk.none").status == 404)
    }
  }

  @Test func `rows are found by words, language and code, and sorted by the Kazakh alphabet`()
    async throws
  {
    try await editing { _, visitor in
      let found = try await visitor.get("/tables/frames?q=ВРЕМЯНК&language=ru&code=housing").text
      #expect(found.contains("frames.ru.0134") && !found.contains("frames.ru.0133"))
      let sorted = try await visitor.get("/tables/labels?language=kk&sort=pattern").text
      let patterns = sorted.matches(of: /data-name="Words" lang="kk">([^<]*)/).map { String($0.1) }
      #expect(patterns.count > 50)
      let places = patterns.compactMap {
        "аәбвгғдежзийкқлмнңоөпрстуұүфх".firstIndex(of: $0.lowercased().first ?? " ")
      }
      #expect(places == places.sorted())
      #expect(Set(places).count > 5)
    }
  }

  @Test func `a row stands in a form with labels in the reader's language`() async throws {
    try await editing { editor, visitor in
      let page = try await visitor.get(Self.rowAddress + "?lang=ru").text
      let form = RowFormText(page)
      let row = try #require(try editor.row(.frames, "frames.ru.0134"))
      for column in Table.columns where column != "id" {
        #expect(form[column] == row[column], "\(column)")
      }
      #expect(page.contains("жильё и сегрегация (housing)"))
      #expect(page.contains("все формы слова (lemma)"))
      #expect(page.contains("Рядом должно быть"))
      #expect(try await visitor.get(Self.rowAddress + "?lang=kk").text.contains("(housing)"))
    }
  }

  // MARK: Saving

  @Test func `saving changes the row and no other byte of the file, and says so`() async throws {
    try await editing { editor, visitor in
      let before = try editor.bytes(.frames)
      let form = try await visitor.form(Self.rowAddress)
      let answer = try await visitor.send("/tables/frames/save", form.with(["weight": "0.9"]))
      #expect(answer.status == 303)
      var expected = try TableEditor(before)
      try expected.replace(id: "frames.ru.0134", ["weight": "0.9"])
      let after = try editor.bytes(.frames)
      #expect(after == expected.bytes)
      let page = try await visitor.get(answer.headers["location"] ?? "").text
      #expect(page.contains("Saved ") && page.contains(Digest(of: after).short))
      #expect(page.contains("Code the corpus anew"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: editor.folder).sorted()
          == (Lexicon.fileNames + [".koshu-drafts"]).sorted())
    }
  }

  @Test func `a form sent as it was shown changes nothing`() async throws {
    try await editing { editor, visitor in
      for table in Table.allCases {
        let before = try editor.bytes(table)
        let id = try #require(try TableEditor(before).rows.dropFirst(3).first?.id)
        let form = try await visitor.form("/tables/\(table.rawValue)/row/\(id)")
        let answer = try await visitor.send("/tables/\(table.rawValue)/save", form.fields)
        #expect(answer.status == 303)
        #expect(try editor.bytes(table) == before)
      }
    }
  }

  @Test func `an added row gets the next id of its language, once however often it is sent`()
    async throws
  {
    try await editing { editor, visitor in
      let expected = try TableEditor(editor.bytes(.frames)).nextID(stem: "frames.ru.")
      let form = try await visitor.form("/tables/frames/new?language=ru&code=housing")
      let typed = form.with([
        "pattern": "каморка", "example": "Живут в каморке.",
      ])
      let first = try await visitor.send("/tables/frames/save", typed)
      let second = try await visitor.send("/tables/frames/save", typed)
      #expect(first.status == 303 && second.status == 303)
      #expect(first.headers["location"]?.hasPrefix("/tables/frames/row/\(expected)?saved=") == true)
      #expect(second.headers["location"] == first.headers["location"])
      let rows = try TableEditor(editor.bytes(.frames)).rows.filter {
        $0.fields.contains("каморка")
      }
      #expect(rows.count == 1)
      #expect(try editor.row(.frames, expected)?["type"] == "lemma")
      #expect(Lexicon.read(folder: editor.folder).problems.isEmpty)
    }
  }

  @Test
  func `a row is removed only when asked once more, and the last change taken back byte for byte`()
    async throws
  {
    try await editing { editor, visitor in
      let before = try editor.bytes(.frames)
      let asked = try await visitor.get(Self.rowAddress + "/remove").text
      #expect(asked.contains("Remove row frames.ru.0134?") && asked.contains("времянка"))
      #expect(try editor.bytes(.frames) == before)
      let form = RowFormText(asked, to: Self.rowAddress + "/remove")
      let answer = try await visitor.send(Self.rowAddress + "/remove", form.fields)
      #expect(answer.status == 303)
      #expect(try editor.row(.frames, "frames.ru.0134") == nil)
      let undo = try await visitor.get("/tables/frames/undo").text
      #expect(undo.contains("frames.ru.0134") && undo.contains("времянка"))
      let back = RowFormText(undo, to: "/tables/frames/undo")
      #expect(try await visitor.send("/tables/frames/undo", back.fields).status == 303)
      #expect(try editor.bytes(.frames) == before)
    }
  }

  @Test func `nothing is taken back from a file that was changed elsewhere since`() async throws {
    try await editing { editor, visitor in
      let form = try await visitor.form(Self.rowAddress)
      _ = try await visitor.send("/tables/frames/save", form.with(["weight": "0.9"]))
      let undo = RowFormText(
        try await visitor.get("/tables/frames/undo").text, to: "/tables/frames/undo")
      try editor.editElsewhere(.frames, "frames.ru.0133", ["note": "басқа жерде"])
      let changed = try editor.bytes(.frames)
      let answer = try await visitor.send("/tables/frames/undo", undo.fields)
      #expect(answer.status == 409 && answer.text.contains("SRV-036"))
      #expect(try editor.bytes(.frames) == changed)
    }
  }

  @Test func `a row that could not be read is not saved, and its words stay`() async throws {
    try await editing { editor, visitor in
      let before = try editor.bytes(.frames)
      let form = try await visitor.form(Self.rowAddress)
      let typed = form.with(["code": "жоқ-код", "needs": "@nobody", "note": "өз сөзім"])
      let answer = try await visitor.send("/tables/frames/save", typed)
      #expect(answer.status == 422)
      #expect(answer.text.contains("LEX-004") && answer.text.contains("LEX-015"))
      #expect(answer.text.contains("Not saved.") && answer.text.contains("kept on disk as a draft"))
      let again = RowFormText(answer.text)
      #expect(again["note"] == "өз сөзім" && again["code"] == "жоқ-код")
      #expect(try editor.bytes(.frames) == before)
    }
  }

  @Test(arguments: [
    "он \"сказал\", потом; ушёл", "бірінші жол\nекінші жол\n\n\"үшінші\"", "=HYPERLINK(\"x\")&\t1",
    "<script>alert('x')</script></textarea><b>", "a\u{202E}b\u{200F} \u{0301} 🐎 &amp; &#10;",
    "+1,-1,@SUM(1)", String(repeating: "ұзын, \"сөз\" ", count: 5000),
  ])
  func `any words come back as they were typed`(value: String) async throws {
    try await editing { editor, visitor in
      let form = try await visitor.form(Self.rowAddress)
      let answer = try await visitor.send(
        "/tables/frames/save", form.with(["note": value, "example": "Живут во времянке. " + value]))
      #expect(answer.status == 303)
      let note = value.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(try editor.row(.frames, "frames.ru.0134")?["note"] == note)
      let page = try await visitor.get(Self.rowAddress).text
      #expect(!page.contains("<script>alert"))
      let shown = RowFormText(page)
      #expect(shown["note"] == note)
      // And once more: what was shown is what is sent.
      let bytes = try editor.bytes(.frames)
      #expect(try await visitor.send("/tables/frames/save", shown.fields).status == 303)
      #expect(try editor.bytes(.frames) == bytes)
      #expect(Lexicon.read(folder: editor.folder).problems.isEmpty)
    }
  }

  // MARK: Checking

  @Test func `a word that is typed is answered with its hits and what becomes of the codings`()
    async throws
  {
    try await editing { editor, visitor in
      let before = try editor.bytes(.frames)
      let form = try await visitor.form("/tables/frames/new?language=ru&code=housing")
      let typed = form.with(["pattern": "каморка", "example": "Живут в подвале.", "part": "1"])
      let text = try await visitor.send("/tables/frames/check", typed).text
      #expect(!text.contains("<html"))
      #expect(text.contains("Hits: 4, articles: 2"))
      #expect(text.contains("<b>каморку</b>"))
      #expect(text.contains("articles with other codes: 1"))
      #expect(text.contains("housing and residential segregation"))
      #expect(text.contains("LEX-011") && text.contains("mend one of them"))
      #expect(text.contains("Not saved to the table yet"))
      #expect(try editor.bytes(.frames) == before)
      // The same by a button, for who has no scripts.
      let page = try await visitor.send(
        "/tables/frames/check", typed.replacing("part", with: nil)
      ).text
      #expect(page.contains("<html") && page.contains("articles with other codes: 1"))
      #expect(RowFormText(page)["pattern"] == "каморка")
    }
  }

  @Test func `removing a row shows what it carries`() async throws {
    try await editing { _, visitor in
      let text = try await visitor.get(Self.rowAddress + "/remove").text
      #expect(text.contains("What changes in the codings") && !text.contains("Nothing changes."))
    }
  }

  @Test func `a note changes no coding`() async throws {
    try await editing { _, visitor in
      let form = try await visitor.form(Self.rowAddress)
      let text = try await visitor.send(
        "/tables/frames/check", form.with(["note": "басқа", "part": "1"])
      ).text
      #expect(text.contains("Nothing changes."))
      let same = try await visitor.send("/tables/frames/check", form.with(["part": "1"])).text
      #expect(same.contains("No changes: the row is as on disk."))
    }
  }

  @Test func `coding anew brings the corpus up to date, or says that another run is at work`()
    async throws
  {
    try await editing { editor, visitor in
      let form = try await visitor.form("/tables/frames/new?language=ru&code=housing")
      _ = try await visitor.send("/tables/frames/save", form.with(["pattern": "каморка"]))
      #expect(try await visitor.get("/tables").text.contains("articles with other codes: 1"))
      editor.isBusy.store(true, ordering: .relaxed)
      let busy = try await visitor.send("/tables/recode", Fields())
      #expect(busy.status == 409 && busy.text.contains("Another run is at work"))
      editor.isBusy.store(false, ordering: .relaxed)
      let kept = EditorDesk.pieces.count - 1
      let done = try await visitor.send("/tables/recode", Fields())
      #expect(done.headers["location"] == "/tables?coded=1&kept=\(kept)")
      let page = try await visitor.get(done.headers["location"] ?? "").text
      #expect(page.contains("Articles coded anew: 1, left as they were: \(kept)."))
      #expect(page.contains("The corpus is coded by these tables."))
    }
  }
}
