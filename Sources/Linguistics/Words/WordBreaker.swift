import CICU

/// ICU's word rules.
///
/// Owns the C object; not shared between threads.
final class WordBreaker {
  /// A stretch between two word borders.
  struct Segment {
    var range: Range<Int>
    /// Letters, digits or ideographs, not spaces or marks.
    var isWord: Bool
  }

  private let words: OpaquePointer?

  init() { words = cicu_words_open() }

  deinit { cicu_words_close(words) }

  /// The segments of a text, without gaps; one that spans the text when ICU is not usable.
  func segments(of units: [UInt16]) -> [Segment] {
    guard !units.isEmpty else { return [] }
    var ends = [Int32](repeating: 0, count: units.count)
    var statuses = [UInt16](repeating: 0, count: units.count)
    let count = cicu_words_split(words, units, Int32(clamping: units.count), &ends, &statuses)
    guard words != nil, count > 0 else {
      return [Segment(range: units.indices, isWord: true)]
    }
    var segments: [Segment] = []
    segments.reserveCapacity(Int(count))
    var start = 0
    for index in 0..<Int(count) {
      let end = Int(ends[index])
      segments.append(Segment(range: start..<end, isWord: statuses[index] >= 100))
      start = end
    }
    return segments
  }

  /// The version of the library in use, such as 72.1.
  static var icuVersion: String {
    var version: [UInt8] = [0, 0, 0, 0]
    cicu_version(&version)
    return "\(version[0]).\(version[1])"
  }
}
