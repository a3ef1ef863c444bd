/// How many letters of which kind a text holds.
struct LetterCount: Sendable {
  /// Cyrillic, Latin, Arabic, Kazakh, Kazakh in Arabic script.
  private var counts = SIMD8<Int32>(repeating: 0)

  var cyrillic: Int { Int(counts[0]) }
  var latin: Int { Int(counts[1]) }
  var arabic: Int { Int(counts[2]) }
  /// ә ғ қ ң ө ұ ү һ і: the letters of Kazakh that Russian does not have.
  var kazakh: Int { Int(counts[3]) }
  /// Letters of Kazakh Arabic script less those of Uyghur.
  private var kazakhArabic: Int { Int(counts[4]) }

  var sum: Int { cyrillic + latin + arabic }
  var hasAny: Bool { sum > 0 }

  static func += (a: inout Self, b: Self) { a.counts &+= b.counts }

  init() {}

  init(_ units: some Sequence<UInt16>) { count(units) }

  mutating func count(_ units: some Sequence<UInt16>) {
    for unit in units {
      if Letters.isCyrillic(unit) {
        counts[0] += 1
        if Self.isKazakh(unit) { counts[3] += 1 }
      } else if Letters.isLatin(unit) {
        counts[1] += 1
      } else if Letters.isArabic(unit) {
        counts[2] += 1
        counts[4] += Self.kazakhArabicWeight(unit)
      }
    }
  }

  /// One letter in six of Kazakh text is a Kazakh one; a twentieth leaves room for names.
  var looksKazakh: Bool { Self.looksKazakh(kazakh: kazakh, cyrillic: cyrillic) }

  static func looksKazakh(kazakh: Int, cyrillic: Int) -> Bool { kazakh * 20 > cyrillic }

  /// The alphabet of most letters; names in Latin letters are common in Cyrillic text, so that
  /// wins with a third.
  var script: Script {
    if arabic > cyrillic, arabic > latin { return .arabic }
    return latin > cyrillic * 2 ? .latin : .cyrillic
  }

  /// One letter in five of Kazakh in Arabic script is one of these, none of Arabic or Persian.
  var looksKazakhArabic: Bool { kazakhArabic * 20 > arabic }

  static func isKazakh(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x406, 0x456, 0x492, 0x493, 0x49A, 0x49B, 0x4A2, 0x4A3, 0x4AE...0x4B1, 0x4BA, 0x4BB,
      0x4D8, 0x4D9, 0x4E8, 0x4E9:
      true
    default: false
    }
  }

  /// ٴ ە ۇ ۋ ڭ speak for Kazakh; ې ۈ ئ, which Uyghur has beside most of them, against it.
  private static func kazakhArabicWeight(_ unit: UInt16) -> Int32 {
    switch unit {
    case 0x0674, 0x06D5, 0x06C7, 0x06CB, 0x06AD: 1
    case 0x06D0, 0x06C8, 0x0626: -3
    default: 0
    }
  }
}
