import Basics
import Foundation
import Lexicons
import Serve
import Synchronization
import Testing

/// Nothing typed is ever lost, and nothing that others wrote.
@Suite struct NothingLostTests {
  private static let rowAddress = "/tables/frames/row/frames.ru.0134"

  private func editing(
    _ work: (EditorDesk, Visitor) async throws -> Void
  ) async throws {
    let editor = try EditorDesk()
    try await Visitor.visiting(try editor.desk) { try await work(editor, $0) }
  }

  // MARK: Others write too

  @Test func `an edit is applied onto a file that was changed elsewhere in other rows`()
    async throws
  {
    try await editing { editor, visitor in
      let form = try await visitor.form(Self.rowAddress)
      try editor.editElsewhere(.frames, "frames.ru.0133", ["note": "из Excel"])
      try editor.editElsewhere(.frames, "frames.kk.0001", nil)
      let answer = try await visitor.send("/tables/frames/save", form.with(["weight": "0.9"]))
      #expect(answer.status == 303)
      #expect(try editor.row(.frames, "frames.ru.0134")?["weight"] == "0.9")
      #expect(try editor.row(.frames, "frames.ru.0133")?["note"] == "из Excel")
      #expect(try editor.row(.frames, "frames.kk.0001") == nil)
    }
  }

  @Test func `a row changed elsewhere is shown beside what was typed, and the person chooses`()
    async throws
  {
    try await editing { editor, visitor in
      let form = try await visitor.form(Self.rowAddress)
      try editor.editElsewhere(.frames, "frames.ru.0134", ["weight": "0.3", "note": "из Excel"])
      let theirs = try editor.bytes(.frames)
      let answer = try await visitor.send("/tables/frames/save", form.with(["weight": "0.95"]))
      #expect(answer.status == 409)
      for value in ["0.8", "0.3", "0.95", "из Excel"] { #expect(answer.text.contains(value)) }
      #expect(answer.text.contains("Nothing is saved and nothing is lost"))
      #expect(try editor.bytes(.frames) == theirs)
      let drafts = try await visitor.get("/tables/frames").text
      #expect(drafts.contains("Drafts that were not saved"))
      // Mine after all: now that theirs was seen.
      let mine = RowFormText(answer.text, to: "/tables/frames/save")
      #expect(try await visitor.send("/tables/frames/save", mine.fields).status == 303)
      #expect(try editor.row(.frames, "frames.ru.0134")?["weight"] == "0.95")
      #expect(try editor.row(.frames, "frames.ru.0134")?["note"] == "")
      #expect(
        !(try await visitor.get("/tables/frames").text.contains("Drafts that were not saved")))
    }
  }

  @Test func `a row removed elsewhere can be saved as a new one`() async throws {
    try await editing { editor, visitor in
      let form = try await visitor.form(Self.rowAddress)
      try editor.editElsewhere(.frames, "frames.ru.0134", nil)
      let answer = try await visitor.send("/tables/frames/save", form.with(["weight": "0.95"]))
      #expect(answer.status == 409 && answer.text.contains("was removed from the table"))
      let new = RowFormText(answer.text, to: "/tables/frames/save")
      let saved = try await visitor.send("/tables/frames/save", new.fields)
      #expect(saved.status == 303)
      let place = saved.headers["location"] ?? ""
      #expect(place.hasPrefix("/tables/frames/row/frames.ru.") && !place.contains("0134"))
      #expect(try await visitor.form(String(place.prefix { $0 != "?" }))["weight"] == "0.95")
    }
  }

  @Test func `a row that was changed while it was to be removed stays`() async throws {
    try await editing { editor, visitor in
      let ask = RowFormText(
        try await visitor.get(Self.rowAddress + "/remove").text, to: Self.rowAddress + "/remove")
      try editor.editElsewhere(.frames, "frames.ru.0134", ["note": "из Excel"])
      let answer = try await visitor.send(Self.rowAddress + "/remove", ask.fields)
      #expect(answer.status == 409 && answer.text.contains("SRV-035"))
      #expect(try editor.row(.frames, "frames.ru.0134")?["note"] == "из Excel")
    }
  }

