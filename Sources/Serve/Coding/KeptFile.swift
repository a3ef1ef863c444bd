internal import Basics
internal import Foundation

/// Files that hold what people typed: the old or the new one is there, whole, whatever happens.
enum KeptFile {
  /// Writes under another name, flushes, renames, and flushes the folder: once this returns, not even
  /// a power cut takes it back.
  ///
  /// With `former`, only where the file still holds these bytes (nil in it: where there is none); false
  /// where a spreadsheet has saved it in the meantime.
  @discardableResult
  static func write(
    _ bytes: [UInt8], to path: String, over former: [UInt8]?? = .none
  ) throws(Problem) -> Bool {
    let url = URL(fileURLWithPath: path)
    let temporary = url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).part").path
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw problem(path) }
    var written = 0
    var isWhole = true
    while written < bytes.count, isWhole {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      isWhole = count > 0
      written += max(0, count)
    }
    isWhole = isWhole && fsync(descriptor) == 0
    let failure = problem(path)
    close(descriptor)
    if isWhole, let former, try read(path) != former {
      unlink(temporary)
      return false
    }
    guard isWhole else {
      unlink(temporary)
      throw failure
    }
    guard rename(temporary, path) == 0 else {
      let failure = problem(path)
      unlink(temporary)
      throw failure
    }
    flush(folder: (path as NSString).deletingLastPathComponent)
    return true
  }

  /// Nil where there is no such file.
  static func read(_ path: String) throws(Problem) -> [UInt8]? {
    if let data = FileManager.default.contents(atPath: path) { return Array(data) }
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    throw Problem(
      "COD-002", at: path, "the file cannot be read", cure: "check its permissions", kind: .fault)
  }

  /// Makes a folder with all above it.
  static func make(folder: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw problem(folder)
    }
  }

  /// Does the work while nobody else, not even another server, changes this folder.
  static func locking<Result>(
    folder: String, _ work: () throws -> Result
  ) throws -> Result {
    try make(folder: folder)
    let descriptor = open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw problem(folder) }
    // Closing the file gives up the lock, and so does the end of the process.
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw problem(folder) }
    }
    return try work()
  }

  private static func flush(folder: String) {
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func problem(_ path: String) -> Problem {
    let said = errno == ENOSPC ? "the disk is full" : String(cString: strerror(errno))
    return Problem(
      "COD-001", at: path, "cannot be written: \(said); the file is as it was before",
      cure: "make room or mend the permissions, and save again",
      kind: .fault)
  }
}
