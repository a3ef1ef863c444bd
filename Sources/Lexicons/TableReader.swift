internal import Basics

/// Reads the rows of one table and collects every problem, so that a table is mended in one go.
struct TableReader {
  let table: Table
  let place: String
  let codebook: Codebook
  private(set) var entries: [Entry] = []
  private(set) var problems: [Problem] = []
  /// What is odd about the file, which is read all the same.
  let warnings: [Problem]
  /// The line where each id stands first.
  private var lines: [String: Int] = [:]
  /// The highest number of ids that begin alike.
  private var highest: [String: Int] = [:]

  init(_ bytes: [UInt8], table: Table, place: String, codebook: Codebook) {
    self.table = table
    self.place = place
    self.codebook = codebook
    let sheet = SheetReader(bytes, place: place, columns: Table.columns)
    problems = sheet.problems
    warnings = sheet.warnings
    for row in sheet.rows {
      let (stem, number) = Self.parts(of: row.fields[0])
      highest[stem] = max(highest[stem, default: 0], number)
    }
    for row in sheet.rows { read(row) }
  }

  private mutating func read(_ row: SheetReader.Row) {
    let f = row.fields
    let before = problems.count
    checkID(f[0], row.line)
    let language = value(EntryLanguage.self, f[1], "LEX-006", "language", row.line)
    let type = value(EntryType.self, f[3], "LEX-005", "type", row.line)
    checkCode(f[4], row.line)
    let weight = weight(f[5], row.line)
    checkLetters(f[2], "pattern", row.line)
    if type != .regex { checkLost(f[2], "pattern", row.line) }
    let pattern = type.flatMap { self.pattern(f[2], $0, row.line) }
    var needs = condition(f[6], "needs", row.line)
    // `none` asks for nothing, not even for a mover; `none & X` asks for X alone.
    let alone = needs?.requirements.contains([.term("none")]) == true
    needs?.requirements.removeAll { $0 == [.term("none")] }
    let unless = condition(f[7], "unless", row.line)
    let window = Window(f[8])
    if window == nil {
      report(
        "LEX-016", "window", row.line, "unknown window “\(f[8])”",
        "expected clause, sentence, near, or 1 to \(Window.mostTokens) tokens")
    }
    guard problems.count == before, let language, let type, let pattern, let weight, let needs,
      let unless, let window
    else { return }
    entries.append(
      Entry(
        table: table, id: f[0], language: language, patternText: f[2], pattern: pattern,
        type: type, code: f[4], weight: weight, needs: needs, standsAlone: alone, unless: unless,
        window: window, note: f[9], example: f[10], line: row.line))
  }

