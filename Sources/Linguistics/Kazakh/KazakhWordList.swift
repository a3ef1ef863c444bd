internal import Basics
internal import Foundation

/// The word list of hunspell-kk.
enum KazakhWordList {
  struct Entry: Sendable {
    var sounds: [UInt8]
    let key: SoundKey
    var isInfinitive: Bool

    init(sounds: [UInt8], isInfinitive: Bool) {
      self.sounds = sounds
      key = SoundKey(sounds)
      self.isInfinitive = isInfinitive
    }
  }

  /// Reads a `.dic` file: a count, then `word/flags` a line.
  static func read(_ path: String, sounds: KazakhSounds) throws -> (
    entries: [Entry], digest: Digest
  ) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "LNG-014", at: path, "the Kazakh word list is not there or cannot be read",
        cure: "install Debian's hunspell-kk; dictionaries.kazakh in pipeline.json names the file")
    }
    let bytes = Array(data)
    let folding = FoldedSounds(sounds)
    let infinitive = sounds.number(of: "у")
    var entries: [Entry] = []
    entries.reserveCapacity(60_000)
    var seen = SoundTable(capacity: 60_000)
    let start = (bytes.firstIndex(of: 10) ?? bytes.endIndex - 1) + 1
    for line in Lines(bytes: bytes, start: start) {
      let (spelling, end) = folding.sounds(of: bytes, line)
      guard !spelling.isEmpty, !spelling.contains(KazakhSounds.other) else { continue }
      var isInfinitive = false
      if spelling.last == infinitive {
        for index in end..<line.upperBound where bytes[index] == UInt8(ascii: "M") {
          isInfinitive = true
        }
      }
      let entry = Entry(sounds: spelling, isInfinitive: isInfinitive)
      if seen.insert(entry.key) { entries.append(entry) }
    }
    // The list of Debian 12 holds 54,063 words; a fraction of them is no dictionary.
    guard entries.count > 10_000 else {
      throw Problem(
        "LNG-015", at: path, "expected the word list of hunspell-kk, found \(entries.count) words",
        cure: "install Debian's hunspell-kk anew")
    }
    return (entries, Digest(of: bytes))
  }
}

/// The lines of a file as ranges of its bytes.
private struct Lines: Sequence, IteratorProtocol {
  let bytes: [UInt8]
  var start: Int

  mutating func next() -> Range<Int>? {
    guard start < bytes.count else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != 10 { end += 1 }
    defer { start = end + 1 }
    return start..<end
  }
}

/// The sounds of the list's letters, in whatever case; letters beyond two bytes of UTF-8 are none of
/// ours.
private struct FoldedSounds {
  /// By code point, one sound or two (я, ю); 0 for none.
  private let first: [UInt8]
  private let second: [UInt8]

  init(_ sounds: KazakhSounds) {
    let encoded = (0..<0x500).map { value -> [UInt8] in
      Unicode.Scalar(UInt32(value)).map { sounds.encode(CollectionOfOne(folded($0))) } ?? []
    }
    first = encoded.map { $0.first ?? KazakhSounds.other }
    second = encoded.map { $0.count > 1 ? $0[1] : KazakhSounds.other }
  }

  /// The sounds of the word that a line begins with, and where its flags begin.
  func sounds(of bytes: [UInt8], _ line: Range<Int>) -> (sounds: [UInt8], end: Int) {
    var found: [UInt8] = []
    found.reserveCapacity(line.count / 2 + 2)
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] != UInt8(ascii: "/"), bytes[index] != 13 {
      let lead = bytes[index]
      var value = Int(lead)
      index += 1
      if lead & 0xE0 == 0xC0, index < line.upperBound {
        value = Int(lead & 0x1F) << 6 | Int(bytes[index] & 0x3F)
        index += 1
      } else if lead >= 0x80 {
        value = 0
      }
      guard value < first.count else {
        found.append(KazakhSounds.other)
        continue
      }
      found.append(first[value])
      if second[value] != KazakhSounds.other { found.append(second[value]) }
    }
    return (found, index)
  }
}

/// A letter of the list in lower case; some of its names have a Latin i for і.
private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x430...0x44F: return scalar
  case 0x410...0x42F: return Unicode.Scalar(scalar.value + 0x20) ?? scalar
  case 0x451, 0x401: return "е"
  case 0x69: return "і"
  case 0x490...0x4FF where scalar.value & 1 == 0 && scalar.value < 0x4C0 || scalar.value >= 0x4D0:
    return Unicode.Scalar(scalar.value | 1) ?? scalar
  default: return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }
}

/// Stems that we add to the list, or speak for or against.
enum KazakhStemTable {
  struct Row: Sendable {
    var sounds: [UInt8]
    var partOfSpeech: PartOfSpeech
    var cost: Float
    var note: String
  }

  static func read(_ bytes: [UInt8], sounds: KazakhSounds) throws -> [Row] {
    let file = "kazakh-stems.csv"
    return try MorphologyData.rows(of: file, bytes, columns: 4).map { row in
      guard let part = PartOfSpeech(rawValue: row.fields[1]), let cost = Float(row.fields[2]) else {
        throw MorphologyData.fault(in: file, row, "a part of speech or cost is not clear")
      }
      return Row(
        sounds: sounds.encode(row.fields[0].unicodeScalars), partOfSpeech: part, cost: cost,
        note: row.fields[3])
    }
  }

  /// Names of the field as stems, but for those that the list or our table has.
  static func names(
    _ names: [FieldWords.Name], sounds: KazakhSounds, beside list: [KazakhWordList.Entry],
    _ rows: [Row]
  ) -> [Row] {
    var known = SoundTable(capacity: list.count)
    for entry in list { known[entry.key] = 0 }
    for row in rows { known[SoundKey(row.sounds)] = 0 }
    return names.compactMap { name in
      let spelling = sounds.encode(folded(name.name).unicodeScalars)
      guard !spelling.contains(KazakhSounds.other), known.insert(SoundKey(spelling)) else {
        return nil
      }
      return Row(sounds: spelling, partOfSpeech: name.partOfSpeech, cost: nameCost, note: "")
    }
  }

  /// Certain as they are, names of the field cost less than what suffixes may make of them by chance.
  private static let nameCost: Float = -0.5
}
