import Basics
import Foundation
import Runs
import Testing

@Suite("Tables are replaced whole")
struct TableReplacementTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `the new table is there and the former one beside it`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appendingPathComponent("ties.csv")
    try Data("old".utf8).write(to: table)
    try TableReplacement(table.path, former: Array("old".utf8)).write(Array("new".utf8))
    #expect(try String(contentsOf: table, encoding: .utf8) == "new")
    #expect(try String(contentsOfFile: table.path + ".bak", encoding: .utf8) == "old")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["ties.csv", "ties.csv.bak"])
  }

  @Test func `a change that somebody made meanwhile is not written over`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appendingPathComponent("ties.csv")
    try Data("edited elsewhere".utf8).write(to: table)
    let problem = #expect(throws: Problem.self) {
      try TableReplacement(table.path, former: Array("old".utf8)).write(Array("new".utf8))
    }
    #expect(problem?.code == "RUN-031")
    #expect(try String(contentsOf: table, encoding: .utf8) == "edited elsewhere")
    #expect(!FileManager.default.fileExists(atPath: table.path + ".part"))
  }

  @Test func `where there was no table, none is kept beside`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appendingPathComponent("ties.csv").path
    try TableReplacement(table, former: nil).write(Array("new".utf8))
    #expect(FileManager.default.contents(atPath: table) == Data("new".utf8))
    #expect(!FileManager.default.fileExists(atPath: table + ".bak"))
  }
}
