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
  let starters: SentenceWords

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
        switch self.start(at: end) {
        case .none: break
        case .capital: isEnd = canEnd(at: index, start, next: end)
        case .small: isEnd = canEnd(at: index, start, beforeSmall: end)
        }
      } else if case .abbreviation(let ending) = pieces[index].form {
        isEnd = self.start(at: end) == .capital && canEnd(ending, index, next: end)
      } else if pieces[index].form == .initial {
        isEnd = canEnd(initial: index, start, next: end)
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
      guard isTerminator(end) || isCloser(end) || isEmoticon(end), !isLeader(end) else { break }
      end += 1
    }
    // Emoji after a space are bullets of what follows, or else belong to what was said.
    var emoji = end
    while emoji < pieces.count, lineBreaks(before: emoji) == 0, isEmoji(emoji) { emoji += 1 }
    return emoji == pieces.count || lineBreaks(before: emoji) > 0 ? emoji : end
  }

  /// Whether a mark after a space leads the word that it touches: "Әдемі! ...және тыныш".
  private func isLeader(_ index: Int) -> Bool {
    guard pieces[index].isAfterSpace else { return false }
    var end = index
    // Two or three dots; a longer run is no beginning.
    while end < pieces.count, end < index + 4, isTerminator(end) { end += 1 }
    guard end > index, end < pieces.count, !pieces[end].isAfterSpace else { return false }
    return pieces[end].kind == .word || isEmoji(end)
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

  /// Whether a terminator can end the sentence that began at `start`, before a capital.
  private func canEnd(at index: Int, _ start: Int, next: Int) -> Bool {
    guard index > start else { return false }
    guard unit(index) == Letters.period, next == index + 1 else { return true }
    let before = pieces[index - 1]
    if isItem(index - 1, start) { return false }
    guard next < pieces.count, !pieces[next].isAfterSpace else { return true }
    // A forgotten space: "келді.Содан" and "(2019).Содан" are borders, "V.Putin" and "2.Б" none.
    let after = pieces[next].range
    guard pieces[next].kind != .word || after.count > 1 else { return false }
    if isCloser(index - 1) { return true }
    guard before.kind == .word, before.range.count > 2, !isRoman(before.range) else { return false }
    return Letters.isLower(units[before.range.upperBound - 1])
      || (after.count > 1 && Letters.isLower(units[after.lowerBound + 1]))
  }

  /// Whether a piece is the number of an item and no sentence.
  ///
  /// So are "1. Мақсаты", "IV. Қорытынды", "а. Жоба", "Жоспар: 1. Үй".
  private func isItem(_ index: Int, _ start: Int) -> Bool {
    let piece = pieces[index]
    let isShort = piece.kind == .number && piece.range.count <= 3
    if index == start { return isShort || piece.range.count == 1 || isRoman(piece.range) }
    // : ;
    return isShort && [0x3A, 0x3B].contains(unit(index - 1))
  }

  /// Whether all letters are Roman digits, Latin or Cyrillic: I V X, І Х.
  private func isRoman(_ range: Range<Int>) -> Bool {
    units[range].allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x406, 0x425].contains($0) }
  }

  /// Whether a terminator ends a sentence before a small letter, as people write in chats and
  /// verse and where a page loses a capital.
  ///
  /// What is in brackets or quotation marks goes on after them, and after an ellipsis a small
  /// letter goes on as a rule.
  private func canEnd(at index: Int, _ start: Int, beforeSmall next: Int) -> Bool {
    guard pieces[next].isAfterSpace, index > start else { return false }
    var periods = 0
    for tail in index..<next {
      switch unit(tail) {
      case Letters.period: periods += 1
      case 0x21, 0x3F: break
      default: return false
      }
    }
    if periods > 1 || (periods == 1 && next > index + 1) { return false }
    if periods == 0 { return !starters.tellsOfSaying(word(next)) && !isBrand(index - 1, next) }
    return isWhole(index - 1) && !isItem(index - 1, start)
  }

  /// "Yahoo! купила": a mark of a Latin name, in a Cyrillic sentence.
  private func isBrand(_ index: Int, _ next: Int) -> Bool {
    Letters.isLatin(unit(index)) && !Letters.isLatin(unit(next))
  }

  /// Whether what stands before a period is no abbreviation, even one that no table has: those end
  /// in a consonant and are short.
  private func isWhole(_ index: Int) -> Bool {
    let piece = pieces[index]
    let last = units[piece.range.upperBound - 1]
    switch piece.kind {
    case .number: return piece.range.count > 3
    case .punctuation: return last == 0x29 || last == 0xBB
    case .word:
      // "12-бет." begins with its number.
      guard piece.form == .plain, Letters.isCyrillic(last), Letters.isLower(last),
        !Letters.isDigit(unit(index))
      else { return false }
      // й, ь
      let isOpen = TextRepair.isCyrillicVowel(last) || last == 0x439 || last == 0x44C
      return piece.range.count >= (isOpen ? 3 : 5)
    default: return false
    }
  }

  /// Whether an abbreviation ends the sentence too.
  private func canEnd(_ ending: Abbreviations.Ending, _ index: Int, next: Int) -> Bool {
    guard next < pieces.count, pieces[next].isAfterSpace else { return next == pieces.count }
    switch ending {
    case .inner: return false
    case .end: return true
    case .counted where isCounted(index) && startsAsWord(next): return true
    case .counted, .starter:
      // "1995 г. Он": a name would go on, as "1955 ж. АҚШ-пен" does.
      var first = next
      while first < pieces.count, opens(first) { first += 1 }
      return first == pieces.count || starters.begins(word(first))
    }
  }

  private func isCounted(_ index: Int) -> Bool { index > 0 && pieces[index - 1].kind == .number }

  /// Whether a piece is a word whose second letter is small, as УПК is none.
  private func startsAsWord(_ index: Int) -> Bool {
    let range = pieces[index].range
    return pieces[index].kind == .word && range.count > 1
      && Letters.isLower(units[range.lowerBound + 1])
  }

  /// Whether initials stand after their surname, and then a word that no name is.
  ///
  /// So a sentence ends in "Ахметов К. Б. Потом".
  private func canEnd(initial index: Int, _ start: Int, next: Int) -> Bool {
    var name = index
    // One or two, three at most with a patronymic.
    while name > max(start, index - 3), pieces[name].form == .initial { name -= 1 }
    guard next < pieces.count, pieces[next].isAfterSpace, pieces[next].kind == .word,
      pieces[name].kind == .word, Letters.isUpper(unit(name))
    else { return false }
    let word = word(next)
    // По and Ко are surnames, and so may be other short words.
    guard pieces[next].range.count > 2 || word == "он" || word == "ол" else { return false }
    return Letters.isUpper(unit(next)) && starters.begins(word)
  }

  // MARK: Starts

  private enum Start { case none, capital, small }

  /// How a sentence could begin with a piece.
  private func start(at index: Int) -> Start {
    var first = index
    while first < pieces.count, opens(first) { first += 1 }
    guard first < pieces.count else { return .none }
    let unit = unit(first)
    switch pieces[first].kind {
    case .number: return .capital
    // Tags are hung on to the end of a sentence.
    case .address: return unit == 0x23 ? .none : .capital
    case .punctuation: return isLeader(first) ? .capital : .none
    case .symbol: return unit > 0x7F ? .capital : .none
    case .word:
      guard Letters.isLower(unit) else { return .capital }
      return first == index ? .small : .none
    }
  }

  /// Opening quotation marks, brackets, dashes of direct speech, bullets; and what is left of a
  /// bracket that lost its content: "() Родился".
  private func opens(_ index: Int) -> Bool {
    guard pieces[index].kind == .punctuation || pieces[index].kind == .symbol else { return false }
    let unit = unit(index)
    switch unit {
    case 0x22, 0x27, 0xAB, 0x201C, 0x201E, 0x2018, 0x28, 0x5B, 0x2039, 0x2A, 0x2022, 0x60:
      return true
    case 0x29: return index > 0 && self.unit(index - 1) == 0x28
    default: return Letters.isDash(unit)
    }
  }

  // MARK: Units

  private func word(_ index: Int) -> String {
    String(decoding: units[pieces[index].range], as: UTF16.self).lowercased()
  }

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
