package import Basics
internal import Foundation

/// One run a store.
package struct RunLock: ~Copyable {
  private let lock: FileLock

  /// - Throws: a problem of kind `.locked` when another process holds it.
  package init(store: String) throws(Problem) {
    let path = store + ".lock"
    try WholeFile.make(folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    lock = try FileLock(
      path,
      busy: Problem(
        "RUN-002", at: store, "another run is using this store",
        cure: "wait for it to end, or name another store in pipeline.json", kind: .locked))
  }
}
