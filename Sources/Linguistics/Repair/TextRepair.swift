import CICU

/// Takes out of a text what hides words from a dictionary, and keeps the way back to the text as
/// given: invisible marks, decomposed letters, stress marks, letters of a wrong alphabet.
struct TextRepair: Sendable {
  private let lookAlikes: LookAlikes
  private let classes: UnitClasses
  /// Offsets are 32 bits; longer texts are cut here.
  private static let longestText = Int(Int32.max) - 1

  init(lookAlikes: LookAlikes, classes: UnitClasses) {
    self.lookAlikes = lookAlikes
    self.classes = classes
  }

  func callAsFunction(_ text: borrowing UTF8Span) -> RepairedText {
    let bytes = text.span
    var units = [UInt16](repeating: 0, count: min(bytes.count, Self.longestText))
    var suspects: [Range<Int>] = []
    let end = plain(bytes, &units, &suspects)
    var repaired = RepairedText(plain: units)
    repaired.classes = end.classes
    repaired.looksKazakh = end.looksKazakh
    if end.bytes < bytes.count {
      suspects = []
      irregular(bytes, from: end.bytes, &repaired)
      repaired.classes = repaired.units.reduce(into: []) { $0.formUnion(classes[$1]) }
      repaired.looksKazakh = LetterCount(repaired.units).looksKazakh
      if repaired.classes.isSuspect { suspects = words(of: repaired.units) }
    }
    for word in suspects { lookAlikes.mend(&repaired.units, word) }
    return repaired
  }

  // MARK: Plain text

  /// Reads UTF-8 into units up to the first irregular scalar, and notes words of mixed alphabets.
  private func plain(
    _ bytes: Span<UInt8>, _ units: inout [UInt16], _ suspects: inout [Range<Int>]
  ) -> (bytes: Int, classes: UnitClass, looksKazakh: Bool) {
    var out = units.mutableSpan
    var all: UnitClass = []
    var word: UnitClass = []
    var wordStart = 0
    var cyrillic = 0
    var kazakh = 0
    var count = 0
    var index = 0
    while index < bytes.count, count < out.count {
      let lead = bytes[index]
      let unit: UInt16
      let length: Int
      if lead < 0x80 {
        unit = UInt16(lead)
        length = 1
      } else if lead < 0xE0 {
        unit = UInt16(lead & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F)
        length = 2
      } else if lead < 0xF0 {
        unit =
          UInt16(lead & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6
          | UInt16(bytes[index + 2] & 0x3F)
        length = 3
      } else {
        break
      }
      let found = classes[unit]
      if found.contains(.irregular) { break }
      out[count] = unit
      if found.isDisjoint(with: .alphabetic) {
        if word.isSuspect { suspects.append(wordStart..<count) }
        all.formUnion(word)
        all.formUnion(found)
        word = []
        wordStart = count + 1
      } else {
        word.formUnion(found)
        cyrillic += found.contains(.cyrillic) ? 1 : 0
        kazakh += found.contains(.kazakh) ? 1 : 0
      }
      count += 1
      index += length
    }
    if word.isSuspect { suspects.append(wordStart..<count) }
    units.removeLast(units.count - count)
    return (
      index, all.union(word), LetterCount.looksKazakh(kazakh: kazakh, cyrillic: cyrillic)
    )
  }

  /// The words of a text, for their letters to be looked at.
  private func words(of units: [UInt16]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    var word: UnitClass = []
    for index in 0...units.count {
      let found = index < units.count ? classes[units[index]] : []
      if found.isDisjoint(with: .alphabetic) {
        if word.isSuspect { words.append(start..<index) }
        word = []
        start = index + 1
      } else {
        word.formUnion(found)
      }
    }
    return words
  }

  // MARK: Irregular text

  /// Whether a unit is not to be kept as it stands.
  static func isIrregular(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2010, 0x2011, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029, 0x200D: true
    case 0xD800...0xDFFF: true
    default: isMark(UInt32(unit)) || isInvisible(UInt32(unit), after: nil)
    }
  }

