/// Where a needle of ASCII first stands; capitals in the bytes count as small letters, so the needle
/// must be in small letters.
func firstIndex(of needle: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
  needle.withUTF8Buffer { needle in
    guard needle.count > 0, bytes.count >= needle.count else { return nil }
    let last = bytes.endIndex - needle.count
    var position = bytes.startIndex
    search: while position <= last {
      for offset in 0..<needle.count {
        let byte = bytes[position + offset]
        guard (byte &- 65 < 26 ? byte | 0x20 : byte) == needle[offset] else {
          position += 1
          continue search
        }
      }
      return position
    }
    return nil
  }
}

func holds(_ needle: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
  firstIndex(of: needle, in: bytes) != nil
}
