extension WordRun {
  mutating func takeWord() {
    if takeSpacedCompound() { return }
    var end = wordEnd(next + 1)
    if habits.keepsApostrophe, hasApostrophe(at: end) { end += 1 }
    if isSuperscript(at: end) { end += 1 }
    if end == next + 1 {
      if !isDegree, takeFraction() || takeAbbreviation() || takeInitial() { return }
    } else if takeHyphenatedAbbreviation(end) {
      return
    }
    if takeWithParticle(end) { return }
    if isSuspended(at: end) { end += 1 }
    take(end, .word)
  }

  /// The end of a word with its hyphens, and with the asterisks of a word that is not printed in
  /// full: б***ь.
  private func wordEnd(_ start: Int) -> Int {
    var end = start
    while true {
      if hasMark(Letters.hyphen, at: end), hasWord(at: end + 1), !isLabel(at: end) {
        end += 2
      } else if let after = asterisksEnd(at: end), hasWord(at: after), !isDigits(after) {
        end = after + 1
      } else {
        return end
      }
    }
  }

  /// A small letter that says what a number is the measure of is no part of it: б-4, ж-1.
  private func isLabel(at hyphen: Int) -> Bool {
    let atom = atoms[next]
    return hyphen == next + 1 && atom.range.count == 1 && isDigits(hyphen + 1)
      && Letters.isLower(units[atom.range.lowerBound])
  }

  private func isDigits(_ index: Int) -> Bool { atom(index)?.content == .digits }

  /// The end of a run of asterisks without spaces.
  func asterisksEnd(at index: Int) -> Int? {
    var end = index
    while hasMark(0x2A, at: end) { end += 1 }
    return end > index ? end : nil
  }

  /// A pair that lost its hyphen, such as "көші - қон" and "көші.қон".
  private mutating func takeSpacedCompound() -> Bool {
    guard let mark = atom(next + 1), mark.range.count == 1, let second = atom(next + 2),
      second.content == .letters
    else { return false }
    let unit = units[mark.range.lowerBound]
    let isSpacedHyphen = Letters.isDash(unit) && (mark.isAfterSpace || second.isAfterSpace)
    let isTightPeriod = unit == Letters.period && !mark.isAfterSpace && !second.isAfterSpace
    guard isSpacedHyphen || isTightPeriod,
      tables.compounds.contains(text(atoms[next].range), text(second.range))
    else { return false }
    take(next + 3, .word, .spacedCompound)
    return true
  }

  /// The longest abbreviation that begins here: т.б., млн., б.з.б.
  private mutating func takeAbbreviation() -> Bool {
    guard hasMark(Letters.period, at: next + 1),
      abbreviations.mayBegin(units[atoms[next].range])
    else { return false }
    let start = atoms[next].range.lowerBound
    var best: (end: Int, entry: Abbreviations.Entry)?
    var end = next + 1
    while hasMark(Letters.period, at: end),
      atoms[end].range.lowerBound - start <= abbreviations.longest
    {
      let written = text(start..<atoms[end].range.lowerBound).lowercased()
      if let entry = abbreviations[written] { best = (end + 1, entry) }
      guard hasWord(at: end + 1) else { break }
      end += 2
    }
    guard let best,
      isBracketed || isSpoon || isAbbreviation(best.entry, best.end)
    else { return false }
    // A capital alone is an initial, a word in capitals no abbreviation of this kind.
    if best.end == next + 2, isCapital(atoms[next]) { return false }
    take(best.end, .word, .abbreviation(ending(of: best.entry, best.end)))
    return true
  }

  /// Whether the period before an atom belongs to an abbreviation that begins here.
  private func isAbbreviation(_ entry: Abbreviations.Entry, _ end: Int) -> Bool {
    switch entry.use {
    case .certain: return true
    case .inside: return goesOn(after: end)
    case .word: return continues(after: end) || isInitial(at: end)
    case .title: return continues(after: end) || names(end)
    case .address: return isAddress(end)
    }
  }

