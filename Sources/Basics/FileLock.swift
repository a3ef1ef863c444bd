internal import Foundation

/// One holder at a time, whichever process it is in: the operating system keeps it, so that a killed
/// holder leaves nothing to clear.
package struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// Waits for another holder, at most as long as `patience`, then throws `busy`.
  package init(
    _ path: String, patience: Duration = .zero, busy: @autoclosure () -> Problem
  ) throws(Problem) {
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw WholeFile.problem(path) }
    let end = ContinuousClock.now + patience
    while flock(opened, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now < end else {
        close(opened)
        throw busy()
      }
      usleep(10_000)
    }
    descriptor = opened
  }

  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Does the work while nobody else who asks for it changes the files of a folder, which is made where
  /// there is none.
  package static func holding<Result>(
    folder: String, _ work: () throws -> Result
  ) throws -> Result {
    try WholeFile.make(folder: folder)
    let lock = try FileLock(
      "\(folder)/.lock", patience: .seconds(10),
      busy: Problem(
        "FIL-005", at: folder, "another program is saving here",
        cure: "wait for it to end, then do it again", kind: .locked))
    defer { withExtendedLifetime(lock) {} }
    return try work()
  }
}
