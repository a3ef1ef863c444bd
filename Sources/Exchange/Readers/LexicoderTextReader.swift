internal import Basics

/// Reads the plain text of Lexicoder 3 (`.lc3`): `+category`, then its patterns, one a line.
enum LexicoderTextReader {
  static func read(_ text: ForeignText, place: String) -> ForeignDictionary {
    var dictionary = ForeignDictionary()
    var path: [String] = []
    for (line, text) in text.lines {
      let text = text.trimmed
      if text.isEmpty { continue }
      let depth = text.prefix { $0 == "+" }.count
      let name = text.dropFirst(depth).trimmed
      if depth > 0, !name.isEmpty {
        path = path.prefix(depth - 1) + [name]
        dictionary.categories.append(ForeignDictionary.Category(path: path, line: line))
      } else if dictionary.categories.isEmpty {
        dictionary.findings.append(
          Finding(
            .lost,
            Problem(
              "EXC-104", at: "\(place):\(line)", "the pattern stands before the first category",
              cure: "write +NAME above it"), pattern: text))
      } else {
        dictionary.items.append(
          ForeignDictionary.Item(
            pattern: text, categories: [dictionary.categories.count - 1], line: line))
      }
    }
    return dictionary
  }
}
