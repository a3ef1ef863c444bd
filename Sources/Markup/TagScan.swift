/// Where a tag ends and what must be cut out of it.
struct TagScan {
  /// Behind the closing `>`, or the end of the input.
  let end: Int
  /// The attributes beyond the limit.
  let surplus: Range<Int>?

  /// Reads a tag that begins at `start` with `<`, quotation marks respected.
  init(_ bytes: [UInt8], at start: Int, maximum: Int) {
    var position = start + 1
    var attributes = 0
    var inName = true
    var surplusStart: Int?
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      let byte = bytes[position]
      if byte == UInt8(ascii: "=") {
        position = Self.endOfValue(bytes, from: position + 1)
        inName = false
        continue
      }
      let isGap = isSpace(byte) || byte == UInt8(ascii: "/")
      if !isGap, !inName {
        attributes += 1
        if attributes > maximum { surplusStart = surplusStart ?? position }
      }
      inName = !isGap
      position += 1
    }
    surplus = surplusStart.map { $0..<position }
    end = min(position + 1, bytes.count)
  }

  private static func endOfValue(_ bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
    guard position < bytes.count else { return position }
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      while position < bytes.count, bytes[position] != quote { position += 1 }
      return min(position + 1, bytes.count)
    }
    while position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">") {
      position += 1
    }
    return position
  }
}
