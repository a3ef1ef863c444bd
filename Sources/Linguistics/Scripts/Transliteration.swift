import Basics

/// Reads Kazakh words of another alphabet in Cyrillic.
///
/// A spelling can stand for several; the dictionary decides, and where it knows none of them the
/// likeliest.
struct Transliteration: Sendable {
  /// At most so many readings of a word are tried: four letters in doubt.
  private static let limit = 24

  private struct Rule: Sendable {
    var place: String
    var options: [[UInt16]]
  }

  private let rules: [Alphabet: [[UInt16]: [Rule]]]
  private let longest: Int

  init() throws {
    let name = "alphabets.tsv"
    var rules: [Alphabet: [[UInt16]: [Rule]]] = [:]
    var longest = 1
    for row in try LanguageData.rows(name, columns: 4) {
      guard let alphabet = Alphabet(rawValue: String(row.fields[0])) else {
        throw Problem(
          "LNG-002", at: "\(name):\(row.line)", "unknown alphabet \(row.fields[0])", kind: .fault)
      }
      let written = Array(row.fields[1].utf16)
      let options = row.fields[3].split(separator: " ", omittingEmptySubsequences: false)
      longest = max(longest, written.count)
      rules[alphabet, default: [:]][written, default: []].append(
        Rule(place: String(row.fields[2]), options: options.map { Array($0.utf16) }))
    }
    self.rules = rules
    self.longest = longest
  }

  /// The word in Cyrillic, with the case of its first letter.
  func cyrillic(_ word: String, _ alphabet: Alphabet, isKnown: (String) -> Bool) -> String {
    guard let table = rules[alphabet] else { return word }
    let parts = parts(of: Array(word.utf16), alphabet, table)
    let readings = readings(of: parts)
    let best = readings.first { isKnown($0) } ?? readings.first ?? word
    return cased(best, like: word)
  }

  /// The options of each spelling in a word, in lower case.
  private func parts(
    of word: [UInt16], _ alphabet: Alphabet, _ table: [[UInt16]: [Rule]]
  ) -> [[[UInt16]]] {
    let lower = word.map(Self.lowercased)
    let isFront = alphabet == .arabic && lower.contains(where: Self.marksFront)
    var parts: [[[UInt16]]] = []
    var index = 0
    while index < word.count {
      var found: (length: Int, options: [[UInt16]])?
      for length in stride(from: min(longest, word.count - index), through: 1, by: -1) {
        let slice = index..<index + length
        let candidates = table[Array(word[slice])] ?? table[Array(lower[slice])]
        guard let candidates else { continue }
        let isAfterVowel = parts.last?.first?.last.map(Self.isVowel) ?? false
        let rule = candidates.first { rule in
          switch rule.place {
          case "start": index == 0
          case "vowel": isAfterVowel
          case "front": isFront
          default: true
          }
        }
        if let rule {
          found = (length, rule.options)
          break
        }
      }
      parts.append(found?.options ?? [[lower[index]]])
      index += found?.length ?? 1
    }
    return parts
  }

  /// Readings of a word, those with the likeliest options first.
  private func readings(of parts: [[[UInt16]]]) -> [String] {
    var readings: [[UInt16]] = [[]]
    for options in parts {
      var longer: [[UInt16]] = []
      for option in options {
        for reading in readings where longer.count < Self.limit { longer.append(reading + option) }
      }
      readings = longer
    }
    return readings.map { String(decoding: $0, as: UTF16.self) }
  }

  private func cased(_ word: String, like model: String) -> String {
    let letters = model.unicodeScalars.filter(\.properties.isAlphabetic)
    guard let first = letters.first, first.properties.isUppercase else { return word }
    if letters.count > 1, letters.allSatisfy({ !$0.properties.isLowercase }) {
      return word.uppercased()
    }
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  // MARK: Letters

  /// Lower case of the Latin letters in these alphabets; İ and I are told apart by the table.
  private static func lowercased(_ unit: UInt16) -> UInt16 {
    switch unit {
    case 0x41...0x5A, 0xC0...0xDE: unit + 0x20
    case 0x0130: 0x69
    case 0x11E, 0x143, 0x14A, 0x15E, 0x16A, 0x1F4: unit + 1
    default: Letters.isApostrophe(unit) ? 0x27 : unit
    }
  }

  /// ٴ ء ە ك ک گ: a word with one of these has front vowels.
  private static func marksFront(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x0674, 0x0621, 0x06D5, 0x0643, 0x06A9, 0x06AF, 0x0675...0x0678: true
    default: false
    }
  }

  private static func isVowel(_ unit: UInt16) -> Bool { TextRepair.isCyrillicVowel(unit) }
}
