/// A dictionary automaton in the format of the library dawgdic: units of 32 bits that hold label,
/// offset and flags, and for completion a guide of first children and next siblings.
///
/// It is read where it lies, in a mapped file. Files may be damaged: each unit is reached through
/// a bounds check, and walks are bounded.
struct Dawg: Sendable {
  private let file: MappedFile
  /// The number of units; they begin behind it, at the fourth byte.
  private let count: Int
  /// Where the guide begins: child and sibling labels of each unit.
  ///
  /// It is empty in an automaton that maps keys to integers.
  private let guide: Range<Int>

  private static let leaf: UInt32 = 1 << 31
  private static let hasLeaf: UInt32 = 1 << 8
  private static let extended: UInt32 = 1 << 9

  static let root: UInt32 = 0

  /// Finds the units, and the guide where one follows; nil if the sizes do not fit the bytes.
  init?(_ file: MappedFile) {
    guard let units = file.word(at: 0), units > 0 else { return nil }
    let end = 4 + Int(units) * 4
    guard end <= file.count else { return nil }
    self.file = file
    count = Int(units)
    guard let pairs = file.word(at: end) else {
      guide = end..<end
      return
    }
    guide = (end + 4)..<(end + 4 + Int(pairs) * 2)
    guard guide.upperBound <= file.count else { return nil }
  }

  @inline(__always)
  private func unit(_ index: UInt32) -> UInt32? {
    Int(index) < count ? file.word(at: 4 + Int(index) * 4) : nil
  }

  /// The unit reached from `index` by a byte.
  @inline(__always)
  func step(_ index: UInt32, _ label: UInt8) -> UInt32? {
    guard let here = unit(index) else { return nil }
    let next = index ^ Self.offset(here) ^ UInt32(label)
    guard let there = unit(next), there & (Self.leaf | 0xFF) == UInt32(label) else { return nil }
    return next
  }

  /// The unit reached from `index` by a run of bytes.
  @inline(__always)
  func walk(_ index: UInt32, _ bytes: some Sequence<UInt8>) -> UInt32? {
    var at = index
    for byte in bytes {
      guard let next = step(at, byte) else { return nil }
      at = next
    }
    return at
  }

  /// The integer stored at a unit.
  @inline(__always)
  func value(_ index: UInt32) -> UInt32? {
    guard let here = unit(index), here & Self.hasLeaf != 0,
      let leaf = unit(index ^ Self.offset(here))
    else { return nil }
    return leaf & ~Self.leaf
  }

  @inline(__always)
  private static func offset(_ unit: UInt32) -> UInt32 {
    (unit >> 10) << ((unit & extended) >> 6)
  }

  /// The label of a unit's first child, zero for none.
  private func child(_ index: UInt32) -> UInt8 { label(Int(index) * 2) }

  /// The label of a unit's next sibling, zero for none.
  private func sibling(_ index: UInt32) -> UInt8 { label(Int(index) * 2 + 1) }

  private func label(_ place: Int) -> UInt8 {
    place < guide.count ? file[guide.lowerBound + place] : 0
  }
}

extension Dawg {
  /// A record of up to four numbers of 16 bits, the last of them lowest.
  struct Record {
    var bits: UInt64 = 0
    var width = 0

    /// A number by its place from the last: 0 is the last.
    func number(_ place: Int) -> Int { Int(bits >> UInt64(place * 16) & 0xFFFF) }
  }

  /// Calls `found` with each record behind a key: what follows the separator, out of Base64, as
  /// big-endian numbers of 16 bits, `width` of them a record.
  func records(of index: UInt32, width: Int, _ found: (Record) -> Void) {
    guard let start = step(index, 1) else { return }
    // Words and endings have some hundred records of nine steps at most; the guide of a damaged
    // file may be circular.
    var steps = 20_000
    read(start, Record(), 0, width * 16, &steps, found)
  }

  /// Base64 of the widest record (four numbers) takes twelve characters; a line feed may follow.
  private static let longestRecord = 13

  /// Goes through the units below one, `depth` characters into a record.
  private func read(
    _ index: UInt32, _ record: Record, _ depth: Int, _ width: Int, _ steps: inout Int,
    _ found: (Record) -> Void
  ) {
    if record.width == width, value(index) != nil { found(record) }
    guard depth < Self.longestRecord else { return }
    var label = child(index)
    while label != 0, steps > 0, let next = step(index, label) {
      steps -= 1
      read(next, record.appending(base64: label, width), depth + 1, width, &steps, found)
      label = sibling(next)
    }
  }
}

extension Dawg.Record {
  /// The record with six bits more, as far as `width` leaves room; padding adds none.
  fileprivate func appending(base64 letter: UInt8, _ limit: Int) -> Self {
    let value: UInt8
    switch letter {
    case 65...90: value = letter - 65
    case 97...122: value = letter - 71
    case 48...57: value = letter + 4
    case 43: value = 62
    case 47: value = 63
    default: return self
    }
    let room = min(6, limit - width)
    guard room > 0 else { return self }
    return Self(
      bits: bits << UInt64(room) | UInt64(value >> UInt8(6 - room)), width: width + room)
  }
}
