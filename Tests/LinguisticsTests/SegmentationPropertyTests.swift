import Linguistics
import Testing

@Suite("Segmentation, properties")
struct SegmentationPropertyTests {
  static let fragments = [
    "қала", "Город", "т.б.", "г. ", "А. ", "...", "!", "? ", " — ", "«", "»", "(", ")", "\n",
    "\n\n",
    "\u{301}", "\u{0}", "\u{1B}", "\u{FFFD}", "\u{202E}", "\u{200B}", "\u{AD}", "😀", "🇰🇿",
    "👩\u{200D}👩\u{200D}👧", "5-ші", "3:0", "90%-ы", "***", "б***ь", "#тег", "@a", "http://x.kz/",
    "передаетTengrinews.kzсо", "көші - қон", "aýyl", "ٴۇي", "e\u{301}\u{302}", "'", "`", " ", "1.",
    ":D", "\u{2028}", "中", "ж. ", "ч. л. ",
  ]

  /// Tokens hold what stands in the text, in order and apart; sentences hold all of them.
  static func check(_ text: String) throws {
    let analyzed = try analyze(text)
    let count = Int32(text.unicodeScalars.count)
    var end: Int32 = 0
    for token in analyzed.tokens {
      #expect(token.start >= end && token.end > token.start && token.end <= count)
      end = token.end
    }
    var next = 0
    for sentence in analyzed.sentences {
      #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
      next = sentence.tokens.upperBound
    }
    #expect(next == analyzed.tokens.count)
  }

  @Test("any mixture is cut into its own slices", arguments: 0..<20)
  func anyMixture(round: Int) throws {
    var generator = SeededGenerator(seed: UInt64(round))
    for _ in 0..<40 {
      var text = ""
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        text += Self.fragments.randomElement(using: &generator) ?? ""
      }
      try Self.check(text)
    }
  }

  /// Two hundred thousand scalars of each: work that grows with the square would take minutes.
  @Test(
    "a page of one thing repeated is done in time that grows with its length",
    .timeLimit(.minutes(1)),
    arguments: fragments + ["a", "а.", "*", "#", "@", "а-", "а - ", "А.", "z.kz", "деп", "! 😀 "])
  func repeated(fragment: String) throws {
    let count = max(1, 200_000 / fragment.unicodeScalars.count)
    try Self.check(String(repeating: fragment, count: count))
  }
}