  @Test func `many savers at once all have their say`() async throws {
    try await editing { editor, visitor in
      let ids = (100..<116).map { "stance.kk.0\($0)" }
      var forms: [(String, Fields)] = []
      for id in ids where try editor.row(.stance, id) != nil {
        let form = try await visitor.form("/tables/stance/row/\(id)")
        forms.append((id, form.with(["note": "жазған \(id)"])))
      }
      #expect(forms.count > 8)
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for (_, form) in forms {
          group.addTask { try await visitor.send("/tables/stance/save", form).status }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.allSatisfy { $0 == 303 })
      for (id, _) in forms {
        #expect(try editor.row(.stance, id)?["note"] == "жазған \(id)")
      }
    }
  }

  @Test
  func `a file edited in another program and in the browser at once keeps what both wrote`()
    async throws
  {
    try await editing { editor, visitor in
      let rounds = 40
      let path = editor.path(.stance)
      // Another program: rewrites the whole file in place, piece by piece, each time with one more word.
      let other = Task.detached { () throws -> [Int] in
        var lost: [Int] = []
        for round in 1...rounds {
          let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
          var editor = try TableEditor(bytes)
          let id = "stance.kk.0001"
          let row = editor.rows(id: id).first.map { editor.value("note", of: $0) } ?? ""
          if round > 1, row != "тур \(round - 1)" { lost.append(round - 1) }
          try editor.replace(id: id, ["note": "тур \(round)"])
          let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
          try file.truncate(atOffset: 0)
          for start in stride(from: 0, to: editor.bytes.count, by: 40_000) {
            try file.write(
              contentsOf: editor.bytes[start..<min(start + 40_000, editor.bytes.count)])
            usleep(1000)
          }
          try file.close()
          usleep(UInt32.random(in: 350_000...500_000))
        }
        return lost
      }
      var saved = 0
      var number = 0
      while !other.isCancelled, saved < 30, number < 200 {
        number += 1
        let form = try await visitor.form("/tables/stance/row/stance.kk.0002")
        guard !form["pattern"].isEmpty else { continue }
        let answer = try await visitor.send(
          "/tables/stance/save", form.with(["note": "браузер \(number)"]))
        if answer.status == 303 { saved += 1 }
      }
      let lost = try await other.value
      #expect(lost.isEmpty)
      #expect(saved > 10)
      #expect(try editor.row(.stance, "stance.kk.0001")?["note"] == "тур \(rounds)")
      #expect(Lexicon.read(folder: editor.folder).problems.isEmpty)
      let rows = try TableEditor(editor.bytes(.stance)).rows.count
      let all = try TableEditor(
        Array(Data(contentsOf: URL(fileURLWithPath: "\(SampleDesk.lexicons)/stance.csv"))))
      #expect(rows == all.rows.count)
    }
  }

  @Test
  func `an import and saves in the browser at once keep what both wrote`() async throws {
    let editor = try EditorDesk()
    let (folder, tables) = (editor.folder, TableFolder(path: editor.folder))
    let isOver = Atomic(false)
    // On a thread of its own: those of the tests may all be waiting for a program.
    let saving = Saver()
    let saver = Thread {
      saving.run { () throws -> Int in
        var saved = 0
        while !isOver.load(ordering: .relaxed) {
          saved += 1
          let row = try #require(try tables.state(of: .labels).fields(of: "labels.kk.0002"))
          var typed = row
          typed["note"] = "браузер \(saved)"
          let edit = RowEdit(
            table: .labels, kind: .change, id: "labels.kk.0002", seen: row.digest, typed: typed)
          _ = try edit.save(in: tables)
          usleep(2000)
        }
        return saved
      }
    }
    saver.start()
    // Also where a round fails.
    defer { isOver.store(true, ordering: .relaxed) }
    let header = Table.columns.joined(separator: ",") + "\n"
    let row = try #require(try editor.row(.labels, "labels.kk.0001"))
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("koshu").path
    for round in 1...3 {
      var csv = CSVWriter(header: Table.columns)
      _ = csv.takeBytes()
      csv.append(
        Table.columns.map {
          $0 == "id" ? "labels.kk.0001" : $0 == "note" ? "импорт \(round)" : row[$0]
        })
      try Data(Array(header.utf8) + csv.bytes).write(
        to: URL(fileURLWithPath: "\(folder).csv"))
      try shell(program, "lexicon", "import", "\(folder).csv", folder)
      #expect(try editor.row(.labels, "labels.kk.0001")?["note"] == "импорт \(round)")
    }
    isOver.store(true, ordering: .relaxed)
    let saved = try saving.result()
    try FileManager.default.removeItem(atPath: "\(folder).csv")
    #expect(saved > 10)
    #expect(try editor.row(.labels, "labels.kk.0002")?["note"] == "браузер \(saved)")
    print("\(saved) saves beside 3 imports")
  }

