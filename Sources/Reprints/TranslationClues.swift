internal import Basics

/// By what an article is known again in another language: numbers and names stay when words change.
package struct TranslationClues: Hashable, Sendable {
  /// Hashes of its numbers and names, sorted, each once.
  package var marks: [UInt64]
  /// Of the picture over the article; nil for none.
  package var picture: UInt64?
  /// Of its own address.
  package var address: UInt64?
  /// Of addresses that its page names as the same article in another language.
  package var alternates: [UInt64]

  /// Identities of addresses, not the addresses themselves: two spellings must be one.
  package init(text: String, picture: String?, identity: String?, alternates: [String]) {
    marks = Self.marks(of: text)
    self.picture = picture.map { stableHash($0.prefix { $0 != "?" && $0 != "#" }.utf8) }
    address = identity.map { stableHash($0.utf8) }
    self.alternates = alternates.map { stableHash($0.utf8) }
  }

  /// Of an article that nobody will know again.
  package static let none = TranslationClues(
    text: "", picture: nil, identity: nil, alternates: [])

  /// More than this are tables of a budget, which no reader recognises either.
  private static let mostMarks = 300

  /// Numbers of two digits and more; words with a capital inside a sentence, by the letters that both
  /// languages write alike.
  static func marks(of text: String) -> [UInt64] {
    var found: Set<UInt64> = []
    let scalars = Array(text.unicodeScalars)
    var index = 0
    // The first word of a sentence has its capital from there.
    var begins = true
    while index < scalars.count, found.count < mostMarks {
      let scalar = scalars[index]
      if isDigit(scalar) {
        let number = number(scalars, &index)
        if number.count > 1 { found.insert(stableHash(number)) }
        begins = false
      } else if scalar.properties.isAlphabetic {
        let start = index
        while index < scalars.count, scalars[index].properties.isAlphabetic { index += 1 }
        if !begins, scalar.properties.isUppercase, index - start >= shortestName {
          found.insert(stableHash(skeleton(scalars[start..<index])))
        }
        begins = false
      } else {
        if ".!?…\n:–—•".unicodeScalars.contains(scalar) { begins = true }
        index += 1
      }
    }
    return found.sorted()
  }

  /// Digits, with the spaces between thousands left out and one sign for decimals: `1 250`, `3,5`.
  private static func number(_ scalars: [Unicode.Scalar], _ index: inout Int) -> [UInt8] {
    var digits: [UInt8] = []
    while index < scalars.count {
      if isDigit(scalars[index]) {
        digits.append(UInt8(scalars[index].value))
        index += 1
        continue
      }
      let after = scalars[(index + 1)...].prefix(4)
      let isSpace =
        scalars[index] == " " || scalars[index] == "\u{A0}" || scalars[index] == "\u{202F}"
      if isSpace, digits.count <= 9, after.count >= 3, after.prefix(3).allSatisfy(isDigit),
        after.count < 4 || !isDigit(after[after.startIndex + 3])
      {
        index += 1
      } else if scalars[index] == "," || scalars[index] == ".", after.first.map(isDigit) ?? false {
        digits.append(UInt8(ascii: "."))
        index += 1
      } else {
        break
      }
    }
    return digits
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }

  private static let shortestName = 4
  /// Endings differ: Тоқаевтың, Токаева.
  private static let skeletonLength = 5

  /// The first letters, in Russian ones: Қызылорда and Кызылорда, Әлихан and Алихан are alike.
  private static func skeleton(_ word: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    var letters: [UInt8] = []
    var count = 0
    for scalar in word {
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      guard lower != "ь", lower != "ъ" else { continue }
      letters += Array(String(alike[lower] ?? lower).utf8)
      count += 1
      if count == skeletonLength { break }
    }
    return letters
  }

  private static let alike: [Unicode.Scalar: Unicode.Scalar] = [
    "ә": "а", "ө": "о", "ү": "у", "ұ": "у", "қ": "к", "ғ": "г", "ң": "н", "һ": "х", "і": "и",
    "й": "и", "ы": "и", "ё": "е", "э": "е",
  ]
}
