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
    ":D", "\u{2028}", "中", "ж. ", "ч. л. ", "#АҚШ'мыз", "#", "@", "’", "/", "א", "ע\"י", "a.b@",
    "http://", "\u{20DD}", "\u{483}", "_", "·", "12", "kz", "в.", "ﬁ", "٣",
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
    #expect(lost(text, analyzed).isEmpty)
  }

  /// The letters and digits of a text that no token holds.
  static func lost(_ text: String, _ analyzed: AnalyzedText) -> [Unicode.Scalar] {
    var next = 0
    var lost: [Unicode.Scalar] = []
    for (index, scalar) in text.unicodeScalars.enumerated() {
      while next < analyzed.tokens.count, analyzed.tokens[next].end <= index { next += 1 }
      if next < analyzed.tokens.count, analyzed.tokens[next].start <= index { continue }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        lost.append(scalar)
      }
    }
    return lost
  }

  /// After a sign that only ICU knows, a stretch is cut by ICU; after a plain one by the scan.
  @Test("plain text is cut as ICU cuts it", arguments: 0..<10)
  func asICU(round: Int) throws {
    var generator = SeededGenerator(seed: UInt64(round))
    let session = Analyzer(
      try Dictionaries(kazakh: WholeWordMorphology(), russian: WholeWordMorphology())
    ).session()
    func borders(_ text: String) -> [[Int32]] {
      session.analyze(text).tokens.map { [$0.start, $0.end] }
    }
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let scalars = Bool.random(using: &generator) ? Self.frequent : Self.plain
        text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "a")
      }
      #expect(borders("\u{2020}" + text) == borders("\u{2603}" + text), "\(text.debugDescription)")
    }
  }

  static let frequent = Array(
    "абвгдеАБВҚҒқғңөұүһіIabcdefgzéüğ0123456789''''’’‘..,,::;-\u{A0}".unicodeScalars)

  /// Letters, digits and marks of plain print.
  static let plain: [Unicode.Scalar] =
    [
      0x21...0x5E, 0x60...0x7E, 0xA1...0xA9, 0xAB...0xAC, 0xAE...0xB4, 0xB6...0xB6, 0xBB...0x24F,
      0x400...0x482, 0x48A...0x52F, 0x2010...0x2023, 0x2025...0x2026, 0x2030...0x203E,
      0x2041...0x2053, 0x2055...0x205E, 0x20A0...0x20C0, 0x2116...0x2116, 0x2200...0x22FF,
    ].flatMap { (range: ClosedRange<UInt32>) in range.compactMap(Unicode.Scalar.init) }

  @Test(
    "two megabytes of anything come to an end",
    arguments: [
      "қалаGorod1'ə-а.", "\u{301}", "👩\u{200D}👧", "\u{202E}", "aаoоpрcс", "#a'b", "kzсо.",
    ])
  func twoMegabytes(fragment: String) throws {
    try Self.check(String(repeating: fragment, count: 2_000_000 / fragment.utf8.count))
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

  /// Two hundred thousand scalars of each.
  @Test(
    "a page of one thing repeated comes to an end",
    arguments: fragments + ["a", "а.", "*", "#", "@", "а-", "а - ", "А.", "z.kz", "деп", "! 😀 "])
  func repeated(fragment: String) throws {
    let count = max(1, 200_000 / fragment.unicodeScalars.count)
    try Self.check(String(repeating: fragment, count: count))
  }
}
