import Basics

/// Mends words whose letters come from two alphabets.
///
/// Only a word that holds a Cyrillic letter is touched.
struct LookAlikes: Sendable {
  /// Latin or Greek letter → Cyrillic letter.
  private let toCyrillic: [UInt16: UInt16]
  /// Cyrillic letter of another language → Kazakh letter.
  private let toKazakh: [UInt16: UInt16]
  /// Cyrillic letter → Latin letter.
  private let toLatin: [UInt16: UInt16]

  init() throws {
    let name = "look-alikes.tsv"
    var tables: [Substring: [UInt16: UInt16]] = [:]
    for row in try LanguageData.rows(name, columns: 3) {
      guard let wrong = row.fields[0].utf16.first, let right = row.fields[1].utf16.first else {
        throw Problem("LNG-002", at: "\(name):\(row.line)", "a letter is missing", kind: .fault)
      }
      tables[row.fields[2], default: [:]][wrong] = right
    }
    toCyrillic = tables["latin"] ?? [:]
    toKazakh = tables["kazakh"] ?? [:]
    toLatin = tables["back"] ?? [:]
  }

  /// Whether a Cyrillic letter belongs to another language and may stand for a Kazakh one.
  func isRare(_ unit: UInt16) -> Bool { unit >= 0x48A && toKazakh[unit] != nil }

  /// Puts the letters of a word into one alphabet.
  func mend(_ units: inout [UInt16], _ word: Range<Int>) {
    var cyrillic = 0
    var foreign = 0
    var unmapped = 0
    var hasRare = false
    for unit in units[word] {
      if Letters.isCyrillic(unit) {
        cyrillic += 1
        if isRare(unit) { hasRare = true }
      } else {
        foreign += 1
        if toCyrillic[unit] == nil { unmapped += 1 }
      }
    }
    guard cyrillic > 0, foreign > 0 || hasRare else { return }
    if foreign > 0 {
      if unmapped == 0 {
        replace(&units, word, toCyrillic)
      } else if units[word].allSatisfy({ toLatin[$0] != nil || !Letters.isCyrillic($0) }),
        !isDomainThenWord(units, word)
      {
        replace(&units, word, toLatin)
      }
      mendCapitalY(&units, word)
    }
    if hasRare {
      mendVowels(&units, word)
      replace(&units, word, toKazakh)
    }
  }

  /// "kzсо" in "Tengrinews.kzсо ссылкой": a site's name and a word that ran into it.
  ///
  /// Both are right as they stand; the words are cut apart later.
  private func isDomainThenWord(_ units: [UInt16], _ word: Range<Int>) -> Bool {
    guard word.lowerBound >= 2, units[word.lowerBound - 1] == Letters.period,
      Letters.isLatin(units[word.lowerBound - 2])
    else { return false }
    return Atom.isTopDomain(units[word].prefix(2))
      && units[word].dropFirst(2).allSatisfy(Letters.isCyrillic)
  }

  private func replace(_ units: inout [UInt16], _ word: Range<Int>, _ table: [UInt16: UInt16]) {
    for index in word {
      if let right = table[units[index]] { units[index] = right }
    }
  }

  /// Latin Y looks like Kazakh Ү more than like У: in a word with Kazakh letters it is Ү.
  private func mendCapitalY(_ units: inout [UInt16], _ word: Range<Int>) {
    guard units[word].contains(where: isKazakhFront) else { return }
    for index in word where units[index] == 0x423 && index == word.lowerBound {
      units[index] = 0x4AE
    }
  }

  /// PDF fonts have ҥ for ң and for ү, ҧ for ұ and at times for ү.
  private func mendVowels(_ units: inout [UInt16], _ word: Range<Int>) {
    let isFront =
      units[word].contains(where: isFrontVowel) && !units[word].contains(where: isBack)
    for index in word {
      let capital = ~units[index] & 1
      switch units[index] {
      // ң stands after a vowel only.
      case 0x4A4, 0x4A5:
        let isAfterVowel =
          index > word.lowerBound && TextRepair.isCyrillicVowel(units[index - 1])
        if !isAfterVowel { units[index] = 0x4AF - capital }
      case 0x4A6, 0x4A7: if isFront { units[index] = 0x4AF - capital }
      default: break
      }
    }
  }

  private func isFrontVowel(_ unit: UInt16) -> Bool {
    // е ә ө ү і in either case, and ӛ for ө.
    isKazakhFront(unit) || unit & ~0x20 == 0x415 || unit & ~1 == 0x4DA
  }

  /// ә ө ү і in either case.
  private func isKazakhFront(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x4D8, 0x4D9, 0x4E8, 0x4E9, 0x4AE, 0x4AF, 0x406, 0x456: true
    default: false
    }
  }

  /// а о ы қ ғ in either case: letters that front words do not have.
  private func isBack(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x410, 0x430, 0x41E, 0x43E, 0x42B, 0x44B, 0x49A, 0x49B, 0x492, 0x493: true
    default: false
    }
  }
}
