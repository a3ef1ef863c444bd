import Basics

/// Abbreviations that are written with a period, of both languages.
struct Abbreviations: Sendable {
  struct Entry: Sendable {
    /// The period belongs to it whatever follows; otherwise only when no sentence starts after it.
    var isCertain: Bool
    var ending: Ending
  }

  /// Whether a sentence can end with it.
  enum Ending: String, Sendable {
    case end
    /// Only before a word that begins sentences and names nothing.
    case starter
    case inner
  }

  /// Lower case, without the last period.
  private let entries: [String: Entry]
  /// The longest one with periods inside, in UTF-16 units.
  let longest: Int

  init() throws {
    var entries: [String: Entry] = [:]
    for row in try LanguageData.rows("abbreviations.tsv", columns: 3) {
      guard let ending = Ending(rawValue: String(row.fields[2])) else {
        throw Problem(
          "LNG-002", at: "abbreviations.tsv:\(row.line)", "unknown ending \(row.fields[2])",
          kind: .fault)
      }
      entries[String(row.fields[0])] = Entry(
        isCertain: row.fields[1] == "certain", ending: ending)
    }
    self.entries = entries
    longest = entries.keys.map { $0.utf16.count }.max() ?? 0
  }

  subscript(_ lowercased: String) -> Entry? { entries[lowercased] }
}
