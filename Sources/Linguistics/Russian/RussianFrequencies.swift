/// How common lexemes are that share forms with others: what tells найти from наслать in нашли
/// where the dictionary's corpus has no example.
///
/// The table is searched as it lies, so reading it costs nothing.
struct RussianFrequencies: Sendable {
  static let file = "russian-frequencies.tsv"

  /// Lines of lemma, part of speech and class, in the order of their bytes.
  let bytes: [UInt8]

  enum Part: UInt8, Sendable {
    case noun = 0x6E
    case verb = 0x76
    case adjective = 0x61
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The part of speech under which a form's lexeme is counted; nil for participles, which the
  /// counts of their verb say little about, and for closed classes.
  func part(_ tag: RussianTag) -> Part? {
    if tag.has(.noun) { return .noun }
    if tag.has(.fullAdjective) { return .adjective }
    let verbs: Grammemes = [.verb, .infinitive, .converb]
    return tag.grammemes.isDisjoint(with: verbs) ? nil : .verb
  }

  /// The binary logarithm of a lexeme's occurrences in a milliard words, rounded; nil if it
  /// is not in the table.
  func `class`(of lemma: [UInt8], _ part: Part) -> Int? {
    let key = lemma + [tab, part.rawValue, tab]
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = lineStart((low + high) / 2)
      let end = lineEnd(middle)
      let line = bytes[middle..<end]
      if line.starts(with: key) {
        return Int(String(decoding: line.dropFirst(key.count), as: UTF8.self))
      }
      if line.lexicographicallyPrecedes(key) { low = end + 1 } else { high = middle }
    }
    return nil
  }

  private func lineStart(_ place: Int) -> Int {
    var start = place
    while start > 0, bytes[start - 1] != lineFeed { start -= 1 }
    return start
  }

  private func lineEnd(_ place: Int) -> Int {
    var end = place
    while end < bytes.count, bytes[end] != lineFeed { end += 1 }
    return end
  }
}

private let tab = UInt8(ascii: "\t")
private let lineFeed = UInt8(ascii: "\n")
