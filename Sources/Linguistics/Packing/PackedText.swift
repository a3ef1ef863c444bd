internal import Basics

/// An analysed text as bytes: the numbers of its types, its tokens, its sentences.
///
/// About three bytes a token. With the inventory of types it gives back the same text, so that what
/// comes after analysis never touches the words again.
package struct PackedText: Hashable, Sendable {
  /// The distinct types, sorted: how many, then the steps from one to the next.
  package var types: [UInt8]
  package var tokens: [UInt8]
  package var sentences: [UInt8]

  package init(types: [UInt8], tokens: [UInt8], sentences: [UInt8]) {
    self.types = types
    self.tokens = tokens
    self.sentences = sentences
  }

  package init(_ text: AnalyzedText, _ inventory: inout TypeInventory) {
    let numbers = text.types.map { inventory.number(of: $0) }
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var places = [Int](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = place }
    types = Self.types(order.map { numbers[$0] })
    tokens = Self.tokens(text, places, numbers.map { inventory.lengths[Int($0)] })
    sentences = PackedSentences.bytes(of: text)
  }

  /// The text, where these types are those of the inventory it was packed with; nil for bytes that
  /// nobody packed.
  package func text(_ inventory: TypeInventory) -> AnalyzedText? {
    guard let numbers = Self.numbers(of: types, below: inventory.types.count),
      let sentences = PackedSentences(sentences)
    else { return nil }
    var text = AnalyzedText(
      language: sentences.language, script: sentences.script,
      types: numbers.map { inventory.types[Int($0)] }, tokens: [], sentences: sentences.list)
    text.alphabet = sentences.alphabet
    let count = sentences.list.last?.tokens.upperBound ?? 0
    guard let tokens = unpackedTokens(numbers.map { inventory.lengths[Int($0)] }, count: count)
    else { return nil }
    text.tokens = tokens
    return text
  }

  // MARK: Types

  private static func types(_ sorted: [Int32]) -> [UInt8] {
    var out = ByteWriter()
    out.number(sorted.count)
    var last: Int32 = 0
    for number in sorted {
      out.number(Int(number - last))
      last = number
    }
    return out.bytes
  }

  /// The numbers of types in the bytes of a list; nil where one is not below `end`.
  package static func numbers(of types: [UInt8], below end: Int) -> [Int32]? {
    var reader = ByteReader(types)
    var numbers: [Int32] = []
    let count = reader.count()
    numbers.reserveCapacity(count)
    var last = 0
    for _ in 0..<count {
      let step = reader.number()
      guard step >= 0, step < end - last else { return nil }
      last += step
      numbers.append(Int32(last))
    }
    return reader.isDamaged ? nil : numbers
  }

  // MARK: Tokens

  // What the first byte of a token says. Most take two bytes: this one, and the lowest eight bits of
  // the place of its type among those of the text.
  /// The space before it: none, one sign, or more, which follow.
  private static let gap: UInt8 = 0b11
  private static let longGap: UInt8 = 2
  /// The reading chosen, or 3 where it follows.
  private static let reading: UInt8 = 0b1100
  private static let otherReading: UInt8 = 3
  /// It takes another number of scalars than its type's surface; they follow.
  private static let otherLength: UInt8 = 1 << 4
  /// The higher bits of the place, or 7 where the place follows whole.
  private static let far: UInt8 = 7

  private static func tokens(
    _ text: AnalyzedText, _ places: [Int], _ lengths: [Int32]
  ) -> [UInt8] {
    var out = ByteWriter()
    var end: Int32 = 0
    for token in text.tokens {
      let gap = token.start - end
      let length = token.end - token.start
      let place = places[Int(token.type)]
      let isFar = place >> 8 >= Int(far)
      let isUsual = lengths[Int(token.type)] == length
      let isFirst = (0..<Int16(otherReading)).contains(token.reading)
      out.byte(
        ((0...1).contains(gap) ? UInt8(gap) : longGap)
          | (isFirst ? UInt8(token.reading) : otherReading) << 2
          | (isUsual ? 0 : otherLength) | (isFar ? far : UInt8(place >> 8)) << 5)
      if isFar { out.number(place) } else { out.byte(UInt8(place & 0xFF)) }
      if !(0...1).contains(gap) { out.signed(Int(gap)) }
      if !isFirst { out.signed(Int(token.reading)) }
      if !isUsual { out.signed(Int(length)) }
      end = token.end
    }
    return out.bytes
  }

  private func unpackedTokens(_ lengths: [Int32], count: Int) -> [Token]? {
    var reader = ByteReader(tokens)
    guard count * 2 <= tokens.count else { return nil }
    var found: [Token] = []
    found.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      let first = reader.byte()
      let place =
        first >> 5 == Self.far ? reader.number() : Int(first >> 5) << 8 | Int(reader.byte())
      guard lengths.indices.contains(place) else { return nil }
      let gap = first & Self.gap
      let start = end &+ (gap < Self.longGap ? Int(gap) : reader.signed())
      let chosen = (first & Self.reading) >> 2
      let reading = chosen < Self.otherReading ? Int(chosen) : reader.signed()
      end = start &+ (first & Self.otherLength == 0 ? Int(lengths[place]) : reader.signed())
      guard (0...Int(Int32.max)).contains(start), (start...Int(Int32.max)).contains(end) else {
        return nil
      }
      found.append(
        Token(
          type: Int32(place), reading: Int16(truncatingIfNeeded: reading), start: Int32(start),
          end: Int32(end)))
    }
    return reader.isDamaged ? nil : found
  }
}
