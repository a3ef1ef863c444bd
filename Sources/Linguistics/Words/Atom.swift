/// The smallest stretch that words are put together from: letters and digits without any mark but
/// an apostrophe inside, or one mark.
struct Atom {
  var range: Range<Int>
  var content: Content
  var isAfterSpace: Bool

  enum Content {
    case letters, digits
    /// Letters and digits: 3кг, COVID19.
    case mixed
    case mark
  }

  var isWord: Bool { content != .mark }
}

extension Atom {
  /// Cuts ICU's segments at the marks that they hold inside (т.д, тыс.рублей, 2,5) and drops
  /// spaces.
  static func atoms(of units: [UInt16], _ segments: [WordBreaker.Segment]) -> [Atom] {
    var atoms: [Atom] = []
    atoms.reserveCapacity(segments.count)
    var isAfterSpace = true
    for segment in segments {
      guard segment.isWord else {
        if units[segment.range].allSatisfy(Letters.isSpace) {
          isAfterSpace = true
        } else {
          atoms.append(Atom(range: segment.range, content: .mark, isAfterSpace: isAfterSpace))
          isAfterSpace = false
        }
        continue
      }
      var start = segment.range.lowerBound
      while start < segment.range.upperBound {
        let end = endOfRun(units, start, segment.range.upperBound)
        let range = start..<max(end, start + 1)
        let content = end > start ? content(of: units[range]) : .mark
        atoms.append(Atom(range: range, content: content, isAfterSpace: isAfterSpace))
        isAfterSpace = false
        start = range.upperBound
      }
    }
    return atoms
  }

  private static func endOfRun(_ units: [UInt16], _ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit {
      let unit = units[end]
      if isSeparator(unit) {
        // An apostrophe between letters belongs to the word: д'Артаньян, оʻzbek.
        guard Letters.isApostrophe(unit), end > start, end + 1 < limit,
          !isSeparator(units[end + 1])
        else { break }
      }
      end += 1
    }
    return end
  }

  /// Marks that ICU keeps inside words and numbers.
  private static func isSeparator(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7E, 0xB7, 0x2018, 0x2019, 0x2024,
      0x2027, 0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A, 0x066B, 0x066C, 0x060C, 0x060D:
      true
    default: false
    }
  }

  private static func content(of units: ArraySlice<UInt16>) -> Content {
    var digits = 0
    for unit in units where Letters.isDigit(unit) { digits += 1 }
    if digits == 0 { return .letters }
    return digits == units.count ? .digits : .mixed
  }
}
