internal import Basics

/// Reads the table that LIWC-22 saves as `.dicx`: a line for each word, a column for each category,
/// an X or a weight where they meet.
enum LIWCTableReader {
  static func read(_ text: ForeignText, place: String) throws(Problem) -> ForeignDictionary {
    var reader = CSVReader(text.bytes, separator: text.separator)
    var dictionary = ForeignDictionary()
    guard let header = reader.next(), header.fields.count > 1 else {
      throw Problem(
        "EXC-003", at: "\(place):1", "expected DicTerm and the names of categories",
        cure: "save the dictionary again in LIWC")
    }
    dictionary.categories = header.fields.dropFirst().map {
      ForeignDictionary.Category(path: [$0.trimmed], line: header.line)
    }
    while let row = reader.next() {
      let term = row.fields[0].trimmed
      let here = "\(place):\(row.line)"
      guard row.fields.count <= header.fields.count else {
        dictionary.findings.append(
          Finding(
            .lost,
            Problem(
              "EXC-105", at: here,
              "the row has \(row.fields.count) fields, expected \(header.fields.count)",
              cure: "quote a word that holds the separator"), pattern: term))
        continue
      }
      let cells = row.fields.dropFirst().map(\.trimmed)
      if term.isEmpty, cells.allSatisfy(\.isEmpty) { continue }
      if cells.allSatisfy(\.isEmpty) {
        dictionary.findings.append(
          Finding(
            .lost,
            Problem(
              "EXC-104", at: here, "the word has no category", cure: "write an X in a column"),
            pattern: term))
      }
      // One item a weight: most words have none.
      for (number, cell) in cells.enumerated() where !cell.isEmpty {
        if cell.lowercased() == "x" || Double(cell) != nil {
          dictionary.items.append(
            ForeignDictionary.Item(
              pattern: term, categories: [number], line: row.line, weight: Double(cell)))
        } else {
          dictionary.findings.append(
            Finding(
              .lost,
              Problem(
                "EXC-105", at: here, "“\(cell)” is neither an X nor a weight", cure: "write X"),
              category: dictionary.categories[number].name, pattern: term))
        }
      }
    }
    if let line = reader.unclosedQuoteLine {
      throw Problem(
        "EXC-003", at: "\(place):\(line)", "a quotation mark is never closed", cure: "close it")
    }
    return dictionary
  }
}
