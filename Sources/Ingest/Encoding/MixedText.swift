/// A text as stretches of UTF-8 and of some encoding of single bytes: pages are put together out of
/// templates, comments and inserts of different age.
struct MixedText {
  let bytes: [UInt8]
  private var stretches: [(range: Range<Int>, isUTF8: Bool)] = []

  /// So many Cyrillic letters side by side are UTF-8: in other Cyrillic encodings they would be
  /// letters and frames, or letters and controls, by turns.
  private static let letters = 3
  /// Fewer bytes that are not UTF-8 are damage, not a text of another encoding.
  private static let leastForeign = 8

  /// In a text that is said to be UTF-8 everything up to the first wrong sequence is so.
  init(_ bytes: [UInt8], startsAsUTF8: Bool) {
    self.bytes = bytes
    var isUTF8 = startsAsUTF8
    var start = 0
    var run = 0
    var runStart = 0
    var position = 0
    while position < bytes.count {
      guard bytes[position] >= 0x80 else {
        position += 1
        run = 0
        continue
      }
      let (length, isValid) = utf8Sequence(bytes, at: position)
      if isUTF8 {
        if !isValid {
          stretches.append((start..<position, true))
          (start, isUTF8, run) = (position, false, 0)
        }
        position += length
        continue
      }
      guard isValid, (0xD0...0xD3).contains(bytes[position]) else {
        position += 1
        run = 0
        continue
      }
      if run == 0 { runStart = position }
      run += 1
      position += length
      if run == Self.letters {
        stretches.append((start..<runStart, false))
        (start, isUTF8) = (runStart, true)
      }
    }
    stretches.append((start..<bytes.count, isUTF8))
  }

  /// The stretches that are no UTF-8.
  var foreign: [ArraySlice<UInt8>] { stretches.filter { !$0.isUTF8 }.map { bytes[$0.range] } }

  /// The text as UTF-8, its foreign stretches read by a table.
  ///
  /// Without one, long foreign stretches are read as their letters say, where these are Cyrillic,
  /// and of short ones each wrong sequence is replaced.
  func decode(table: SingleByteTable?) -> (utf8: [UInt8], replaced: Int) {
    let found = table == nil ? insertTable : nil
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    var replaced = 0
    for (range, isUTF8) in stretches {
      let stretch = bytes[range]
      if isUTF8 {
        out += stretch
      } else if let table = table ?? (isLong(stretch) ? found : nil) {
        table.append(stretch, to: &out, replaced: &replaced)
      } else {
        appendRepaired(range, to: &out, replaced: &replaced)
      }
    }
    return (out, replaced)
  }

  /// The encoding of all inserts together.
  private var insertTable: SingleByteTable? {
    let statistics = LetterStatistics(foreign.filter(isLong))
    guard statistics.looksLikeWords, !statistics.isForeign else { return nil }
    return statistics.best(against: nil).flatMap { SingleByteTable.named[$0] }
  }

  private func isLong(_ stretch: ArraySlice<UInt8>) -> Bool {
    var count = 0
    for byte in stretch where byte >= 0x80 {
      count += 1
      if count == Self.leastForeign { return true }
    }
    return false
  }

  /// U+FFFD for each wrong sequence, the right ones as they are.
  private func appendRepaired(_ range: Range<Int>, to out: inout [UInt8], replaced: inout Int) {
    var position = range.lowerBound
    while position < range.upperBound {
      guard bytes[position] >= 0x80 else {
        out.append(bytes[position])
        position += 1
        continue
      }
      let (length, isValid) = utf8Sequence(bytes, at: position)
      let end = min(position + length, range.upperBound)
      if isValid {
        out += bytes[position..<end]
      } else {
        replaced += 1
        out += [0xEF, 0xBF, 0xBD]
      }
      position = end
    }
  }
}
