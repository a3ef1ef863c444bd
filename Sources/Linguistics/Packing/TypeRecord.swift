internal import Basics

/// A type as bytes, with all its readings: what the dictionaries said once is not asked again.
struct TypeRecord {
  // What the first byte of a type says, beside its kind in the lowest three bits and its language in
  // the next two.
  private static let isShouted: UInt8 = 1 << 5
  private static let isFolded: UInt8 = 1 << 6

  static func write(_ type: WordType, to out: inout ByteWriter) {
    let isFolded = type.folded == type.surface
    out.byte(
      type.kind.rawValue | UInt8(type.language.index) << 3
        | (type.isShouted ? Self.isShouted : 0) | (isFolded ? Self.isFolded : 0))
    out.string(type.surface)
    if !isFolded { out.string(type.folded) }
    out.number(type.analyses.count)
    let folded = Array(type.folded.utf8)
    for reading in type.analyses { write(reading, folded, to: &out) }
  }

  static func read(from bytes: inout ByteReader) -> WordType? {
    let first = bytes.byte()
    guard let kind = WordType.Kind(rawValue: first & 7),
      let language = Language(index: Int(first >> 3 & 3))
    else { return nil }
    let surface = bytes.string()
    let folded = first & isFolded != 0 ? surface : bytes.string()
    let count = bytes.count()
    var readings: [Analysis] = []
    readings.reserveCapacity(count)
    for _ in 0..<count {
      guard let reading = reading(folded, from: &bytes) else { return nil }
      readings.append(reading)
    }
    guard !bytes.isDamaged else { return nil }
    return WordType(
      surface: surface, folded: folded, language: language, kind: kind, analyses: readings,
      isShouted: first & isShouted != 0)
  }

  /// The lemma as what it shares with the folded form at the beginning, and the rest.
  private static func write(_ reading: Analysis, _ folded: [UInt8], to out: inout ByteWriter) {
    let lemma = Array(reading.lemma.utf8)
    let shared = zip(lemma, folded).prefix { $0 == $1 }.count
    out.number(shared)
    out.list(lemma[shared...])
    let features = PackedFeatures(reading).bits
    for shift in stride(from: 0, to: 32, by: 8) {
      out.byte(UInt8(truncatingIfNeeded: features >> UInt32(shift)))
    }
    out.double(reading.weight)
  }

  private static func reading(_ folded: String, from bytes: inout ByteReader) -> Analysis? {
    let shared = bytes.number()
    let rest = bytes.string()
    let form = folded.utf8
    guard shared >= 0, shared <= form.count else { return nil }
    let lemma: String
    if shared == form.count, rest.isEmpty {
      lemma = folded
    } else {
      // A shared beginning may end inside a letter.
      var letters = Array(form.prefix(shared))
      letters += rest.utf8
      lemma = String(decoding: letters, as: UTF8.self)
    }
    var bits: UInt32 = 0
    for shift in stride(from: 0, to: 32, by: 8) { bits |= UInt32(bytes.byte()) << UInt32(shift) }
    let weight = bytes.double()
    return PackedFeatures(bits: bits).analysis(lemma: lemma, weight: weight)
  }
}

extension Language {
  fileprivate init?(index: Int) {
    guard let found = Self.allCases.first(where: { $0.index == index }) else { return nil }
    self = found
  }
}
