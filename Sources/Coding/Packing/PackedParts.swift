internal import Basics

extension StanceParts: Packed {
  func pack(into out: inout ByteWriter) {
    // Most sentences say nothing of most parts.
    let parts = StancePart.allCases.map { self[$0] }
    out.byte(parts.enumerated().reduce(0) { $1.element == 0 ? $0 : $0 | 1 << UInt8($1.offset) })
    for value in parts where value != 0 { out.double(value) }
  }

  init(from bytes: inout ByteReader) {
    self.init()
    let present = bytes.byte()
    for (place, part) in StancePart.allCases.enumerated() where present & 1 << UInt8(place) != 0 {
      self[part] = bytes.double()
    }
  }
}

extension SpeakerStance: Packed {
  func pack(into out: inout ByteWriter) {
    out.string(role)
    parts.pack(into: &out)
  }

  init(from bytes: inout ByteReader) {
    self.init(role: bytes.string(), parts: StanceParts(from: &bytes))
  }
}

extension SentenceStance: Packed {
  func pack(into out: inout ByteWriter) {
    out.pack(place.part)
    out.number(place.sentence)
    parts.pack(into: &out)
  }

  init(from bytes: inout ByteReader) {
    self.init(
      place: SentencePlace(part: bytes.code(or: .text), sentence: bytes.number()),
      parts: StanceParts(from: &bytes))
  }
}

extension FrameScore: Packed {
  func pack(into out: inout ByteWriter) {
    out.string(frame)
    out.double(score)
    out.double(share)
    out.double(salience)
  }

  init(from bytes: inout ByteReader) {
    self.init(
      frame: bytes.string(), score: bytes.double(), share: bytes.double(),
      salience: bytes.double())
  }
}

extension SocialTie: Packed {
  func pack(into out: inout ByteWriter) {
    out.pack(part)
    out.number(sentence)
    out.string(tie)
    out.pack(state)
    out.pack(evidence)
  }

  init(from bytes: inout ByteReader) {
    self.init(
      part: bytes.code(or: .text), sentence: bytes.number(), tie: bytes.string(),
      state: bytes.code(or: .present), evidence: bytes.numbers())
  }
}

extension FrameMatch: Packed {
  func pack(into out: inout ByteWriter) {
    out.pack(part)
    out.number(sentence)
    out.string(frame)
    out.pack(finer)
    out.string(speaker)
    out.pack(evidence)
  }

  init(from bytes: inout ByteReader) {
    self.init(
      part: bytes.code(or: .text), sentence: bytes.number(), frame: bytes.string(),
      finer: bytes.strings(), speaker: bytes.string(), evidence: bytes.numbers())
  }
}

extension Mention: Packed {
  private static let isQuotedBit: UInt8 = 1
  private static let mayBeIronicBit: UInt8 = 2

  func pack(into out: inout ByteWriter) {
    out.pack(part)
    out.number(sentence)
    out.number(start)
    out.number(end)
    out.string(surface)
    out.string(group)
    out.pack(stance)
    out.pack(strictStance)
    out.double(score)
    parts.pack(into: &out)
    out.string(speaker)
    out.byte((isQuoted ? Self.isQuotedBit : 0) | (mayBeIronic ? Self.mayBeIronicBit : 0))
    out.pack(labelUse)
    out.pack(evidence)
  }

  init(from bytes: inout ByteReader) {
    self.init(
      part: bytes.code(or: .text), sentence: bytes.number(), start: bytes.number(),
      end: bytes.number(), surface: bytes.string(), group: bytes.string(),
      stance: bytes.code(or: .neutral), strictStance: bytes.code(or: .neutral),
      score: bytes.double(), parts: StanceParts(from: &bytes), speaker: bytes.string(),
      isQuoted: false, labelUse: .none, mayBeIronic: false, evidence: [])
    let marks = bytes.byte()
    isQuoted = marks & Self.isQuotedBit != 0
    mayBeIronic = marks & Self.mayBeIronicBit != 0
    labelUse = bytes.code(or: .none)
    evidence = bytes.numbers()
  }
}

extension Evidence: Packed {
  // What the first byte says beside the part.
  private static let isInText: UInt8 = 1
  private static let isBlocked: UInt8 = 2
  private static let isShifted: UInt8 = 4

  func pack(into out: inout ByteWriter) {
    out.byte(
      (part == .text ? Self.isInText : 0) | (blocked != nil ? Self.isBlocked : 0)
        | (shiftedWeight != weight ? Self.isShifted : 0))
    out.number(sentence)
    out.number(start)
    out.number(end)
    out.string(surface)
    out.string(entry)
    out.string(layer)
    out.string(code)
    out.string(rule)
    out.double(weight)
    if shiftedWeight != weight { out.double(shiftedWeight) }
    if let blocked { out.string(blocked) }
  }

  init(from bytes: inout ByteReader) {
    let marks = bytes.byte()
    self.init(
      part: marks & Self.isInText != 0 ? .text : .title, sentence: bytes.number(),
      start: bytes.number(), end: bytes.number(), surface: bytes.string(), entry: bytes.string(),
      layer: bytes.string(), code: bytes.string(), rule: bytes.string(), weight: bytes.double(),
      shiftedWeight: 0, blocked: nil)
    shiftedWeight = marks & Self.isShifted != 0 ? bytes.double() : weight
    if marks & Self.isBlocked != 0 { blocked = bytes.string() }
  }
}
