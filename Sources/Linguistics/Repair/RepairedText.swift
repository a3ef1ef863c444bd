/// A text after repair, with the way back: for each UTF-16 unit the scalars of the text as given
/// that it stands for.
struct RepairedText {
  var units: [UInt16] = []
  /// The classes of all its units together.
  var classes: UnitClass = []
  /// Whether so many letters are Kazakh ones that the text is.
  var looksKazakh = false
  /// Empty while each unit stands for the scalar at its own place, as in most texts.
  private var sources: [Source] = []

  /// Scalars of the text as given: the first, and the one after the last.
  private struct Source {
    var start: Int32
    var end: Int32
  }

  init() {}

  /// Units that each stand for the scalar at their place.
  init(plain units: [UInt16]) { self.units = units }

  /// Gives every unit so far its place, so that the next ones may stand elsewhere.
  mutating func beginSources(capacity: Int) {
    sources.reserveCapacity(capacity)
    sources = units.indices.map { Source(start: Int32($0), end: Int32($0) + 1) }
  }

  mutating func append(_ unit: UInt16, start: Int32, end: Int32) {
    units.append(unit)
    sources.append(Source(start: start, end: end))
  }

  mutating func append(_ scalar: Unicode.Scalar, start: Int32) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      append(unit, start: start, end: start + 1)
    }
  }

  /// Lets the last unit stand for everything up to `end` too: a mark that was taken out.
  mutating func extendLast(to end: Int32) {
    if !sources.isEmpty { sources[sources.count - 1].end = end }
  }

  /// Puts fewer units in the place of the last ones: the first takes over the sources of those that
  /// fall away, the rest keep theirs in order.
  mutating func replaceLast(_ count: Int, with replacement: ArraySlice<UInt16>) {
    let fewer = count - replacement.count
    guard fewer > 0, count <= sources.count, let first = replacement.first else { return }
    let base = units.count - count
    units[base] = first
    sources[base].end = sources[base + fewer].end
    units.replaceSubrange((base + 1)..., with: replacement.dropFirst())
    sources.removeSubrange((base + 1)...(base + fewer))
  }

  /// The scalars of the text as given that a range of units stands for.
  func source(of range: Range<Int>) -> (start: Int32, end: Int32) {
    if sources.isEmpty { return (Int32(range.lowerBound), Int32(range.upperBound)) }
    guard !range.isEmpty else {
      let at =
        range.lowerBound < sources.count
        ? sources[range.lowerBound].start : sources.last?.end ?? 0
      return (at, at)
    }
    return (sources[range.lowerBound].start, sources[range.upperBound - 1].end)
  }
}
