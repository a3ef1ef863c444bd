/// The smallest stretch that words are put together from: letters and digits without any mark but
/// an apostrophe inside, or one mark.
struct Atom {
  private let start: Int32
  private let end: Int32
  let content: Content
  let isAfterSpace: Bool
  /// Letters of two alphabets, or a capital that is not the first: words may be glued here.
  let isUneven: Bool

  enum Content: UInt8 {
    case letters, digits
    /// Letters and digits: 3кг, COVID19.
    case mixed
    case mark
  }

  init(range: Range<Int>, content: Content, isAfterSpace: Bool, isUneven: Bool = true) {
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
    self.content = content
    self.isAfterSpace = isAfterSpace
    self.isUneven = isUneven
  }

  /// Units of the repaired text.
  var range: Range<Int> { Int(start)..<Int(end) }
  var isWord: Bool { content != .mark }
}

extension Atom {
  /// Cuts one of ICU's segments at the marks that it holds inside (т.д, тыс.рублей, 2,5).
  static func append(
    of units: [UInt16], _ segment: Range<Int>, _ isAfterSpace: Bool, _ atoms: inout [Atom]
  ) {
    var start = segment.lowerBound
    while start < segment.upperBound {
      let end = endOfRun(units, start, segment.upperBound)
      let range = start..<max(end, start + 1)
      let content = end > start ? content(of: units[range]) : .mark
      atoms.append(
        Atom(
          range: range, content: content,
          isAfterSpace: isAfterSpace && start == segment.lowerBound))
      start = range.upperBound
    }
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
      0x2027, 0x2044, 0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A, 0x066B, 0x066C, 0x060C,
      0x060D:
      true
    default: false
    }
  }

  /// What is left of a word.
  static func word(_ units: [UInt16], _ range: Range<Int>) -> Atom {
    Atom(range: range, content: content(of: units[range]), isAfterSpace: false)
  }

  private static func content(of units: ArraySlice<UInt16>) -> Content {
    var digits = 0
    for unit in units where Letters.isDigit(unit) { digits += 1 }
    if digits == 0 { return .letters }
    return digits == units.count ? .digits : .mixed
  }
}
