/// A JSON list of strings, read where it lies in a mapped file.
struct TextList: Sendable {
  private let file: MappedFile
  private let ranges: [Range<Int32>]

  /// Nil if the file is not a flat list of strings; the dictionary escapes no characters in its
  /// own, so a backslash is refused too.
  init?(_ file: MappedFile) {
    var ranges: [Range<Int32>] = []
    var start: Int32?
    // What is due outside strings: the list, a string, a comma or the end, and nothing more.
    var due: [UInt8] = [UInt8(ascii: "[")]
    for (offset, byte) in zip(Int32(0)..., file[0..<file.count]) {
      if let open = start {
        guard byte != UInt8(ascii: "\\") else { return nil }
        guard byte == UInt8(ascii: "\"") else { continue }
        ranges.append(open..<offset)
        start = nil
        due = [UInt8(ascii: ","), UInt8(ascii: "]")]
        continue
      }
      guard ![0x20, 0x0A, 0x0D, 0x09].contains(byte) else { continue }
      guard due.contains(byte) else { return nil }
      switch byte {
      case UInt8(ascii: "\""): start = offset + 1
      case UInt8(ascii: "]"): due = []
      default: due = [UInt8(ascii: "\"")]
      }
    }
    guard start == nil, due.isEmpty else { return nil }
    self.file = file
    self.ranges = ranges
  }

  var count: Int { ranges.count }
  var indices: Range<Int> { ranges.indices }

  /// The UTF-8 bytes of a string.
  subscript(index: Int) -> Slice<UnsafeRawBufferPointer> {
    file[Int(ranges[index].lowerBound)..<Int(ranges[index].upperBound)]
  }
}
