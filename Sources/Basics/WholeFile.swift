internal import CRename
internal import Foundation

/// A file that is there whole or not at all, whenever the machine stops: written under another name in
/// the same folder, flushed, then put in its place.
package struct WholeFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isInPlace = false

  /// Begins a file; nothing is seen of it before `finish` or `replace`.
  ///
  /// - Parameter permissions: of the file from its first byte on, less what the process forbids.
  package init(_ path: String, permissions: UInt32 = 0o644) throws(Problem) {
    self.path = path
    temporary = Self.part(of: path)
    let opened = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
    guard opened >= 0 else { throw Self.problem(path) }
    descriptor = opened
  }

  deinit {
    close(descriptor)
    if !isInPlace { unlink(temporary) }
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

  /// Puts the file in its place, whatever stands there.
  package consuming func finish() throws(Problem) {
    try flush()
    guard rename(temporary, path) == 0 else { throw Self.problem(path) }
    isInPlace = true
    Self.flushFolder(of: path)
  }

  /// Puts the file in its place, unless there is something else than expected; nil is for no file at all.
  ///
  /// The two files change places in one step, and what came out is compared: whatever another program
  /// wrote in the meantime, even a moment before, is put back. False where that was so.
  package consuming func finish(over expected: [UInt8]?) throws(Problem) -> Bool {
    try flush()
    guard let expected else { return try finishNew() }
    var state = stat()
    guard stat(path, &state) == 0 else {
      if errno == ENOENT { return false }
      throw Self.problem(path)
    }
    // Who may read and write the file is not for us to change.
    guard fchmod(descriptor, state.st_mode & 0o7777) == 0 else { throw Self.problem(path) }
    defer { Self.flushFolder(of: path) }
    if renameat2(AT_FDCWD, temporary, AT_FDCWD, path, Self.exchange) == 0 {
      if try Self.read(temporary) == expected { return true }
      guard renameat2(AT_FDCWD, temporary, AT_FDCWD, path, Self.exchange) == 0 else {
        // What came out is another's: it must not go with our own.
        isInPlace = true
        throw Self.problem(path)
      }
      return false
    }
    // File systems of other machines cannot exchange.
    guard try Self.read(path) == expected else { return false }
    guard rename(temporary, path) == 0 else { throw Self.problem(path) }
    isInPlace = true
    return true
  }

  private consuming func finishNew() throws(Problem) -> Bool {
    if renameat2(AT_FDCWD, temporary, AT_FDCWD, path, Self.noReplace) != 0 {
      if errno == EEXIST { return false }
      guard access(path, F_OK) != 0 else { return false }
      guard rename(temporary, path) == 0 else { throw Self.problem(path) }
    }
    isInPlace = true
    Self.flushFolder(of: path)
    return true
  }

  /// `RENAME_NOREPLACE` and `RENAME_EXCHANGE` of linux/fs.h.
  private static let noReplace: UInt32 = 1
  private static let exchange: UInt32 = 2

  /// A new name lasts when its folder does.
  package static func flushFolder(of path: String) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension WholeFile {
  /// Puts bytes in the place of a file.
  package static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    let file = try WholeFile(path)
    try file.write(bytes)
    try file.finish()
  }

  /// Puts bytes in the place of a file, unless it no longer holds those that they were made of (nil
  /// where there was none); false where that was so.
  package static func replace(
    _ path: String, from expected: [UInt8]?, to bytes: [UInt8]
  ) throws(Problem) -> Bool {
    let file = try WholeFile(path)
    try file.write(bytes)
    return try file.finish(over: expected)
  }

  /// The bytes of a file; nil where there is none.
  package static func read(_ path: String) throws(Problem) -> [UInt8]? {
    if let data = FileManager.default.contents(atPath: path) { return Array(data) }
    guard access(path, F_OK) == 0 else { return nil }
    throw Problem(
      "FIL-004", at: path, "the file cannot be read", cure: "check its permissions", kind: .fault)
  }

  /// Where a file is written before it is in its place: hidden, so that nothing that reads the folder
  /// takes it for one of its files.
  package static func part(of path: String) -> String {
    let url = URL(fileURLWithPath: path)
    let name = ".\(url.lastPathComponent).part"
    return url.deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// Makes a folder and those above it.
  package static func make(folder: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Problem(
        "FIL-003", at: folder, "the folder cannot be made: \(systemError())",
        cure: "check its name and permissions", kind: .fault)
    }
  }

  /// What the system's last error means for a file that was to be written.
  package static func problem(_ path: String) -> Problem {
    switch errno {
    case ENOSPC, EDQUOT, EFBIG:
      Problem(
        "FIL-001", at: path, "the disk is full; the file is as it was",
        cure: "make room on the disk, then do it again", kind: .fault)
    default:
      Problem(
        "FIL-002", at: path, "cannot be written: \(systemError())",
        cure: "check the folder and its permissions", kind: .fault)
    }
  }
}

/// A whole file that several hands write to; it appears when it is finished.
package final class PendingFile {
  private var file: WholeFile?

  package init(_ path: String) throws(Problem) { file = try WholeFile(path) }

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

/// The text of the system's last error.
package func systemError() -> String { String(cString: strerror(errno)) }
