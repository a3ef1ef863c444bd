import CICU

/// Takes out of a text what hides words from a dictionary, and keeps the way back to the text as
/// given: invisible marks, decomposed letters, stress marks, letters of a wrong alphabet.
struct TextRepair {
  let lookAlikes: LookAlikes

  func callAsFunction(_ text: String) -> RepairedText {
    var repaired = readable(text)
    lookAlikes.mend(&repaired)
    return repaired
  }

  /// The scalars of a text less the invisible ones, with letters composed.
  private func readable(_ text: String) -> RepairedText {
    var out = RepairedText()
    out.reserve(text.utf16.count)
    var position: Int32 = 0
    // Units from the last base letter on, when combining marks follow it.
    var marks = 0
    for scalar in text.unicodeScalars {
      // Offsets are 32 bits; a text of two billion scalars is cut there.
      guard position < Int32.max - 1 else { break }
      defer { position += 1 }
      let value = scalar.value
      if value >= 0x300, isMark(value) {
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
      if value >= 0xAD, isInvisible(value, after: out.units.last) { continue }
      out.append(visible(scalar), start: position)
    }
    if marks > 0 { compose(&out, marks) }
    return out
  }

  /// Combining marks that letters are composed with; marks of other scripts stay for ICU.
  private func isMark(_ value: UInt32) -> Bool {
    (0x0300...0x036F).contains(value) || (0x0653...0x0655).contains(value)
  }

  private func isStress(_ value: UInt32) -> Bool {
    value == 0x0300 || value == 0x0301 || value == 0x0341
  }

  /// Soft hyphen, zero-width marks, byte-order mark, directions.
  ///
  /// The joiner of emoji stays.
  private func isInvisible(_ value: UInt32, after last: UInt16?) -> Bool {
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
