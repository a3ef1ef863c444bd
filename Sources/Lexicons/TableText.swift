internal import Basics

/// A table as UTF-8, whatever a spreadsheet made of it, and what that was.
struct TableText {
  private(set) var bytes: [UInt8]
  private(set) var separator = UInt8(ascii: ",")
  /// A first line `sep=;`, by which Excel tells itself the separator.
  private(set) var hasSeparatorLine = false
  /// It was in another encoding than UTF-8.
  private(set) var isConverted = false
  /// What is not as Koshu writes it, in words.
  private(set) var oddities: [String] = []

  /// Nil where the bytes are no text of a known encoding.
  init?(_ given: [UInt8]) {
    bytes = given
    if given.starts(with: [0xEF, 0xBB, 0xBF]) {
      oddities.append("a byte-order mark")
      bytes.removeFirst(3)
    } else if given.starts(with: [0xFF, 0xFE]) || given.starts(with: [0xFE, 0xFF]) {
      oddities.append("UTF-16")
      isConverted = true
      bytes = Self.fromUTF16(given)
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      guard let (page, text) = Self.fromCodePage(bytes) else { return nil }
      oddities.append("the encoding \(page.name)")
      isConverted = true
      bytes = text
    }
    readSeparator()
  }

  private mutating func readSeparator() {
    let header = bytes.prefix { $0 != 10 && $0 != 13 }
    let rest = header.dropFirst(4).filter { $0 != UInt8(ascii: "\"") }
    if header.prefix(4).elementsEqual("sep=".utf8), rest.count == 1 {
      hasSeparatorLine = true
      separator = rest[0]
      oddities.append("a first line “\(String(decoding: header, as: UTF8.self))”")
    } else {
      separator = CSVReader.separator(of: bytes)
    }
    if separator == UInt8(ascii: ";") { oddities.append("semicolons between the fields") }
    if separator == 9 { oddities.append("tabs between the fields") }
  }

  private static func fromUTF16(_ bytes: [UInt8]) -> [UInt8] {
    let low = bytes[0] == 0xFF ? 0 : 1
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
      UInt16(bytes[place + low]) | UInt16(bytes[place + 1 - low]) << 8
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Kazakh letters tell KZ-1048 from windows-1251: the letters that it gave up for them stand in no
  /// word of Kazakh or Russian.
  private static func fromCodePage(_ bytes: [UInt8]) -> (page: CodePage, text: [UInt8])? {
    let foreign = bytes.filter { $0 >= 0x80 }
    let letters = foreign.count { CodePage.kz1048.scalar(of: $0).properties.isAlphabetic }
    // Of old DOS and Macintosh files half would be signs.
    guard letters * 10 >= foreign.count * 8 else { return nil }
    let isKazakh = foreign.contains {
      CodePage.kz1048.scalar(of: $0) != CodePage.windows1251.scalar(of: $0)
    }
    let page = isKazakh ? CodePage.kz1048 : .windows1251
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(page.scalar(of: byte)) }
    return (page, Array(String(text).utf8))
  }
}
