internal import Basics

/// A value as bytes, in the order of its fields; both ways stand side by side, so that they agree.
protocol Packed {
  func pack(into out: inout ByteWriter)
  init(from bytes: inout ByteReader)
}

extension ByteWriter {
  mutating func pack(_ values: [some Packed]) {
    number(values.count)
    for value in values { value.pack(into: &self) }
  }

  mutating func pack(_ values: [String]) {
    number(values.count)
    for value in values { string(value) }
  }

  mutating func pack(_ values: [Int]) {
    number(values.count)
    for value in values { number(value) }
  }

  /// A code of a closed list as its place there; lists only grow at their ends, or `codingVersion`
  /// is raised.
  mutating func pack<Code: CaseIterable & Equatable>(_ code: Code) {
    byte(UInt8(Code.allCases.enumerated().first { $0.element == code }?.offset ?? 0))
  }
}

extension ByteReader {
  mutating func values<Value: Packed>() -> [Value] { (0..<count()).map { _ in Value(from: &self) } }
  mutating func strings() -> [String] { (0..<count()).map { _ in string() } }
  mutating func numbers() -> [Int] { (0..<count()).map { _ in number() } }

  /// The code at a place of its list; for a place beyond it the code given.
  mutating func code<Code: CaseIterable>(or other: Code) -> Code {
    Code.allCases.dropFirst(Int(byte())).first ?? other
  }
}

extension CodedArticle {
  /// The coding as bytes, without the name of its lexicon: an edit that leaves a coding as it is
  /// leaves its bytes.
  package var packed: [UInt8] {
    var out = ByteWriter()
    out.pack(relevance)
    out.pack(stance)
    out.pack(strictStance)
    out.pack(outletStance)
    stanceParts.pack(into: &out)
    out.pack(labelUse)
    out.pack(genre)
    out.pack(frames)
    out.pack(finerFrames)
    out.pack(voices)
    out.pack(cities)
    out.pack(origins)
    out.pack(metaphors)
    out.pack(speakers)
    out.pack(sentences)
    out.pack(frameScores)
    out.pack(ties)
    out.pack(mentions)
    out.pack(frameMatches)
    out.pack(evidence)
    return out.bytes
  }

  /// Nil for bytes that are no coding.
  package init?(packed: [UInt8], lexicon: String) {
    var bytes = ByteReader(packed)
    self.init()
    self.lexicon = lexicon
    relevance = bytes.code(or: .none)
    stance = bytes.code(or: .neutral)
    strictStance = bytes.code(or: .neutral)
    outletStance = bytes.code(or: .neutral)
    stanceParts = StanceParts(from: &bytes)
    labelUse = bytes.code(or: .none)
    genre = bytes.code(or: .report)
    frames = bytes.strings()
    finerFrames = bytes.strings()
    voices = bytes.strings()
    cities = bytes.strings()
    origins = bytes.strings()
    metaphors = bytes.strings()
    speakers = bytes.values()
    sentences = bytes.values()
    frameScores = bytes.values()
    ties = bytes.values()
    mentions = bytes.values()
    frameMatches = bytes.values()
    evidence = bytes.values()
    if bytes.isDamaged || !bytes.isAtEnd { return nil }
  }
}
