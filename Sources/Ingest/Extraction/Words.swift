/// The words of a text in any case as hashes, for comparing titles, names and openings.
///
/// Soft hyphens and zero-width marks part nothing.
func comparableWords(_ text: String) -> [UInt64] {
  var text = text
  return text.withUTF8 { comparableWords($0) }
}

func comparableWords(_ bytes: some Collection<UInt8>) -> [UInt64] {
  var words: [UInt64] = []
  var hash = WordHash.seed
  var isInWord = false
  forEachScalar(bytes) { scalar in
    switch WordHash.part(scalar) {
    case .letter(let letter):
      hash = WordHash.step(hash, letter)
      isInWord = true
    case .nothing: break
    case .border:
      if isInWord { words.append(hash) }
      hash = WordHash.seed
      isInWord = false
    }
  }
  if isInWord { words.append(hash) }
  return words
}

/// The hash of all words of a text run together: "Дала Үні" and "dala-uni"-like spellings of a name
/// with and without spaces are one.
func joinedWord(_ text: some StringProtocol) -> UInt64 {
  var hash = WordHash.seed
  forEachScalar(text.utf8) { scalar in
    if case .letter(let letter) = WordHash.part(scalar) { hash = WordHash.step(hash, letter) }
  }
  return hash
}

/// The hash of no word at all.
let noWord = WordHash.seed

/// The share of the words of `a` that also stand in `b`.
func overlap(_ a: [UInt64], _ b: [UInt64]) -> Double {
  guard !a.isEmpty else { return 0 }
  let known = Set(b)
  return Double(a.count { known.contains($0) }) / Double(a.count)
}

/// A letter, digit or mark on one.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  if case .letter = WordHash.part(scalar.value) { true } else { false }
}

/// FNV-1a over bytes.
func hash(of bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reduce(WordHash.seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

private enum WordHash {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  enum Part {
    /// In small letters.
    case letter(UInt32)
    case nothing
    case border
  }

  static func step(_ hash: UInt64, _ letter: UInt32) -> UInt64 {
    (hash ^ UInt64(letter)) &* 0x100_0000_01b3
  }

  /// What a scalar is to words, by ranges: exact for the alphabets of Europe and Central Asia, and for
  /// the others good enough to compare a text with itself.
  static func part(_ scalar: UInt32) -> Part {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: .letter(scalar)
    case 0x41...0x5A: .letter(scalar + 0x20)
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: .nothing
    case 0..<0xAA, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7: .border
    case 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x3000...0x3004, 0x3008...0x3020:
      .border
    case 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0x30FB: .border
    case 0x1F000...: .border
    default: .letter(smallLetter(scalar))
    }
  }
}

/// Calls a function with each scalar of UTF-8; what is none is passed over.
private func forEachScalar(_ bytes: some Collection<UInt8>, _ body: (UInt32) -> Void) {
  var value: UInt32 = 0
  var missing = 0
  for byte in bytes {
    switch byte {
    case 0..<0x80:
      missing = 0
      body(UInt32(byte))
    case 0x80..<0xC0:
      guard missing > 0 else { continue }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing == 0 { body(value) }
    case 0xC0..<0xE0: (value, missing) = (UInt32(byte & 0x1F), 1)
    case 0xE0..<0xF0: (value, missing) = (UInt32(byte & 0x0F), 2)
    default: (value, missing) = (UInt32(byte & 0x07), 3)
    }
  }
}
