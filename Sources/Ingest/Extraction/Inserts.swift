/// The phrases by which inserts, tails and notices betray themselves, from
/// `extraction-phrases.csv`.
struct Inserts: Sendable {
  private let starts: PhraseIndex
  private let tails: PhraseIndex
  private let notices: PhraseIndex

  static let shared = Inserts()

  private init() {
    starts = PhraseIndex(phrases("insert"))
    tails = PhraseIndex(phrases("tail"))
    notices = PhraseIndex(phrases("boilerplate"))
  }

  /// "Читайте также: …" and its like: begins with the phrase and is short or mostly a link.
  func isInsert(_ block: Block, _ text: ArraySlice<UInt8>) -> Bool {
    guard block.length < 150 || block.linkShare > 0.3, let length = starts.prefix(of: text) else {
      return false
    }
    // "Комментарии экспертов разошлись." is a sentence, "Комментарии (5)" is not.
    let isSentence = block.measure.endsSentence && block.measure.words > 6
    if block.linkShare > 0.3 { return block.linkShare > 0.6 || !isSentence }
    return TextMeasure.length(text.dropFirst(length)) < 60 && !isSentence
  }

  /// The heading over what no longer belongs to the article.
  func isTail(_ block: Block, _ text: ArraySlice<UInt8>) -> Bool {
    guard block.length < 60, let length = tails.prefix(of: text) else { return false }
    return TextMeasure.length(text.dropFirst(length)) < 25
  }

  /// A notice on rights, cookies or subscriptions.
  func isNotice(_ block: Block, _ text: ArraySlice<UInt8>) -> Bool {
    // Links are not content anyway.
    guard block.length < 2000, block.linkShare < 0.9 else { return false }
    return notices.occurs(in: smallLetters(text))
  }
}

/// The phrases of one use in `extraction-phrases.csv`, in small letters.
func phrases(_ use: String) -> [String] {
  ingestTable("extraction-phrases").dropFirst().filter { $0.count == 3 && $0[0] == use }.map {
    $0[2]
  }
}
