internal import Basics
internal import CZlib

/// A zip container in memory, by its central directory.
///
/// Nothing is unpacked before it is asked for, and never more than `SheetLimits` allow.
struct ZipArchive {
  private struct Entry {
    var method: UInt16
    var isEncrypted: Bool
    var checksum: UInt32
    var packed: Int
    var unpacked: Int
    var header: Int
  }

  /// The name of the file in messages.
  let place: String
  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]
  private var total = 0

  init(_ bytes: [UInt8], place: String) throws(Problem) {
    (self.bytes, self.place) = (bytes, place)
    guard bytes.starts(with: [0x50, 0x4B]) else { throw foreign() }
    guard let end = endOfDirectory() else { throw damaged("its list of contents is missing") }
    let count = Int(number16(end + 10))
    guard count <= SheetLimits.entries else { throw tooLarge("\(count) files in it") }
    var position = Int(number32(end + 16))
    for _ in 0..<count {
      guard position + 46 <= bytes.count, number32(position) == 0x0201_4B50 else {
        throw damaged("its list of contents is cut off")
      }
      let name = Int(number16(position + 28))
      let length = 46 + name + Int(number16(position + 30)) + Int(number16(position + 32))
      guard position + length <= bytes.count else {
        throw damaged("its list of contents is cut off")
      }
      let key = Self.key(
        String(decoding: bytes[(position + 46)..<(position + 46 + name)], as: UTF8.self))
      // The first of a name counts, as in Excel.
      if entries[key] == nil {
        entries[key] = Entry(
          method: number16(position + 10), isEncrypted: number16(position + 8) & 1 == 1,
          checksum: number32(position + 16), packed: Int(number32(position + 20)),
          unpacked: Int(number32(position + 24)), header: Int(number32(position + 42)))
      }
      position += length
    }
  }

  /// The contents of a file by its path in the container; nil where there is none.
  mutating func contents(of name: String) throws(Problem) -> [UInt8]? {
    guard let entry = entries[Self.key(name)] else { return nil }
    guard !entry.isEncrypted else { throw foreign() }
    guard entry.packed < UInt32.max, entry.unpacked < UInt32.max else {
      throw tooLarge("\(name) has more than 4 GB")
    }
    total += entry.unpacked
    guard entry.unpacked <= SheetLimits.entryBytes, total <= SheetLimits.totalBytes else {
      throw tooLarge("\(name) unpacks to \(entry.unpacked / 1_000_000) MB")
    }
    if entry.unpacked > SheetLimits.harmlessBytes,
      entry.unpacked / max(1, entry.packed) > SheetLimits.ratio
    {
      throw tooLarge("\(name) unpacks to \(entry.unpacked / max(1, entry.packed)) times its size")
    }
    guard entry.header + 30 <= bytes.count, number32(entry.header) == 0x0403_4B50 else {
      throw damaged("\(name) is not where it should be")
    }
    let start =
      entry.header + 30 + Int(number16(entry.header + 26)) + Int(number16(entry.header + 28))
    guard start + entry.packed <= bytes.count else { throw damaged("\(name) is cut off") }
    let packed = bytes[start..<(start + entry.packed)]
    let contents: [UInt8]?
    switch entry.method {
    case 0: contents = packed.count == entry.unpacked ? Array(packed) : nil
    case 8: contents = Self.inflated(packed, size: entry.unpacked)
    default: throw damaged("\(name) is packed by a method (\(entry.method)) that is not read")
    }
    guard let contents, Self.checksum(of: contents) == entry.checksum else {
      throw damaged("\(name) does not unpack to what was packed")
    }
    return contents
  }

  // MARK: Faults

  /// What a file is that is no workbook.
  private func foreign() -> Problem {
    let found =
      bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
      ? "the file is an old .xls or has a password" : "the file is no workbook (.xlsx)"
    return Problem(
      "XLS-002", at: place, found, cure: "save it from the spreadsheet as .xlsx without a password")
  }

  func damaged(_ what: String) -> Problem {
    Problem(
      "XLS-003", at: place, "the workbook is damaged: \(what)",
      cure: "open it in the spreadsheet and save it again as .xlsx")
  }

  func tooLarge(_ what: String) -> Problem {
    Problem(
      "XLS-004", at: place, "the workbook is too large: \(what)",
      cure: "keep the rows that are needed and save it again")
  }

  // MARK: Bytes

  /// Some programs write `\` between folders, or other capitals than they refer to.
  private static func key(_ name: String) -> String {
    var key = name.lowercased().split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "/")
    while key.hasPrefix("/") { key.removeFirst() }
    return key
  }

  /// The end record stands last, before a comment of at most 65,535 bytes.
  private func endOfDirectory() -> Int? {
    guard bytes.count >= 22 else { return nil }
    let first = max(0, bytes.count - 22 - 65_535)
    for position in stride(from: bytes.count - 22, through: first, by: -1)
    where bytes[position] == 0x50 && number32(position) == 0x0605_4B50 {
      return position
    }
    return nil
  }

  private func number16(_ position: Int) -> UInt16 {
    guard position + 2 <= bytes.count else { return 0 }
    return UInt16(bytes[position]) | UInt16(bytes[position + 1]) << 8
  }

  private func number32(_ position: Int) -> UInt32 {
    UInt32(number16(position)) | UInt32(number16(position + 2)) << 16
  }

  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      UInt32(truncatingIfNeeded: crc32_z(0, buffer.baseAddress, buffer.count))
    }
  }

  /// Nil where the bytes do not unpack to exactly the size that the directory names.
  private static func inflated(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    // zlib wants a place to write to even where there is nothing to be written.
    var output = [UInt8](repeating: 0, count: max(1, size))
    var stream = z_stream()
    // Negative: no wrapping around the packed bytes.
    guard
      inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    let status = packed.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        // zlib does not write to its input.
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = uInt(clamping: source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = uInt(clamping: target.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, Int(stream.total_out) == size else { return nil }
    return size == 0 ? [] : output
  }
}