  /// Whether a name stands before it or, where it begins a part of an address, behind it.
  ///
  /// So it does in "Абай көш. 5", "Абай көш., 5" and "Көш. Абай".
  private func isAddress(_ end: Int) -> Bool {
    guard let after = atom(end) else { return false }
    let unit = units[after.range.lowerBound]
    if unit == 0x2C { return true }
    let isAfterName = pieces.last.map { $0.kind == .word && startsUpper($0.range) } ?? false
    if Letters.isUpper(unit) {
      return (startsUpper(atoms[next].range) || isAfterComma) && !beginsSentence(after)
    }
    // A longer number is a year.
    if Letters.isDigit(unit) { return isAfterName && after.range.count <= 3 }
    return isAfterName && continues(after: end)
  }

  /// Whether an atom can be a name or the number of one.
  private func names(_ index: Int) -> Bool {
    atom(index).map { $0.isWord && (!beginsSentence($0) || isInitial(at: index)) } ?? false
  }

  private var isAfterComma: Bool { pieces.last.map { units[$0.range.lowerBound] == 0x2C } ?? false }

  /// Whether a word begins sentences where a name would not.
  private func beginsSentence(_ atom: Atom) -> Bool {
    startsUpper(atom.range) && tables.sentenceWords.begins(text(atom.range).lowercased())
  }

  /// A capital with a period.
  private func isInitial(at index: Int) -> Bool {
    atom(index).map(isCapital) ?? false && hasMark(Letters.period, at: index + 1)
  }

  /// С of "30 °С." and "°C.", which is no initial.
  private var isDegree: Bool {
    let start = atoms[next].range.lowerBound
    return start > 0 && units[start - 1] == 0xB0
  }

  // т. д. and т. п. end a sentence, д. and п. alone do not.
  private func ending(of entry: Abbreviations.Entry, _ end: Int) -> Abbreviations.Ending {
    guard end == next + 2, let last = pieces.last else { return entry.ending }
    if isBracketed { return .inner }
    guard text(last.range).lowercased() == "т." else { return entry.ending }
    let written = text(atoms[next].range).lowercased()
    return written == "д" || written == "п" ? .end : .inner
  }

  /// "л" after "ч." or "ст." of a recipe.
  private var isSpoon: Bool {
    guard let last = pieces.last, last.form != .plain, text(atoms[next].range) == "л" else {
      return false
    }
    return ["ч.", "ст."].contains(text(last.range))
  }

  // After an opened bracket no sentence can end: "(см. Время)".
  private var isBracketed: Bool {
    guard let last = pieces.last else { return false }
    return units[last.range.lowerBound] == 0x28
  }

  /// м-н., пр-т.
  private mutating func takeHyphenatedAbbreviation(_ end: Int) -> Bool {
    guard hasMark(Letters.period, at: end) else { return false }
    let range = atoms[next].range.lowerBound..<atoms[end].range.lowerBound
    guard range.count <= abbreviations.longest,
      let entry = abbreviations[text(range).lowercased()], isAbbreviation(entry, end + 1)
    else { return false }
    take(end + 1, .word, .abbreviation(entry.ending))
    return true
  }

  /// Takes one capital with its period as an initial.
  private mutating func takeInitial() -> Bool {
    guard isCapital(atoms[next]), hasMark(Letters.period, at: next + 1) else { return false }
    // A Latin letter before a Cyrillic word marks a class or a grade: "класса S. Основные".
    let letter = units[atoms[next].range.lowerBound]
    if let after = atom(next + 2), Letters.isLatin(letter), after.isWord,
      !Letters.isLatin(units[after.range.lowerBound])
    {
      return false
    }
    guard let after = atom(next + 2) else {
      // "Иванов А." at the end of a text; "витамин А." is no initial.
      guard let last = pieces.last, last.form == .initial || startsUpper(last.range) else {
        return false
      }
      take(next + 2, .word, .initial)
      return true
    }
    if after.isWord, !startsUpper(after.range), !Letters.isDigit(units[after.range.lowerBound]) {
      take(next + 2, .word, .abbreviation(.inner))
    } else {
      take(next + 2, .word, .initial)
    }
    return true
  }

