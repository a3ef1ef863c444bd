package import Basics
package import Linguistics

/// What is wrong with one row, found without reading or compiling the others: for who edits it.
extension Entry {
  /// Reads one row of a table, such as one that is being typed.
  ///
  /// The entry is nil where anything is wrong with its form. `line` is what problems name.
  package static func read(
    _ fields: [String: String], of table: Table, codebook: Codebook, line: Int
  ) -> (entry: Entry?, problems: [Problem]) {
    var reader: TableReader
    do throws(Problem) {
      let header = Table.columns.joined(separator: ",") + "\n"
      var sheet = try TableEditor(Array(header.utf8), place: table.fileName)
      try sheet.insert(fields)
      reader = TableReader(
        .file(sheet.bytes), table: table, place: table.fileName, codebook: codebook)
    } catch {
      return (nil, [error])
    }
    let here = "\(table.fileName):2:"
    let problems = reader.problems.map { problem in
      var problem = problem
      if problem.place.hasPrefix(here) {
        problem.place = "\(table.fileName):\(line):\(problem.place.dropFirst(here.count))"
      }
      return problem
    }
    var entry = reader.entries.first
    entry?.line = line
    return (problems.isEmpty ? entry : nil, problems)
  }
}

extension Lexicon {
  /// What stops a run in an entry beside the others: rows that say the opposite.
  package func contradictions(of entry: Entry) -> [Problem] {
    // Behind all others, so that the problem is told of this row.
    var last = entry
    last.line = .max
    let others = entries.filter { $0.table == entry.table && $0.id != entry.id }
    let here = "\(entry.table.fileName):\(Int.max):"
    return Self.contradictions(among: others + [last]) { $0 }
      .filter { $0.place.hasPrefix(here) }
      .map { problem in
        var problem = problem
        problem.place =
          "\(entry.table.fileName):\(entry.line):\(problem.place.dropFirst(here.count))"
        return problem
      }
  }

  /// What `check` warns of in an entry, except rows that take its words: an example that does not
  /// match, suffixes that do not fit, a row that says the same.
  package func warnings(of entry: Entry, dictionaries: Dictionaries) -> [Problem] {
    let alone = Lexicon(codebook: codebook, entries: [entry], digest: Digest(of: []))
    let twin = entries.first { other in
      other.id != entry.id && other.table == entry.table && other.language == entry.language
        && other.type == entry.type && other.code == entry.code
        && other.patternText == entry.patternText
    }
    var problems = alone.check(folder: "", dictionaries: dictionaries)
    if let twin {
      problems.append(
        Problem(
          "LEX-013", at: "\(entry.table.fileName):\(entry.line):pattern",
          "“\(entry.patternText)” stands already as \(twin.id) with the code \(entry.code)",
          cure: "remove one of the rows"))
    }
    return problems
  }

  /// With one entry in the place of the one of its id, or beside the others; without it where nil.
  package func replacing(_ id: String, by entry: Entry?) -> Lexicon {
    var other = self
    other.files = [:]
    let place = other.entries.firstIndex { $0.id == id }
    if let place, let entry, entry.id == id {
      other.entries[place] = entry
    } else {
      if let place { other.entries.remove(at: place) }
      if let entry { other.entries.insert(entry, at: other.place(for: entry)) }
    }
    let mark = entry.map { $0.fields + [$0.table.rawValue, "\($0.standsAlone)"] } ?? ["removed"]
    other.digest = Digest(ofParts: [digest.hex, id] + mark)
    return other
  }

  /// Entries stand by table, and within a table by id.
  private func place(for entry: Entry) -> Int {
    let tables = Table.allCases
    let own = tables.firstIndex(of: entry.table) ?? 0
    return entries.firstIndex { other in
      let table = tables.firstIndex(of: other.table) ?? 0
      return table == own
        ? entry.id.utf8.lexicographicallyPrecedes(other.id.utf8) : own < table
    } ?? entries.count
  }
}

extension CompiledLexicon {
  /// The row that takes the words of an entry wherever it matches; nil for none.
  package func taker(of id: String, dictionaries: Dictionaries) -> Entry? {
    guard let number = entries.firstIndex(where: { $0.entry.id == id }) else { return nil }
    return Shadows.taker(of: number, self, dictionaries).map { entries[$0].entry }
  }
}
