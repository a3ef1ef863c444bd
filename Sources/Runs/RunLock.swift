package import Basics
internal import Foundation

/// One run a store: held by the operating system, so that a killed run leaves nothing to clear.
package struct RunLock: ~Copyable {
  private let descriptor: Int32

  /// - Throws: a problem of kind `.locked` when another process holds it.
  package init(store: String) throws(Problem) {
    let path = store + ".lock"
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try makeFolder(folder)
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else {
      throw Problem(
        "RUN-001", at: path, "cannot be written: \(systemError())",
        cure: "check the folder and its permissions", kind: .fault)
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      throw Problem(
        "RUN-002", at: store, "another run is using this store",
        cure: "wait for it to end, or name another store in pipeline.json", kind: .locked)
    }
    descriptor = opened
  }

  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws(Problem) {
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    throw Problem(
      "RUN-003", at: path, "the folder cannot be made: \(systemError())",
      cure: "check its name and permissions", kind: .fault)
  }
}

/// The text of the system's last error.
func systemError() -> String { String(cString: strerror(errno)) }
