/// Writes numbers and strings one after the other, as few bytes as they take.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  package mutating func number(_ value: Int) { unsigned(UInt64(bitPattern: Int64(value))) }

  /// A number that may be negative, small ones of either sign short.
  package mutating func signed(_ value: Int) {
    unsigned(UInt64(bitPattern: Int64(value) << 1 ^ Int64(value) >> 63))
  }

  package mutating func double(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func string(_ value: String) { list(value.utf8) }

  /// The number of bytes, then the bytes.
  package mutating func list(_ value: some Collection<UInt8>) {
    number(value.count)
    bytes.append(contentsOf: value)
  }

  private mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Reads what `ByteWriter` wrote.
///
/// Bytes that end too early, or say what cannot be, give zeros and set `isDamaged`: whoever reads
/// asks once, at the end.
package struct ByteReader {
  private let bytes: [UInt8]
  private var place: Int
  private let end: Int
  package private(set) var isDamaged = false

  package init(_ bytes: [UInt8]) { self.init(bytes, bytes.indices) }

  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    place = range.lowerBound
    end = range.upperBound
  }

  package var isAtEnd: Bool { place >= end }

  package mutating func byte() -> UInt8 {
    guard place < end else {
      isDamaged = true
      return 0
    }
    place += 1
    return bytes[place - 1]
  }

  package mutating func number() -> Int { Int(Int64(bitPattern: unsigned())) }

  package mutating func signed() -> Int {
    let value = unsigned()
    return Int(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
  }

  /// A number of things of at least a byte each: never more than could follow.
  package mutating func count() -> Int {
    let value = number()
    guard value >= 0, value <= end - place else {
      isDamaged = true
      return 0
    }
    return value
  }

  package mutating func double() -> Double {
    guard end - place >= 8 else {
      isDamaged = true
      return 0
    }
    var bits: UInt64 = 0
    for number in 0..<8 { bits |= UInt64(bytes[place + number]) << UInt64(number * 8) }
    place += 8
    return Double(bitPattern: bits)
  }

  package mutating func string() -> String { String(decoding: bytes[list()], as: UTF8.self) }

  /// Where the bytes of a list stand.
  package mutating func list() -> Range<Int> {
    let length = count()
    place += length
    return place - length..<place
  }

  private mutating func unsigned() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < end {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
      if shift > 63 { break }
    }
    isDamaged = true
    return 0
  }
}
