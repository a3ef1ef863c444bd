package import Basics
internal import Foundation

/// A file that appears whole or not at all: written under another name, flushed, then renamed.
package struct OutputFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isFinished = false

  /// - Parameter permissions: of the file from its first byte on, less what the process forbids.
  package init(_ path: String, permissions: UInt32 = 0o644) throws(Problem) {
    self.path = path
    temporary = path + ".part"
    let opened = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
    guard opened >= 0 else { throw Self.problem(path) }
    descriptor = opened
  }

  package func write(_ bytes: [UInt8]) throws(Problem) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.problem(path) }
      written += count
    }
  }

  /// Brings what was written to the disk.
  package func flush() throws(Problem) {
    guard fsync(descriptor) == 0 else { throw Self.problem(path) }
  }

  /// Puts the file in its place.
  package consuming func finish() throws(Problem) {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw Self.problem(path) }
    isFinished = true
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(temporary) }
  }

  private static func problem(_ path: String) -> Problem {
    errno == ENOSPC
      ? Problem(
        "RUN-005", at: path, "the disk is full", cure: "make room and run again", kind: .fault)
      : Problem(
        "RUN-004", at: path, "cannot be written: \(systemError())",
        cure: "check the folder and its permissions", kind: .fault)
  }
}

/// An output file that several hands write to; it appears when it is finished.
package final class PendingFile {
  private var file: OutputFile?

  package init(_ path: String) throws(Problem) { file = try OutputFile(path) }

  package func write(_ bytes: [UInt8]) throws(Problem) {
    guard let open = file.take() else { return }
    try open.write(bytes)
    file = consume open
  }

  package func finish() throws(Problem) {
    guard let open = file.take() else { return }
    try open.finish()
  }
}