  /// tay': the second half of the last letter.
  private func hasApostrophe(at index: Int) -> Bool {
    guard let atom = atom(index), !atom.isAfterSpace, atom.range.count == 1 else { return false }
    return Letters.isApostrophe(units[atom.range.lowerBound])
  }

  /// Whether a superscript digit follows, as in km².
  private func isSuperscript(at index: Int) -> Bool {
    hasMark(0xB2, at: index) || hasMark(0xB3, at: index)
  }

  /// The first half of "одно- и двухкомнатные".
  private func isSuspended(at index: Int) -> Bool {
    guard hasMark(Letters.hyphen, at: index), let after = atom(index + 1) else { return false }
    let unit = units[after.range.lowerBound]
    if !after.isAfterSpace { return unit == 0x2C }
    switch text(after.range) {
    case "и", "или", "да", "және", "мен", "не", "я": return true
    default: return false
    }
  }

  /// Whether the text from an atom on cannot begin a sentence.
  private func goesOn(after index: Int) -> Bool {
    atom(index).map { Letters.isDigit(units[$0.range.lowerBound]) } ?? false
      || continues(after: index)
  }

  /// Whether the text from an atom on can only be the middle of a sentence.
  private func continues(after index: Int) -> Bool {
    guard let atom = atom(index) else { return false }
    let unit = units[atom.range.lowerBound]
    return Letters.isLower(unit) || unit == 0x2C || unit == 0x29
  }

  func startsUpper(_ range: Range<Int>) -> Bool { Letters.isUpper(units[range.lowerBound]) }

  private func isCapital(_ atom: Atom) -> Bool {
    atom.range.count == 1 && Letters.isUpper(units[atom.range.lowerBound])
  }

  /// попробуйте-ка, вас-то: a particle that can follow any word is a word of its own; in кто-то
  /// and где-то it makes another word.
  private mutating func takeWithParticle(_ end: Int) -> Bool {
    guard end == next + 3 else { return false }
    switch text(atoms[next + 2].range) {
    case "то":
      let first = text(atoms[next].range).lowercased()
      guard !Self.interrogatives.contains(first) else { return false }
    case "ка":
      // Of imperatives: -й-ка, -ь-ка, -и-ка, -те-ка, -ем-ка; нач-ка is a contraction.
      let last = units[atoms[next].range.upperBound - 1]
      guard TextRepair.isCyrillicVowel(last) || [0x439, 0x44C, 0x43C].contains(last) else {
        return false
      }
    case "де": break
    default: return false
    }
    take(next + 1, .word)
    take(next + 1, .punctuation)
    take(next + 1, .word)
    return true
  }

  /// Forms of Russian question words, which -то makes indefinite pronouns and adverbs of, and
  /// words that are written with it for good.
  private static let interrogatives: Set<String> = [
    "кто", "кого", "кому", "кем", "ком", "что", "чего", "чему", "чем", "чём", "где", "куда",
    "откуда", "когда", "как", "зачем", "почему", "отчего", "сколько", "чей", "чья", "чьё", "чье",
    "чьи", "чьего", "чьей", "чьим", "чьих", "какой", "какая", "какое", "какие", "какого", "какому",
    "каким", "каком", "какую", "каких", "какими", "какою", "каково", "всё", "все",
  ]

  /// залить1/4: a word run into a fraction.
  private mutating func takeFraction() -> Bool {
    let atom = atoms[next]
    guard atom.content == .mixed, hasMark(0x2F, at: next + 1), hasWord(at: next + 2),
      atoms[next + 2].content == .digits
    else { return false }
    let letters = units[atom.range].prefix { !Letters.isDigit($0) }.count
    // Two letters and less are a number with an index: A1/2, ст1/3.
    guard letters > 2, letters < atom.range.count else { return false }
    splitWord(at: atom.range.lowerBound + letters)
    return true
  }
}
