internal import Basics

/// A dictionary automaton in the format of the library dawgdic: units of 32 bits that hold label,
/// offset and flags, and for completion a guide of first children and next siblings.
///
/// Files may be damaged: each unit is reached through a bounds check, and walks are bounded.
struct Dawg: Sendable {
  private let units: [UInt32]
  /// Child and sibling labels of each unit; empty in an automaton that maps keys to integers.
  private let guide: [UInt8]

  private static let leaf: UInt32 = 1 << 31
  private static let hasLeaf: UInt32 = 1 << 8
  private static let extended: UInt32 = 1 << 9

  static let root: UInt32 = 0

  /// Reads the units, and the guide where one follows; nil if the sizes do not fit the bytes.
  init?(_ bytes: [UInt8]) {
    func word(_ at: Int) -> UInt32 {
      UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
        | UInt32(bytes[at + 3]) << 24
    }
    guard bytes.count >= 4 else { return nil }
    let count = Int(word(0))
    let end = 4 + count * 4
    guard count > 0, end <= bytes.count else { return nil }
    units = [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
      for index in 0..<count { buffer[index] = word(4 + index * 4) }
      filled = count
    }
    guard end + 4 <= bytes.count else {
      guide = []
      return
    }
    let guideEnd = end + 4 + Int(word(end)) * 2
    guard guideEnd <= bytes.count else { return nil }
    guide = Array(bytes[(end + 4)..<guideEnd])
  }

  /// The unit reached from `index` by a byte.
  @inline(__always)
  func step(_ index: UInt32, _ label: UInt8) -> UInt32? {
    guard Int(index) < units.count else { return nil }
    let unit = units[Int(index)]
    let next = index ^ Self.offset(unit) ^ UInt32(label)
    guard Int(next) < units.count, units[Int(next)] & (Self.leaf | 0xFF) == UInt32(label) else {
      return nil
    }
    return next
  }

  /// The unit reached from `index` by a run of bytes.
  func walk(_ index: UInt32, _ bytes: some Sequence<UInt8>) -> UInt32? {
    var at = index
    for byte in bytes {
      guard let next = step(at, byte) else { return nil }
      at = next
    }
    return at
  }

  /// The integer stored at a unit.
  func value(_ index: UInt32) -> UInt32? {
    guard Int(index) < units.count else { return nil }
    let unit = units[Int(index)]
    guard unit & Self.hasLeaf != 0 else { return nil }
    let at = index ^ Self.offset(unit)
    guard Int(at) < units.count else { return nil }
    return units[Int(at)] & ~Self.leaf
  }

  /// All continuations of a unit that end in a value, at most `limit` bytes long, in byte order.
  func completions(of index: UInt32, limit: Int, _ found: ([UInt8]) -> Void) {
    var path: [UInt8] = []
    // Words and endings have some hundred records of nine steps at most; the guide of a damaged
    // file may be circular.
    var steps = 20_000
    complete(index, &path, limit: limit, &steps, found)
  }

  private func complete(
    _ index: UInt32, _ path: inout [UInt8], limit: Int, _ steps: inout Int,
    _ found: ([UInt8]) -> Void
  ) {
    if value(index) != nil { found(path) }
    guard path.count < limit, Int(index) * 2 < guide.count else { return }
    var label = guide[Int(index) * 2]
    while label != 0, steps > 0, let next = step(index, label) {
      steps -= 1
      path.append(label)
      complete(next, &path, limit: limit, &steps, found)
      path.removeLast()
      guard Int(next) * 2 + 1 < guide.count else { return }
      label = guide[Int(next) * 2 + 1]
    }
  }

  private static func offset(_ unit: UInt32) -> UInt32 {
    (unit >> 10) << ((unit & extended) >> 6)
  }
}

extension Dawg {
  /// The records behind a key: what follows the separator, out of Base64, as big-endian numbers
  /// of 16 bits, `width` of them a record.
  func records(of index: UInt32, width: Int) -> [[UInt16]] {
    guard let start = step(index, 1) else { return [] }
    var records: [[UInt16]] = []
    // Base64 of the widest record (four numbers) takes twelve characters; a line feed may follow.
    completions(of: start, limit: 13) { text in
      let bytes = base64(text)
      guard bytes.count >= width * 2 else { return }
      records.append(
        (0..<width).map { UInt16(bytes[$0 * 2]) << 8 | UInt16(bytes[$0 * 2 + 1]) })
    }
    return records
  }
}

private func base64(_ text: [UInt8]) -> [UInt8] {
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  for letter in text {
    let value: UInt8
    switch letter {
    case 65...90: value = letter - 65
    case 97...122: value = letter - 71
    case 48...57: value = letter + 4
    case 43: value = 62
    case 47: value = 63
    default: continue
    }
    bits = bits << 6 | UInt32(value)
    count += 6
    guard count >= 8 else { continue }
    count -= 8
    bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
  }
  return bytes
}
