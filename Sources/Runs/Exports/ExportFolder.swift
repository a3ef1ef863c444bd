internal import Basics
internal import CRename
internal import Exports
internal import Foundation

/// A folder of files that appears whole: written under another name, flushed, then put in the place of the
/// earlier export, which stays whole until that moment.
///
/// Nothing is ever replaced but an earlier export: a folder that holds another file is refused.
struct ExportFolder: ~Copyable {
  let path: String
  private let temporary: String
  private let lock: Int32
  private var isFinished = false

  init(_ wanted: String) throws(Problem) {
    let url = URL(fileURLWithPath: wanted).standardizedFileURL.resolvingSymlinksInPath()
    path = url.path
    temporary = path + ".part"
    try Self.demandExport(path)
    try WholeFile.make(folder: url.deletingLastPathComponent().path)
    lock = try Self.emptyFolder(temporary, for: path)
  }

  /// Makes the folder that is written to, empty and held by this process alone.
  private static func emptyFolder(_ temporary: String, for path: String) throws(Problem) -> Int32 {
    if mkdir(temporary, 0o755) != 0, errno != EEXIST { throw problem(path) }
    let lock = open(temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw problem(temporary) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw Problem(
        "EXP-002", at: path, "another export is being written there",
        cure: "wait for it to end, or name another folder", kind: .locked)
    }
    do {
      // What an export left that was killed.
      try demandExport(temporary)
      for name in try names(in: temporary) { unlink("\(temporary)/\(name)") }
    } catch {
      close(lock)
      throw error
    }
    return lock
  }

  /// A file of the folder, to be written and finished.
  func file(_ name: String) throws(Problem) -> PendingFile {
    try PendingFile("\(temporary)/\(name)")
  }

  /// Puts the folder in its place.
  consuming func finish() throws(Problem) {
    guard fsync(lock) == 0 else { throw Self.problem(path) }
    // The two change places in one step, so that there is a whole export at every moment.
    let hasExchanged =
      renameat2(AT_FDCWD, temporary, AT_FDCWD, path, Self.exchange) == 0
    if !hasExchanged {
      // There was none before, or the file system cannot exchange.
      if rename(temporary, path) != 0 {
        Self.remove(path)
        guard rename(temporary, path) == 0 else { throw Self.problem(path) }
      }
    }
    isFinished = true
    if hasExchanged { Self.remove(temporary) }
    flushFolder(of: path)
  }

  deinit {
    if !isFinished { Self.remove(temporary) }
    close(lock)
  }

  /// `RENAME_EXCHANGE` of linux/fs.h.
  private static let exchange: UInt32 = 2

  private static func demandExport(_ path: String) throws(Problem) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw Problem("EXP-003", at: path, "a file, expected a folder", cure: "name another folder")
    }
    let foreign = try names(in: path).filter { !ExportFiles.isOfExport($0) }
    guard let first = foreign.first else { return }
    let more = foreign.count > 1 ? " and \(foreign.count - 1) more" : ""
    throw Problem(
      "EXP-003", at: path, "the folder holds what no export has written: \(first)\(more)",
      cure: "name another folder: an export takes the place of its folder")
  }

  private static func names(in path: String) throws(Problem) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw problem(path)
    }
  }

  /// Removes a folder of an export; nothing that is none.
  private static func remove(_ path: String) {
    for name in (try? names(in: path)) ?? [] where ExportFiles.isOfExport(name) {
      unlink("\(path)/\(name)")
    }
    rmdir(path)
  }

  private static func problem(_ path: String) -> Problem {
    Problem(
      "EXP-004", at: path, "cannot be written: \(systemError())",
      cure: "check the folder and its permissions, or name another with -o", kind: .fault)
  }
}

/// A new name lasts when its folder does.
func flushFolder(of path: String) {
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}
