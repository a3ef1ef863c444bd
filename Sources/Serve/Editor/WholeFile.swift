internal import Basics
internal import CRename
internal import Foundation

/// Files that are there whole or not at all, whenever the machine stops.
enum WholeFile {
  /// Puts bytes in the place of a file: written under another name in the same folder, flushed, renamed.
  static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    let temporary = path + partEnding
    try writePart(bytes, to: temporary, mode: 0o644, for: path)
    guard rename(temporary, path) == 0 else {
      let problem = problem(path)
      unlink(temporary)
      throw problem
    }
    flushFolder(of: path)
  }

  /// Puts bytes in the place of a file, unless it no longer holds the bytes that they were made of.
  ///
  /// The two files change places in one step, and what came out is compared: whatever another program
  /// wrote in the meantime, even a moment before, is put back. False where that was so.
  static func replace(
    _ path: String, from expected: [UInt8], to bytes: [UInt8]
  ) throws(Problem) -> Bool {
    let temporary = part(of: path)
    var state = stat()
    guard stat(path, &state) == 0 else { throw problem(path) }
    try writePart(bytes, to: temporary, mode: state.st_mode & 0o7777, for: path)
    defer { flushFolder(of: path) }
    if renameat2(AT_FDCWD, temporary, AT_FDCWD, path, exchange) == 0 {
      if read(temporary) == expected {
        unlink(temporary)
        return true
      }
      guard renameat2(AT_FDCWD, temporary, AT_FDCWD, path, exchange) == 0 else {
        throw problem(path)
      }
      unlink(temporary)
      return false
    }
    // File systems of other machines cannot exchange.
    guard read(path) == expected else {
      unlink(temporary)
      return false
    }
    guard rename(temporary, path) == 0 else {
      let problem = problem(path)
      unlink(temporary)
      throw problem
    }
    return true
  }

  /// The bytes of a file; nil where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  /// Hidden, and no table by its name: nothing that reads the folder takes it for one.
  static func part(of path: String) -> String {
    let url = URL(fileURLWithPath: path)
    let name = ".\(url.lastPathComponent)\(partEnding)"
    return url.deletingLastPathComponent().appendingPathComponent(name).path
  }

  private static let partEnding = ".part"
  /// `RENAME_EXCHANGE` of linux/fs.h.
  private static let exchange: UInt32 = 2

  private static func writePart(
    _ bytes: [UInt8], to temporary: String, mode: mode_t, for path: String
  ) throws(Problem) {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(path) }
    let isWritten =
      write(bytes, to: descriptor) && fchmod(descriptor, mode) == 0
      && fsync(descriptor) == 0
    let problem = problem(path)
    close(descriptor)
    guard isWritten else {
      unlink(temporary)
      throw problem
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  /// A new name lasts when its folder does.
  private static func flushFolder(of path: String) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// What the system's last error means for a file that was to be written.
  static func problem(_ path: String) -> Problem {
    switch errno {
    case ENOSPC, EDQUOT, EFBIG:
      Problem(
        "SRV-031", at: path, "the disk is full; the file is as it was",
        cure: "make room on the disk and save again", kind: .fault)
    default:
      Problem(
        "SRV-032", at: path, "cannot be written: \(String(cString: strerror(errno)))",
        cure: "check the folder and its permissions", kind: .fault)
    }
  }
}
