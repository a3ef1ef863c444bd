internal import Basics
package import Lexicons

/// A dictionary of another tool as rows of one table, with all that could not be carried over.
package struct TableImport {
  package struct Options: Sendable {
    package var table: Table
    package var language: EntryLanguage
    /// The type of words without signs.
    package var wordType: EntryType
    package var map: CodeMap
    /// What the notes of the rows say they came from.
    package var source: String

    package init(
      table: Table, language: EntryLanguage, wordType: EntryType = .fixed, map: CodeMap = .none,
      source: String = ""
    ) {
      self.table = table
      self.language = language
      self.wordType = wordType
      self.map = map
      self.source = source
    }
  }

  /// The fields of the new rows, as in `Table.columns`.
  package private(set) var rows: [[String]] = []
  /// In the order of the file.
  package private(set) var findings: [Finding] = []
  package private(set) var tally = Tally()

  /// A row that may come to be, and where it is from.
  private struct Draft {
    var fields: [String]
    var item: ForeignDictionary.Item
    var category: String
    var remarks: [Remark]
    /// Whether its category or its line has left something behind already.
    var isPartial: Bool

    var fate: Fate? {
      isPartial || remarks.contains { $0.fate == .partly } ? .partly : nil
    }
  }

  private let options: Options
  private let place: String
  private var drafts: [Draft] = []
  private var ids: GivenIDs
  /// Where each pattern with its code stands: a row of the table, or a line of the file.
  private var standing: [String: String] = [:]
  /// The rows of the table with the same words, whatever their type and code.
  private var rowsByWords: [String: [String]] = [:]

  /// `files` are the tables by name, among them the codebook and the one that is added to; they must
  /// be without problems.
  ///
  /// `given` are the ids that rows once had.
  package init(
    _ dictionary: ForeignDictionary, place: String, options: Options, lexicon: Lexicon,
    files: [String: [UInt8]], given: GivenIDs = GivenIDs()
  ) {
    self.options = options
    self.place = place
    ids = given.union(GivenIDs(lexicon.entries.map(\.id)))
    for entry in lexicon.entries where entry.table == options.table {
      guard entry.language == options.language || entry.language == .any else { continue }
      let key = Self.key(entry.patternText, entry.type)
      standing[key + entry.code] = "\(entry.id) in line \(entry.line) of \(entry.table.fileName)"
      rowsByWords[ForeignPattern.folded(entry.patternText), default: []]
        .append("\(entry.id) (\(entry.type.rawValue), \(entry.code))")
    }
    findings = dictionary.findings + options.map.strangers(to: dictionary)
    for finding in dictionary.findings where finding.fate == .lost {
      tally.count(.lost, finding.count)
    }
    draft(dictionary, CategoryCodes(lexicon.codebook, table: options.table, map: options.map))
    keep(files)
    let order = findings.enumerated().sorted {
      (Self.line($0.element), $0.offset) < (Self.line($1.element), $1.offset)
    }
    findings = order.map(\.element)
  }

  // MARK: - From items to drafts

  private mutating func draft(_ dictionary: ForeignDictionary, _ categoryCodes: CategoryCodes) {
    let matches = dictionary.categories.map(categoryCodes.match)
    var counts = [Int](repeating: 0, count: matches.count)
    for item in dictionary.items { for number in item.categories { counts[number] += 1 } }
    for (number, category) in dictionary.categories.enumerated() where counts[number] > 0 {
      tell(of: category, matches[number], counts[number])
    }
    let isShouted = !dictionary.items.contains { $0.pattern.contains(where: \.isLowercase) }
    for item in dictionary.items {
      let pattern = isShouted ? item.pattern.lowercased() : item.pattern
      for number in item.categories {
        let category = dictionary.categories[number].name
        switch matches[number] {
        case .code(let code): draft(item, pattern, code, category, isBelow: false)
        case .codeAbove(let code, _): draft(item, pattern, code, category, isBelow: true)
        case .leftOut, .unknown: tally.count(.lost)
        }
      }
    }
  }

  /// What became of a category as a whole, said once.
  private mutating func tell(
    of category: ForeignDictionary.Category, _ match: CategoryCodes.Match, _ count: Int
  ) {
    let kind = options.table.kind.rawValue
    let (fate, code, message, cure): (Fate, String, String, String)
    switch match {
    case .code: return
    case .codeAbove(let above, let name):
      (fate, code) = (.partly, "EXC-102")
      message =
        "no \(kind) code is called so; its patterns go to \(above), as those of “\(name)” do"
      cure = "name a finer code in --code-map"
    case .leftOut:
      (fate, code, message) = (.lost, "EXC-108", "left out, as the code map says")
      cure = "give it a code there"
    case .unknown(let nearest):
      (fate, code, message) = (.lost, "EXC-101", "no \(kind) code is called so")
      cure =
        (nearest.map { "did you mean \($0)? " } ?? "")
        + "say so in --code-map FILE.csv: “\(category.name.replacing(" > ", with: "/")),CODE”"
    }
    findings.append(
      Finding(
        fate,
        Problem(code, at: "\(place):\(category.line)", "\(category.name): \(message)", cure: cure),
        category: category.name, count: count))
  }

  private mutating func draft(
    _ item: ForeignDictionary.Item, _ given: String, _ code: String, _ category: String,
    isBelow: Bool
  ) {
    let pattern: ForeignPattern
    do {
      pattern = try ForeignPattern(given, wordType: options.wordType)
    } catch {
      say(error.remark, item, category)
      tally.count(.lost)
      return
    }
    let key = Self.key(pattern.text, pattern.type)
    if let other = standing[key + code] {
      say(
        Remark(
          .known, "EXC-130", "“\(pattern.text)” stands already with the code \(code) as \(other)"),
        item, category)
      tally.count(.known)
      return
    }
    standing[key + code] = "line \(item.line) of this file"
    var remarks = pattern.remarks
    if let others = rowsByWords[ForeignPattern.folded(pattern.text)] {
      remarks.append(
        Remark(
          .noted, "EXC-131",
          "“\(pattern.text)” stands in the table with another type or code: "
            + others.joined(separator: ", "),
          cure: "keep one, or tell them apart by needs and unless"))
    }
    let weight = item.weight.flatMap { $0 == 1 ? nil : decimal($0, digits: 6) } ?? ""
    let note = options.source.isEmpty ? "" : "\(options.source): \(category)"
    drafts.append(
      Draft(
        fields: [
          "", options.language.rawValue, pattern.text, pattern.type.rawValue, code, weight, "", "",
          "", note, "",
        ],
        item: item, category: category, remarks: remarks, isPartial: isBelow || item.isPartial))
  }

  private mutating func say(_ remark: Remark, _ item: ForeignDictionary.Item, _ category: String) {
    findings.append(
      remark.finding(at: "\(place):\(item.line)", category: category, pattern: item.pattern))
  }

  // MARK: - From drafts to rows

  /// Keeps the drafts that the table's own check lets pass.
  private mutating func keep(_ files: [String: [UInt8]]) {
    // The check wants ids; what passes is numbered anew, so that no number is left out.
    let stem = "\(options.table.rawValue).\(options.language.rawValue)."
    var trial = ids
    let candidates = drafts.map { [trial.take(stem)] + $0.fields.dropFirst() }
    let faults = TableCheck(options.table, files).faults(of: candidates)
    for (number, draft) in drafts.enumerated() {
      guard let fault = faults[number] else {
        rows.append([ids.take(stem)] + draft.fields.dropFirst())
        for remark in draft.remarks { say(remark, draft.item, draft.category) }
        tally.count(draft.fate)
        continue
      }
      // It names another row by its line.
      let lines =
        fault.code == "LEX-020" ? " of \(options.table.fileName) with the new rows" : ""
      say(
        Remark(.lost, fault.code, fault.message + lines, cure: fault.cure), draft.item,
        draft.category)
      tally.count(.lost)
    }
  }

  private static func key(_ pattern: String, _ type: EntryType) -> String {
    let isFolded = type == .fixed || type == .glob || type == .regex
    return "\(type.rawValue)\t\(isFolded ? ForeignPattern.folded(pattern) : pattern)\t"
  }

  private static func line(_ finding: Finding) -> Int {
    let place = finding.problem.place
    return place.lastIndex(of: ":").flatMap { Int(place[place.index(after: $0)...]) } ?? 0
  }

  /// The rows as a table of their own.
  package var csv: [UInt8] {
    var writer = CSVWriter(header: Table.columns)
    for row in rows { writer.append(row) }
    return writer.bytes
  }
}
