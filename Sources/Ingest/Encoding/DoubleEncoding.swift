/// Text whose UTF-8 was taken for windows-1252 or windows-1251 and encoded once more: "Ð¿Ñ€Ð¸",
/// "РїСЂРё" for "при".
///
/// Nil when there is none, or too little to be sure. Only such words are changed: a page may have them in its article and not in its template.
func undoingDoubleEncoding(_ utf8: [UInt8]) -> [UInt8]? {
  for name in ["windows-1252", "windows-1251"] {
    guard let table = SingleByteTable.named[name] else { continue }
    let encoder = DoubleEncoding(table)
    if let repaired = encoder.undone(utf8) { return repaired }
  }
  return nil
}

private struct DoubleEncoding {
  /// The byte of each character that the encoding has above 0x7F.
  private let bytes: [UInt32: UInt8]
  /// What the two lead bytes of most Cyrillic letters, D0 and D1, became: bytes of UTF-8.
  private let leads: [[UInt8]]

  /// So many letters in words of at least three: no text has them by chance.
  private static let leastLetters = 12

  init(_ table: SingleByteTable) {
    var bytes: [UInt32: UInt8] = [:]
    for (index, scalar) in table.scalars.enumerated() {
      let byte = UInt8(0x80 + index)
      // Bytes that the encoding does not know come through as controls; so do all of them where the
      // encoding was ISO-8859-1 indeed, as in PHP.
      if byte < 0xA0 { bytes[UInt32(byte)] = byte }
      if scalar != "\u{FFFD}" { bytes[scalar.value] = byte }
    }
    self.bytes = bytes
    leads = [0x50, 0x51].map { Array(String(table.scalars[$0]).utf8) }
  }

  func undone(_ utf8: [UInt8]) -> [UInt8]? {
    guard mayHold(utf8) else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count)
    var letters = 0
    var run = Run()
    var position = 0
    var before: UInt8 = 32
    while position < utf8.count {
      let start = position
      let scalar = scalar(utf8, at: &position)
      if scalar >= 0x80, let byte = bytes[scalar] {
        if run.encoded.isEmpty { run.isInWord = before >= 0x80 }
        run.encoded.append(byte)
        run.original += utf8[start..<position]
        continue
      }
      run.end(isInWord: scalar >= 0x80, into: &out, letters: &letters)
      out += utf8[start..<position]
      before = utf8[start]
    }
    run.end(isInWord: false, into: &out, letters: &letters)
    return letters >= Self.leastLetters ? out : nil
  }

  /// Whether the leads of letters occur often enough to look closer: most pages end here.
  private func mayHold(_ utf8: [UInt8]) -> Bool {
    let (first, second) = (leads[0], leads[1])
    var count = 0
    var index = 0
    while index + 2 < utf8.count {
      if utf8[index] == first[0], utf8[index + 1] == first[1] || utf8[index + 1] == second[1],
        utf8[index + 2] >= 0x80
      {
        count += 1
        if count >= Self.leastLetters { return true }
        index += 2
      } else {
        index += 1
      }
    }
    return false
  }

  private func scalar(_ utf8: [UInt8], at position: inout Int) -> UInt32 {
    let lead = utf8[position]
    guard lead >= 0x80 else {
      position += 1
      return UInt32(lead)
    }
    let (length, isValid) = utf8Sequence(utf8, at: position)
    defer { position += length }
    guard isValid else { return 0xFFFD }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in (position + 1)..<(position + length) {
      value = value << 6 | UInt32(utf8[index] & 0x3F)
    }
    return value
  }

  /// Characters side by side that may be bytes.
  private struct Run {
    var encoded: [UInt8] = []
    var original: [UInt8] = []
    /// Letters that cannot be bytes stand before it.
    var isInWord = false

    /// Writes the run as it was meant, if all of it is UTF-8 and it is no part of a longer word.
    mutating func end(isInWord: Bool, into out: inout [UInt8], letters: inout Int) {
      guard !encoded.isEmpty else { return }
      defer { self = Run() }
      let check = UTF8Check(encoded)
      guard check.replaced == 0, check.valid > 0, !isInWord, !self.isInWord else {
        out += original
        return
      }
      out += encoded
      let cyrillic = encoded.count { (0xD0...0xD3).contains($0) }
      if cyrillic >= 3 { letters += cyrillic }
    }
  }
}
