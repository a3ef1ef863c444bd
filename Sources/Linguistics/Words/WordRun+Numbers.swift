extension WordRun {
  /// A number with all that is written as part of it: 2,2; 3:0; 1/2; 55-ші; 90%-ына.
  mutating func takeNumber() {
    if takeUnitApart() { return }
    var end = next + 1
    if atoms[next].content == .digits {
      while let after = numberPart(at: end) { end = after }
    }
    if isPercent(at: end), habits.keepsPercent || hasSuffix(at: end + 1) { end += 1 }
    var hasLetters = atoms[end - 1].content == .mixed
    // A range is two numbers: 46-49.
    while hasSuffix(at: end), atoms[end + 1].content != .digits {
      end += 2
      hasLetters = true
    }
    take(end, hasLetters ? .word : .number)
  }

  /// The end of "SEPARATOR DIGITS" at an index.
  private func numberPart(at index: Int) -> Int? {
    guard let mark = atom(index), !mark.isAfterSpace, mark.range.count == 1,
      let digits = atom(index + 1), digits.content == .digits, !digits.isAfterSpace
    else { return nil }
    switch units[mark.range.lowerBound] {
    case 0x2C, 0x2E, 0x3A, 0x2F: return index + 2
    default: return nil
    }
  }

  private func hasSuffix(at index: Int) -> Bool {
    hasMark(Letters.hyphen, at: index) && hasWord(at: index + 1)
  }

  private func isPercent(at index: Int) -> Bool {
    hasMark(0x25, at: index) || hasMark(0x2030, at: index)
  }

  /// 3кг → 3, кг; but 2014го and 4G stay whole.
  private mutating func takeUnitApart() -> Bool {
    let atom = atoms[next]
    guard atom.content == .mixed else { return false }
    let digits = units[atom.range].prefix(while: Letters.isDigit).count
    let border = atom.range.lowerBound + digits
    let unit = text(border..<atom.range.upperBound).lowercased()
    let entry = abbreviations[unit]
    // Suffixes have up to three letters (19ға, 2014го): a longer run is a word.
    let isWord = unit.utf16.count > 3 && unit.utf16.allSatisfy(Letters.isCyrillic)
    guard isWord || (entry != nil && entry?.ending != .inner) else { return false }
    let hasPeriod = entry?.isCertain == true && hasMark(Letters.period, at: next + 1)
    split(at: border, hasPeriod ? entry : nil)
    return true
  }
}
