/// The small letter of a capital of Latin, Greek or Cyrillic with one of the same length in UTF-8;
/// other scalars as they are.
func smallLetter(_ scalar: UInt32) -> UInt32 {
  switch scalar {
  case 0x41...0x5A: scalar + 0x20
  case 0..<0xC0: scalar
  case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F: scalar + 0x20
  case 0x400...0x40F: scalar + 0x50
  // Capital and small letter by turns, the capital even: most of Latin Extended-A, and Ғ Қ Ң Ү Ұ Һ Ә Ө.
  case 0x100...0x12F, 0x132...0x137, 0x14A...0x177, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F:
    scalar | 1
  // … the capital odd.
  case 0x139...0x148, 0x179...0x17E, 0x4C1...0x4CE: scalar + (scalar & 1)
  case 0x178: 0xFF
  default: scalar
  }
}

/// UTF-8 with capitals made small, byte for byte: offsets stay what they are.
func smallLetters(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var out = Array(bytes)
  var index = 0
  while index < out.count {
    let byte = out[index]
    if byte < 0x80 {
      if byte &- 0x41 < 26 { out[index] = byte | 0x20 }
    } else if (0xC3...0xD4).contains(byte), index + 1 < out.count {
      let small = smallLetter(UInt32(byte & 0x1F) << 6 | UInt32(out[index + 1] & 0x3F))
      out[index] = 0xC0 | UInt8(small >> 6)
      out[index + 1] = 0x80 | UInt8(small & 0x3F)
      index += 1
    }
    index += 1
  }
  return out
}

/// Phrases in small letters, found by their first two bytes.
struct PhraseIndex: Sendable {
  private var lists: [[[UInt8]]] = [[]]
  /// For each two bytes the list of the phrases that begin with them; 0 for none.
  private var byStart = [UInt16](repeating: 0, count: 1 << 16)

  init(_ phrases: [String]) {
    for phrase in phrases {
      let bytes = Array(phrase.utf8)
      guard bytes.count > 1 else { continue }
      let start = Self.start(bytes, 0)
      if byStart[start] == 0 {
        byStart[start] = UInt16(lists.count)
        lists.append([])
      }
      lists[Int(byStart[start])].append(bytes)
    }
  }

  private static func start(_ bytes: [UInt8], _ index: Int) -> Int {
    Int(bytes[index]) << 8 | Int(bytes[index + 1])
  }

  /// The number of bytes of the longest phrase with which a text begins, in any case, marks before it
  /// included; nil where it begins with none.
  func prefix(of text: ArraySlice<UInt8>) -> Int? {
    // The longest phrases have some 100 bytes.
    let head = smallLetters(text.prefix(160))
    var start = 0
    while start < head.count, !Self.isStart(head, start) { start += 1 }
    guard start + 1 < head.count else { return nil }
    var longest: Int?
    for phrase in lists[Int(byStart[Self.start(head, start)])]
    where phrase.count > longest ?? 0 && head[start...].starts(with: phrase) {
      longest = phrase.count
    }
    return longest.map { $0 + start }
  }

  /// Whether a phrase stands anywhere in a text of small letters, at the start of a word.
  func occurs(in text: [UInt8]) -> Bool {
    var isStart = true
    for index in text.indices.dropLast() {
      let byte = text[index]
      if isStart, byStart[Self.start(text, index)] > 0,
        lists[Int(byStart[Self.start(text, index)])].contains(where: {
          text[index...].starts(with: $0)
        })
      {
        return true
      }
      isStart = byte < 0x80 && !isASCIILetter(byte)
    }
    return false
  }

  /// A letter of any alphabet or a sign that phrases begin with: ASCII letters, © and all from U+00C0
  /// on but general punctuation.
  private static func isStart(_ bytes: [UInt8], _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return isASCIILetter(byte) }
    if byte == 0xC2 { return index + 1 < bytes.count && bytes[index + 1] == 0xA9 }
    return byte >= 0xC3 && !(byte == 0xE2 && index + 1 < bytes.count && bytes[index + 1] == 0x80)
  }
}
