internal import Basics
internal import Foundation

/// The place of an export that is one file, which somebody else writes under another name.
struct ExportPlace: ~Copyable {
  let path: String
  let folder: String
  let temporary: String
  private var isFinished = false

  init(_ path: String) throws(Problem) {
    self.path = path
    folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    temporary = path + ".part"
    try Self.open(path, temporary, in: folder)
  }

  private static func open(
    _ path: String, _ temporary: String, in folder: String
  ) throws(Problem) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw Problem("EXP-005", at: path, "a folder, expected a file", cure: "name a file with -o")
    }
    try WholeFile.make(folder: folder)
    // libxlsxwriter tells of a folder that cannot be written only at the end of all work.
    let descriptor = Foundation.open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw problem(path) }
    close(descriptor)
  }

  /// Brings the file to the disk and puts it in its place.
  consuming func finish() throws(Problem) {
    let descriptor = Foundation.open(temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.problem(path) }
    let isFlushed = fsync(descriptor) == 0
    close(descriptor)
    guard isFlushed, rename(temporary, path) == 0 else { throw Self.problem(path) }
    isFinished = true
    flushFolder(of: path)
  }

  deinit { if !isFinished { unlink(temporary) } }

  private static func problem(_ path: String) -> Problem {
    Problem(
      "EXP-004", at: path, "cannot be written: \(systemError())",
      cure: "check the folder and its permissions, or name another with -o", kind: .fault)
  }
}
