/// The words of a text in small letters, for comparing titles and names.
func comparableWords(_ text: String) -> [String] {
  text.lowercased().unicodeScalars.split { !isWordScalar($0) }.map(String.init)
}

/// The share of the words of `a` that also stand in `b`.
func overlap(_ a: [String], _ b: [String]) -> Double {
  guard !a.isEmpty else { return 0 }
  let known = Set(b)
  return Double(a.count { known.contains($0) }) / Double(a.count)
}

/// A letter, digit or mark on one; the common alphabets without a look into tables.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x400...0x481, 0x48A...0x52F: true
  case 0..<0xAA: false
  default:
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
