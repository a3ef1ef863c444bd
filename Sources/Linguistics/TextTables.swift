import Basics

/// Koshu's own language data, read once from the module's Data folder.
struct TextTables: Sendable {
  let lookAlikes: LookAlikes
  let classes: UnitClasses
  let abbreviations: Abbreviations
  let compounds: Compounds
  let sentenceStarters: SentenceWords
  let languages: LanguageModel
  let transliteration: Transliteration
  let digest: Digest

  /// Read once a process: the tables are the same for all.
  static let shared = Result { try TextTables() }

  private init() throws {
    lookAlikes = try LookAlikes()
    classes = UnitClasses(lookAlikes: lookAlikes)
    abbreviations = try Abbreviations()
    compounds = try Compounds()
    sentenceStarters = try SentenceWords()
    languages = try LanguageModel()
    transliteration = try Transliteration()
    let names = [
      "look-alikes.tsv", "abbreviations.tsv", "compounds.tsv", "sentence-starters.tsv",
      "language-ngrams.tsv", "alphabets.tsv",
    ]
    digest = Digest(ofParts: try names.map { Digest(of: try LanguageData.bytes($0)).hex })
  }
}
