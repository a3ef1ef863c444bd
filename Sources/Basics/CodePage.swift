/// An encoding of one byte a letter: ASCII below 0x80, a table above.
///
/// Here stand those of old files in Russian and Kazakh; Ingest knows more from its data.
package struct CodePage: Hashable, Sendable {
  package let name: String
  /// What the bytes from 0x80 stand for; U+FFFD where they stand for nothing.
  package let scalars: [Unicode.Scalar]

  package init(name: String, scalars: [Unicode.Scalar]) {
    self.name = name
    self.scalars = scalars
  }

  package static let windows1251 = CodePage(
    name: "windows-1251",
    firstHalf: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ"
      + "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї")

  /// The same with the letters of Kazakh in the place of Serbian, Belarusian and Ukrainian ones.
  package static let kz1048 = CodePage(
    name: "kz-1048",
    firstHalf: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\u{FFFD}™љ›њқһџ"
      + "\u{A0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{AD}®Ү°±Ііөµ¶·ё№ғ»әҢңү")

  /// From 0xC0 both hold the Russian alphabet.
  private init(name: String, firstHalf: String) {
    let alphabet = (0x410...0x44F).compactMap(Unicode.Scalar.init)
    self.init(name: name, scalars: Array(firstHalf.unicodeScalars) + alphabet)
  }

  package func scalar(of byte: UInt8) -> Unicode.Scalar {
    byte < 0x80 ? Unicode.Scalar(byte) : scalars[Int(byte) - 0x80]
  }
}
