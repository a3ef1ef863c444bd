extension WordRun {
  /// Takes one mark, or a word or face that begins with marks.
  mutating func takeMark() {
    if takeMasked() || takeFace() { return }
    take(next + 1, mark(atoms[next]))
  }

  /// ****ать: three asterisks and more stand for letters; one and two are notes and bold type.
  private mutating func takeMasked() -> Bool {
    // Only from the first of a run, so that a page of asterisks is not read anew at each.
    guard units[atoms[next].range.lowerBound] == 0x2A,
      next == 0 || atoms[next].isAfterSpace || units[atoms[next].range.lowerBound - 1] != 0x2A
    else { return false }
    let end = asterisksEnd(at: next + 1) ?? next + 1
    guard end - next >= 3, hasWord(at: end) else { return false }
    take(end + 1, .word)
    return true
  }

  /// :D and its kin, which hold a letter.
  private mutating func takeFace() -> Bool {
    let eyes = units[atoms[next].range.lowerBound]
    guard eyes == 0x3A || eyes == 0x3B || eyes == 0x3D, atoms[next].isAfterSpace,
      hasWord(at: next + 1), atoms[next + 1].range.count == 1, atom(next + 2)?.isAfterSpace ?? true
    else { return false }
    switch units[atoms[next + 1].range.lowerBound] {
    // D, P, p, О, O
    case 0x44, 0x50, 0x70, 0x41E, 0x4F:
      take(next + 2, .symbol)
      return true
    default: return false
    }
  }

  private func mark(_ atom: Atom) -> WordType.Kind {
    switch units[atom.range.lowerBound] {
    case 0x24, 0x2B, 0x3C...0x3E, 0x5E, 0x60, 0x7C, 0x7E: .symbol
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x5F, 0x7B...0x7D: .punctuation
    case 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF, 0x2010...0x2043, 0x2045...0x2051: .punctuation
    case 0x3001...0x3011, 0x060C, 0x061B, 0x061F, 0x066A...0x066D, 0x06D4: .punctuation
    default: .symbol
    }
  }
}
