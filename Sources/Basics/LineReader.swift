package import Foundation

/// Lines of a file or pipe, split at byte 0x0A alone: a Unicode-aware splitter would also break
/// JSON at U+2028.
package struct LineReader: Sequence, IteratorProtocol {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var position = 0
  private var atEnd = false

  package init(_ handle: FileHandle) { self.handle = handle }

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
      let chunk = handle.availableData
      if chunk.isEmpty { atEnd = true } else { buffer += chunk }
    }
    guard position < buffer.count else { return nil }
    defer { position = buffer.count }
    let line = buffer[position...]
    return Array(line.last == 13 ? line.dropLast() : line)
  }
}
