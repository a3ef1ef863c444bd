import Basics

/// Reads Kazakh words of another alphabet in Cyrillic.
///
/// A spelling can stand for several; the dictionary decides, and where it knows none of them the
/// likeliest.
struct Transliteration: Sendable {
  /// At most so many readings of a word are tried, the likeliest.
  private static let limit = 32

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
    var shared: [(written: [UInt16], rule: Rule)] = []
    for row in try LanguageData.rows(name, columns: 4) {
      let written = Array(row.fields[1].utf16)
      let options = row.fields[3].split(separator: " ", omittingEmptySubsequences: false)
      let rule = Rule(place: String(row.fields[2]), options: options.map { Array($0.utf16) })
      longest = max(longest, written.count)
      if row.fields[0] == "latin" {
        shared.append((written, rule))
      } else if let alphabet = Alphabet(rawValue: String(row.fields[0])) {
        rules[alphabet, default: [:]][written, default: []].append(rule)
      } else {
        throw Problem(
          "LNG-002", at: "\(name):\(row.line)", "unknown alphabet \(row.fields[0])", kind: .fault)
      }
    }
    for alphabet in Alphabet.allCases where alphabet.isLatin {
      for (written, rule) in shared {
        rules[alphabet, default: [:]][written, default: []].append(rule)
      }
    }
    self.rules = rules
    self.longest = longest
  }

  /// The word in Cyrillic, with the case of its first letter.
  func cyrillic(_ word: String, _ alphabet: Alphabet, isKnown: (String) -> Bool) -> String {
    guard let table = rules[alphabet] else { return word }
    let units = word.utf16.map(Self.lowercased)
    let readings = readings(of: parts(of: Array(word.utf16), units, table))
    let best = readings.first { isKnown($0) }
    let likeliest = alphabet == .arabic && isName(units) ? leastFront(readings) : readings.first
    return cased(best ?? likeliest ?? word, like: word)
  }

  /// Whether a word of Arabic script that no dictionary knows is a loan or a name.
  ///
  /// Kazakh words of old with front vowels are in the dictionary. Others are written with ك, گ or ە
  /// beside back vowels (Тегеран, Ерназар), without the hamza, or with letters of ф, в, ч, х.
  private func isName(_ word: [UInt16]) -> Bool {
    word.contains { [0x641, 0x6C6, 0x686, 0x62D].contains($0) }
      || !word.contains { $0 == 0x674 || $0 == 0x621 }
  }

  /// The reading with the fewest ә and ө, which names of others do not have.
  private func leastFront(_ readings: [String]) -> String? {
    readings.min { Self.frontVowels($0) < Self.frontVowels($1) }
  }

  private static func frontVowels(_ word: String) -> Int {
    var count = 0
    for unit in word.utf16 where unit == 0x4D9 || unit == 0x4E9 { count += 1 }
    return count
  }

  /// The options of each spelling in a word, in lower case.
  private func parts(
    of word: [UInt16], _ lower: [UInt16], _ table: [[UInt16]: [Rule]]
  ) -> [[[UInt16]]] {
    var parts: [[[UInt16]]] = []
    var isFront = false
    var index = 0
    while index < word.count {
      let isStart = index == 0 || word[index - 1] == Letters.hyphen
      // Harmony ends at a hyphen: each half is written by its own vowels.
      if isStart {
        isFront = lower[index...].prefix { $0 != Letters.hyphen }.contains(where: Self.marksFront)
      }
      var found: (length: Int, options: [[UInt16]])?
      for length in stride(from: min(longest, word.count - index), through: 1, by: -1) {
        let slice = index..<index + length
        let candidates = table[Array(word[slice])] ?? table[Array(lower[slice])]
        guard let candidates else { continue }
        let isAfterVowel = parts.last?.first?.last.map(Self.isVowel) ?? false
        let rule = candidates.first { rule in
          switch rule.place {
          case "start": isStart
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

  fileprivate struct Reading {
    var units: [UInt16] = []
    var cost = 0
    /// Whether its last vowel is front; nil before there is one.
    var isFront: Bool?
  }

  /// Readings of a word, likeliest first: each option costs its rank, and each vowel that breaks
  /// the harmony one more.
  ///
  /// Costs only grow, so the likeliest readings of a word go on from those of its beginning, and
  /// only unlikely ones are lost to the limit.
  private func readings(of parts: [[[UInt16]]]) -> [String] {
    var readings = [Reading()]
    for options in parts {
      var longer: [Reading] = []
      for reading in readings {
        for (rank, option) in options.enumerated() { longer.append(reading.adding(option, rank)) }
      }
      // Swift's sort is stable: of equal ones the first stays first.
      if options.count > 1 { longer.sort { $0.cost < $1.cost } }
      readings = Array(longer.prefix(Self.limit))
    }
    return readings.map { String(decoding: $0.units, as: UTF16.self) }
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

  /// ٴ ء ە ك ک گ, or e ä ö ü: a word with one of these has front vowels.
  private static func marksFront(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x65, 0xE4, 0xF6, 0xFC: true
    case 0x0674, 0x0621, 0x06D5, 0x0643, 0x06A9, 0x06AF, 0x0675...0x0678: true
    default: false
    }
  }

  private static func isVowel(_ unit: UInt16) -> Bool { TextRepair.isCyrillicVowel(unit) }
}

extension Transliteration.Reading {
  fileprivate func adding(_ option: [UInt16], _ rank: Int) -> Self {
    var longer = self
    longer.units += option
    longer.cost += rank
    for unit in option {
      guard let vowel = Self.harmony(unit) else { continue }
      if let isFront, isFront != vowel { longer.cost += 1 }
      longer.isFront = vowel
    }
    return longer
  }

  /// Whether a vowel is front (ә ө ү і) or back (а о ұ ы); the rest stand with both.
  private static func harmony(_ unit: UInt16) -> Bool? {
    switch unit {
    case 0x4D9, 0x4E9, 0x4AF, 0x456: true
    case 0x430, 0x43E, 0x4B1, 0x44B: false
    default: nil
    }
  }
}
