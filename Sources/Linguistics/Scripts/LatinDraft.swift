/// What tells the Latin drafts of Kazakh apart in a text: the letters that only one has, and what
/// stands beside ı, i and y, which are vowels in one draft and й in another.
struct LatinDraft {
  private var letters = 0
  private var apostrophes = 0
  /// á ó ú ý ǵ ń.
  private var acutes = 0
  /// sh, ch.
  private var digraphs = 0
  /// ä ö ü ğ ş: 2019, 2021 and Kazinform's.
  private var umlauts = 0
  /// ŋ, only in 2019; ñ, in none of 2017 to 2019; ū, only in 2021; ï and w, only in Kazinform's.
  private var eng = 0
  private var enye = 0
  private var longU = 0
  private var kazinform = 0
  /// y, ı and i after a vowel, where a й stands, and after a consonant, where a vowel stands.
  private var y = Neighbours()
  private var dotless = Neighbours()
  private var dotted = Neighbours()

  private struct Neighbours {
    var afterVowel = 0
    var afterConsonant = 0
  }

  init(_ units: [UInt16]) {
    var last = UInt16(0)
    for unit in units {
      if Letters.isLatin(unit) { letters += 1 }
      count(unit, after: last)
      last = unit
    }
  }

  private mutating func count(_ unit: UInt16, after last: UInt16) {
    switch unit {
    case 0xE4, 0xF6, 0xFC, 0x11F, 0x15F, 0xC4, 0xD6, 0xDC, 0x11E, 0x15E: umlauts += 1
    case 0xE1, 0xF3, 0xFA, 0xFD, 0x1F5, 0x144, 0xC1, 0xD3, 0xDA, 0xDD, 0x1F4, 0x143: acutes += 1
    case 0x14A, 0x14B: eng += 1
    case 0xD1, 0xF1: enye += 1
    case 0x16A, 0x16B: longU += 1
    case 0xEF, 0xCF, 0x77: kazinform += 1
    case 0x68: if last | 0x20 == 0x73 || last | 0x20 == 0x63 { digraphs += 1 }
    case 0x79: Self.count(&y, after: last)
    case 0x131: Self.count(&dotless, after: last)
    case 0x69: Self.count(&dotted, after: last)
    default: if Letters.isApostrophe(unit), Self.takesApostrophe(last) { apostrophes += 1 }
    }
  }

  private static func count(_ neighbours: inout Neighbours, after last: UInt16) {
    if isVowel(last) {
      neighbours.afterVowel += 1
    } else if Letters.isLatin(last) {
      neighbours.afterConsonant += 1
    }
  }

  var alphabet: Alphabet {
    // One letter in ten bears one of these marks in every draft; French and English apostrophes
    // come after one letter in a hundred.
    if apostrophes * 50 > letters, apostrophes > umlauts, apostrophes > acutes { return .latin2017 }
    let newer = umlauts + eng + enye + longU
    if acutes > newer || (acutes == newer && lacksMarksOfNewer) { return .latin2018 }
    if eng > enye { return .latin2019 }
    // In 2021 y is ы and stands after consonants; in Kazinform's it is й and stands after vowels.
    let isGlide = y.afterVowel + kazinform > y.afterConsonant + longU * 2
    return newer > 0 && isGlide ? .latinQazAqparat : .latin2021
  }

  /// A line without marks: ш in two letters, or aı and eı for ай and ей, speak for 2018.
  private var lacksMarksOfNewer: Bool {
    digraphs + dotless.afterVowel > dotless.afterConsonant + dotted.afterVowel
  }

  /// Letters that the draft of 2017 puts an apostrophe to.
  private static func takesApostrophe(_ unit: UInt16) -> Bool {
    switch unit | 0x20 {
    // a g i n o u y s c
    case 0x61, 0x67, 0x69, 0x6E, 0x6F, 0x75, 0x79, 0x73, 0x63: true
    default: false
    }
  }

  /// a e o ä ö á ó.
  ///
  /// Not u, which is у in 2021: the y after it is ы as often as й.
  private static func isVowel(_ unit: UInt16) -> Bool {
    switch unit | 0x20 {
    case 0x61, 0x65, 0x6F, 0xE4, 0xF6, 0xE1, 0xF3: true
    default: false
    }
  }
}
