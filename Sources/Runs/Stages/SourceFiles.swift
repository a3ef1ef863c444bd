internal import Basics
internal import Foundation
internal import Ingest

/// A file of a source.
struct SourceFile: Hashable, Sendable {
  var path: String
  /// The path as the corpus names it: the source's own, then the way inside it.
  var locator: String
}

/// The files of a source, sorted by locator; hidden ones are left out.
///
/// Links are followed: a corpus often lies on another disk. A folder that was walked already, by
/// another name, is passed over, so that a ring of links ends. A source that is a file is its only
/// one.
///
/// - Throws: where a folder cannot be read. Passed over in silence, all that lies in it would count
///   as gone from the source.
func files(of source: Configuration.Source) throws(Problem) -> [SourceFile] {
  guard isFolder(source.path) else {
    return [SourceFile(path: source.path, locator: source.name)]
  }
  let name = source.name.hasSuffix("/") ? String(source.name.dropLast()) : source.name
  var files: [SourceFile] = []
  var walked: Set<String> = []
  var waiting = [SourceFile(path: source.path, locator: name)]
  while let folder = waiting.popLast() {
    let real = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path
    guard walked.insert(real).inserted else { continue }
    // Of two names of one folder the smaller is walked, whatever the order of the directory.
    for entry in try entries(of: folder).sorted(by: >) where !entry.hasPrefix(".") {
      let file = SourceFile(path: "\(folder.path)/\(entry)", locator: "\(folder.locator)/\(entry)")
      if isFolder(file.path) { waiting.append(file) } else { files.append(file) }
    }
  }
  return files.sorted { $0.locator < $1.locator }
}

/// The files of an archive that a collection writes; none where it is not there yet.
func archiveFiles(of source: Configuration.Source) throws(Problem) -> [SourceFile] {
  isFolder(source.path) ? try files(of: source).filter { $0.path.hasSuffix(".warc.gz") } : []
}

private func entries(of folder: SourceFile) throws(Problem) -> [String] {
  do {
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
  } catch {
    throw Problem(
      "RUN-013", at: folder.path, "the folder cannot be read",
      cure: "check its permissions and run again: nothing was dropped", kind: .fault)
  }
}

/// A file's bytes, or why they cannot be had.
enum FileBytes: Sendable {
  case bytes([UInt8])
  /// In a few words, how large.
  case tooLarge(String)
  case unreadable(String)
}

/// A file's bytes, at most so many; gzip is undone.
func readFile(_ path: String, limit: Int) -> FileBytes {
  if let reason = refusal(of: path) { return .unreadable(reason) }
  guard let handle = FileHandle(forReadingAtPath: path) else { return .unreadable(systemError()) }
  defer { try? handle.close() }
  do {
    let size = try handle.seekToEnd()
    guard size <= limit else { return .tooLarge("\(size) bytes; the limit is \(limit)") }
    try handle.seek(toOffset: 0)
    let bytes = Array(try handle.readToEnd() ?? Data())
    return isGzip(bytes) ? unpacked(bytes, limit: limit) : .bytes(bytes)
  } catch {
    return .unreadable(systemError())
  }
}

private func unpacked(_ bytes: [UInt8], limit: Int) -> FileBytes {
  let result = inflated(bytes, format: .gzip, limits: InflateLimits(bytes: limit))
  return switch result.ending {
  case .whole: .bytes(result.bytes)
  case .tooLarge: .tooLarge("unpacked more than \(limit) bytes, or beyond measure")
  case .truncated: .unreadable("the gzip file ends early")
  case .damaged(let reason): .unreadable("damaged gzip data (\(reason))")
  }
}

/// Why a path is not to be opened: a pipe or a device would keep the run waiting for ever.
func refusal(of path: String) -> String? {
  var status = stat()
  guard stat(path, &status) == 0 else { return systemError() }
  return status.st_mode & S_IFMT == S_IFREG ? nil : "not a regular file"
}