  // MARK: Drafts

  @Test func `what was typed is offered again by another server over the same tables`() async throws
  {
    let editor = try EditorDesk()
    let me = "koshu_coder=\(Fields.encoded("Әлия"))"
    try await Visitor.visiting(try editor.desk) { visitor in
      let form = try await visitor.form(Self.rowAddress)
      _ = try await visitor.send(
        "/tables/frames/check", form.with(["note": "ойлап жүрмін", "part": "1"]), cookies: me)
      let new = try await visitor.form("/tables/frames/new")
      _ = try await visitor.send(
        "/tables/frames/check", new.with(["pattern": "каморка", "part": "1"]), cookies: me)
    }
    try await Visitor.visiting(try editor.desk) { visitor in
      let page = try await visitor.get(Self.rowAddress, cookies: me).text
      #expect(page.contains("Drafts that were not saved"))
      #expect(RowFormText(page)["note"] == "")
      let link = try #require(page.firstMatch(of: /href="([^"]*\?draft=[^"]*)"/)).1
      let restored = try await visitor.form(String(link), cookies: me)
      #expect(restored["note"] == "ойлап жүрмін")
      #expect(try await visitor.get("/tables/frames", cookies: me).text.contains("«каморка»"))
      // Nobody else's.
      #expect(!(try await visitor.get("/tables/frames").text.contains("«каморка»")))
      let saved = try await visitor.send("/tables/frames/save", restored.fields, cookies: me)
      #expect(saved.status == 303)
      #expect(!(try await visitor.get(Self.rowAddress, cookies: me).text.contains("?draft=")))
      let list = try await visitor.get("/tables/frames", cookies: me).text
      let discard = RowFormText(list, to: "/tables/frames/discard")
      _ = try await visitor.send("/tables/frames/discard", discard.fields, cookies: me)
      #expect(!(try await visitor.get("/tables/frames", cookies: me).text.contains("?draft=")))
    }
  }

  @Test func `a draft of a row that has changed since leads to the choice, not over the change`()
    async throws
  {
    try await editing { editor, visitor in
      let form = try await visitor.form(Self.rowAddress)
      _ = try await visitor.send(
        "/tables/frames/check", form.with(["note": "менікі", "part": "1"]))
      try editor.editElsewhere(.frames, "frames.ru.0134", ["note": "из Excel"])
      let page = try await visitor.get(Self.rowAddress).text
      let link = try #require(page.firstMatch(of: /href="([^"]*\?draft=[^"]*)"/)).1
      let restored = try await visitor.form(String(link))
      #expect(restored["note"] == "менікі")
      #expect(try await visitor.send("/tables/frames/save", restored.fields).status == 409)
      #expect(try editor.row(.frames, "frames.ru.0134")?["note"] == "из Excel")
    }
  }

  // MARK: The disk is full

  @Test(.enabled(if: getuid() == 0, "a small disk can be mounted by root only"))
  func `a full disk leaves the old file whole and the words on the page`() async throws {
    let editor = try EditorDesk(room: "8m")
    try await Visitor.visiting(try editor.desk) { visitor in
      let before = try editor.bytes(.frames)
      let form = try await visitor.form(Self.rowAddress)
      let typed = form.with(["note": "диск толса да жоғалмайды"])
      let ballast = "\(editor.folder)/ballast"
      _ = try? shell("dd", "if=/dev/zero", "of=\(ballast)", "bs=4k")
      let answer = try await visitor.send("/tables/frames/save", typed)
      #expect(answer.status == 507)
      #expect(answer.text.contains("FIL-001") && answer.text.contains("The disk is full"))
      #expect(answer.text.contains("keep this page open"))
      #expect(try editor.bytes(.frames) == before)
      let again = RowFormText(answer.text)
      #expect(again["note"] == "диск толса да жоғалмайды")
      let names = try FileManager.default.contentsOfDirectory(atPath: editor.folder)
      #expect(!names.contains { $0.hasSuffix(".part") })
      try FileManager.default.removeItem(atPath: ballast)
      #expect(try await visitor.send("/tables/frames/save", again.fields).status == 303)
      #expect(try editor.row(.frames, "frames.ru.0134")?["note"] == "диск толса да жоғалмайды")
    }
  }

