/// A number for each shingle, in flat memory: open addressing, half full at most.
struct ShingleTable {
  /// Key and number lie side by side: one place in memory is looked at, not two.
  private struct Place {
    /// Nought for an empty place.
    var key: UInt64 = 0
    var value: Int32 = 0
  }

  private var places: [Place]
  private var shift: UInt64
  private(set) var count = 0

  init(capacity: Int = 512) {
    let bits = Int.bitWidth - (max(512, capacity) * 2 - 1).leadingZeroBitCount
    places = Array(repeating: Place(), count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The number of a shingle; nil where it has none.
  func value(of shingle: UInt64) -> Int32? {
    let place = places[index(of: shingle)]
    return place.key == 0 ? nil : place.value
  }

  /// Gives a shingle another number, made from the one it has; `body` gets nil where it has none.
  mutating func update(_ shingle: UInt64, _ body: (Int32?) -> Int32) {
    var index = index(of: shingle)
    if places[index].key != 0 {
      places[index].value = body(places[index].value)
      return
    }
    if (count + 1) * 2 > places.count {
      grow()
      index = self.index(of: shingle)
    }
    places[index] = Place(key: Self.key(shingle), value: body(nil))
    count += 1
  }

  /// Each shingle with its number, in no order that may reach an output.
  func forEach(_ body: (UInt64, Int32) -> Void) {
    for place in places where place.key != 0 { body(place.key, place.value) }
  }

  private static func key(_ shingle: UInt64) -> UInt64 { shingle == 0 ? 1 : shingle }

  private func index(of shingle: UInt64) -> Int {
    let key = Self.key(shingle)
    // Samples have nought in their low bits; the high bits of the product are as good as random.
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while places[index].key != 0, places[index].key != key {
      index = (index + 1) & (places.count - 1)
    }
    return index
  }

  private mutating func grow() {
    let old = places
    self = ShingleTable(capacity: places.count)
    for place in old where place.key != 0 {
      places[index(of: place.key)] = place
      count += 1
    }
  }
}
