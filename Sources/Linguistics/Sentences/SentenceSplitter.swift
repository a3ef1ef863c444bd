/// Sentences over pieces.
///
/// ICU's own rules do not break before a dash or a digit and break falsely after initials,
/// abbreviations and `!»` before a verb of saying.
struct SentenceSplitter {
  struct Span {
    var pieces: Range<Int>
    /// The number of the line it stands in.
    var paragraph: Int
  }

  let units: [UInt16]
  let pieces: [Piece]
  /// Words that begin sentences after a year.
  let starters: Set<String>

  func spans() -> [Span] {
    var spans: [Span] = []
    var start = 0
    var paragraph = lineBreaks(before: 0)
    var index = 0
    while index < pieces.count {
      var end = index + 1
      var isEnd = false
      if isTerminator(index) {
        end = tailEnd(from: end)
        isEnd = startsSentence(at: end) && canEnd(at: index, start, next: end)
      } else if case .abbreviation(let ending) = pieces[index].form {
        isEnd = startsSentence(at: end) && canEnd(ending, next: end)
      }
      let breaks = end < pieces.count ? lineBreaks(before: end) : 0
      if isEnd || breaks > 0 || end == pieces.count {
        spans.append(Span(pieces: start..<end, paragraph: paragraph))
        start = end
        paragraph += breaks
      }
      index = end
    }
    return spans
  }

  // MARK: Ends

  /// Whether a piece is a mark that can end a sentence.
  private func isTerminator(_ index: Int) -> Bool {
    guard pieces[index].kind == .punctuation else { return false }
    switch unit(index) {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x203C, 0x2047...0x2049, 0x061F, 0x06D4, 0x3002: return true
    default: return false
    }
  }

  /// The end of what belongs to a sentence after its terminator: more of them, closing marks,
  /// emoji.
  private func tailEnd(from start: Int) -> Int {
    var end = start
    while end < pieces.count, lineBreaks(before: end) == 0 {
      guard isTerminator(end) || isCloser(end) || isEmoticon(end) else { break }
      end += 1
    }
    // Emoji after a space are bullets of what follows, or else belong to what was said.
    var emoji = end
    while emoji < pieces.count, lineBreaks(before: emoji) == 0, isEmoji(emoji) { emoji += 1 }
    return emoji == pieces.count || lineBreaks(before: emoji) > 0 ? emoji : end
  }

  /// A mark that closes, or a straight quotation mark directly after the sentence.
  private func isCloser(_ index: Int) -> Bool {
    guard pieces[index].kind == .punctuation else { return false }
    switch unit(index) {
    case 0xBB, 0x201D, 0x29, 0x5D, 0x203A: return true
    // “ closes in „…“.
    case 0x22, 0x27, 0x2019, 0x201C, 0x60: return !pieces[index].isAfterSpace
    default: return false
    }
  }

  /// An emoji, or the eyes of :) and ;), that follow the sentence without a space.
  private func isEmoticon(_ index: Int) -> Bool {
    guard !pieces[index].isAfterSpace else { return false }
    let unit = unit(index)
    if unit == 0x3A || unit == 0x3B || unit == 0x3D {
      return index + 1 < pieces.count && self.unit(index + 1) == 0x29
    }
    return isEmoji(index)
  }

  private func isEmoji(_ index: Int) -> Bool {
    let unit = unit(index)
    guard pieces[index].kind == .symbol, unit > 0xFF else { return false }
    return (0xD800...0xDBFF).contains(unit) || (0x2300...0x2BFF).contains(unit) || unit == 0xFE0F
  }

  /// Whether a terminator can end the sentence that began at `start`.
  private func canEnd(at index: Int, _ start: Int, next: Int) -> Bool {
    guard unit(index) == Letters.period, next == index + 1, index > start else { return true }
    let before = pieces[index - 1]
    // "1. Мақсаты": the number of an item, not a sentence.
    if index == start + 1, before.kind == .number, before.range.count <= 3 { return false }
    if index == start + 1, before.range.count == 1 { return false }
    guard next < pieces.count, !pieces[next].isAfterSpace else { return true }
    // A forgotten space: "келді.Содан" is a border, "V.Putin" and "2.Б" are none.
    return before.range.count > 2 && Letters.isLower(units[before.range.upperBound - 1])
  }

  /// Whether an abbreviation ends the sentence too.
  private func canEnd(_ ending: Abbreviations.Ending, next: Int) -> Bool {
    guard next < pieces.count, pieces[next].isAfterSpace else { return next == pieces.count }
    switch ending {
    case .inner: return false
    case .end: return true
    case .starter:
      // "1995 г. Он": a name would go on, as "1955 ж. АҚШ-пен" does.
      var first = next
      while first < pieces.count, opens(first) { first += 1 }
      guard first < pieces.count else { return true }
      let word = String(decoding: units[pieces[first].range], as: UTF16.self)
      return starters.contains(word.lowercased())
    }
  }

  // MARK: Starts

  /// Whether a sentence can begin with a piece.
  private func startsSentence(at index: Int) -> Bool {
    var index = index
    while index < pieces.count, opens(index) { index += 1 }
    guard index < pieces.count else { return false }
    let first = unit(index)
    switch pieces[index].kind {
    case .number: return true
    // Tags are hung on to the end of a sentence.
    case .address: return first != 0x23
    case .punctuation: return false
    case .symbol: return first > 0x7F
    case .word: return !Letters.isLower(first)
    }
  }

  /// Opening quotation marks, brackets, dashes of direct speech, bullets.
  private func opens(_ index: Int) -> Bool {
    guard pieces[index].kind == .punctuation || pieces[index].kind == .symbol else { return false }
    let unit = unit(index)
    switch unit {
    case 0x22, 0x27, 0xAB, 0x201C, 0x201E, 0x2018, 0x28, 0x5B, 0x2039, 0x2A, 0x2022: return true
    default: return Letters.isDash(unit)
    }
  }

  // MARK: Units

  private func unit(_ index: Int) -> UInt16 { units[pieces[index].range.lowerBound] }

  /// How many line breaks stand between a piece and the one before it.
  private func lineBreaks(before index: Int) -> Int {
    guard pieces.indices.contains(index), pieces[index].isAfterSpace else { return 0 }
    let from = index == 0 ? 0 : pieces[index - 1].range.upperBound
    var count = 0
    for unit in units[from..<pieces[index].range.lowerBound] where unit == Letters.newline {
      count += 1
    }
    return count
  }
}
