package import Basics
internal import Foundation

/// One run a store.
///
/// The lock is the operating system's; the file's text only tells who holds it.
package struct RunLock: ~Copyable {
  private let lock: FileLock

  /// Long enough for a `koshu status` that asks whether somebody holds it.
  private static let patience = Duration.milliseconds(100)

  /// - Parameter holder: what others who want it are told.
  /// - Throws: a problem of kind `.locked` when another process holds it.
  package init(store: String, as holder: LockHolder = .current()) throws(Problem) {
    let path = Self.path(store)
    try WholeFile.make(folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    lock = try FileLock(path, patience: Self.patience, busy: Self.refusal(store))
    lock.note(holder.bytes)
  }

  deinit { lock.note([]) }

  private static func path(_ store: String) -> String { store + ".lock" }

  private static func refusal(_ store: String) -> Problem {
    let holder = LockHolder.read(path(store))
    return Problem(
      "RUN-002", at: store, "\(holder?.text ?? "another run") is using this store",
      cure: "wait for it to end, or name another store in pipeline.json", kind: .locked)
  }

  /// Who holds it at this moment.
  package enum State: Sendable {
    case free
    /// By somebody who told his name, or who had no time yet.
    case held(LockHolder?)

    package var isHeld: Bool { if case .held = self { true } else { false } }
  }

  package static func state(store: String) -> State {
    let path = path(store)
    return FileLock.isHeld(path) ? .held(LockHolder.read(path)) : .free
  }
}
