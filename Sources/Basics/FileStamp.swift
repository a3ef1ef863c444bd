internal import Foundation

/// Another value whenever one of the files is written, comes or goes: while it stays, none need be read
/// again.
///
/// The number of the file as well as its size and times, for files are put in the place of others, and
/// the time of writing can be set by hand.
package func fileStamp(_ paths: [String]) -> String {
  paths.map { path in
    var found = stat()
    guard stat(path, &found) == 0 else { return "-" }
    return "\(found.st_ino) \(found.st_size) \(found.st_mtim.tv_sec).\(found.st_mtim.tv_nsec) "
      + "\(found.st_ctim.tv_sec).\(found.st_ctim.tv_nsec)"
  }.joined(separator: ",")
}

/// In bytes; nil where there is no such file.
package func fileSize(_ path: String) -> Int? {
  var found = stat()
  return stat(path, &found) == 0 ? Int(found.st_size) : nil
}

/// The stamp of a file, where it is one to rely on later; nil where the file changed just now: it may
/// change once more within a tick of the file system's clock.
package func settledFileStamp(_ path: String) -> String? {
  var found = stat()
  guard stat(path, &found) == 0 else { return nil }
  let changed = max(found.st_mtim.tv_sec, found.st_ctim.tv_sec)
  return Date().timeIntervalSince1970 - Double(changed) > 3 ? fileStamp([path]) : nil
}
