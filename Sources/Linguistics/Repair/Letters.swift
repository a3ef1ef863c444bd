/// Classes of UTF-16 code units: the inner loops of repair and segmentation ask nothing else.
enum Letters {
  static let hyphen = UInt16(0x2D)
  static let period = UInt16(0x2E)
  static let newline = UInt16(0x0A)

  static func isCyrillic(_ unit: UInt16) -> Bool {
    (0x0400...0x052F).contains(unit) && !(0x0482...0x0489).contains(unit)
  }

  static func isLatin(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0xC0...0x02AF: unit != 0xD7 && unit != 0xF7
    case 0x1E00...0x1EFF: true
    default: false
    }
  }

  static func isGreek(_ unit: UInt16) -> Bool { (0x0386...0x03FF).contains(unit) }

  static func isArabic(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x0620...0x064A, 0x066E...0x06D3, 0x06D5, 0x06EE, 0x06EF, 0x06FA...0x06FC: true
    default: false
    }
  }

  static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

  /// A letter of the alphabets that this project reads.
  static func isLetter(_ unit: UInt16) -> Bool {
    isCyrillic(unit) || isLatin(unit) || isGreek(unit) || isArabic(unit)
  }

  static func isCombiningMark(_ unit: UInt16) -> Bool {
    (0x0300...0x036F).contains(unit) || (0x0653...0x0655).contains(unit)
  }

  static func isSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// Cyrillic, Latin and Greek capitals; enough for sentence starts and initials.
  static func isUpper(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x0400...0x042F, 0x0386...0x03AB, 0x018F: true
    case 0x0100...0x024F, 0x048A...0x04BF, 0x04D0...0x052F, 0x1E00...0x1EFF, 0x0460...0x0481:
      unit & 1 == 0
    case 0x04C0, 0x04C1, 0x04C3, 0x04C5, 0x04C7, 0x04C9, 0x04CB, 0x04CD: true
    default: false
    }
  }

  static func isLower(_ unit: UInt16) -> Bool {
    isLetter(unit) && !isArabic(unit) && !isUpper(unit)
  }

  static func isApostrophe(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x27, 0x2019, 0x02BC, 0x02BB, 0x2018, 0x60, 0xB4: true
    default: false
    }
  }

  static func isDash(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2D, 0x2012...0x2015, 0x2212: true
    default: false
    }
  }
}
