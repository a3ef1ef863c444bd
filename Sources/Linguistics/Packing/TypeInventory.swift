internal import Basics

/// Every type that a corpus has met, each with a number: texts are kept as these numbers.
///
/// Numbers are given in the order of meeting, so that everyday words have small ones; they stand in no
/// output and decide no order.
package struct TypeInventory: Sendable {
  package private(set) var types: [WordType] = []
  /// Of each type's surface, in scalars: what most of its tokens take in a text.
  private(set) var lengths: [Int32] = []
  private var numbers: [WordType: Int32]?

  package init() { numbers = [:] }

  /// Types by the pages on which they were kept, in order; nil where one cannot be read.
  ///
  /// Types are not looked up by their words before `number(of:)` is asked for the first time.
  package init?(pages: [[UInt8]]) {
    let read = sideBySide(pages.count) { Self.types(on: pages[$0]) }
    for page in read {
      guard let page else { return nil }
      types += page.types
      lengths += page.lengths
    }
  }

  /// The number of a type, which is added where it is new.
  package mutating func number(of type: WordType) -> Int32 {
    if numbers == nil {
      numbers = Dictionary(
        zip(types, types.indices.lazy.map { Int32($0) }), uniquingKeysWith: { first, _ in first })
    }
    if let known = numbers?[type] { return known }
    let number = Int32(types.count)
    numbers?[type] = number
    types.append(type)
    lengths.append(Self.length(of: type))
    return number
  }

  /// The types from a number on, as the bytes of a page.
  package func page(from first: Int) -> [UInt8] {
    var out = ByteWriter()
    for type in types[first...] { TypeRecord.write(type, to: &out) }
    return out.bytes
  }

  private static func types(on page: [UInt8]) -> (types: [WordType], lengths: [Int32])? {
    var reader = ByteReader(page)
    var types: [WordType] = []
    var lengths: [Int32] = []
    while !reader.isAtEnd {
      guard let type = TypeRecord.read(from: &reader) else { return nil }
      types.append(type)
      lengths.append(length(of: type))
    }
    return (types, lengths)
  }

  private static func length(of type: WordType) -> Int32 {
    // All bytes but those that go on with a letter.
    Int32(type.surface.utf8.count { $0 & 0xC0 != 0x80 })
  }
}
