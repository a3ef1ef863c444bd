package import Foundation

/// Where the bytes of a file come from, at any place of it.
package struct ByteSource {
  /// The length of the file.
  package var size: Int
  /// At most so many bytes from a place on; none at the end.
  package var read: (_ offset: Int, _ count: Int) throws -> [UInt8]

  package init(_ bytes: [UInt8]) {
    size = bytes.count
    read = { offset, count in
      guard offset < bytes.count else { return [] }
      return Array(bytes[offset..<min(offset + count, bytes.count)])
    }
  }

  /// - Throws: where the file cannot be searched, as a pipe.
  package init(_ handle: FileHandle) throws {
    size = Int(try handle.seekToEnd())
    var place: Int?
    read = { offset, count in
      if place != offset { try handle.seek(toOffset: UInt64(offset)) }
      let bytes = try handle.read(upToCount: count).map { Array($0) } ?? []
      place = offset + bytes.count
      return bytes
    }
  }

  /// The same file from a place on.
  package func dropping(_ start: Int) -> ByteSource {
    var rest = self
    rest.size = max(0, size - start)
    rest.read = { [read] offset, count in try read(start + offset, count) }
    return rest
  }
}
