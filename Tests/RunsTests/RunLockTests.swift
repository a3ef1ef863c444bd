import Basics
import Foundation
import Runs
import Testing

/// What the lock of a store tells those who are refused.
@Suite struct RunLockTests {
  private func withStore(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-lock-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder + "/koshu.sqlite")
  }

  /// 2026-11-30 05:12 UTC, as if this process were a run.
  private var holder: LockHolder {
    var holder = LockHolder.current(now: Date(timeIntervalSince1970: 1_796_015_520))
    holder.command = LockHolder.command(["/usr/bin/koshu", "run", "--max-minutes", "8"])
    return holder
  }

  private func message(_ store: String) -> String? {
    do throws(Problem) {
      _ = try RunLock(store: store)
      return nil
    } catch {
      return error.kind == .locked ? error.message : "\(error)"
    }
  }

  @Test func `the second is told who holds it, and since when`() throws {
    try withStore { store in
      let lock = try RunLock(store: store, as: holder)
      let pid = getpid()
      #expect(
        message(store)
          == "koshu run (process \(pid) since 2026-11-30 05:12 UTC) is using this store")
      withExtendedLifetime(lock) {}
    }
  }

  @Test func `whoever lets it go leaves no text`() throws {
    try withStore { store in
      let lock = try RunLock(store: store, as: holder)
      #expect(try WholeFile.read(store + ".lock")?.isEmpty == false)
      _ = consume lock
      #expect(try WholeFile.read(store + ".lock") == [])
      #expect(message(store) == nil)
    }
  }

  @Test func `the text of one that was killed holds nobody up and is never repeated`() throws {
    try withStore { store in
      var gone = holder
      // Above the largest number that Linux gives to a process.
      gone.pid = 1 << 23
      try Data(gone.bytes).write(to: URL(fileURLWithPath: store + ".lock"))
      #expect(!RunLock.state(store: store).isHeld)
      // Somebody holds it and has told nothing yet.
      let lock = try FileLock(store + ".lock", busy: Problem("TST-001", at: store, "busy"))
      #expect(RunLock.state(store: store).isHeld)
      #expect(message(store) == "another run is using this store")
      withExtendedLifetime(lock) {}
    }
  }

  @Test func `a holder on another machine is named with it, whatever runs here`() throws {
    try withStore { store in
      var other = holder
      (other.pid, other.host) = (1 << 23, "srv2")
      let lock = try RunLock(store: store, as: other)
      #expect(
        message(store)
          == "koshu run (process 8388608 on srv2 since 2026-11-30 05:12 UTC) is using this store")
      withExtendedLifetime(lock) {}
    }
  }

  @Test(arguments: ["", "{", "[]", #"{"pid":"x"}"#, "\u{0}\u{0}"])
  func `a text that is none of ours is no holder`(text: String) throws {
    try withStore { store in
      try Data(text.utf8).write(to: URL(fileURLWithPath: store + ".lock"))
      #expect(LockHolder.read(store + ".lock") == nil)
    }
  }

  @Test func `a holder comes back as it was written`() throws {
    try withStore { store in
      try Data(holder.bytes).write(to: URL(fileURLWithPath: store + ".lock"))
      #expect(LockHolder.read(store + ".lock") == holder)
    }
  }

  @Test func `a command is told without what stands behind its options`() {
    #expect(
      LockHolder.command(["/opt/koshu", "export", "csv", "to", "-c", "x"]) == "koshu export csv")
    #expect(LockHolder.command(["koshu", "--log", "json"]) == "koshu")
    #expect(LockHolder.command([]) == "?")
  }

  @Test func `asking who holds it does not take it`() throws {
    try withStore { store in
      #expect(!RunLock.state(store: store).isHeld)
      #expect(!FileManager.default.fileExists(atPath: store + ".lock"))
      let lock = try RunLock(store: store, as: holder)
      guard case .held(let told) = RunLock.state(store: store) else {
        Issue.record("nobody holds it")
        return
      }
      #expect(told == holder)
      _ = consume lock
      #expect(!RunLock.state(store: store).isHeld)
      #expect(message(store) == nil)
    }
  }
}
