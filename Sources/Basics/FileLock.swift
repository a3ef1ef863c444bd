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

  /// Puts bytes in the place of what the file holds: a word of the holder to those who are refused.
  ///
  /// Holding does not depend on it, so that a full disk is no reason to stop.
  package borrowing func note(_ bytes: [UInt8]) {
    guard ftruncate(descriptor, 0) == 0 else { return }
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  /// Whether somebody holds a file at this moment; nobody holds one that is not there.
  ///
  /// To ask is to hold it for a moment together with others who ask: who takes it must have patience.
  package static func isHeld(_ path: String) -> Bool {
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { return false }
    defer { close(opened) }
    guard flock(opened, LOCK_SH | LOCK_NB) == 0 else { return errno == EWOULDBLOCK }
    flock(opened, LOCK_UN)
    return false
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
