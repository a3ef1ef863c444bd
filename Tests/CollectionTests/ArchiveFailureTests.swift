import Basics
import Collection
import Foundation
import Ingest
import Testing

/// Disks that fail, and runs that are killed, at every moment of writing.
@Suite struct `An archive that is stopped` {
  private static let count = 12

  private static let writer = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("archive-writer")

  /// Runs the writer; false where it was killed.
  private static func write(_ folder: String, at point: WritePoint?, _ number: Int) throws -> Bool {
    let process = Process()
    process.executableURL = writer
    process.arguments = [folder, "\(count)"] + (point.map { [$0.rawValue, "\(number)"] } ?? [])
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit && process.terminationStatus == 0
  }

  /// The archive's files by name.
  private static func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where !name.hasPrefix(".") {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    return files
  }

  @Test(arguments: WritePoint.allCases)
  func `a run killed at any moment is gone on with to the same bytes`(_ point: WritePoint) throws {
    try `An archive`.inFolder { folder in
      defer { try? FileManager.default.removeItem(atPath: folder + ".known.json") }
      #expect(try Self.write(folder, at: nil, 0))
      let undisturbed = try Self.files(folder)
      #expect(undisturbed.count > 1)
      var kills = 0
      for number in 1...40 {
        try FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.removeItem(atPath: folder + ".known.json")
        guard try !Self.write(folder, at: point, number) else { break }
        kills += 1
        for file in try Self.files(folder).keys.sorted() where number.isMultiple(of: 3) {
          // Even before the next start, others read what is whole.
          let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)")))
          let reader = WARCReader(bytes)
          for record in reader { #expect(record.matchesDigest == true) }
          #expect(reader.damageCount <= 1)
        }
        // A second kill while the first is mended.
        if number.isMultiple(of: 4) { _ = try Self.write(folder, at: point, 1) }
        #expect(try Self.write(folder, at: nil, 0))
        #expect(try Self.files(folder) == undisturbed)
      }
      #expect(kills > 0)
    }
  }

  @Test(arguments: [WritePoint.beforeWrite, .inWrite, .afterWrite, .beforeRoll, .afterRoll])
  func `a write that fails leaves whole exchanges, and can be done again`(_ point: WritePoint)
    throws
  {
    try `An archive`.inFolder { folder in
      let full = Problem("FIL-001", at: folder, "the disk is full", kind: .fault)
      var (left, failures) = (0, 0)
      let hook: WriteHook = { passed throws(Problem) in
        guard passed == point, left > 0 else { return }
        left -= 1
        throw full
      }
      let archive = try Archive(folder: folder, info: `An archive`.info, hook: hook)
      var kept: [ArchivedExchange] = []
      for number in 0..<6 {
        let exchange = `An archive`.exchange("\(number)", day: 20 + number / 2)
        left = 1
        do {
          kept.append(try #require(try archive.append(exchange)))
        } catch let problem as Problem {
          #expect(problem == full)
          failures += 1
          kept.append(try #require(try archive.append(exchange)))
        }
      }
      _ = try archive.commit()
      let read = try archive.files().flatMap { try archive.exchanges(in: $0) }
      #expect(read == kept)
      #expect(kept.count == 6)
      #expect(failures >= 3)
    }
  }

  @Test func `a flush that fails takes back what was not on the disk`() throws {
    try `An archive`.inFolder { folder in
      var fails = false
      let hook: WriteHook = { point throws(Problem) in
        if point == .beforeSync, fails {
          throw Problem("FIL-002", at: folder, "cannot be written", kind: .fault)
        }
      }
      let archive = try Archive(folder: folder, info: `An archive`.info, hook: hook)
      let first = try #require(try archive.append(`An archive`.exchange("1")))
      let known = try archive.commit()
      _ = try archive.append(`An archive`.exchange("2"))
      fails = true
      #expect(throws: Problem.self) { _ = try archive.commit() }
      #expect(try archive.exchanges(in: first.place.file) == [first])
      fails = false
      #expect(try archive.commit() == known)
      let again = try #require(try archive.append(`An archive`.exchange("2")))
      #expect(try archive.commit() == again.end)
    }
  }

  @Test func `an end that was cut at any byte is mended, and whole exchanges are adopted`() throws {
    try `An archive`.inFolder { folder in
      let archive = try Archive(folder: folder, info: `An archive`.info)
      let one = try #require(try archive.append(`An archive`.exchange("1")))
      let known = try #require(try archive.commit())
      let note = FeedNote(via: "https://misal.example/feed", title: "Көшу")
      let two = try #require(try archive.append(`An archive`.exchange("2"), note: note))
      let three = try #require(try archive.append(`An archive`.exchange("3")))
      _ = try archive.commit()
      let path = "\(folder)/\(one.place.file)"
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      for length in known.offset...whole.count {
        try whole.prefix(length).write(to: URL(fileURLWithPath: path))
        let mended = try Archive(folder: folder, info: `An archive`.info, known: known)
        let expected = [two, three].filter { $0.end.offset <= length }
        #expect(mended.adopted == expected)
        let size = try Data(contentsOf: URL(fileURLWithPath: path)).count
        #expect(size == expected.last?.end.offset ?? known.offset)
      }
      // Without any knowledge all is given back, also of a file that begins with a cut record.
      for length in 0...one.end.offset {
        try whole.prefix(length).write(to: URL(fileURLWithPath: path))
        let mended = try Archive(folder: folder, info: `An archive`.info)
        #expect(mended.adopted == (length == one.end.offset ? [one] : []))
        let again = try mended.append(`An archive`.exchange("1"))
        _ = try mended.commit()
        #expect(length == one.end.offset || again == one)
      }
    }
  }

  @Test func `damage amid whole records is not cut away, and another file is begun`() throws {
    try `An archive`.inFolder { folder in
      let archive = try Archive(folder: folder, info: `An archive`.info)
      let all = try (0..<4).map { try #require(try archive.append(`An archive`.exchange("\($0)"))) }
      _ = try archive.commit()
      let path = "\(folder)/\(all[0].place.file)"
      var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      bytes[all[1].place.offset + 40] ^= 255
      bytes.removeLast()
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let next = try Archive(folder: folder, info: `An archive`.info)
      #expect(next.adopted.map(\.address) == [all[0], all[2]].map(\.address))
      let added = try #require(try next.append(`An archive`.exchange("9")))
      #expect(added.place.file == "koshu-20261130-00002.warc.gz")
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes))
    }
  }
}
