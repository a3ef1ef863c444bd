package import Basics
package import Lexicons

/// Edited copies of tables put into a folder's tables: checked as a whole before anything is written.
package struct LexiconImport: Sendable {
  /// In the order of the tables; those that change nothing among them.
  package private(set) var merges: [TableMerge] = []
  /// The lexicon that comes of it.
  package let lexicon: Lexicon

  /// Puts edited copies into the current files of a folder, both by file name.
  ///
  /// `given` are the ids that rows once had, `place` names a copy in messages. Throws everything that is wrong, first in the copies, then in what would come
  /// of them.
  package init(
    _ edited: [String: TableCells], into current: [String: [UInt8]], given: GivenIDs = GivenIDs(),
    folder: String, prune: Bool, place: @escaping @Sendable (String) -> String
  ) throws(Problems) {
    var files: [String: TableFile] = [:]
    for name in Lexicon.fileNames where edited[name] != nil {
      files[name] = try TableFile(
        current[name] ?? Self.empty(name), place: "\(folder)/\(name)", columns: Self.columns(name))
    }
    var edited = edited
    for name in Lexicon.fileNames {
      guard let cells = edited[name], let file = files[name] else { continue }
      edited[name] = Self.withIDs(cells, file, name, given)
    }
    try Self.check(edited, current, folder, place)

    var merged = current
    for name in Lexicon.fileNames {
      guard let file = files[name], let rows = edited[name]?.ordered(by: file.columns) else {
        continue
      }
      let filled = rows.filter { $0.fields.contains { !$0.isEmpty } }
      let merge = TableMerge(file, name: name, rows: filled, prune: prune)
      // What nothing has changed stays as it lies, with its byte-order mark and all.
      if merge.bytes != file.bytes || current[name] == nil { merged[name] = merge.bytes }
      merges.append(merge)
    }
    let (lexicon, problems) = Lexicon.read(files: merged, folder: folder)
    guard problems.isEmpty else { throw Problems(problems) }
    self.lexicon = lexicon
  }

  private static func columns(_ name: String) -> [String] {
    name == Lexicon.codebookName ? Codebook.columns : Table.columns
  }

  private static func empty(_ name: String) -> [UInt8] {
    Array((columns(name).joined(separator: ",") + "\n").utf8)
  }

  /// The copies by themselves, with the places that a person has before the eyes.
  private static func check(
    _ edited: [String: TableCells], _ current: [String: [UInt8]], _ folder: String,
    _ place: @escaping @Sendable (String) -> String
  ) throws(Problems) {
    var sources = edited.mapValues { TableSource.cells($0) }
    let hasCodebook = edited[Lexicon.codebookName] != nil
    if !hasCodebook {
      sources[Lexicon.codebookName] = current[Lexicon.codebookName].map { .file($0) }
    }
    let (_, problems) = Lexicon.read(tables: sources) { name in
      name == Lexicon.codebookName && !hasCodebook ? "\(folder)/\(name)" : place(name)
    }
    guard problems.isEmpty else { throw Problems(problems) }
  }

  // MARK: Ids

  /// Rows without an id get the next number of their table and language; one that came in by an earlier
  /// import of the same copy has the id that it got then.
  private static func withIDs(
    _ cells: TableCells, _ file: TableFile, _ name: String, _ given: GivenIDs
  ) -> TableCells {
    let names = cells.header.fields
    guard let table = Table.allCases.first(where: { $0.fileName == name }),
      let id = names.firstIndex(of: "id"), let language = names.firstIndex(of: "language"),
      let pattern = names.firstIndex(of: "pattern")
    else { return cells }
    func field(_ column: Int, _ row: TableCells.Row) -> String {
      row.fields.indices.contains(column) ? row.fields[column] : ""
    }
    var given = given.union(
      GivenIDs(file.rows.map { $0.fields[0] } + cells.rows.map { field(id, $0) }))
    let present = Set(cells.rows.map { field(id, $0) })
    var former = Dictionary(
      file.rows.filter { !present.contains($0.fields[0]) }
        .map { (Array($0.fields.dropFirst()), $0.fields[0]) }, uniquingKeysWith: { a, _ in a })
    let ordered = cells.ordered(by: file.columns)
    var cells = cells
    for number in cells.rows.indices {
      let row = cells.rows[number]
      guard field(id, row).isEmpty, !field(pattern, row).isEmpty,
        let code = EntryLanguage(rawValue: field(language, row))
      else { continue }
      while cells.rows[number].fields.count <= id { cells.rows[number].fields.append("") }
      if let known = ordered.flatMap({
        former.removeValue(forKey: Array($0[number].fields.dropFirst()))
      }) {
        cells.rows[number].fields[id] = known
        continue
      }
      cells.rows[number].fields[id] = given.take("\(table.rawValue).\(code.rawValue).")
    }
    return cells
  }
}
