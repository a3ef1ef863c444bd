internal import Basics

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file mapped into memory, read-only: nothing of it is read before it is looked at, and
/// processes share it.
///
/// Unchecked, since the compiler does not see that what the pointer leads to never changes and
/// lives as long as the object; every access is checked against the bounds.
final class MappedFile: @unchecked Sendable {
  private let bytes: UnsafeRawBufferPointer

  /// Nil if the file is not there or cannot be read.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    guard size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }

  var count: Int { bytes.count }

  /// The byte at an offset; zero behind the end.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }

  /// The bytes of a part, as far as the file goes.
  subscript(range: Range<Int>) -> Slice<UnsafeRawBufferPointer> {
    bytes[range.clamped(to: 0..<bytes.count)]
  }

  /// A number of 32 bits, little-endian; nil where the file ends before it does.
  @inline(__always)
  func word(at offset: Int) -> UInt32? {
    guard offset >= 0, offset + 4 <= bytes.count else { return nil }
    return UInt32(
      littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// A number of 16 bits, likewise.
  @inline(__always)
  func half(at offset: Int) -> UInt16? {
    guard offset >= 0, offset + 2 <= bytes.count else { return nil }
    return UInt16(
      littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  /// Reads all of the file.
  var digest: Digest { Digest(of: bytes) }
}
