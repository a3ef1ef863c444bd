/// The spellings met so far, numbered in the order of their first occurrence.
///
/// An open-addressing table over one pool of units: a word that was met before costs a hash and a
/// comparison, and no allocation.
struct Vocabulary {
  /// A spelling as it stands in texts, after repair.
  struct Spelling {
    // The widest first: 64 bytes in all.
    var letters = LetterCount()
    /// Units of the pool.
    fileprivate var start: UInt32
    fileprivate var count: UInt32
    var kind: WordType.Kind
    /// That of most letters.
    var script = Script.cyrillic
    /// How much dearer it is as Kazakh than as Russian, in 256ths of a nat.
    var kazakhLessRussian: Int32 = 0
    /// What it costs in the cheaper of the two.
    var kazakhOrRussian: Int32 = 0
    var isName = false
    var hasLower = false

    /// In units.
    var length: Int { Int(count) }
  }

  private(set) var spellings: [Spelling] = []
  private var pool: [UInt16] = []
  /// The upper half of a hash, and the number of the spelling plus one; 0 is free.
  private var slots: [UInt64]
  /// Outputs do not depend on it; nobody outside can make spellings that collide.
  private let seed = UInt64.random(in: 1...UInt64.max)

  private static let initialSlots = 1 << 14

  init() { slots = [UInt64](repeating: 0, count: Self.initialSlots) }

  /// Whether it should be emptied before the next text: 200,000 spellings are twice the types of a
  /// month of news, eight million letters are those of text without spaces.
  var isFull: Bool { spellings.count > 200_000 || pool.count > 8_000_000 }

  /// The number of a spelling, and whether it was met now for the first time.
  mutating func number(
    of units: Span<UInt16>, _ kind: WordType.Kind
  ) -> (number: Int, isNew: Bool) {
    let hash = hash(of: units, kind)
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at] != 0 {
      let slot = slots[at]
      if slot >> 32 == hash >> 32 {
        let number = Int(slot & 0xFFFF_FFFF) - 1
        if isSame(number, units, kind) { return (number, false) }
      }
      at = (at + 1) & mask
    }
    let number = spellings.count
    slots[at] = (hash & ~0xFFFF_FFFF) | UInt64(number + 1)
    append(units, kind)
    if spellings.count * 2 > slots.count { grow() }
    return (number, true)
  }

  mutating func set(kazakh: Int32, russian: Int32, of number: Int) {
    spellings[number].kazakhLessRussian = kazakh - russian
    spellings[number].kazakhOrRussian = min(kazakh, russian)
  }

  func units(of number: Int) -> ArraySlice<UInt16> {
    let spelling = spellings[number]
    return pool[Int(spelling.start)..<Int(spelling.start + spelling.count)]
  }

  private func isSame(_ number: Int, _ units: Span<UInt16>, _ kind: WordType.Kind) -> Bool {
    let spelling = spellings[number]
    guard Int(spelling.count) == units.count, spelling.kind == kind else { return false }
    let start = Int(spelling.start)
    for index in units.indices where pool[start + index] != units[index] { return false }
    return true
  }

  private mutating func append(_ units: Span<UInt16>, _ kind: WordType.Kind) {
    let start = pool.count
    for index in units.indices { pool.append(units[index]) }
    var spelling = Spelling(
      start: UInt32(clamping: start), count: UInt32(clamping: units.count), kind: kind)
    spelling.letters.count(pool[start...])
    spelling.script = spelling.letters.script
    spelling.isName = Letters.isUpper(units[0])
    spelling.hasLower = pool[start...].contains(where: Letters.isLower)
    spellings.append(spelling)
  }

  /// Doubles the table; the lower halves of hashes are worked out anew.
  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in spellings.indices {
      let spelling = spellings[number]
      let start = Int(spelling.start)
      let hash = hash(
        of: pool.span.extracting(start..<start + Int(spelling.count)), spelling.kind)
      var at = Int(truncatingIfNeeded: hash) & mask
      while slots[at] != 0 { at = (at + 1) & mask }
      slots[at] = (hash & ~0xFFFF_FFFF) | UInt64(number + 1)
    }
  }

  /// Four units at a time, multiplied to 128 bits and folded, as in wyhash.
  private func hash(of units: Span<UInt16>, _ kind: WordType.Kind) -> UInt64 {
    var hash = seed ^ UInt64(kind.rawValue) &* 0x9E37_79B9_7F4A_7C15
    let bytes = units.bytes
    var offset = 0
    while offset + 8 <= bytes.byteCount {
      hash = Self.mixed(hash, bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest = UInt64(units.count)
    for index in (offset / 2)..<units.count { rest = rest << 16 | UInt64(units[index]) }
    return Self.mixed(hash, rest)
  }

  private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ b).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
