extension WordRun {
  /// A number with all that is written as part of it: 2,2; 3:0; 1/2; 55-ші; 90%-ына.
  mutating func takeNumber() {
    if takeUnitApart() { return }
    var end = next + 1
    if atoms[next].content == .digits {
      while let after = numberPart(at: end) { end = after }
    }
    if isPercent(at: end), habits.isKazakh || hasSuffix(at: end + 1) { end += 1 }
    var hasLetters = atoms[end - 1].content == .mixed
    // A range is two numbers: 46-49.
    while hasSuffix(at: end), atoms[end + 1].content != .digits, !isCounted(at: end) {
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
    case 0x2C, 0x2E, 0x3A, 0x2F, 0x2044: return index + 2
    default: return nil
    }
  }

  private func hasSuffix(at index: Int) -> Bool {
    hasMark(Letters.hyphen, at: index) && hasWord(at: index + 1)
  }

  /// Whether the word after a number and a hyphen is one of its own: Kazakh writes ordinals so before
  /// their noun (1-кезең, 15-жылдығының), and endings, which stay (5-ші, 90-нан).
  ///
  /// Years keep theirs: 2020-жылы.
  private func isCounted(at hyphen: Int) -> Bool {
    guard habits.isKazakh, hyphen == next + 1, atoms[next].range.count <= 3,
      atoms[hyphen + 1].content == .letters, atoms[hyphen + 1].range.count >= 4
    else { return false }
    let word = text(atoms[hyphen + 1].range).lowercased()
    if word.hasPrefix("шілде") { return true }
    return !Self.longEndings.contains { word.hasPrefix($0) }
  }

  /// Beginnings of endings of four letters and more: 5-шісі, 100-деген, 90-дағы, 3-інші.
  private static let longEndings = [
    "шісі", "шысы", "шіні", "шыны", "шіде", "шыда", "шілі", "шылы", "шіге", "шіле", "шыла", "нші",
    "ншы", "інші", "ыншы", "даған", "деген", "таған", "теген", "лаған", "леген", "дағы", "дегі",
    "тағы", "тегі", "ының", "інің", "ында", "інде", "ынан", "інен",
  ]

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
    // с and т stand after digits for degrees, seconds and tonnes.
    let isUnit = entry.map { $0.ending != .inner || unit == "с" || unit == "т" } ?? false
    guard isWord || isUnit else { return false }
    let hasPeriod = entry?.use == .certain && hasMark(Letters.period, at: next + 1)
    split(at: border, hasPeriod ? entry : nil)
    return true
  }
}
