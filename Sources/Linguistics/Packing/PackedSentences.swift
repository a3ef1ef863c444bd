internal import Basics

/// The sentences of a packed text, which can be read without its words.
package struct PackedSentences {
  package private(set) var language = Language.other
  private(set) var script = Script.cyrillic
  private(set) var alphabet: Alphabet?
  package private(set) var list: [Sentence] = []

  static func bytes(of text: AnalyzedText) -> [UInt8] {
    var out = ByteWriter()
    out.byte(UInt8(text.language.index) | UInt8(Script.allCases.number(of: text.script)) << 4)
    out.byte(UInt8(text.alphabet.map { Alphabet.allCases.number(of: $0) + 1 } ?? 0))
    var (token, end, paragraph) = (0, 0, 0)
    out.number(text.sentences.count)
    for sentence in text.sentences {
      out.number(sentence.tokens.lowerBound - token)
      out.number(sentence.tokens.count)
      out.signed(sentence.range.lowerBound.value - end)
      out.number(sentence.range.upperBound.value - sentence.range.lowerBound.value)
      out.number((sentence.paragraph - paragraph) << 2 | sentence.language.index)
      (token, end) = (sentence.tokens.upperBound, sentence.range.upperBound.value)
      paragraph = sentence.paragraph
    }
    return out.bytes
  }

  /// Nil for bytes that nobody packed.
  package init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    let first = reader.byte()
    guard let language = Self.language(Int(first & 0xF)),
      let script = Script.allCases.dropFirst(Int(first >> 4)).first
    else { return nil }
    (self.language, self.script) = (language, script)
    let alphabet = Int(reader.byte())
    if alphabet > 0 { self.alphabet = Alphabet.allCases.dropFirst(alphabet - 1).first }
    var (token, end, paragraph) = (0, 0, 0)
    for _ in 0..<reader.count() {
      let firstToken = token &+ reader.number()
      let tokenEnd = firstToken &+ reader.number()
      let start = end &+ reader.signed()
      let rangeEnd = start &+ reader.number()
      let last = reader.number()
      guard let language = Self.language(last & 3), firstToken >= token, tokenEnd >= firstToken,
        tokenEnd < Int(Int32.max), start >= 0, rangeEnd >= start
      else { return nil }
      paragraph &+= last >> 2
      list.append(
        Sentence(
          tokens: firstToken..<tokenEnd, range: ScalarRange(start, rangeEnd), language: language,
          paragraph: paragraph))
      (token, end) = (tokenEnd, rangeEnd)
    }
    if reader.isDamaged { return nil }
  }

  private static func language(_ index: Int) -> Language? {
    Language.allCases.first { $0.index == index }
  }
}

extension Array where Element: Equatable {
  /// The place of a value that is there.
  fileprivate func number(of value: Element) -> Int { firstIndex(of: value) ?? 0 }
}
