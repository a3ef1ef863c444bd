import Basics

/// Abbreviations that are written with a period, of both languages.
struct Abbreviations: Sendable {
  struct Entry: Sendable {
    var use: Use
    var ending: Ending
  }

  /// When the period belongs to it.
  enum Use: String, Sendable {
    /// Whatever follows.
    case certain
    /// Only when no sentence starts after it.
    case inside
    /// An ordinary word too: only before a small letter, a comma or an initial.
    case word
    /// An ordinary word too: only before what can be named, so not before a word that begins sentences.
    case title
    /// An ordinary word too: only beside the name of a street (Абай көш. 5).
    case address
  }

  /// Whether a sentence can end with it.
  enum Ending: String, Sendable {
    case end
    /// Only before a word that begins sentences and names nothing.
    case starter
    /// Before a capital when a number stands before it (в 2 ч. Полиция), otherwise as `starter`.
    case counted
    case inner
  }

  /// Lower case, without the last period.
  private let entries: [String: Entry]
  /// By the first letter, the lengths of what stands before the first period, as bits.
  private let heads: [UInt16: UInt64]
  /// The longest one with periods inside, in UTF-16 units.
  let longest: Int

  init() throws {
    var entries: [String: Entry] = [:]
    for row in try LanguageData.rows("abbreviations.tsv", columns: 3) {
      guard let use = Use(rawValue: String(row.fields[1])),
        let ending = Ending(rawValue: String(row.fields[2]))
      else {
        throw Problem(
          "LNG-002", at: "abbreviations.tsv:\(row.line)",
          "unknown use or ending: \(row.fields[1]), \(row.fields[2])", kind: .fault)
      }
      entries[String(row.fields[0])] = Entry(use: use, ending: ending)
    }
    self.entries = entries
    var heads: [UInt16: UInt64] = [:]
    for written in entries.keys {
      let head = Array(written.utf16.prefix { $0 != Letters.period })
      if let first = head.first { heads[first, default: 0] |= 1 << UInt64(min(head.count, 63)) }
    }
    self.heads = heads
    longest = entries.keys.map { $0.utf16.count }.max() ?? 0
  }

  /// Whether an abbreviation may begin with a word, by its first letter and its length.
  func mayBegin(_ word: ArraySlice<UInt16>) -> Bool {
    guard let first = word.first else { return false }
    // А … Я lie 32 before а … я, the other capitals of both alphabets one before their small letters.
    let lower =
      (0x410...0x42F).contains(first) || (0x41...0x5A).contains(first)
      ? first + 0x20 : Letters.isUpper(first) && first != 0x406 ? first | 1 : first
    guard let lengths = heads[first == 0x406 ? 0x456 : lower] else { return false }
    return lengths & 1 << UInt64(min(word.count, 63)) != 0
  }

  subscript(_ lowercased: String) -> Entry? { entries[lowercased] }
}
