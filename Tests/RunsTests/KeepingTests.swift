import Foundation
import Runs
import Testing

@Suite struct KeepingTests {
  private func difference(_ before: [String], _ after: [String]) -> DumpDifference {
    DumpDifference(
      before.map { Array($0.utf8) }.makeIterator(), after.map { Array($0.utf8) }.makeIterator())
  }

  @Test func `equal dumps differ in no line`() {
    #expect(difference([], []).isEqual)
    #expect(difference(["a", "b"], ["a", "b"]).isEqual)
  }

  @Test func `each line of one dump alone is told once, in order`() {
    let found = difference(["a 1", "b 1", "d 1"], ["b 2", "c 1", "d 1", "e 1"])
    #expect(found.shown == ["-a 1", "-b 1", "+b 2", "+c 1", "+e 1"])
    #expect(found.count == 5)
    #expect(difference(["a"], []).shown == ["-a"])
    #expect(difference([], ["a"]).shown == ["+a"])
  }

  @Test func `all differences are counted, the first are shown`() {
    let found = difference([], (100..<200).map { "line \($0)" })
    #expect(found.count == 100)
    #expect(found.shown.count == 10)
    #expect(found.shown.first == "+line 100")
  }

  @Test func `what one dump adds the other way round it lacks`() {
    var state: UInt64 = 7
    func lines() -> [String] {
      (0..<60).filter { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 63 == 1
      }.map { String(100 + $0) }
    }
    for _ in 0..<100 {
      let (one, other) = (lines(), lines())
      let (there, back) = (difference(one, other), difference(other, one))
      // Only the first are shown.
      #expect(there.count == back.count)
      #expect(there.count == Set(one).symmetricDifference(other).count)
      let mirrored = back.shown.map { ($0.first == "-" ? "+" : "-") + $0.dropFirst() }
      #expect(there.shown == mirrored)
    }
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-keeping-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test func `a new file takes the place of the old one, which stays where that is asked`() throws {
    try withFolder { folder in
      let file = FileReplacement(path: folder + "/store")
      for keepsOld in [true, false] {
        try write("old", file.path)
        try write("log", file.path + "-wal")
        try write("new", file.new)
        try file.put(keepsOld: keepsOld)
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "new")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names == (keepsOld ? ["store", "store.before", "store.before-wal"] : ["store"]))
        if keepsOld { #expect(try String(contentsOfFile: file.old, encoding: .utf8) == "old") }
      }
    }
  }

  @Test func `a new file comes where none was, and what a stopped run left goes`() throws {
    try withFolder { folder in
      let file = FileReplacement(path: folder + "/store")
      for end in ["", "-wal", "-shm"] { try write("left", file.new + end) }
      file.clear()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      try write("new", file.new)
      try file.put(keepsOld: true)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["store"])
    }
  }
}
