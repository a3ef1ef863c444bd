internal import CZlib

/// Writes a zip container piece by piece; the same contents give the same bytes.
///
/// Entries are deflated, their time is 1980-01-01, their names are UTF-8. Containers of more than 65,535 entries
/// or 4 GB are written with the records of ZIP64. One entry has at most 4 GB.
package struct ZipWriter {
  package private(set) var bytes: [UInt8] = []
  private var written: UInt64 = 0
  private var directory: [UInt8] = []
  private var count: UInt64 = 0

  package init() {}

  /// Hands over what was written since the last call.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Adds a file.
  package mutating func add(_ name: String, _ contents: [UInt8]) {
    var open = OpenEntry(name, at: written)
    let packed = open.deflater.deflated(contents, isLast: true)
    open.note(contents, packed)
    put(header(open, hasSizes: true))
    put(packed)
    close(open)
  }

  /// A file that comes in pieces.
  package struct OpenEntry {
    fileprivate let name: [UInt8]
    fileprivate let offset: UInt64
    fileprivate let deflater = ZipDeflater()
    fileprivate var checksum: UInt32 = 0
    fileprivate var packed: UInt64 = 0
    package fileprivate(set) var unpacked: UInt64 = 0
    fileprivate var isStreamed = false

    fileprivate init(_ name: String, at offset: UInt64) {
      (self.name, self.offset) = (Array(name.utf8), offset)
    }

    fileprivate mutating func note(_ contents: [UInt8], _ packed: [UInt8]) {
      checksum = contents.withUnsafeBufferPointer { buffer in
        UInt32(truncatingIfNeeded: crc32_z(uLong(checksum), buffer.baseAddress, buffer.count))
      }
      self.packed += UInt64(packed.count)
      unpacked += UInt64(contents.count)
    }
  }

  package mutating func begin(_ name: String) -> OpenEntry {
    var open = OpenEntry(name, at: written)
    open.isStreamed = true
    put(header(open, hasSizes: false))
    return open
  }

  package mutating func append(_ contents: [UInt8], to open: inout OpenEntry) {
    let packed = open.deflater.deflated(contents, isLast: false)
    open.note(contents, packed)
    put(packed)
  }

  package mutating func end(_ open: inout OpenEntry) {
    let packed = open.deflater.deflated([], isLast: true)
    open.note([], packed)
    put(packed)
    put(
      little(0x0807_4B50, 4) + little(UInt64(open.checksum), 4) + little(open.packed, 4)
        + little(open.unpacked, 4))
    close(open)
  }

  /// Writes the list of contents; nothing can be added after it.
  package mutating func finish() {
    let start = written
    let size = UInt64(directory.count)
    put(directory)
    let isLarge = count > 0xFFFE || start > 0xFFFF_FFFE || size > 0xFFFF_FFFE
    if isLarge {
      let record = written
      put(
        little(0x0606_4B50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
          + little(count, 8) + little(count, 8) + little(size, 8) + little(start, 8))
      put(little(0x0706_4B50, 4) + little(0, 4) + little(record, 8) + little(1, 4))
    }
    let shown = isLarge ? 0xFFFF : count
    put(
      little(0x0605_4B50, 4) + little(0, 4) + little(shown, 2) + little(shown, 2)
        + little(isLarge ? 0xFFFF_FFFF : size, 4) + little(isLarge ? 0xFFFF_FFFF : start, 4)
        + little(0, 2))
  }

  private func header(_ open: OpenEntry, hasSizes: Bool) -> [UInt8] {
    little(0x0403_4B50, 4) + common(open)
      + (hasSizes ? sizes(open) : [UInt8](repeating: 0, count: 12))
      + little(UInt64(open.name.count), 2) + little(0, 2) + open.name
  }

  /// Version, flags (UTF-8 names; sizes behind the contents), method and time, as both headers have them.
  private func common(_ open: OpenEntry) -> [UInt8] {
    little(20, 2) + little(open.isStreamed ? 0x0808 : 0x0800, 2) + little(8, 2) + little(0, 2)
      + little(0x21, 2)
  }

  private func sizes(_ open: OpenEntry) -> [UInt8] {
    little(UInt64(open.checksum), 4) + little(open.packed, 4) + little(open.unpacked, 4)
  }

  private mutating func close(_ open: OpenEntry) {
    let isFar = open.offset > 0xFFFF_FFFE
    let extra = isFar ? little(1, 2) + little(8, 2) + little(open.offset, 8) : []
    directory += little(0x0201_4B50, 4) + little(isFar ? 45 : 20, 2) + common(open) + sizes(open)
    directory += little(UInt64(open.name.count), 2) + little(UInt64(extra.count), 2)
    directory += [UInt8](repeating: 0, count: 10)
    directory += little(isFar ? 0xFFFF_FFFF : open.offset, 4) + open.name + extra
    count += 1
  }

  private mutating func put(_ new: [UInt8]) {
    bytes += new
    written += UInt64(new.count)
  }

  private func little(_ value: UInt64, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
  }
}

/// A raw deflate stream; owns its state of zlib.
private final class ZipDeflater {
  private var stream = z_stream()
  private let isReady: Bool

  init() {
    // Negative: no wrapping around the packed bytes.
    isReady =
      deflateInit2_(
        &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit { deflateEnd(&stream) }

  /// What comes out for what goes in.
  func deflated(_ contents: [UInt8], isLast: Bool) -> [UInt8] {
    // Only without memory for its tables, where nothing else would work either.
    guard isReady else { return [] }
    var output: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    contents.withUnsafeBufferPointer { source in
      // zlib does not write to its input.
      stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      stream.avail_in = uInt(clamping: source.count)
      var isFull = true
      while isFull {
        let made = room.withUnsafeMutableBufferPointer { target in
          stream.next_out = target.baseAddress
          stream.avail_out = uInt(clamping: target.count)
          deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          return target.count - Int(stream.avail_out)
        }
        output += room[..<made]
        isFull = stream.avail_out == 0
      }
    }
    return output
  }
}
