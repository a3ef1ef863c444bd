internal import Basics
internal import Foundation

/// One saver at a time in a folder of tables, whichever process it is in; held by the operating system,
/// so that a killed one leaves nothing to clear.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Waits a little for another saver, then gives up.
  init(folder: String, tries: Int = 100) throws(Problem) {
    let path = "\(folder)/lock"
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw WholeFile.problem(path) }
    for _ in 0..<tries where flock(opened, LOCK_EX | LOCK_NB) != 0 { usleep(50_000) }
    // Asked again: a lock that is held already is given again.
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      throw Problem(
        "SRV-033", at: folder, "another program is saving these tables",
        cure: "wait for it to end and save again", kind: .locked)
    }
    descriptor = opened
  }

  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
