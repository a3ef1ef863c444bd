import Basics
import Foundation
import Testing

@Suite("Files are written whole")
struct WholeFileTests {
  private let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory.appendingPathComponent("koshu-\(UUID().uuidString)")
      .path
    try WholeFile.make(folder: folder)
  }

  private var path: String { "\(folder)/a.csv" }
  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `a file that is never finished leaves nothing, and the old one as it was`() throws {
    try WholeFile.write(Array("old".utf8), to: path)
    do {
      let file = try WholeFile(path)
      try file.write(Array("half".utf8))
      #expect(try names() == [".a.csv.part", "a.csv"])
    }
    #expect(try WholeFile.read(path) == Array("old".utf8))
    #expect(try names() == ["a.csv"])
  }

  @Test func `what is there is replaced only where it is what was expected`() throws {
    let (old, new, other) = (Array("old".utf8), Array("new".utf8), Array("other".utf8))
    #expect(try WholeFile.replace(path, from: old, to: new) == false)
    #expect(try WholeFile.replace(path, from: nil, to: old))
    #expect(try WholeFile.replace(path, from: nil, to: new) == false)
    #expect(try WholeFile.replace(path, from: other, to: new) == false)
    #expect(try WholeFile.read(path) == old)
    #expect(try WholeFile.replace(path, from: old, to: new))
    #expect(try WholeFile.read(path) == new)
    #expect(try names() == ["a.csv"])
  }

  @Test func `who may read a file stays as it was`() throws {
    try WholeFile.write([1], to: path)
    #expect(chmod(path, 0o600) == 0)
    #expect(try WholeFile.replace(path, from: [1], to: [2]))
    var state = stat()
    #expect(stat(path, &state) == 0 && state.st_mode & 0o777 == 0o600)
  }

  @Test func `a stamp is another one for every file that is put in the place of one`() throws {
    let none = fileStamp([path])
    try WholeFile.write([1], to: path)
    let first = fileStamp([path])
    #expect(fileStamp([path]) == first)
    try WholeFile.write([2], to: path)
    #expect(Set([none, first, fileStamp([path])]).count == 3)
  }

  @Test func `a lock that is held is said after a while, and had once it is free`() throws {
    let busy = Problem("T-1", at: "", "busy", kind: .locked)
    func taken() throws { _ = try FileLock("\(folder)/lock", busy: busy) }
    do {
      let lock = try FileLock("\(folder)/lock", busy: busy)
      #expect(throws: busy) { try taken() }
      withExtendedLifetime(lock) {}
    }
    try taken()
  }

  @Test func `work under the lock of a folder is done one at a time`() async throws {
    try WholeFile.write(Array("0".utf8), to: path)
    let (folder, path) = (folder, path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<40 {
        group.addTask {
          try FileLock.holding(folder: folder) {
            let text = String(decoding: try WholeFile.read(path) ?? [], as: UTF8.self)
            try WholeFile.write(Array("\((Int(text) ?? 0) + 1)".utf8), to: path)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try WholeFile.read(path) == Array("40".utf8))
  }
}