  private mutating func checkID(_ id: String, _ line: Int) {
    let isPlain = id.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D
    }
    guard !id.isEmpty, isPlain, id.hasPrefix("\(table.rawValue).") else {
      report(
        "LEX-018", "id", line, "“\(id)” is no id of this table",
        "write \(table.rawValue).LANGUAGE.NUMBER with a number never used before")
      return
    }
    if let first = lines[id] {
      let (stem, _) = Self.parts(of: id)
      report(
        "LEX-003", "id", line, "the id \(id) stands already in line \(first)",
        "give it a number never used before, such as "
          + Self.id(stem, highest[stem, default: 0] + 1))
    } else {
      lines[id] = line
    }
  }

  /// `groups.kk.0017` of `groups.kk.` and 17.
  static func id(_ stem: String, _ number: Int) -> String {
    let digits = String(number)
    return stem + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// `groups.kk.` and 17 of `groups.kk.0017`.
  static func parts(of id: String) -> (stem: String, number: Int) {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }
    return (String(id.dropLast(digits.count)), Int(String(digits.reversed())) ?? 0)
  }

  private mutating func checkCode(_ code: String, _ line: Int) {
    guard codebook.number(of: code, kind: table.kind) == nil else { return }
    let known = codebook.codes(of: table.kind).map(\.code)
    report(
      "LEX-004", "code", line, "unknown \(table.kind.rawValue) code “\(code)”",
      nearestName(to: code, among: known).map { "did you mean \($0)?" }
        ?? "expected one of \(known.joined(separator: " "))")
  }

  private mutating func value<T: RawRepresentable<String> & CaseIterable>(
    _: T.Type, _ text: String, _ code: String, _ column: String, _ line: Int
  ) -> T? {
    if let value = T(rawValue: text) { return value }
    let known = T.allCases.map(\.rawValue)
    report(
      code, column, line, "unknown \(column) “\(text)”",
      nearestName(to: text, among: known).map { "did you mean \($0)?" }
        ?? "expected one of \(known.joined(separator: " "))")
    return nil
  }

  private mutating func weight(_ text: String, _ line: Int) -> Double? {
    if text.isEmpty { return 1 }
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    // Ten is five times the heaviest weight of the codebook (a label, 2).
    guard isPlain, let weight = Double(text), (-10...10).contains(weight) else {
      report(
        "LEX-008", "weight", line, "“\(text)” is no weight",
        "write a number from -10 to 10 with a decimal point, such as 0.5, or leave it empty for 1")
      return nil
    }
    return weight
  }

  private mutating func pattern(_ text: String, _ type: EntryType, _ line: Int) -> Pattern? {
    do throws(Pattern.Fault) {
      let pattern = try Pattern(text, type: type)
      if type == .regex { try Expression.check(text) }
      return pattern
    } catch {
      let code =
        switch error.kind {
        case .syntax: "LEX-014"
        case .feature: "LEX-009"
        case .empty: "LEX-010"
        case .expression: "LEX-007"
        }
      report(code, "pattern", line, error.message, error.cure)
      return nil
    }
  }

  private mutating func condition(_ text: String, _ column: String, _ line: Int) -> Condition? {
    let before = problems.count
    guard let condition = Condition(text) else {
      report(
        "LEX-015", column, line, "“\(text)” holds an empty alternative",
        "remove the stray | or &")
      return nil
    }
    for alternative in condition.requirements.joined() {
      switch alternative {
      case .code(let name) where codebook.numbers(reference: name).isEmpty:
        report(
          "LEX-015", column, line, "unknown code @\(name)",
          nearestName(to: name, among: codebook.references).map { "did you mean @\($0)?" }
            ?? "expected a code of codebook.csv")
      case .code: break
      case .term(let words):
        checkLetters(words, column, line)
        checkLost(words, column, line)
        _ = pattern(words, .lemma, line)
      }
    }
    return problems.count == before ? condition : nil
  }

  /// Latin letters that look Cyrillic never match: repair turns them into Cyrillic in the text.
  private mutating func checkLetters(_ text: String, _ column: String, _ line: Int) {
    guard text.utf8.contains(where: Self.mayBeLatin) else { return }
    for piece in text.split(whereSeparator: { $0.isWhitespace || "|&".contains($0) }) {
      let word = piece.split(separator: "@", omittingEmptySubsequences: false)[0]
      let scalars = word.unicodeScalars
      guard scalars.contains(where: { (0x400...0x52F).contains($0.value) }),
        let latin = scalars.first(where: Self.looksCyrillic)
      else { continue }
      let hex = String(latin.value, radix: 16, uppercase: true)
      report(
        "LEX-012", column, line,
        "“\(word)” mixes Cyrillic with the Latin letter \(latin) (U+"
          + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + ")",
        "type the Cyrillic letter")
    }
  }

  /// Old encodings without the letters of Kazakh put a question mark in their place.
  private mutating func checkLost(_ text: String, _ column: String, _ line: Int) {
    let lost: [Unicode.Scalar] = ["?", "\u{FFFD}"]
    guard text.unicodeScalars.contains(where: lost.contains) else { return }
    report(
      "LEX-012", column, line, "“\(text)” holds a sign in the place of a letter",
      "type the letter, and save as “CSV UTF-8”: older encodings have no letters of Kazakh")
  }

  /// Whether a byte may begin a letter that looks Cyrillic and is none.
  private static func mayBeLatin(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0xC2...0xC9).contains(byte)
  }

  private static func looksCyrillic(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && (scalar.value < 0x250 || scalar.value == 0x259)
  }

  private mutating func report(
    _ code: String, _ column: String, _ line: Int, _ message: String, _ cure: String
  ) {
    problems.append(Problem(code, at: "\(place):\(line):\(column)", message, cure: cure))
  }
}
