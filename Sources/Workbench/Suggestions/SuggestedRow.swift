internal import Basics
package import Lexicons
package import Linguistics

/// A suggestion that the analyst takes, as a row of its table.
package struct SuggestedRow: Sendable {
  /// The name of the table's file.
  package let file: String
  package let id: String
  package let fields: [String: String]
  /// The whole table with the row in it, all other bytes as they were.
  package let bytes: [UInt8]

  /// Makes the row and checks it as any row is; throws `Problems` where it would add one.
  ///
  /// `files` are the tables by name as they stand in their folder, `given` the ids that rows once had.
  package init(
    _ suggestion: Suggestion, files: [String: [UInt8]], given: GivenIDs = GivenIDs(),
    folder: String, dictionaries: Dictionaries
  ) throws {
    let table = suggestion.code.table
    file = table.fileName
    var editor = try TableEditor(files[file] ?? [], place: "\(folder)/\(file)")
    let id = editor.nextID(
      stem: "\(table.rawValue).\(suggestion.language.rawValue).", given: given)
    let (before, oldProblems) = Lexicon.read(files: files, folder: folder)
    let weight = Self.weight(of: suggestion, among: before.entries)
    var fields = [
      "id": id, "language": suggestion.language.rawValue, "pattern": suggestion.pattern,
      "type": EntryType.lemma.rawValue, "code": suggestion.code.code, "weight": weight,
      "note": Self.note(suggestion), "example": suggestion.sentence,
    ]
    let known = Set(oldProblems.map(\.description))
    for example in [suggestion.sentence, suggestion.example.node, ""] {
      fields["example"] = example
      var edited = editor
      try edited.insert(fields)
      var all = files
      all[file] = edited.bytes
      let (after, problems) = Lexicon.read(files: all, folder: folder)
      guard let entry = after.entries.first(where: { $0.id == id }),
        problems.count <= oldProblems.count
      else { throw Problems(problems.filter { !known.contains($0.description) }) }
      // Sentences of many words may be read in another language than the row's.
      guard example.isEmpty || entry.matchesExample(after, dictionaries) else { continue }
      editor = edited
      break
    }
    (self.id, self.fields) = (id, fields)
    bytes = editor.bytes
  }

  /// The row as it stands in the file.
  package var text: String {
    var writer = CSVWriter(header: Table.columns)
    _ = writer.takeBytes()
    writer.append(Table.columns.map { fields[$0] ?? "" })
    return String(decoding: writer.bytes.dropLast(2), as: UTF8.self)
  }

  /// The median of the code's rows, those of the language first: a new word weighs as much as the
  /// others until somebody thinks about it.
  private static func weight(of suggestion: Suggestion, among entries: [Entry]) -> String {
    let rows = entries.filter {
      $0.table == suggestion.code.table && $0.code == suggestion.code.code
    }
    let own = rows.filter { $0.language == suggestion.language }
    let weights = (own.isEmpty ? rows : own).map(\.weight).sorted()
    guard !weights.isEmpty else { return "" }
    let weight = weights[(weights.count - 1) / 2]
    return weight == 1 ? "" : decimal(weight, digits: 3) ?? ""
  }

  /// Why the row is there, without a date: version control knows it.
  private static func note(_ suggestion: Suggestion) -> String {
    let reasons = suggestion.reasons.map { "\($0.method.rawValue) (\($0.text))" }
    return "suggested by \(reasons.joined(separator: "; ")); "
      + "\(suggestion.stories) stories, \(suggestion.articles) articles"
  }
}
