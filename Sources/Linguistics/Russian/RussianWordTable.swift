internal import Basics

/// Words whose readings are set by hand, and prefixes of compounds.
struct RussianWordTable: Sendable {
  struct Row: Sendable {
    var lemma: String
    var partOfSpeech: PartOfSpeech
    var weight: Double
  }

  /// By form: folded, or with its ё where that decides.
  let rows: [String: [Row]]
  /// Lemmas of the dictionary that we call by another name, by part of speech.
  let renamed: [String: String]
  let names: RussianNames
  /// Longest first.
  let prefixes: [[UInt8]]
  /// What may hang on any word by a hyphen.
  let particles: Set<String> = ["то", "ка", "таки", "де", "с"]

  init(words: [UInt8], prefixes: [UInt8], names: RussianNames) throws {
    var rows: [String: [Row]] = [:]
    var renamed: [String: String] = [:]
    let name = "russian-words.csv"
    for row in try MorphologyData.rows(of: name, words, columns: 4) {
      guard let part = PartOfSpeech(rawValue: row.fields[2]) else {
        throw MorphologyData.fault(in: name, row, "'\(row.fields[2])' is no part of speech")
      }
      if row.fields[3] == "rename" {
        renamed["\(row.fields[0]) \(part.rawValue)"] = row.fields[1]
      } else if let weight = Double(row.fields[3]) {
        rows[row.fields[0], default: []].append(
          Row(lemma: row.fields[1], partOfSpeech: part, weight: weight))
      } else {
        throw MorphologyData.fault(
          in: name, row, "expected a weight or `rename`, found '\(row.fields[3])'")
      }
    }
    self.rows = rows
    self.renamed = renamed
    self.names = names
    self.prefixes = prefixes.split(separator: 10).map(Array.init)
      .filter { $0.first != UInt8(ascii: "#") }
      .sorted {
        ($1.count, String(decoding: $0, as: UTF8.self)) < (
          $0.count, String(decoding: $1, as: UTF8.self)
        )
      }
  }

  func rows(for word: RussianMorphology.Word) -> [Row]? {
    if word.hasYo, let exact = rows[String(decoding: word.exactBytes, as: UTF8.self)] {
      return exact
    }
    return rows[word.folded]
  }

  /// The lemma of a form: folded, with our names for what the dictionary calls otherwise.
  func lemma(_ bytes: [UInt8], tag: RussianTag, spelling: [UInt8]) -> String {
    var lemma = foldYo(bytes)
    // счастья and счастия are one lexeme; each keeps its own spelling.
    if lemma.hasSuffix("ие") {
      let soft = lemma.dropLast(2) + "ь"
      if spelling.starts(with: soft.utf8) { lemma = soft + "е" }
    }
    return renamed(lemma, tag.template.partOfSpeech)
  }

  /// Our name for a lexeme of the dictionary.
  func renamed(_ lemma: String, _ part: PartOfSpeech) -> String {
    renamed["\(lemma) \(part.rawValue)"] ?? lemma
  }

  /// Gives the rows their weight; readings of the dictionary share what is left.
  func apply(_ rows: [Row], to candidates: [Analysis]) -> [Analysis] {
    var rest = candidates
    var chosen: [Analysis] = []
    for row in rows {
      let isRow: (Analysis) -> Bool = {
        $0.lemma == row.lemma && $0.partOfSpeech == row.partOfSpeech
      }
      var readings = rest.filter(isRow)
      rest.removeAll(where: isRow)
      if readings.isEmpty {
        readings = [Analysis(lemma: row.lemma, partOfSpeech: row.partOfSpeech)]
      }
      chosen += readings.scaled(to: row.weight)
    }
    let used = rows.reduce(0) { $0 + $1.weight }
    return chosen + (used < 1 ? rest.scaled(to: 1 - used) : [])
  }
}

/// Text of UTF-8 with ё as е.
func foldYo(_ bytes: [UInt8]) -> String { String(decoding: foldYoBytes(bytes), as: UTF8.self) }

func foldYoBytes(_ bytes: [UInt8]) -> [UInt8] {
  var folded = bytes
  for index in folded.indices.dropFirst() where folded[index] == 0x91 && folded[index - 1] == 0xD1 {
    // ё is D1 91, е is D0 B5; 91 follows D1 in no other letter's place.
    folded[index - 1] = 0xD0
    folded[index] = 0xB5
  }
  return folded
}
