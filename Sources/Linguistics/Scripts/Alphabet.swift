/// An alphabet that Kazakh is written in.
///
/// Latin ones differ in what i, ı, u and y mean, so the draft must be found before a word can be
/// read.
enum Alphabet: String, Hashable, Sendable, CaseIterable {
  case cyrillic
  /// Apostrophes: a' g' i' n' o' u' y' s' c'.
  case latin2017 = "latin-2017"
  /// Acutes: á ǵ ı ń ó ú ý, sh, ch.
  case latin2018 = "latin-2018"
  /// ä ğ ñ ö ü ū ş, with the ŋ and ç of 2019.
  case latin2021 = "latin-2021"
  /// Төте жазу.
  case arabic

  /// The alphabet of a Kazakh sentence in a script; `draft` is that of the text around it.
  init(_ script: Script, draft: Alphabet) {
    switch script {
    case .cyrillic: self = .cyrillic
    case .arabic: self = .arabic
    case .latin: self = draft
    }
  }

  /// The Latin draft that a text follows, by the letters that only one has.
  static func draft(_ units: [UInt16]) -> Alphabet {
    var letters = 0
    var umlauts = 0
    var acutes = 0
    var apostrophes = 0
    var last = UInt16(0)
    for unit in units {
      if Letters.isLatin(unit) { letters += 1 }
      switch unit {
      // ä ö ü ğ ñ ş ū ŋ ç with their capitals.
      case 0xE4, 0xF6, 0xFC, 0x11F, 0xF1, 0x15F, 0x16B, 0x14B, 0xE7, 0xC4, 0xD6, 0xDC, 0x11E, 0xD1,
        0x15E, 0x16A, 0x14A, 0xC7:
        umlauts += 1
      // á ó ú ý ǵ ń with their capitals.
      case 0xE1, 0xF3, 0xFA, 0xFD, 0x1F5, 0x144, 0xC1, 0xD3, 0xDA, 0xDD, 0x1F4, 0x143: acutes += 1
      default:
        if Letters.isApostrophe(unit), takesApostrophe(last) { apostrophes += 1 }
      }
      last = unit
    }
    // One letter in ten bears one of these marks in every draft; French and English apostrophes
    // come after one letter in a hundred.
    if apostrophes * 50 > letters, apostrophes > umlauts, apostrophes > acutes { return .latin2017 }
    return acutes > umlauts ? .latin2018 : .latin2021
  }

  /// a i n u y s: letters that the draft of 2017 puts an apostrophe to and Uzbek does not.
  private static func takesApostrophe(_ unit: UInt16) -> Bool {
    switch unit | 0x20 {
    case 0x61, 0x69, 0x6E, 0x75, 0x79, 0x73: true
    default: false
    }
  }
}
