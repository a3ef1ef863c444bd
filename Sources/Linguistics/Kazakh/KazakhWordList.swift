internal import Basics
internal import Foundation

/// The word list of hunspell-kk.
enum KazakhWordList {
  struct Entry: Sendable {
    var sounds: [UInt8]
    var isInfinitive: Bool
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
    var seen: Set<[UInt8]> = []
    for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }).dropFirst() {
      let parts = line.split(separator: UInt8(ascii: "/"), maxSplits: 1)
      guard let word = parts.first else { continue }
      let text = String(decoding: word, as: UTF8.self)
      let spelling = sounds.encode(text.unicodeScalars.lazy.map(folded))
      guard !spelling.contains(KazakhSounds.other), seen.insert(spelling).inserted else { continue }
      let isInfinitive =
        parts.count > 1 && parts[1].contains(UInt8(ascii: "M"))
        && spelling.last == sounds.number(of: "у")
      entries.append(Entry(sounds: spelling, isInfinitive: isInfinitive))
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

/// A letter of the list in lower case; some of its names have a Latin i for і.
private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x430...0x44F: return scalar
  case 0x410...0x42F: return Unicode.Scalar(scalar.value + 0x20) ?? scalar
  case 0x451, 0x401: return "е"
  case 0x69: return "і"
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
}
