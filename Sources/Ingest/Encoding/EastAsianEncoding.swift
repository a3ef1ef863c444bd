/// The encodings of Chinese, Japanese and Korean that are told by their structure and by how often
/// their commonest letters stand in a text.
enum EastAsianEncoding: String {
  case big5, gb2312
  case eucJP = "euc-jp"
  case eucKR = "euc-kr"
  case shiftJIS = "shift_jis"

  /// Whether a declared encoding is one of East Asia.
  static func isNamed(_ name: String) -> Bool {
    ["big5", "gb", "euc-", "shift", "iso-2022", "hz-"].contains { name.hasPrefix($0) }
  }

  /// Looks at this many bytes; a few hundred suffice.
  private static let sampleSize = 20_000

  /// Nil when the bytes have the structure of none, or no letters that speak for one.
  init?(guessedFrom bytes: [UInt8]) {
    let sample = bytes.prefix(Self.sampleSize)
    let extended = Pairs(sample, leads: [0xA1...0xFE], trails: [0xA1...0xFE])
    let big5 = Pairs(sample, leads: [0xA1...0xF9], trails: [0x40...0x7E, 0xA1...0xFE])
    let shifted = Pairs(
      sample, leads: [0x81...0x9F, 0xE0...0xFC], trails: [0x40...0x7E, 0x80...0xFC],
      singles: 0xA1...0xDF)
    // Kana make up half of a Japanese text; a headline may have few.
    if shifted.isClean, shifted.share(0x82...0x83) > 0.2 {
      self = .shiftJIS
    } else if extended.isClean {
      if extended.share(0xA4...0xA5) > 0.2 {
        self = .eucJP
      } else if extended.share(0xB0...0xC8) > 0.85 {
        // Hangul fills 25 rows, of which a Chinese text has half of its letters.
        self = .eucKR
      } else if extended.share(0xB0...0xD7) > 0.7 {
        self = .gb2312
      } else {
        return nil
      }
    } else if big5.isClean, big5.share(0xA4...0xC6) > 0.7 {
      self = .big5
    } else {
      return nil
    }
  }

  /// A text read by pairs of bytes.
  private struct Pairs {
    private var leads = [Int](repeating: 0, count: 256)
    private var count = 0
    private var wrong = 0

    init(
      _ bytes: ArraySlice<UInt8>, leads: [ClosedRange<UInt8>], trails: [ClosedRange<UInt8>],
      singles: ClosedRange<UInt8>? = nil
    ) {
      var position = bytes.startIndex
      while position < bytes.endIndex {
        let lead = bytes[position]
        guard lead >= 0x80 else {
          position += 1
          continue
        }
        // Half-width kana.
        if singles?.contains(lead) == true {
          position += 1
          continue
        }
        let next = position + 1
        guard next < bytes.endIndex, leads.contains(where: { $0.contains(lead) }),
          trails.contains(where: { $0.contains(bytes[next]) })
        else {
          wrong += 1
          position += 1
          continue
        }
        count += 1
        self.leads[Int(lead)] += 1
        position += 2
      }
    }

    /// One wrong byte in ten: excerpts are cut in the middle of a letter, and lose some to
    /// question marks.
    var isClean: Bool { count >= 4 && wrong * 10 <= count }

    func share(_ range: ClosedRange<UInt8>) -> Double {
      Double(range.reduce(0) { $0 + leads[Int($1)] }) / Double(max(1, count))
    }
  }
}
