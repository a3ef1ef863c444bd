package import Foundation

/// Lines of a file or pipe, split at byte 0x0A alone: a Unicode-aware splitter would also break
/// JSON at U+2028.
package struct LineReader: Sequence, IteratorProtocol {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var position = 0
  private var atEnd = false
  /// What the system said where reading broke off before the end.
  package private(set) var failure: String?

  package init(_ handle: FileHandle) { self.handle = handle }

  /// Whether the next line can be had without waiting for one who writes it.
  package var hasLine: Bool { buffer[position...].contains(10) }

  /// The next line without its line end (LF or CRLF); nil at the end.
  package mutating func next() -> [UInt8]? {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        let line = buffer[position..<end]
        position = end + 1
        return Array(line.last == 13 ? line.dropLast() : line)
      }
      searched = buffer.count
      guard !atEnd else { break }
      if position > 0 {
        buffer.removeFirst(position)
        searched -= position
        position = 0
      }
      refill()
    }
    guard position < buffer.count else { return nil }
    defer { position = buffer.count }
    let line = buffer[position...]
    return Array(line.last == 13 ? line.dropLast() : line)
  }

  /// Adds what is there to the buffer: by the system's own call, as `FileHandle.availableData`
  /// traps on a folder and `read(upToCount:)` waits for more than a line.
  private mutating func refill() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var count = read(handle.fileDescriptor, &chunk, chunk.count)
    while count < 0, errno == EINTR { count = read(handle.fileDescriptor, &chunk, chunk.count) }
    if count < 0 { failure = String(cString: strerror(errno)) }
    if count > 0 { buffer += chunk[..<count] } else { atEnd = true }
  }
}
