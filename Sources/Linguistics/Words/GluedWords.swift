/// Words that lost the space between them, as where a page puts a link: передаетTengrinews.kzсо
/// ссылкой, хабарлайдыҚазАқпарат.
///
/// Names of firms have capitals inside as well (КазМунайГаз, халықБанк): a Cyrillic word in small
/// letters is cut off another only where no name can join them, after a finite verb, after a noun in a
/// case or number that names do not begin with, and before an adjective.
extension Atom {
  /// The atoms of a text with such words apart.
  static func unglued(
    _ atoms: [Atom], _ units: [UInt16], _ words: SentenceWords
  ) -> [Atom] {
    var parts: [Atom] = []
    var taken = 0
    for index in atoms.indices where atoms[index].isUneven && atoms[index].content == .letters {
      let atom = atoms[index]
      guard
        let border = wordBorder(units, atoms, index, words) ?? domainBorder(units, atoms, index)
      else { continue }
      parts += atoms[taken..<index]
      parts.append(
        Atom(
          range: atom.range.lowerBound..<border, content: .letters, isAfterSpace: atom.isAfterSpace)
      )
      parts.append(
        Atom(range: border..<atom.range.upperBound, content: .letters, isAfterSpace: false))
      taken = index + 1
    }
    return taken == 0 ? atoms : parts + atoms[taken...]
  }

  // MARK: Small letters, then a capital or another alphabet

  private static func wordBorder(
    _ units: [UInt16], _ atoms: [Atom], _ index: Int, _ words: SentenceWords
  ) -> Int? {
    let range = atoms[index].range
    var border = range.lowerBound
    while border < range.upperBound, isSmallCyrillic(units[border]) { border += 1 }
    let right = border..<range.upperBound
    // Shorter ones are as often part of the name: еГов, деФакто.
    guard border - range.lowerBound >= 3, right.count >= 3,
      units[range.lowerBound..<border].contains(where: TextRepair.isCyrillicVowel)
    else { return nil }
    let isApart =
      Letters.isCyrillic(units[border])
      ? startsCyrillicWord(units, right)
        && endsClause(units[range.lowerBound..<border], before: units[right], words)
      : startsLatinWord(units, right, isDomain: isTopDomain(units, atoms, index + 2))
    return isApart ? border : nil
  }

  /// A name (сообщаетКазинформ) or an abbreviation (сообщаетМВД, депҚХА).
  private static func startsCyrillicWord(_ units: [UInt16], _ right: Range<Int>) -> Bool {
    guard Letters.isUpper(units[right.lowerBound]) else { return false }
    let rest = units[(right.lowerBound + 1)..<right.upperBound]
    return rest.prefix(2).allSatisfy(isSmallCyrillic) || rest.allSatisfy(Letters.isUpper)
  }

  private static func startsLatinWord(
    _ units: [UInt16], _ right: Range<Int>, isDomain: Bool
  ) -> Bool {
    let letters = units[right]
    guard letters.allSatisfy(Letters.isLatin) else { return false }
    return isDomain || Letters.isUpper(units[right.lowerBound])
  }

  /// Whether a word is a verb of saying, or has an ending that only finite verbs have: -ает, -уют;
  /// -йды, -еді, -лды.
  private static func isVerb(_ word: ArraySlice<UInt16>, _ words: SentenceWords) -> Bool {
    let written = String(decoding: word, as: UTF16.self)
    if words.tellsOfSaying(written) { return true }
    return word.count >= 5 && finiteEndings.contains { written.hasSuffix($0) }
  }

  /// сообщаетКазинформ; травмыПассажирами, домахЖители; сердцаЗнаменитый.
  private static func endsClause(
    _ left: ArraySlice<UInt16>, before right: ArraySlice<UInt16>, _ words: SentenceWords
  ) -> Bool {
    if isVerb(left, words) { return true }
    guard left.count >= 5, right.dropFirst().allSatisfy(isSmallCyrillic) else { return false }
    let written = String(decoding: left, as: UTF16.self)
    let after = String(decoding: right, as: UTF16.self)
    return obliqueEndings.contains { written.hasSuffix($0) }
      || (right.count >= 5 && adjectiveEndings.contains { after.hasSuffix($0) })
  }

  private static let obliqueEndings = [
    "ы", "ых", "ах", "ях", "ами", "ями", "ого", "его", "ому", "ства", "ству", "ством", "стве",
    "ости",
    "ения", "ению", "ении", "ания", "анию", "ании", "ации", "аций",
  ]
  private static let adjectiveEndings = ["ый", "ский", "ая", "ое", "ые", "ские"]

  private static let finiteEndings = [
    "ает", "аёт", "яет", "ует", "ают", "яют", "уют", "йды", "йді", "ады", "еді", "лды", "лді",
    "рды", "рді", "зды", "зді",
  ]

  /// а … я, ё, і and the small letters of Kazakh, which have odd codes.
  private static func isSmallCyrillic(_ unit: UInt16) -> Bool {
    (0x430...0x45F).contains(unit) || ((0x48A...0x52F).contains(unit) && unit & 1 == 1)
  }

  // MARK: The name of a site, then a word

  /// The border after the top domain in "Tengrinews.kzсо".
  private static func domainBorder(_ units: [UInt16], _ atoms: [Atom], _ index: Int) -> Int? {
    let range = atoms[index].range
    guard range.count > 2, index >= 2, !atoms[index].isAfterSpace, !atoms[index - 1].isAfterSpace,
      atoms[index - 1].range.count == 1, units[range.lowerBound - 1] == Letters.period,
      Letters.isLatin(units[range.lowerBound - 2])
    else { return nil }
    let border = range.lowerBound + 2
    guard isTopDomain(units[range.lowerBound..<border]) else { return nil }
    let rest = units[border..<range.upperBound]
    guard rest.allSatisfy(isSmallCyrillic) else { return nil }
    return caseEndings.contains(String(decoding: rest, as: UTF16.self)) ? nil : border
  }

  /// Endings that Kazakh puts to the name of a site, with or without a hyphen.
  private static let caseEndings: Set<String> = [
    "ге", "ке", "де", "те", "ден", "тен", "дің", "тің", "ді", "ті", "мен", "бен", "пен",
  ]

  private static func isTopDomain(_ units: [UInt16], _ atoms: [Atom], _ index: Int) -> Bool {
    guard index < atoms.count, !atoms[index].isAfterSpace, !atoms[index - 1].isAfterSpace,
      units[atoms[index].range.lowerBound - 1] == Letters.period, atoms[index].range.count >= 2
    else { return false }
    return isTopDomain(units[atoms[index].range.prefix(2)])
  }

  /// kz and ru: the names that pages of the region run into words.
  static func isTopDomain(_ letters: ArraySlice<UInt16>) -> Bool {
    letters.elementsEqual([0x6B, 0x7A]) || letters.elementsEqual([0x72, 0x75])
  }
}