  /// The scalars of the rest of a text less the invisible ones, with letters composed.
  private func irregular(_ bytes: Span<UInt8>, from start: Int, _ out: inout RepairedText) {
    out.beginSources(capacity: bytes.count)
    var position = Int32(out.units.count)
    // Marks that follow the last letter.
    var marks = 0
    var index = start
    while index < bytes.count, position < Self.longestText {
      let scalar = Self.scalar(bytes, &index)
      defer { position += 1 }
      let value = scalar.value
      if value >= 0x300, Self.isMark(value) {
        if isStress(value), let base = out.units.last, marks == 0, Self.isCyrillicVowel(base) {
          out.extendLast(to: position + 1)
        } else {
          out.append(UInt16(value), start: position, end: position + 1)
          marks += 1
        }
        continue
      }
      if marks > 0 {
        compose(&out, marks)
        marks = 0
      }
      if value >= 0xAD, Self.isInvisible(value, after: out.units.last) { continue }
      out.append(visible(scalar), start: position)
    }
    if marks > 0 { compose(&out, marks) }
  }

  /// The scalar at an index of valid UTF-8; moves the index behind it.
  private static func scalar(_ bytes: Span<UInt8>, _ index: inout Int) -> Unicode.Scalar {
    let lead = UInt32(bytes[index])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = length == 1 ? lead : lead & (0x7F >> UInt32(length))
    for next in (index + 1)..<(index + length) { value = value << 6 | UInt32(bytes[next] & 0x3F) }
    index += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Combining marks that letters are composed with; marks of other scripts stay for ICU.
  private static func isMark(_ value: UInt32) -> Bool {
    (0x0300...0x036F).contains(value) || (0x0653...0x0655).contains(value)
  }

  private func isStress(_ value: UInt32) -> Bool {
    value == 0x0300 || value == 0x0301 || value == 0x0341
  }

  /// Soft hyphen, zero-width marks, byte-order mark, directions.
  ///
  /// The joiner of emoji stays.
  private static func isInvisible(_ value: UInt32, after last: UInt16?) -> Bool {
    switch value {
    case 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069,
      0xFEFF:
      true
    case 0x200D: last.map(Letters.isLetter) ?? true
    default: false
    }
  }

  /// Hyphens of typesetters and line ends of other systems as the plain ones.
  private func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2010, 0x2011: "-"
    case 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: "\n"
    default: scalar
    }
  }

  /// Composes the last letter with the marks after it.
  private func compose(_ out: inout RepairedText, _ marks: Int) {
    // A letter bears a mark or two; a longer pile is decoration and stays as it is.
    guard marks <= 4, out.units.count > marks else { return }
    let run = Array(out.units.suffix(marks + 1))
    guard !UTF16.isTrailSurrogate(run[0]) else { return }
    var composed = [UInt16](repeating: 0, count: run.count * 4)
    let length = cicu_compose(run, Int32(run.count), &composed, Int32(composed.count))
    guard length > 0, length <= composed.count else { return }
    out.replaceLast(marks + 1, with: composed[..<Int(length)])
    dropStress(&out)
  }

  /// A stress mark that stood over a letter together with another mark (е + U+0308 + U+0301).
  private func dropStress(_ out: inout RepairedText) {
    guard let last = out.units.last, isStress(UInt32(last)), out.units.count > 1 else { return }
    if Self.isCyrillicVowel(out.units[out.units.count - 2]) {
      out.replaceLast(2, with: [out.units[out.units.count - 2]])
    }
  }

  static func isCyrillicVowel(_ unit: UInt16) -> Bool {
    switch unit {
    // а е и о у ы э ю я, with their capitals, ё, і, ә, ө, ұ, ү.
    case 0x410, 0x415, 0x418, 0x41E, 0x423, 0x42B, 0x42D, 0x42E, 0x42F: true
    case 0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F: true
    case 0x401, 0x451, 0x406, 0x456, 0x4AE...0x4B1, 0x4D8, 0x4D9, 0x4E8, 0x4E9: true
    default: false
    }
  }
}

extension UnitClass {
  /// Whether the letters of a word come from two alphabets or from another language's.
  fileprivate var isSuspect: Bool {
    contains(.cyrillic) && !isDisjoint(with: [.latin, .greek, .rare])
  }
}
