internal import Basics
internal import Foundation

/// The file of an archive that is written to, through its descriptor.
///
/// It ends in a whole exchange whenever no write is under way; where a write or flush fails, it is cut
/// back to one.
final class ArchiveFile {
  let name: String
  let path: String
  private(set) var length: Int
  /// Up to where it is known to be on the disk.
  private(set) var synced: Int
  private let descriptor: Int32
  /// The name is new: it lasts when its folder was flushed.
  private var isNew: Bool
  /// What was to be cut away is still there.
  private var isSpoilt = false

  init(folder: String, name: String, length: Int, isNew: Bool) throws(Problem) {
    self.name = name
    path = "\(folder)/\(name)"
    let flags = O_WRONLY | O_APPEND | O_CLOEXEC | (isNew ? O_CREAT | O_EXCL : 0)
    let opened = open(path, flags, 0o644)
    guard opened >= 0 else { throw WholeFile.problem(path) }
    descriptor = opened
    self.length = length
    synced = length
    self.isNew = isNew
  }

  deinit { close(descriptor) }

  /// Adds bytes in one write, or leaves the file as it was.
  func append(_ bytes: [UInt8], _ hook: WriteHook?) throws(Problem) {
    guard !isSpoilt else {
      throw Problem(
        "ARC-002", at: path, "a write that failed could not be undone",
        cure: "run again: the next start cuts the file back", kind: .fault)
    }
    do throws(Problem) {
      guard let hook else {
        try write(bytes[...])
        length += bytes.count
        return
      }
      try hook(.beforeWrite)
      try write(bytes[..<(bytes.count / 2)])
      try hook(.inWrite)
      try write(bytes[(bytes.count / 2)...])
      try hook(.afterWrite)
      length += bytes.count
    } catch {
      cutBack(to: length)
      throw error
    }
  }

  /// Brings what was written to the disk; what could not be brought there is cut away.
  func sync(_ hook: WriteHook?) throws(Problem) {
    guard synced < length || isNew else { return }
    do throws(Problem) {
      try hook?(.beforeSync)
      guard fsync(descriptor) == 0 else { throw WholeFile.problem(path) }
      if isNew { WholeFile.flushFolder(of: path) }
      try hook?(.afterSync)
    } catch {
      // After a flush that failed nobody knows what of it is on the disk.
      cutBack(to: synced)
      throw error
    }
    (synced, isNew) = (length, false)
  }

  private func cutBack(to place: Int) {
    isSpoilt = ftruncate(descriptor, off_t(place)) != 0
    length = place
  }

  private func write(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw WholeFile.problem(path) }
      rest = rest.dropFirst(count)
    }
  }
}
