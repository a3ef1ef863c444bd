internal import Basics
internal import Coding
internal import Foundation
internal import Measures

/// The passages of a file with their codes, and all that is wrong in it.
package struct PassageReader {
  package private(set) var passages: [CodedPassage] = []
  /// What was left out and why, for a person.
  package private(set) var notices: [String] = []
  private var problems: [Problem] = []
  private let file: CodingFile
  private let known: KnownCodes

  /// Throws `Problems` with everything that is wrong.
  package static func read(path: String, known: KnownCodes) throws -> PassageReader {
    try PassageReader(CodingFile(path: path), known)
  }

  /// The same from memory.
  package static func read(_ bytes: [UInt8], place: String, known: KnownCodes) throws
    -> PassageReader
  {
    try PassageReader(CodingFile(bytes, place: place), known)
  }

  private init(_ file: CodingFile, _ known: KnownCodes) throws {
    (self.file, self.known) = (file, known)
    problems = file.problems
    if problems.isEmpty { checkColumns() }
    if problems.isEmpty { readRows() }
    guard problems.isEmpty else { throw Problems(Self.first(problems)) }
  }

  /// A table in a foreign codebook has a mistake in every row; the first ones show it.
  private static func first(_ problems: [Problem], most: Int = 20) -> [Problem] {
    guard problems.count > most else { return problems }
    let rest = Problem(
      "EVA-009", at: problems[most].place, "here and below \(problems.count - most) more problems")
    return problems.prefix(most) + [rest]
  }

  // MARK: Columns

  private mutating func checkColumns() {
    let found = Set(file.header + file.rows.flatMap(\.fields.keys))
    let here = file.header.isEmpty ? file.place : "\(file.place):1"
    if let twice = file.header.first(where: { name in
      !name.isEmpty && file.header.count { $0 == name } > 1
    }) {
      problems.append(
        Problem("EVA-004", at: here, "the column “\(twice)” stands twice", cure: "remove one"))
    }
    let identifying = PassageColumn.id.names + PassageColumn.address.names
    if found.isDisjoint(with: identifying) {
      problems.append(
        Problem("EVA-004", at: here, "there is no column id", cure: "give each passage an id"))
    }
    let variables = PassageColumn.allCases.filter { $0.variable != nil }
    if found.isDisjoint(with: variables.flatMap(\.names)) {
      let names = variables.map(\.rawValue)
      let nearest = file.header.lazy.compactMap { name in
        nearestName(to: name, among: names).map { "is “\(name)” meant for \($0)?" }
      }.first
      problems.append(
        Problem(
          "EVA-004", at: here, "there is no column of codes",
          cure: nearest ?? "expected some of \(names.joined(separator: " "))"))
    }
    let names = file.header.isEmpty ? found.sorted() : file.header
    for name in names where !PassageColumn.allNames.contains(name) {
      let missing = variables.filter { found.isDisjoint(with: $0.names) }.map(\.rawValue)
      guard let nearest = nearestName(to: name, among: missing) else { continue }
      notices.append("\(here): the column “\(name)” is not read; did you mean \(nearest)?")
    }
  }

  private func text(_ column: PassageColumn, _ row: CodingFile.Row) -> String? {
    for name in column.names {
      if case .text(let text)? = row.fields[name], !text.isEmpty { return text }
    }
    return nil
  }

  private func isBlank(_ column: PassageColumn, _ row: CodingFile.Row) -> Bool {
    column.names.allSatisfy { name in
      switch row.fields[name] {
      case nil, .text(""), .list([]): true
      default: false
      }
    }
  }

  // MARK: Rows

  private mutating func readRows() {
    var lines: [String: Int] = [:]
    var (otherLevels, uncoded) = (0, 0)
    for row in file.rows {
      // The samples' gold codes sentences too, in the same table.
      if let level = text(.level, row), level != "article", level != "passage" {
        otherLevels += 1
        continue
      }
      guard let passage = passage(row) else { continue }
      guard !passage.codes.isEmpty else {
        uncoded += 1
        continue
      }
      if let first = lines[passage.id] {
        problems.append(
          Problem(
            "EVA-006", at: "\(file.place):\(row.line)",
            "the id \(passage.id) stands already in line \(first)",
            cure: "give each passage an id of its own"))
        continue
      }
      lines[passage.id] = row.line
      passages.append(passage)
    }
    if otherLevels > 0 {
      notices.append("\(file.place): \(otherLevels) rows are no articles and were left out")
    }
    if uncoded > 0 { notices.append("\(file.place): \(uncoded) rows without codes were left out") }
    if passages.isEmpty, problems.isEmpty {
      problems.append(
        Problem("EVA-003", at: file.place, "no coded passage", cure: "code some passages"))
    }
  }

  private mutating func passage(_ row: CodingFile.Row) -> CodedPassage? {
    guard let id = text(.id, row) ?? text(.address, row) else {
      problems.append(
        Problem(
          "EVA-004", at: "\(file.place):\(row.line)", "the passage has no id",
          cure: "give each passage an id"))
      return nil
    }
    var passage = CodedPassage(id: id, line: row.line)
    passage.text = text(.text, row)
    passage.title = text(.title, row)
    passage.date = text(.date, row)
    passage.address = text(.address, row)
    passage.language = text(.language, row)?.lowercased()
    passage.outlet = text(.outlet, row)
    passage.genre = text(.genre, row)
    passage.evidence = row.evidence?.map(\.evidence)
    let coded = PassageColumn.allCases.filter { $0.variable != nil }
    // An empty cell of a list says that there is none, but a row of empty cells was not coded yet.
    if !file.header.isEmpty, coded.allSatisfy({ isBlank($0, row) }) { return passage }
    for column in coded {
      guard let variable = column.variable else { continue }
      passage.codes[variable] = codes(variable, column, row)
    }
    return passage
  }

  private mutating func codes(
    _ variable: Variable, _ column: PassageColumn, _ row: CodingFile.Row
  ) -> Set<String>? {
    guard let name = column.names.first(where: { row.fields[$0] != nil }),
      let field = row.fields[name]
    else { return nil }
    let place = "\(file.place):\(row.line) \(name)"
    let written: [String]
    switch field {
    case .text(let text) where variable.kind == .set:
      written = text.split(whereSeparator: { $0 == ";" || $0 == "|" })
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    case .text(let text): written = text.isEmpty ? [] : [text]
    case .list(let list) where variable.kind == .set || list.count <= 1: written = list
    case .list(let list):
      problems.append(
        Problem(
          "EVA-005", at: place, "\(list.count) codes, expected one",
          cure: "choose one of \(list.joined(separator: ", "))"))
      return nil
    case .other(let kind):
      let expected = variable.kind == .set ? "a list of codes" : "a code"
      problems.append(Problem("EVA-005", at: place, "\(kind), expected \(expected)"))
      return nil
    }
    var codes: Set<String> = []
    for text in written where variable.kind != .set || text.lowercased() != "none" {
      guard let code = known.code(text, of: variable) else {
        problems.append(
          Problem(
            "EVA-005", at: place, "unknown code “\(text)”",
            cure: known.cure(for: text, of: variable)))
        continue
      }
      codes.insert(code)
    }
    return variable.kind != .set && codes.isEmpty ? nil : codes
  }
}
