internal import Basics

/// Forms of closed classes, whose readings are set by hand.
struct KazakhWordTable: Sendable {
  /// By folded form.
  let rows: [String: [Analysis]]
  /// What hangs on any word by a hyphen without changing it.
  let enclitics: Set<String> = [
    "ақ", "ау", "мыс", "міс", "да", "де", "та", "те", "ды", "ді", "ты", "ті", "шы", "ші", "ай",
    "ей",
    "ма", "ме", "ба", "бе", "па", "пе",
  ]
  let ordinals: Set<String> = ["ші", "шы", "нші", "ншы", "інші", "ыншы"]

  init(_ bytes: [UInt8]) throws {
    let file = "kazakh-words.csv"
    var rows: [String: [Analysis]] = [:]
    for row in try MorphologyData.rows(of: file, bytes, columns: 5) {
      guard let part = PartOfSpeech(rawValue: row.fields[2]), let weight = Double(row.fields[4]),
        let features = KazakhFeatures(row.fields[3])
      else { throw MorphologyData.fault(in: file, row, "part, features or weight not clear") }
      for form in row.fields[0].split(separator: " ") {
        var reading = Analysis(lemma: row.fields[1], partOfSpeech: part)
        features.apply(to: &reading)
        reading.weight = weight
        rows[String(form), default: []].append(reading)
      }
    }
    self.rows = rows
  }
}
