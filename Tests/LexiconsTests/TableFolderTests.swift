import Basics
import Foundation
import Lexicons
import Testing

@Suite("Tables are changed in their folder")
struct TableFolderTests {
  private let tables: TableFolder
  private let header = Table.columns.joined(separator: ",") + "\n"

  init() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-tables-\(UUID().uuidString)").path
    try WholeFile.make(folder: path)
    tables = TableFolder(path: path)
  }

  private func put(_ text: String, _ name: String = "frames.csv") throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: tables.file(name)))
    // Long enough ago to be nobody's unfinished work.
    let past = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -10)]
    try FileManager.default.setAttributes(past, ofItemAtPath: tables.file(name))
  }

  private func text(_ name: String = "frames.csv") throws -> String? {
    try WholeFile.read(tables.file(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  private func row(_ number: Int, _ words: String) -> String {
    let digits = String(10_000 + number).dropFirst()
    return "frames.kk.\(digits),kk,\(words),lemma,housing,,,,,,\n"
  }

  @Test func `the new bytes are there, and the former ones are remembered by them`() throws {
    try put("old")
    try tables.change(["frames.csv"]) { files, _ in
      #expect(files == ["frames.csv": Array("old".utf8)])
      return ["frames.csv": Array("new".utf8)]
    }
    #expect(try text() == "new")
    let former = try tables.formerBytes("frames.csv", of: Digest(of: Array("new".utf8)))
    #expect(former == Array("old".utf8))
    #expect(try tables.formerBytes("frames.csv", of: Digest(of: Array("x".utf8))) == nil)
    let names = try FileManager.default.contentsOfDirectory(atPath: tables.path).sorted()
    #expect(names == [".koshu-drafts", "frames.csv"])
  }

  @Test func `a change that somebody makes meanwhile is kept, and the edit made again on it`()
    throws
  {
    try put("a", "labels.csv")
    try put("1")
    var rounds = 0
    try tables.change(["frames.csv", "labels.csv"]) { files, _ in
      rounds += 1
      if rounds == 1 { try put("2") }
      return files.mapValues { $0 + Array("!".utf8) }
    }
    #expect(rounds == 2)
    #expect(try text() == "2!" && text("labels.csv") == "a!")
  }

  @Test func `a table that is not there is made, and where the edit throws nothing is written`()
    throws
  {
    try tables.change(["ties.csv"]) { files, _ in
      #expect(files.isEmpty)
      return ["ties.csv": Array("new".utf8)]
    }
    #expect(try text("ties.csv") == "new")
    struct No: Error {}
    #expect(throws: No.self) { try tables.change(["ties.csv"]) { _, _ in throw No() } }
    #expect(try text("ties.csv") == "new")
  }

  @Test func `of many changes at once none is lost`() async throws {
    try put("0")
    let tables = tables
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<30 {
        group.addTask {
          try tables.change(["frames.csv"]) { files, _ in
            let number = Int(String(decoding: files["frames.csv"] ?? [], as: UTF8.self)) ?? 0
            return ["frames.csv": Array("\(number + 1)".utf8)]
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try text() == "30")
  }

  @Test func `an id that a row once had is given to no other, whoever removed the row`() throws {
    func nextID() throws -> String {
      let bytes = try WholeFile.read(tables.file("frames.csv")) ?? []
      return try TableEditor(bytes).nextID(stem: "frames.kk.", given: tables.givenIDs())
    }
    try put(header + row(1, "үй") + row(7, "пәтер"))
    #expect(try nextID() == "frames.kk.0008")
    try tables.change(["frames.csv"]) { files, given in
      var editor = try TableEditor(files["frames.csv"] ?? [])
      try editor.remove(id: "frames.kk.0007")
      return ["frames.csv": editor.bytes]
    }
    #expect(try nextID() == "frames.kk.0008")
    try tables.change(["frames.csv"]) { files, given in
      var editor = try TableEditor(files["frames.csv"] ?? [])
      let id = editor.nextID(stem: "frames.kk.", given: given)
      try editor.insert(["id": id, "language": "kk", "pattern": "баспана"])
      return ["frames.csv": editor.bytes]
    }
    // A spreadsheet takes it out again.
    try put(header + row(1, "үй"))
    #expect(try nextID() == "frames.kk.0009")
    let text = header + row(1, "үй") + ",kk,бөлме,lemma,housing,,,,,,\n"
    let fixed = try TableFix.fixes(
      of: ["frames.csv": Array(text.utf8)], given: tables.givenIDs())
    #expect(String(decoding: fixed[0].after, as: UTF8.self).contains("frames.kk.0009,kk,бөлме"))
  }
}
