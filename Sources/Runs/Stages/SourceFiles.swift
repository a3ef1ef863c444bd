internal import Foundation

/// A file of a source.
struct SourceFile: Hashable, Sendable {
  var path: String
  /// The path as the corpus names it: the source's own, then the way inside it.
  var locator: String
}

/// The files of a source, sorted by locator; hidden ones are left out.
///
/// A source that is a file is its only one.
func files(of source: Configuration.Source) -> [SourceFile] {
  guard isFolder(source.path) else {
    return [SourceFile(path: source.path, locator: source.name)]
  }
  let root = URL(fileURLWithPath: source.path, isDirectory: true)
  let walk = FileManager.default.enumerator(
    at: root, includingPropertiesForKeys: [.isDirectoryKey], options: [.skipsHiddenFiles])
  var files: [SourceFile] = []
  let prefix = root.standardizedFileURL.path
  while let url = walk?.nextObject() as? URL {
    let path = url.standardizedFileURL.path
    guard !isFolder(path), path.hasPrefix(prefix) else { continue }
    let inside = path.dropFirst(prefix.count).drop { $0 == "/" }
    let name = source.name.hasSuffix("/") ? String(source.name.dropLast()) : source.name
    files.append(SourceFile(path: path, locator: "\(name)/\(inside)"))
  }
  return files.sorted { $0.locator < $1.locator }
}

/// A file's bytes, or why they cannot be had.
enum FileBytes: Sendable {
  case bytes([UInt8])
  case tooLarge(Int)
  case unreadable(String)
}

func readFile(_ path: String, limit: Int) -> FileBytes {
  guard let handle = FileHandle(forReadingAtPath: path) else { return .unreadable(systemError()) }
  defer { try? handle.close() }
  do {
    let size = try handle.seekToEnd()
    guard size <= limit else { return .tooLarge(Int(size)) }
    try handle.seek(toOffset: 0)
    return .bytes(Array(try handle.readToEnd() ?? Data()))
  } catch {
    return .unreadable(systemError())
  }
}
