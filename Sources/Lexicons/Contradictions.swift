internal import Basics

/// Rows of one table that say opposite things of the same words under the same conditions.
extension Lexicon {
  static func contradictions(among entries: [Entry], place: (String) -> String) -> [Problem] {
    var first: [Key: Int] = [:]
    var problems: [Problem] = []
    let numbers = entries.indices.filter { opposite(of: entries[$0].code) != nil }
      .sorted {
        (entries[$0].table.fileName, entries[$0].line) < (
          entries[$1].table.fileName, entries[$1].line
        )
      }
    for number in numbers {
      let entry = entries[number]
      if let other = first[Key(entry, code: opposite(of: entry.code) ?? "")] {
        let (code, line) = (entries[other].code, entries[other].line)
        problems.append(
          Problem(
            "LEX-020", at: "\(place(entry.table.fileName)):\(entry.line):code",
            "“\(entry.patternText)” is \(entry.code) here and \(code) in line \(line)",
            cure: "keep one of the rows, or tell them apart by needs and unless"))
      }
      let key = Key(entry, code: entry.code)
      if first[key] == nil { first[key] = number }
    }
    return problems
  }

  /// The code that says the opposite; nil for those without one.
  private static func opposite(of code: String) -> String? {
    if let known = opposites[code] { return known }
    if code.hasSuffix("+") { return code.dropLast() + "-" }
    if code.hasSuffix("-") { return code.dropLast() + "+" }
    return nil
  }

  private static let opposites = [
    "positive": "negative", "negative": "positive", "include": "restrict", "restrict": "include",
  ]

  private struct Key: Hashable {
    var table: Table
    var language: EntryLanguage
    var type: EntryType
    var pattern: Pattern
    var code: String
    var needs: Condition
    var unless: Condition
    var window: Window

    init(_ entry: Entry, code: String) {
      (table, language, type) = (entry.table, entry.language, entry.type)
      (needs, unless, window) = (entry.needs, entry.unless, entry.window)
      self.code = code
      pattern = entry.pattern
      for word in pattern.words.indices {
        pattern.words[word].alternatives.sort { $0.text < $1.text }
      }
    }
  }
}
