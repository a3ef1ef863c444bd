internal import Foundation

/// The room on a disk, in bytes.
package struct DiskSpace: Hashable, Sendable {
  /// For those who are not root.
  package var free: Double
  package var total: Double

  package init(free: Double, total: Double) { (self.free, self.total) = (free, total) }

  /// Of the disk that holds a path, or will hold it: the folder nearest to it that is there.
  package init?(at path: String) {
    var url = URL(fileURLWithPath: path)
    while access(url.path, F_OK) != 0, url.path != "/" { url.deleteLastPathComponent() }
    var state = statvfs()
    guard statvfs(url.path, &state) == 0 else { return nil }
    free = Double(state.f_bavail) * Double(state.f_frsize)
    total = Double(state.f_blocks) * Double(state.f_frsize)
  }

  package var share: Double { total > 0 ? free / total : 1 }

  /// Such as `12.3 GB of 40 GB free (31 %)`.
  package var text: String {
    "\(Self.size(free)) of \(Self.size(total)) free (\(Int((share * 100).rounded())) %)"
  }

  static func size(_ bytes: Double) -> String {
    let (unit, name): (Double, String) =
      bytes >= 1e9 ? (1e9, "GB") : bytes >= 1e6 ? (1e6, "MB") : (1e3, "kB")
    return "\(decimalText(bytes / unit)) \(name)"
  }
}
