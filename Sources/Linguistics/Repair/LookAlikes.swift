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

  func mend(_ text: inout RepairedText) {
    var start = 0
    while start < text.units.count {
      guard isAlphabetic(text.units[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < text.units.count, isAlphabetic(text.units[end]) { end += 1 }
      mend(&text, start..<end)
      start = end
    }
  }

  private func isAlphabetic(_ unit: UInt16) -> Bool {
    Letters.isCyrillic(unit) || Letters.isLatin(unit) || Letters.isGreek(unit)
  }

  private func mend(_ text: inout RepairedText, _ word: Range<Int>) {
    var cyrillic = 0
    var foreign = 0
    var unmapped = 0
    var hasRare = false
    for unit in text.units[word] {
      if Letters.isCyrillic(unit) {
        cyrillic += 1
        if unit >= 0x48A, toKazakh[unit] != nil { hasRare = true }
      } else {
        foreign += 1
        if toCyrillic[unit] == nil { unmapped += 1 }
      }
    }
    guard cyrillic > 0, foreign > 0 || hasRare else { return }
    if foreign > 0 {
      if unmapped == 0 {
        replace(&text, word, toCyrillic)
      } else if text.units[word].allSatisfy({ toLatin[$0] != nil || !Letters.isCyrillic($0) }) {
        replace(&text, word, toLatin)
      }
      mendCapitalY(&text, word)
    }
    if hasRare {
      mendVowels(&text, word)
      replace(&text, word, toKazakh)
    }
  }

  private func replace(_ text: inout RepairedText, _ word: Range<Int>, _ table: [UInt16: UInt16]) {
    for index in word {
      if let right = table[text.units[index]] { text.replace(at: index, with: right) }
    }
  }

  /// Latin Y looks like Kazakh Ү more than like У: in a word with Kazakh letters it is Ү.
  private func mendCapitalY(_ text: inout RepairedText, _ word: Range<Int>) {
    guard text.units[word].contains(where: isKazakhFront) else { return }
    for index in word where text.units[index] == 0x423 && index == word.lowerBound {
      text.replace(at: index, with: 0x4AE)
    }
  }

  /// PDF fonts have ҥ for ң and for ү, ҧ for ұ and at times for ү.
  private func mendVowels(_ text: inout RepairedText, _ word: Range<Int>) {
    let isFront =
      text.units[word].contains(where: isFrontVowel) && !text.units[word].contains(where: isBack)
    for index in word {
      let capital = ~text.units[index] & 1
      switch text.units[index] {
      // ң stands after a vowel only.
      case 0x4A4, 0x4A5:
        let isAfterVowel =
          index > word.lowerBound && TextRepair.isCyrillicVowel(text.units[index - 1])
        if !isAfterVowel { text.replace(at: index, with: 0x4AF - capital) }
      case 0x4A6, 0x4A7: if isFront { text.replace(at: index, with: 0x4AF - capital) }
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
