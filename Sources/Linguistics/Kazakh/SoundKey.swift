/// A word by its sounds, as a number: FNV-1a, 64 bits.
///
/// Tables of the word list's 54,000 words are keyed by it, since arrays of bytes cost an allocation
/// for every word that is only asked about. Among so many words two of one key are met once in ten
/// billion lists.
struct SoundKey: BitwiseCopyable, Equatable, Sendable {
  fileprivate var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init(_ sounds: some Sequence<UInt8>) { append(sounds) }

  /// The key of a longer word.
  func appending(_ sounds: some Sequence<UInt8>) -> SoundKey {
    var longer = self
    longer.append(sounds)
    return longer
  }

  private mutating func append(_ sounds: some Sequence<UInt8>) {
    for sound in sounds { value = (value ^ UInt64(sound)) &* 0x100_0000_01b3 }
  }
}

/// Numbers by words, in open addressing.
///
/// The keys are hashes already, which the standard library's tables would hash once more.
struct SoundTable: Sendable {
  private struct Slot: BitwiseCopyable, Sendable {
    /// 0 is free.
    var key: UInt64 = 0
    var number: Int32 = 0
  }

  private var slots: [Slot]
  private(set) var count = 0

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  subscript(_ key: SoundKey) -> Int32? {
    get {
      let slot = slots[place(key)]
      return slot.key == key.value ? slot.number : nil
    }
    set {
      guard let newValue else { return }
      if count * 2 >= slots.count { grow() }
      let place = place(key)
      if slots[place].key == 0 { count += 1 }
      slots[place] = Slot(key: key.value, number: newValue)
    }
  }

  func contains(_ key: SoundKey) -> Bool { slots[place(key)].key == key.value }

  /// Adds a key with 0 for its number; false if it was there.
  mutating func insert(_ key: SoundKey) -> Bool {
    guard !contains(key) else { return false }
    self[key] = 0
    return true
  }

  private func place(_ key: SoundKey) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key.value ^ key.value >> 32) & mask
    while slots[place].key != 0, slots[place].key != key.value { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.key != 0 {
      var key = SoundKey([])
      key.value = slot.key
      slots[place(key)] = slot
    }
  }
}
