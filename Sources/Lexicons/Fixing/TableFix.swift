/// What can be mended in a file of tables without knowing what the analyst meant.
///
/// What is not touched keeps its bytes, and a second fix of what comes out does nothing.
package struct TableFix: Sendable {
  /// A change, or one that was left to the analyst.
  package struct Step: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
      case form, quotes, spaces, letters, id, order
      case lineEnds = "line-ends"
    }

    package var kind: Kind
    /// The line of the file as it was; nil for the whole of it.
    package var line: Int?
    package var column: String?
    package var message: String
  }

  /// The name of the file.
  package let file: String
  package let before: [UInt8]
  package private(set) var after: [UInt8]
  package private(set) var steps: [Step] = []
  /// What it saw and left alone, with the reason.
  package private(set) var left: [Step] = []

  package var isChanged: Bool { before != after }

  /// Mends the files of a folder, in their usual order; `given` are the ids that rows once had.
  package static func fixes(
    of files: [String: [UInt8]], given: GivenIDs = GivenIDs()
  ) throws -> [TableFix] {
    let names = Lexicon.fileNames.filter { files[$0] != nil }
    let drafts = names.map { Draft($0, files[$0] ?? []) }
    let usual = usualLineEnd(drafts)
    return try drafts.map { try TableFix($0, lineEnd: usual, given) }
  }

  /// What most files end their lines by: one that a spreadsheet saved follows the others.
  private static func usualLineEnd(_ drafts: [Draft]) -> [UInt8] {
    let pairs = drafts.count { $0.mostUsedLineEnd == [13, 10] }
    return pairs * 2 > drafts.count ? [13, 10] : [10]
  }

  private init(_ draft: Draft, lineEnd: [UInt8], _ given: GivenIDs) throws {
    (file, before, after) = (draft.file, draft.given, draft.given)
    left = draft.left
    guard var sheet = draft.sheet else { return }
    steps = draft.steps
    steps += sheet.endLines(by: lineEnd)
    steps += sheet.trim()
    steps += sheet.unquote()
    if let table = Table.allCases.first(where: { $0.fileName == file }) {
      var rows = TableRows(table, sheet)
      let letters = try rows.mendLetters()
      rows.giveIDs(behind: given)
      rows.sort()
      steps += letters + rows.steps
      left += rows.left
      sheet = rows.sheet
    }
    if !steps.isEmpty { after = sheet.bytes }
  }
}

/// A file as text in UTF-8 with commas, cut into rows; no sheet where that would lose something.
private struct Draft {
  let file: String
  let given: [UInt8]
  var sheet: RawSheet?
  var steps: [TableFix.Step] = []
  var left: [TableFix.Step] = []

  init(_ file: String, _ given: [UInt8]) {
    (self.file, self.given) = (file, given)
    guard let text = TableText(given) else {
      leave("it is neither UTF-8 nor windows-1251: save it as “CSV UTF-8”")
      return
    }
    if text.isConverted, let lost = Self.lost(in: text.bytes) {
      leave("its encoding has lost letters, as in “\(lost)”: restore the file")
      return
    }
    guard var sheet = RawSheet(text.bytes, separator: text.separator) else {
      leave("a quotation mark is never closed")
      return
    }
    if text.hasSeparatorLine, !sheet.rows.isEmpty { sheet.rows.removeFirst() }
    if text.separator != UInt8(ascii: ",") { sheet.separateByCommas() }
    if !text.oddities.isEmpty {
      steps.append(
        TableFix.Step(
          kind: .form, message: "had \(text.oddities.joined(separator: ", ")); is UTF-8 with commas"
        ))
    }
    self.sheet = sheet
  }

  private mutating func leave(_ message: String) {
    left.append(TableFix.Step(kind: .form, message: message))
  }

  /// The first word with a sign in the place of a letter, as old encodings leave it.
  private static func lost(in bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let words = text.split { $0.isWhitespace || ",;|&\"\t".contains($0) }
    return words.first { word in
      if word.unicodeScalars.contains("\u{FFFD}") { return true }
      guard word.contains("?") else { return false }
      // A question mark ends a sentence; a lost letter has others behind it, or stands alone.
      let stem = word.reversed().drop { "?!.»)".contains($0) }
      return stem.isEmpty || stem.contains("?")
    }.map(String.init)
  }

  var mostUsedLineEnd: [UInt8] {
    guard let sheet else { return [] }
    let pairs = sheet.rows.count { $0.end.count == 2 }
    return pairs * 2 > sheet.rows.count ? [13, 10] : [10]
  }
}
