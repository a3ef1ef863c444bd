/// The phrases by which inserts, tails and notices betray themselves, from
/// `extraction-phrases.csv`.
struct Inserts: Sendable {
  private let starts: PhraseIndex
  private let tails: PhraseIndex
  private let notices: NoticeIndex

  static let shared = Inserts()

  private init() {
    starts = PhraseIndex(phrases("insert"))
    tails = PhraseIndex(phrases("tail"))
    notices = NoticeIndex(phrases("boilerplate"))
  }

  /// "Читайте также: …" and its like: begins with the phrase and is short or mostly a link.
  func isInsert(_ block: Block, _ text: String) -> Bool {
    guard block.length < 150 || block.linkShare > 0.3, let length = starts.match(text) else {
      return false
    }
    // "Комментарии экспертов разошлись." is a sentence, "Комментарии (5)" is not.
    let isSentence = block.measure.endsSentence && block.measure.words > 6
    if block.linkShare > 0.3 { return block.linkShare > 0.6 || !isSentence }
    return text.unicodeScalars.count - length < 60 && !isSentence
  }

  /// The heading over what no longer belongs to the article.
  func isTail(_ block: Block, _ text: String) -> Bool {
    guard block.length < 60, let length = tails.match(text) else { return false }
    return text.unicodeScalars.count - length < 25
  }

  /// A notice on rights, cookies or subscriptions.
  func isNotice(_ block: Block, _ text: ArraySlice<UInt8>) -> Bool {
    guard block.length < 2000 else { return false }
    return notices.occurs(in: smallLetters(text))
  }
}

/// Phrases that may stand anywhere in a text, at the start of a word.
private struct NoticeIndex: Sendable {
  /// By the first byte of a phrase.
  private var phrases = [[[UInt8]]](repeating: [], count: 256)

  init(_ texts: [String]) {
    for text in texts {
      let phrase = Array(text.utf8)
      if let first = phrase.first { phrases[Int(first)].append(phrase) }
    }
  }

  func occurs(in text: [UInt8]) -> Bool {
    var isStart = true
    for (position, byte) in text.enumerated() {
      if isStart {
        for phrase in phrases[Int(byte)] where text[position...].starts(with: phrase) {
          return true
        }
      }
      isStart = byte < 0x80 && !isASCIILetter(byte)
    }
    return false
  }
}

/// UTF-8 with the capitals of ASCII, Russian and Kazakh made small; others stay as they are.
func smallLetters(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var out = Array(bytes)
  var lead: UInt8 = 0
  for index in out.indices {
    let byte = out[index]
    switch (lead, byte) {
    case (_, 0x41...0x5A): out[index] = byte | 0x20
    case (0xD0, 0x90...0x9F): out[index] = byte + 0x20
    case (0xD0, 0xA0...0xAF):
      out[index - 1] = 0xD1
      out[index] = byte - 0x20
    case (0xD0, 0x80...0x8F):
      out[index - 1] = 0xD1
      out[index] = byte + 0x10
    // Capital and small letter by turns: Ғ Қ Ң Ү Ұ Һ, Ә Ө.
    case (0xD2, 0x90...0xBE) where byte & 1 == 0, (0xD3, 0x98...0xA8) where byte & 1 == 0:
      out[index] = byte + 1
    default: break
    }
    lead = byte
  }
  return out
}

/// Phrases by their first letters.
private struct PhraseIndex: Sendable {
  private var byStart: [Character: [String]] = [:]

  init(_ phrases: [String]) {
    for phrase in phrases {
      if let first = phrase.first { byStart[first, default: []].append(phrase) }
    }
  }

  /// The length in scalars of the longest phrase that a text begins with, in any case, marks before
  /// it passed over.
  func match(_ text: String) -> Int? {
    let head = String(text.prefix(60)).lowercased()
    let start = head.drop { !$0.isLetter && $0 != "©" }
    guard let first = start.first, let candidates = byStart[first] else { return nil }
    let skipped = head.unicodeScalars.count - start.unicodeScalars.count
    let lengths = candidates.filter { start.hasPrefix($0) }.map(\.unicodeScalars.count)
    return lengths.max().map { $0 + skipped }
  }
}
