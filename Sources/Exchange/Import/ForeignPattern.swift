internal import Lexicons

/// A pattern of another tool in Koshu's writing.
///
/// Other tools know words, phrases, and the signs `*` and `?`; Koshu knows a `*` at the end of one
/// long word, and expressions for the rest.
struct ForeignPattern {
  var text: String
  var type: EntryType
  var remarks: [Remark] = []

  /// What cannot be written in Koshu.
  struct Failure: Error { var remark: Remark }

  /// `wordType` is the type of words without signs.
  init(_ pattern: String, wordType: EntryType) throws(Failure) {
    var words = pattern.split(whereSeparator: \.isWhitespace).map(String.init)
    type = wordType
    text = ""
    if words.contains(where: Self.isCompound) {
      words = words.flatMap { $0.split(separator: "_").map(String.init) }
      remarks.append(
        Remark(.noted, "EXC-120", "words joined by _ are read as a phrase"))
    }
    guard !words.isEmpty else {
      throw Self.failure("EXC-103", "the pattern is empty", "remove it")
    }
    guard pattern.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw Self.failure(
        "EXC-110",
        pattern.allSatisfy({ "*?".contains($0) || $0.isWhitespace })
          ? "the pattern matches every word" : "an emoticon or sign is no word to Koshu",
        "leave it out")
    }
    if words.count == 1 {
      try readWord(words[0])
    } else {
      try readPhrase(words)
    }
  }

  // MARK: - One word

  private mutating func readWord(_ word: String) throws(Failure) {
    if Self.looksLikeExpression(word) { return readExpression(word) }
    try Self.checkSigns(word)
    guard word.contains(where: Self.isWild) else {
      text = word
      return
    }
    let stem = word.dropLast()
    let isPlainStem = !stem.contains(where: Self.isWild)
    if word.hasSuffix("*"), isPlainStem, stem.unicodeScalars.count >= Pattern.shortestGlobStem {
      (text, type) = (word, .glob)
      return
    }
    // More would be refused: see `Expression.check`.
    guard word.count(where: { $0 == "*" }) <= 3 else {
      throw Self.failure(
        "EXC-112", "the word has more than three *", "write it as several rows without")
    }
    type = .regex
    text = Self.folded(word).map(Self.expression).joined()
    if word.hasSuffix("*"), isPlainStem {
      remarks.append(
        Remark(
          .noted, "EXC-121",
          "\(stem)* is short and catches much; it goes over as the expression \(text)",
          cure: "a row of type lemma finds every form and nothing else"))
    } else {
      remarks.append(
        Remark(
          .noted, "EXC-122", "only a * at the end is a glob; it goes over as \(text)",
          cure: word.contains("?")
            ? "look whether the ? is a letter that an old encoding has lost" : nil))
    }
  }

  /// Brackets in pairs, bars and backslashes stand in no word and no emoticon with letters.
  private static func looksLikeExpression(_ word: String) -> Bool {
    guard let first = word.first, first.isLetter || "[(^.\\".contains(first) else { return false }
    return (word.contains("[") && word.contains("]")) || (word.contains("(") && word.contains(")"))
      || word.contains("|") || word.contains("\\") || word.hasPrefix("^") || word.hasSuffix("$")
      || word.contains(".*") || word.contains(".+")
  }

  /// Expressions of other tools are found anywhere in a word, Koshu's hold for all of it.
  private mutating func readExpression(_ word: String) {
    var inner = Self.folded(word)[...]
    let isAtStart = inner.hasPrefix("^")
    let isAtEnd = inner.hasSuffix("$") && !inner.hasSuffix("\\$")
    if isAtStart { inner.removeFirst() }
    if isAtEnd { inner.removeLast() }
    let needsGroup = inner.contains("|") && !(isAtStart && isAtEnd)
    let body = needsGroup ? "(\(inner))" : String(inner)
    text =
      (isAtStart || inner.hasPrefix(".*") ? "" : ".*") + body
      + (isAtEnd || inner.hasSuffix(".*") ? "" : ".*")
    type = .regex
    remarks.append(
      Remark(
        .noted, "EXC-123", "it looks like a regular expression and goes over as \(text)",
        cure: "look whether it finds what was meant"))
  }

  // MARK: - Phrases

  private mutating func readPhrase(_ words: [String]) throws(Failure) {
    var pieces: [String] = []
    var gap = 0
    for (number, word) in words.enumerated() {
      if word == "*" {
        guard number > 0, number < words.count - 1, gap < Pattern.longestGap else {
          throw Self.failure(
            "EXC-113", "a * stands for a whole word before, behind or too often in the phrase",
            "leave it out")
        }
        gap += 1
        continue
      }
      if gap > 0 { pieces.append("[\(gap)]") }
      gap = 0
      try Self.checkSigns(word)
      guard !word.contains(where: Self.isWild) else {
        throw Self.failure(
          "EXC-114", "a phrase of Koshu has no * or ? in its words",
          "write it with lemmas, which find every form: сельский молодёжь")
      }
      pieces.append(word)
    }
    text = pieces.joined(separator: " ")
    if pieces.contains(where: { $0.hasPrefix("[") }) {
      remarks.append(
        Remark(
          .partly, "EXC-124",
          "a * stood for exactly one word; the gap of \(text) also lets fewer stand there"))
    }
  }

  // MARK: - Letters and signs

  /// What the analyser takes for part of a word; other signs are tokens of their own, which no
  /// pattern in a language matches.
  private static func checkSigns(_ word: String) throws(Failure) {
    let strange = word.unicodeScalars.first { scalar in
      !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
        || "*?-‐‑'’ʼ.«»“”„\"".unicodeScalars.contains(scalar))
    }
    guard let strange else { return }
    throw failure(
      "EXC-111", "the sign \(strange) is no part of a word",
      "leave it out; between words write a gap: увы [1] но")
  }

  private static func isCompound(_ word: String) -> Bool {
    word.contains("_") && word.contains(where: \.isLetter)
  }

  private static func isWild(_ character: Character) -> Bool {
    character == "*" || character == "?"
  }

  private static func expression(_ character: Character) -> String {
    switch character {
    case "*": ".*"
    case "?": "."
    case ".": "\\."
    default: String(character)
    }
  }

  /// As the words of a text are folded before expressions see them.
  static func folded(_ text: String) -> String { text.lowercased().replacing("ё", with: "е") }

  private static func failure(_ code: String, _ message: String, _ cure: String) -> Failure {
    Failure(remark: Remark(.lost, code, message, cure: cure))
  }
}
