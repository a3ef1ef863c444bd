/// Copies bytes with some of them replaced; costs nothing while nothing is.
struct Mender {
  let input: [UInt8]
  private var output: [UInt8] = []
  private var copied = 0
  private(set) var isChanged = false

  init(_ input: [UInt8]) { self.input = input }

  /// Replaces a range that begins at or behind the end of the last one.
  mutating func replace(_ range: Range<Int>, with bytes: some Collection<UInt8>) {
    if !isChanged { output.reserveCapacity(input.count + 64) }
    isChanged = true
    output.append(contentsOf: input[copied..<max(copied, range.lowerBound)])
    output.append(contentsOf: bytes)
    copied = max(copied, range.upperBound)
  }

  mutating func finish() -> [UInt8] {
    guard isChanged else { return input }
    output.append(contentsOf: input[copied...])
    return output
  }
}

extension [UInt8] {
  /// Where a needle of ASCII next begins at or behind a position; capitals count as small letters.
  func firstIndex(of needle: StaticString, from start: Int) -> Int? {
    let length = needle.utf8CodeUnitCount
    return needle.withUTF8Buffer { needle in
      guard length > 0, start >= 0, count - start >= length else { return nil }
      var position = start
      while position <= count - length {
        if lowercased(self[position]) == needle[0], matches(needle, at: position) {
          return position
        }
        position += 1
      }
      return nil
    }
  }

  /// Whether a text in small letters of ASCII stands at a position.
  func has(_ text: StaticString, at position: Int) -> Bool {
    text.withUTF8Buffer { matches($0, at: position) }
  }

  private func matches(_ needle: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    guard position >= 0, count - position >= needle.count else { return false }
    for offset in 0..<needle.count where lowercased(self[position + offset]) != needle[offset] {
      return false
    }
    return true
  }

  private func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }
}

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
