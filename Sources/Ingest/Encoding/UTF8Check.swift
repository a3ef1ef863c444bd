/// How far bytes are UTF-8.
struct UTF8Check {
  /// Sequences of two to four bytes that are right.
  private(set) var valid = 0
  /// Sequences that are wrong.
  private(set) var replaced = 0

  var isASCII: Bool { valid == 0 && replaced == 0 }

  /// Text in another encoding hits a right sequence in one of a hundred cases; UTF-8 damaged in
  /// places, or with a foreign block in it, has far more right ones than wrong.
  var isPlausible: Bool { valid > 0 && replaced * 4 <= valid }

  init(_ bytes: [UInt8]) {
    var position = 0
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let (length, isValid) = utf8Sequence(bytes, at: position)
      if isValid { valid += 1 } else { replaced += 1 }
      position += length
    }
  }
}

/// The length of the sequence at a byte above 0x7F, or of the longest part of one (Unicode 3.9).
func utf8Sequence(_ bytes: [UInt8], at start: Int) -> (length: Int, isValid: Bool) {
  let lead = bytes[start]
  let count: Int
  var range: ClosedRange<UInt8> = 0x80...0xBF
  switch lead {
  case 0xC2...0xDF: count = 2
  case 0xE0...0xEF:
    count = 3
    if lead == 0xE0 { range = 0xA0...0xBF }
    if lead == 0xED { range = 0x80...0x9F }
  case 0xF0...0xF4:
    count = 4
    if lead == 0xF0 { range = 0x90...0xBF }
    if lead == 0xF4 { range = 0x80...0x8F }
  default: return (1, false)
  }
  for offset in 1..<count {
    guard start + offset < bytes.count, range.contains(bytes[start + offset]) else {
      return (offset, false)
    }
    range = 0x80...0xBF
  }
  return (count, true)
}
