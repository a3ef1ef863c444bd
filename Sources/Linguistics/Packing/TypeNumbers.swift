/// Numbers for the types that somebody has met, found by the address of the object.
///
/// To hash a type, or to count references to it, would take longer than what is asked of it.
package struct TypeNumbers: Sendable {
  /// An object met before; 0 is a free slot.
  private struct Slot {
    var address: UInt = 0
    var number: Int32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 12)
  /// The objects of the slots, so that no other can take the address of one.
  private var held: [WordType] = []

  package init() {}

  /// How many objects are held.
  package var count: Int { held.count }

  /// The numbers of types, -1 for those not met before.
  package func numbers(of types: [WordType]) -> [Int32] {
    types.withUnsafeBytes { bytes in
      (0..<types.count).map { index in
        number(at: bytes.load(fromByteOffset: index * MemoryLayout<WordType>.stride, as: UInt.self))
      }
    }
  }

  package mutating func add(_ type: WordType, _ number: Int32) {
    held.append(type)
    put(Slot(address: UInt(bitPattern: ObjectIdentifier(type)), number: number))
    if held.count * 2 > slots.count { grow() }
  }

  private func number(at address: UInt) -> Int32 {
    var at = place(of: address)
    while slots[at].address != 0 {
      if slots[at].address == address { return slots[at].number }
      at = (at + 1) & (slots.count - 1)
    }
    return -1
  }

  private func place(of address: UInt) -> Int {
    Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }

  private mutating func put(_ new: Slot) {
    var at = place(of: new.address)
    while slots[at].address != 0 { at = (at + 1) & (slots.count - 1) }
    slots[at] = new
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.address != 0 { put(slot) }
  }
}
