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
    var entries: [Entry] = []
    var seen = SoundTable(capacity: 60_000)
    var end = bytes.firstIndex(of: 10) ?? bytes.endIndex
    while end < bytes.endIndex {
      let start = end + 1
      end = bytes[start...].firstIndex(of: 10) ?? bytes.endIndex
      let word = bytes[start..<end].prefix { $0 != UInt8(ascii: "/") && $0 != 13 }
      guard !word.isEmpty else { continue }
      let spelling = sounds.encode(FoldedLetters(bytes: word))
      let flags = bytes[word.endIndex..<end]
      let isInfinitive =
        flags.contains(UInt8(ascii: "M")) && spelling.last == sounds.number(of: "у")
      let entry = Entry(sounds: spelling, isInfinitive: isInfinitive)
      guard !spelling.contains(KazakhSounds.other), seen.insert(entry.key) else {
        continue
      }
      entries.append(entry)
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

/// The letters of a word of the list, folded; letters beyond two bytes of UTF-8 are none of ours.
private struct FoldedLetters: Sequence, IteratorProtocol {
  var bytes: ArraySlice<UInt8>
  var underestimatedCount: Int { bytes.count / 2 }

  mutating func next() -> Unicode.Scalar? {
    guard let first = bytes.popFirst() else { return nil }
    guard first >= 0x80 else { return folded(Unicode.Scalar(first)) }
    guard first & 0xE0 == 0xC0, let second = bytes.popFirst() else { return "\u{FFFD}" }
    let value = UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F)
    return Unicode.Scalar(value).map(folded) ?? "\u{FFFD}"
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
