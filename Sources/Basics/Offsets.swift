/// A position counted in Unicode scalars from the start of a text: the unit of every offset that
/// leaves Koshu (JSON, CSV, REFI-QDA).
package struct ScalarOffset: Hashable, Comparable, Sendable {
  package var value: Int

  package init(_ value: Int) { self.value = value }

  package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// A position counted in bytes from the start of a file or buffer.
package struct ByteOffset: Hashable, Comparable, Sendable {
  package var value: Int

  package init(_ value: Int) { self.value = value }

  package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// A half-open range of scalars.
package typealias ScalarRange = Range<ScalarOffset>

extension Range where Bound == ScalarOffset {
  package init(_ start: Int, _ end: Int) {
    self = ScalarOffset(start)..<ScalarOffset(Swift.max(start, end))
  }

  /// The number of scalars in the range.
  package var length: Int { upperBound.value - lowerBound.value }
}
