internal import Basics

/// The head of a LIWC dictionary: numbered categories between two lines of `%`.
///
/// LIWC 2007 writes number and name; 2015 and later add a name for people in brackets, and indent
/// categories under others, before the number or behind it.
struct LIWCHeader {
  private(set) var categories: [ForeignDictionary.Category] = []
  private(set) var findings: [Finding] = []
  /// The category of each number.
  private(set) var places: [Int: Int] = [:]
  /// The place of the first line of words.
  private(set) var end = 0
  private let place: String

  private struct Row {
    var number: Int
    var name: String
    var line: Int
    /// Columns before the number, and between the tab behind it and the name.
    var indents: (outer: Int, inner: Int)
  }

  init(_ lines: [(number: Int, text: String)], place: String) throws(Problem) {
    self.place = place
    guard let first = lines.firstIndex(where: { !$0.text.trimmed.isEmpty }),
      lines[first].text.trimmed == "%"
    else {
      throw Problem(
        "EXC-003", at: "\(place):1", "expected a line % before the categories",
        cure: "LIWC files begin with %, numbered categories, and % again")
    }
    let rest = (first + 1)..<lines.count
    guard let last = rest.first(where: { lines[$0].text.trimmed == "%" }) else {
      throw Problem(
        "EXC-003", at: "\(place):\(lines[first].number)",
        "the % before the categories has no second % after them",
        cure: "write a line % between the categories and the words")
    }
    end = last + 1
    try nest(rows(lines[(first + 1)..<last]))
  }

  private mutating func rows(_ lines: ArraySlice<(number: Int, text: String)>) -> [Row] {
    var rows: [Row] = []
    for (line, text) in lines where !text.trimmed.isEmpty {
      let outer = text.prefix { $0.isWhitespace }
      let digits = text.dropFirst(outer.count).prefix { $0.isASCII && $0.isNumber }
      let behind = text.dropFirst(outer.count + digits.count)
      let gap = behind.prefix { $0.isWhitespace }
      let name = behind.trimmed
      guard let number = Int(digits), !gap.isEmpty, !name.isEmpty else {
        findings.append(
          Finding(
            .lost,
            Problem(
              "EXC-105", at: "\(place):\(line)", "“\(text.trimmed)” is no category",
              cure: "write its number, a tab and its name"),
            category: text.trimmed, count: 0))
        continue
      }
      // Spaces without a tab only bring names into one column.
      let inner = gap.first == "\t" ? Self.width(gap.dropFirst()) : 0
      rows.append(
        Row(number: number, name: name, line: line, indents: (Self.width(outer), inner)))
    }
    return rows
  }

  private mutating func nest(_ rows: [Row]) throws(Problem) {
    let isIndentedBefore = rows.contains { $0.indents.outer > 0 }
    var open: [(indent: Int, path: [String])] = []
    for row in rows {
      guard places[row.number] == nil else {
        throw Problem(
          "EXC-003", at: "\(place):\(row.line)", "the category number \(row.number) stands twice",
          cure: "give each category a number of its own")
      }
      let indent = isIndentedBefore ? row.indents.outer : row.indents.inner
      while let last = open.last, last.indent >= indent { open.removeLast() }
      let (name, label) = Self.names(row.name)
      let path = (open.last?.path ?? []) + [name]
      open.append((indent, path))
      places[row.number] = categories.count
      categories.append(ForeignDictionary.Category(path: path, label: label, line: row.line))
    }
  }

  /// `pronoun (Pronouns)`: the name, and the one for people.
  private static func names(_ text: String) -> (name: String, label: String) {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "("), open != text.startIndex else {
      return (text, "")
    }
    return (text[..<open].trimmed, text[text.index(after: open)...].dropLast().trimmed)
  }

  private static func width(_ space: Substring) -> Int {
    space.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
  }
}
