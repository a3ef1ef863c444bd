internal import Basics

/// Reads LIWC's `.dic`: a head of numbered categories, then words with the numbers of theirs.
///
/// Words may end in `*`, hold spaces, and depend on others: `<of>131/125` and `(02 134)125/464`
/// stand where a number does, `(he) like` where a word does.
struct LIWCReader {
  private let place: String
  private let header: LIWCHeader
  private var dictionary = ForeignDictionary()

  static func read(_ text: ForeignText, place: String) throws(Problem) -> ForeignDictionary {
    let lines = text.lines
    let header = try LIWCHeader(lines, place: place)
    var reader = LIWCReader(place: place, header: header)
    reader.dictionary.categories = header.categories
    reader.dictionary.findings = header.findings
    for (line, text) in lines[header.end...] where !text.trimmed.isEmpty {
      reader.read(text, line)
    }
    return reader.dictionary
  }

  private init(place: String, header: LIWCHeader) {
    self.place = place
    self.header = header
  }

  private mutating func read(_ text: String, _ line: Int) {
    let (term, marks) = Self.cut(text)
    guard term != "%" else {
      lose("EXC-105", line, term, "a third line % stands among the words", "remove it")
      return
    }
    guard !marks.isEmpty else {
      lose("EXC-104", line, term, "the word has no category", "write its number behind a tab")
      return
    }
    guard let pattern = word(term, marks.count, line) else { return }
    var categories: [Int] = []
    for mark in marks {
      if let number = Int(mark), let category = header.places[number] {
        if !categories.contains(category) { categories.append(category) }
      } else if mark.contains("/") || mark.hasPrefix("<") || mark.hasPrefix("(") {
        lose(
          "EXC-106", line, term, "the category \(mark) depends on the words around",
          Self.context(of: mark).map { "write rows with needs and unless =\($0) in a window of 1" }
            ?? "write rows with needs and unless")
      } else {
        lose(
          "EXC-104", line, term, "\(mark) is no category of the head",
          "write the category between the two %, or remove the number")
      }
    }
    guard !categories.isEmpty else { return }
    dictionary.items.append(
      ForeignDictionary.Item(
        pattern: pattern, categories: categories, line: line, isPartial: pattern != term))
  }

  /// The term of a line, and what stands for its categories.
  private static func cut(_ text: String) -> (term: String, marks: [String]) {
    let fields = text.split(separator: "\t").map(\.trimmed).filter { !$0.isEmpty }
    if fields.count > 1 {
      return (fields[0], fields.dropFirst().flatMap(marks))
    }
    // Without tabs the numbers at the end are categories.
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let numbers = words.dropFirst().reversed().prefix { Int($0) != nil }
    return (words.dropLast(numbers.count).joined(separator: " "), numbers.reversed())
  }

  /// Numbers between spaces; a condition keeps its spaces.
  private static func marks(of field: String) -> [String] {
    if field.hasPrefix("(") || field.hasPrefix("<") { return [field] }
    return field.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// What a conditional category asks for: `of` of `<of>131/125`.
  private static func context(of mark: String) -> String? {
    guard mark.hasPrefix("<"), let end = mark.firstIndex(of: ">") else { return nil }
    return mark[mark.index(after: mark.startIndex)..<end].trimmed
  }

  /// A term without the brackets around the words that it needs; nil where these are categories.
  private mutating func word(_ term: String, _ count: Int, _ line: Int) -> String? {
    guard let open = term.firstIndex(of: "("), let close = term.lastIndex(of: ")"), open < close,
      term.contains(where: \.isLetter)
    else { return term }
    let inside = term[term.index(after: open)..<close]
    guard inside.contains(where: \.isLetter) else {
      // An emoticon beside letters has no number between its brackets.
      guard inside.contains(where: \.isNumber) else { return term }
      for _ in 0..<count {
        lose(
          "EXC-106", line, term, "the word counts only beside words of the category (\(inside))",
          "write a row with needs in a window of 1")
      }
      return nil
    }
    let plain = term.filter { $0 != "(" && $0 != ")" }
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    dictionary.findings.append(
      Finding(
        .partly,
        Problem(
          "EXC-107", at: "\(place):\(line)",
          "the words in brackets must stand there and do not count; here the phrase counts as one",
          cure: "or write the word alone, with needs =\(inside.trimmed) in a window of 1"),
        pattern: term, count: 0))
    return plain
  }

  private mutating func lose(
    _ code: String, _ line: Int, _ pattern: String, _ message: String, _ cure: String
  ) {
    dictionary.findings.append(
      Finding(
        .lost, Problem(code, at: "\(place):\(line)", message, cure: cure), pattern: pattern))
  }
}
