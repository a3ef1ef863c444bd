/// A text after repair, with the way back: for each UTF-16 unit the scalars of the text as given
/// that it stands for.
struct RepairedText {
  private(set) var units: [UInt16] = []
  /// The first scalar of a unit's source, and the one after its last.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []

  mutating func reserve(_ count: Int) {
    units.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  mutating func append(_ unit: UInt16, start: Int32, end: Int32) {
    units.append(unit)
    starts.append(start)
    ends.append(end)
  }

  mutating func append(_ scalar: Unicode.Scalar, start: Int32) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      append(unit, start: start, end: start + 1)
    }
  }

  /// Lets the last unit stand for everything up to `end` too: a mark that was taken out.
  mutating func extendLast(to end: Int32) {
    if !ends.isEmpty { ends[ends.count - 1] = end }
  }

  /// Puts fewer units in the place of the last ones: the first takes over the sources of those that
  /// fall away, the rest keep theirs in order.
  mutating func replaceLast(_ count: Int, with replacement: ArraySlice<UInt16>) {
    let fewer = count - replacement.count
    guard fewer > 0, count <= units.count, let first = replacement.first else { return }
    let base = units.count - count
    units[base] = first
    ends[base] = ends[base + fewer]
    units.replaceSubrange((base + 1)..., with: replacement.dropFirst())
    starts.removeSubrange((base + 1)...(base + fewer))
    ends.removeSubrange((base + 1)...(base + fewer))
  }

  /// Puts another letter in the place of one.
  mutating func replace(at index: Int, with unit: UInt16) { units[index] = unit }

  /// The scalars of the text as given that a range of units stands for.
  func source(of range: Range<Int>) -> (start: Int32, end: Int32) {
    guard !range.isEmpty else {
      let at = range.lowerBound < starts.count ? starts[range.lowerBound] : ends.last ?? 0
      return (at, at)
    }
    return (starts[range.lowerBound], ends[range.upperBound - 1])
  }

  func text(of range: Range<Int>) -> String { String(decoding: units[range], as: UTF16.self) }
}
