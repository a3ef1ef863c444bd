/// What can be counted in a run of text in one pass over its bytes.
struct TextMeasure: Sendable {
  /// Letters, digits and signs; a sign of Chinese or Japanese counts as three, being half a word.
  var length = 0
  var words = 0
  var commas = 0
  /// Marks that end a sentence.
  var sentenceEnds = 0
  var stopWords = 0
  var endsSentence = false

  init() {}

  init(_ bytes: ArraySlice<UInt8>) {
    var hash = StopWords.seed
    var isInWord = false
    var before: UInt8 = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case 0x80...0xBF: break
      case 0xE3...0xED: length += 3
      default: length += 1
      }
      let isWordByte = byte >= 0x80 || isASCIILetter(byte) || byte &- 48 < 10
      if isWordByte {
        if !isInWord { hash = StopWords.seed }
        isInWord = true
        hash = StopWords.step(hash, before: before, byte)
      } else {
        if isInWord { endWord(hash) }
        isInWord = false
        switch byte {
        case UInt8(ascii: ","): commas += 1
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): sentenceEnds += 1
        default: break
        }
      }
      before = byte
      index += 1
    }
    if isInWord { endWord(hash) }
    countWideMarks(bytes)
    endsSentence = Self.endsSentence(bytes)
  }

  /// The length alone.
  static func length(_ bytes: ArraySlice<UInt8>) -> Int {
    var length = 0
    for byte in bytes where byte < 0x80 || byte > 0xBF {
      length += (0xE3...0xED).contains(byte) ? 3 : 1
    }
    return length
  }

  private mutating func endWord(_ hash: UInt64) {
    words += 1
    if StopWords.hashes.contains(hash) { stopWords += 1 }
  }

  /// Chinese and Japanese full stops and commas: E3 80 81, E3 80 82, EF BC 8C.
  private mutating func countWideMarks(_ bytes: ArraySlice<UInt8>) {
    guard bytes.contains(0xE3) || bytes.contains(0xEF) else { return }
    for index in bytes.indices.dropLast(2) where bytes[index] == 0xE3 && bytes[index + 1] == 0x80 {
      if bytes[index + 2] == 0x82 { sentenceEnds += 1 }
      if bytes[index + 2] == 0x81 { commas += 1 }
    }
  }

  /// The last sign, behind closing quotation marks and brackets, ends a sentence.
  static func endsSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes.suffix(16), as: UTF8.self).unicodeScalars
    for scalar in text.reversed() {
      switch scalar {
      case ".", "!", "?", "…", "。", "！", "？", "।", "۔", "؟": return true
      case "\"", "»", "”", "“", "’", "'", ")", "]", " ", "*", "」", "』", "）", ":", ";": continue
      default: return false
      }
    }
    return false
  }
}

func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

/// The small words of which running text is full, in the languages that Koshu reads and a few more.
enum StopWords {
  static let seed = hashSeed

  static let hashes: Set<UInt64> = {
    var hashes: Set<UInt64> = []
    for row in ingestTable("extraction-stopwords").dropFirst() {
      guard let word = row.last else { continue }
      var hash = seed
      var before: UInt8 = 0
      for byte in word.utf8 {
        hash = step(hash, before: before, byte)
        before = byte
      }
      hashes.insert(hash)
    }
    return hashes
  }()

  /// FNV-1a over letters made small: ASCII, and the Cyrillic of Russian by its second byte.
  static func step(_ hash: UInt64, before: UInt8, _ byte: UInt8) -> UInt64 {
    var byte = byte
    if byte &- 65 < 26 {
      byte |= 0x20
    } else if before == 0xD0, (0x90...0xAF).contains(byte) {
      // The lead byte of р…я differs from that of Р…Я and is already in the hash, so fold both
      // halves of the alphabet by the second byte alone.
      byte = byte < 0xA0 ? byte + 0x20 : byte - 0x20
    } else if byte == 0xD1 {
      byte = 0xD0
    }
    return (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
