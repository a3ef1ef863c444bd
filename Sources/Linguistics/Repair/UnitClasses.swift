/// What a UTF-16 unit is, as bits: the inner loops of repair and segmentation ask nothing else.
struct UnitClass: OptionSet, Sendable {
  var rawValue: UInt16

  static let cyrillic = UnitClass(rawValue: 1 << 0)
  static let latin = UnitClass(rawValue: 1 << 1)
  static let greek = UnitClass(rawValue: 1 << 2)
  static let digit = UnitClass(rawValue: 1 << 3)
  static let space = UnitClass(rawValue: 1 << 4)
  static let apostrophe = UnitClass(rawValue: 1 << 5)
  /// A Latin letter beyond ASCII.
  static let markedLatin = UnitClass(rawValue: 1 << 6)
  /// A Cyrillic letter of another language that pages have in the place of a Kazakh one.
  static let rare = UnitClass(rawValue: 1 << 7)
  /// Not to be kept as it stands: an invisible mark, a combining one, half of a pair.
  static let irregular = UnitClass(rawValue: 1 << 8)
  /// What only ICU knows how to segment.
  static let exotic = UnitClass(rawValue: 1 << 9)
  /// ә ғ қ ң ө ұ ү һ і.
  static let kazakh = UnitClass(rawValue: 1 << 10)
  static let upper = UnitClass(rawValue: 1 << 11)

  static let alphabetic: UnitClass = [.cyrillic, .latin, .greek]
  /// What words and numbers are made of, by ICU's rules as well as ours.
  static let wordly: UnitClass = [.cyrillic, .latin, .digit]
}

/// The classes of all 65,536 units.
struct UnitClasses: Sendable {
  private let table: [UnitClass]

  subscript(_ unit: UInt16) -> UnitClass {
    @inline(__always) get { table[Int(unit)] }
  }

  init(lookAlikes: LookAlikes) {
    table = (UInt16.min...UInt16.max).map { unit in
      var found: UnitClass = []
      if Letters.isCyrillic(unit) { found.insert(.cyrillic) }
      if Letters.isLatin(unit) { found.insert(.latin) }
      if Letters.isLatin(unit), unit > 0x7F { found.insert(.markedLatin) }
      if Letters.isGreek(unit) { found.insert(.greek) }
      if Letters.isDigit(unit) { found.insert(.digit) }
      if Letters.isSpace(unit) { found.insert(.space) }
      if Letters.isApostrophe(unit) { found.insert(.apostrophe) }
      if lookAlikes.isRare(unit) { found.insert(.rare) }
      if TextRepair.isIrregular(unit) { found.insert(.irregular) }
      if !Self.isPlain(unit) { found.insert(.exotic) }
      if LetterCount.isKazakh(unit) { found.insert(.kazakh) }
      if Letters.isUpper(unit) { found.insert(.upper) }
      return found
    }
  }

  /// Whether the borders of words around a unit need no more than our own scan: letters and digits
  /// of Kazakh, Russian and Western print hold together, an apostrophe joins them, spaces and other
  /// marks stand alone.
  private static func isPlain(_ unit: UInt16) -> Bool {
    switch unit {
    // The underscore and · join what is around them; ª µ º are letters to ICU.
    case 0x5F, 0xAA, 0xB5, 0xB7, 0xBA: false
    case 0x09, 0x0A, 0x20...0x7E, 0xA0...0x24F: true
    // Combining marks of Old Cyrillic.
    case 0x0483...0x0489: false
    case 0x0400...0x052F: true
    // Joining dots, ties and the narrow space.
    case 0x2024, 0x2027, 0x202F, 0x203F, 0x2040, 0x2054: false
    case 0x2000...0x200A, 0x2010...0x2027, 0x2030...0x205F: true
    // Currencies, № ™, arrows, signs of mathematics, bullets.
    case 0x20A0...0x20C0, 0x2116, 0x2122, 0x2190...0x2193, 0x2200...0x22FF, 0x25A0...0x25A9: true
    default: false
    }
  }
}
