package import Lexicons

/// What differs between two states of the tables, row by row, whatever the order of the rows.
package struct LexiconChanges: Sendable {
  /// What a column said and says.
  package struct Column: Hashable, Sendable {
    package var name: String
    package var before: String
    package var after: String
  }

  /// A row that stands in both.
  package struct Changed: Hashable, Sendable {
    package var before: Entry
    package var after: Entry
    package var columns: [Column]

    /// The words are the same under another id.
    package var isRenamed: Bool { before.id != after.id }
  }

  /// A code of the codebook; nil on the side that lacks it.
  package struct ChangedCode: Hashable, Sendable {
    package var before: Codebook.Code?
    package var after: Codebook.Code?
    package var columns: [Column]

    package var name: String {
      (after ?? before).map { "\($0.kind.rawValue) \($0.code)" } ?? ""
    }
  }

  package private(set) var added: [Entry] = []
  package private(set) var removed: [Entry] = []
  package private(set) var changed: [Changed] = []
  package private(set) var renamed: [Changed] = []
  package private(set) var codes: [ChangedCode] = []

  package init(from before: Lexicon, to after: Lexicon) {
    let old = Dictionary(before.entries.map { ($0.id, $0) }) { first, _ in first }
    let new = Dictionary(after.entries.map { ($0.id, $0) }) { first, _ in first }
    // Rows whose id is gone, by their words: the same words under a new id are the same row.
    var gone: [Words: [Entry]] = [:]
    for entry in before.entries.reversed() where new[entry.id] == nil {
      gone[Words(entry), default: []].append(entry)
    }
    for entry in after.entries {
      if let former = old[entry.id] {
        let columns = Self.columns(former.fields, entry.fields, Table.columns)
        guard !columns.isEmpty else { continue }
        changed.append(Changed(before: former, after: entry, columns: columns))
      } else if let former = gone[Words(entry)]?.popLast() {
        let columns = Self.columns(former.fields, entry.fields, Table.columns)
        renamed.append(Changed(before: former, after: entry, columns: columns))
      } else {
        added.append(entry)
      }
    }
    let left = Set(gone.values.joined().map(\.id))
    removed = before.entries.filter { left.contains($0.id) }
    codes = Self.codes(before.codebook, after.codebook)
  }

  /// What makes a row the same under another id.
  private struct Words: Hashable {
    var table: Table
    var language: EntryLanguage
    var pattern: String

    init(_ entry: Entry) {
      (table, language, pattern) = (entry.table, entry.language, entry.patternText)
    }
  }

  private static func columns(
    _ before: [String], _ after: [String], _ names: [String]
  ) -> [Column] {
    zip(names, zip(before, after)).compactMap { name, values in
      values.0 == values.1 ? nil : Column(name: name, before: values.0, after: values.1)
    }
  }

  private static func codes(_ before: Codebook, _ after: Codebook) -> [ChangedCode] {
    let kept = after.codes.compactMap { code -> ChangedCode? in
      guard let former = before.code(code.code, kind: code.kind) else {
        return ChangedCode(before: nil, after: code, columns: [])
      }
      let columns = columns(former.fields, code.fields, Codebook.columns)
      return columns.isEmpty ? nil : ChangedCode(before: former, after: code, columns: columns)
    }
    let gone = before.codes.filter { after.code($0.code, kind: $0.kind) == nil }
    return kept + gone.map { ChangedCode(before: $0, after: nil, columns: []) }
  }

  package var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && changed.isEmpty && renamed.isEmpty && codes.isEmpty
  }

  /// Whether anything differs that a coding can hang on: notes, examples and the words by which the
  /// codebook explains a code are for people.
  package var mayChangeCodings: Bool {
    !added.isEmpty || !removed.isEmpty || !renamed.isEmpty
      || changed.contains { $0.columns.contains { !["note", "example"].contains($0.name) } }
      || codes.contains { code in
        code.before == nil || code.after == nil || code.columns.contains { $0.name == "parent" }
      }
  }

  /// New ids by the former ones.
  package var newIDs: [String: String] {
    Dictionary(renamed.map { ($0.before.id, $0.after.id) }) { first, _ in first }
  }

  /// The ids of all rows that differ, of either side.
  package var touched: Set<String> {
    Set((added + removed).map(\.id))
      .union((changed + renamed).flatMap { [$0.before.id, $0.after.id] })
  }
}