  // MARK: Killed while saving

  @Test
  func `a saver killed two hundred times leaves the old file or the new one, whole`() throws {
    let editor = try EditorDesk()
    let id = "labels.kk.0002"
    let original = try editor.bytes(.labels)
    let saver = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("table-saver")
    var states: Set<String> = []
    var leftovers = 0
    for _ in 0..<200 {
      let process = Process()
      process.executableURL = saver
      process.arguments = [editor.folder, id]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      // It is saving from now on, and is killed somewhere in it.
      #expect(output.fileHandleForReading.availableData.starts(with: Data("saving".utf8)))
      usleep(UInt32.random(in: 0...120_000))
      #expect(process.isRunning)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let bytes = try editor.bytes(.labels)
      states.insert(Digest(of: bytes).hex)
      // All but the one field is as it was, byte for byte.
      var table = try TableEditor(bytes)
      try table.replace(id: id, ["note": ""])
      #expect(table.bytes == original)
      let part = "\(editor.folder)/.labels.csv.part"
      leftovers += FileManager.default.fileExists(atPath: part) ? 1 : 0
      let codebook = try editor.codebook()
      let read = Lexicon.read(
        files: ["codebook.csv": codebook, "labels.csv": bytes], folder: "")
      #expect(read.problems.isEmpty)
    }
    // The kills fell among saves, and some into the middle of one.
    #expect(states.count > 50)
    print(
      "killed 200 times: \(states.count) states seen, \(leftovers) times in the middle of a write")
    // The next save finds nothing in its way.
    let row = try #require(try editor.row(.labels, id))
    let edit = RowEdit(
      table: .labels, kind: .change, id: id, seen: row.digest,
      typed: RowFields { $0 == "note" ? "соңғы" : row[$0] })
    _ = try edit.save(in: TableFolder(path: editor.folder))
    #expect(try editor.row(.labels, id)?["note"] == "соңғы")
  }

  @Test
  func `koshu serve killed while a form is saved leaves a whole file and the words`() async throws {
    let editor = try EditorDesk()
    let id = "stance.kk.0002"
    let original = try editor.bytes(.stance)
    var found = (file: 0, draft: 0)
    for round in 0..<10 {
      let server = try await RealServer(editor)
      let form = RowFormText(try await server.session.get("/tables/stance/row/\(id)"))
      try #require(form["pattern"] == "тәрбиесіз")
      let words = "тур \(round)"
      let body = form.with(["note": words]).encoded
      let session = server.session
      let saving = Task { try? await session.post("/tables/stance/save", body) }
      try await Task.sleep(nanoseconds: UInt64.random(in: 0...40_000_000))
      server.kill()
      _ = await saving.value
      var table = try TableEditor(editor.bytes(.stance))
      let isSaved = table.rows(id: id).first.map { table.value("note", of: $0) } == words
      try table.replace(id: id, ["note": ""])
      #expect(table.bytes == original)
      let draft =
        (try? String(
          contentsOfFile: "\(editor.folder)/.koshu-drafts/stance.drafts.json", encoding: .utf8))
        ?? ""
      found.file += isSaved ? 1 : 0
      found.draft += !isSaved && draft.contains(words) ? 1 : 0
    }
    print("koshu serve killed 10 times: \(found.file) saved, \(found.draft) kept as drafts")
  }
}

extension EditorDesk {
  func codebook() throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/codebook.csv")))
  }
}

/// What a thread made, for another to wait for.
private final class Saver: Sendable {
  private let made = Mutex<Result<Int, any Error>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  func run(_ work: () throws -> Int) {
    let result = Result { try work() }
    made.withLock { $0 = result }
    isDone.signal()
  }

  func result() throws -> Int {
    isDone.wait()
    return try made.withLock { try $0?.get() ?? 0 }
  }
}
