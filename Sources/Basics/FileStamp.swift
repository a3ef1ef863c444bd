internal import Foundation

/// Another value whenever one of the files is written, comes or goes: while it stays, none need be read
/// again.
///
/// The number of the file as well as its size and time, for files are put in the place of others.
package func fileStamp(_ paths: [String]) -> String {
  paths.map { path in
    var found = stat()
    guard stat(path, &found) == 0 else { return "-" }
    return "\(found.st_ino) \(found.st_size) \(found.st_mtim.tv_sec).\(found.st_mtim.tv_nsec)"
  }.joined(separator: ",")
}
