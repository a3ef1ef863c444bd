package import Lexicons

/// An entry as quanteda's glob patterns, and what they do not say.
package struct GlobPatterns {
  package private(set) var patterns: [String] = []
  package private(set) var remarks: [Remark] = []

  /// Alternatives and gaps are written out; more than this would bury the rest of a code.
  static let mostVariants = 500

  /// `lemmas` tells what a word of a lemma pattern is called in an analysis; without it words stand
  /// as in the table.
  package init(_ entry: Entry, lemmas: ((String) -> [String])? = nil) {
    if entry.type == .regex {
      readExpression(entry)
    } else {
      readWords(entry, entry.type == .lemma ? lemmas : nil)
    }
    guard !patterns.isEmpty else { return }
    note(entry, isAnalyzed: lemmas != nil)
  }

  private mutating func readWords(_ entry: Entry, _ lemmas: ((String) -> [String])?) {
    let words = entry.pattern.words.map { word in
      (
        gap: word.gap,
        texts: word.alternatives.flatMap { lemmas?($0.text) ?? [ForeignPattern.folded($0.text)] }
      )
    }
    let variants = words.reduce(1) { min(1_000_000, $0 * $1.texts.count * ($1.gap + 1)) }
    guard variants <= Self.mostVariants else {
      remarks.append(
        Remark(
          .lost, "EXC-207", "written out it would be \(variants) patterns",
          cure: "split it into rows with fewer alternatives"))
      return
    }
    let end = entry.type == .glob ? "*" : ""
    var phrases = [""]
    for word in words {
      phrases = phrases.flatMap { phrase in
        (0...word.gap).flatMap { gap in
          word.texts.map { text in
            let stars = Array(repeating: "*", count: gap)
            return ([phrase] + stars + [text + end]).filter { !$0.isEmpty }
              .joined(separator: " ")
          }
        }
      }
    }
    patterns = phrases
  }

  /// An expression of letters, `.` and `.*` is a glob.
  private mutating func readExpression(_ entry: Entry) {
    var glob = ""
    var rest = entry.patternText[...]
    while let character = rest.popFirst() {
      switch character {
      case "." where rest.first == "*":
        rest.removeFirst()
        glob += "*"
      case ".": glob += "?"
      case "\\" where rest.first == ".":
        rest.removeFirst()
        glob += "."
      case _ where character.isLetter || character.isNumber || character == "-":
        glob.append(character)
      default:
        remarks.append(
          Remark(
            .lost, "EXC-206", "a regular expression has no place among globs",
            cure: "look it up by itself with valuetype = \"regex\": ^\(entry.patternText)$"))
        return
      }
      // What is repeated is more than a letter of a glob.
      if let next = rest.first, "*+?{".contains(next) {
        remarks.append(
          Remark(
            .lost, "EXC-206", "a regular expression has no place among globs",
            cure: "look it up by itself with valuetype = \"regex\": ^\(entry.patternText)$"))
        return
      }
    }
    patterns = [glob]
  }

  // MARK: - What is left behind

  private mutating func note(_ entry: Entry, isAnalyzed: Bool) {
    if entry.type == .lemma {
      let cure = "look it up among lemmas, as docs/exchange.md tells"
      remarks.append(
        isAnalyzed
          ? Remark(.noted, "EXC-201", "a lemma, written as in the analysis", cure: cure)
          : Remark(
            .noted, "EXC-201", "a lemma: quanteda finds the written form only",
            cure: "export with --lemmas and \(cure)"))
    }
    let atoms = entry.pattern.words.lazy.flatMap(\.alternatives)
    let features = Pattern.Feature.allCases.filter { feature in
      atoms.contains { $0.features.contains(feature) }
    }
    if !features.isEmpty {
      let names = features.map { "@\($0.rawValue)" }.joined(separator: " ")
      partly("EXC-202", "its form is left open: \(names)")
    }
    if entry.type == .lemma, atoms.contains(where: \.isFixed) {
      partly(
        "EXC-203",
        "a word marked = is bound to its form, which a look-up among lemmas does not keep")
    }
    if entry.type == .exact { partly("EXC-204", "its capitals do not count") }
    if let gap = entry.pattern.words.map(\.gap).max(), gap > 0 {
      partly("EXC-205", "its gap is written out with *, and runs over the ends of sentences")
    }
    if !entry.needs.isEmpty || !entry.unless.isEmpty {
      partly("EXC-208", "its conditions: \(entry.conditions)")
    }
    if entry.weight != 1 { partly("EXC-209", "its weight: \(entry.weightText)") }
  }

  private mutating func partly(_ code: String, _ message: String) {
    remarks.append(Remark(.partly, code, message))
  }
}
