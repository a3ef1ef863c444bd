internal import Linguistics

/// The rows of a table that analysts edit, while its letters, ids and order are mended.
struct TableRows {
  private let table: Table
  private(set) var sheet: RawSheet
  private(set) var steps: [TableFix.Step] = []
  private(set) var left: [TableFix.Step] = []
  /// Where each column stands; empty where the header is not whole.
  private let columns: [String: Int]
  /// The rows below the header.
  private let body: Range<Int>

  init(_ table: Table, _ sheet: RawSheet) {
    self.table = table
    self.sheet = sheet
    let start = sheet.rows.firstIndex { !$0.fields.isEmpty } ?? sheet.rows.count
    let names = sheet.header?.fields.map(\.text) ?? []
    body = min(start + 1, sheet.rows.count)..<sheet.rows.count
    columns =
      Table.columns.allSatisfy { name in names.count { $0 == name } == 1 }
      ? Dictionary(uniqueKeysWithValues: Table.columns.map { ($0, names.firstIndex(of: $0) ?? 0) })
      : [:]
  }

  private func text(_ column: String, of row: Int) -> String? {
    guard let place = columns[column], sheet.rows[row].fields.indices.contains(place) else {
      return nil
    }
    return sheet.rows[row].fields[place].text
  }

  private mutating func set(_ column: String, of row: Int, to text: String) {
    guard let place = columns[column], sheet.rows[row].fields.indices.contains(place) else {
      return
    }
    sheet.rows[row].fields[place].set(Array(text.utf8))
  }

  // MARK: Letters

  /// Puts Cyrillic letters in the place of Latin ones that look like them, inside Cyrillic words.
  mutating func mendLetters() throws -> [TableFix.Step] {
    var steps: [TableFix.Step] = []
    for row in body {
      // In a regular expression a Latin letter may be meant.
      guard text("type", of: row) != EntryType.regex.rawValue else { continue }
      for column in ["pattern", "needs", "unless"] {
        guard let old = text(column, of: row) else { continue }
        let new = try mended(old, isRussian: text("language", of: row) == EntryLanguage.ru.rawValue)
        guard new != old else { continue }
        set(column, of: row, to: new)
        steps.append(
          TableFix.Step(
            kind: .letters, line: sheet.rows[row].line, column: column,
            message: "Latin letters in “\(old)” are Cyrillic now: “\(new)”"))
      }
    }
    return steps
  }

  private func mended(_ text: String, isRussian: Bool) throws -> String {
    var result = ""
    var word = ""
    func close() throws {
      result += try Self.mendedWord(word, isRussian: isRussian) ?? word
      word = ""
    }
    // What follows @ is a feature or a code, in Latin letters by right.
    var isName = false
    for character in text {
      let isBorder = character.isWhitespace || "|&=[]@".contains(character)
      if isBorder {
        try close()
        isName = character == "@"
        result.append(character)
      } else if isName {
        result.append(character)
      } else {
        word.append(character)
      }
    }
    try close()
    return result
  }

  /// Nil where the word needs nothing, or where nobody can be sure.
  private static func mendedWord(_ word: String, isRussian: Bool) throws -> String? {
    let scalars = word.unicodeScalars
    let cyrillic = scalars.count { (0x400...0x52F).contains($0.value) }
    let foreign = scalars.count {
      $0.properties.isAlphabetic && ($0.value < 0x250 || $0.value == 0x259)
    }
    // An abbreviation with an ending, such as SMSка, is more Latin than Cyrillic.
    guard foreign > 0, cyrillic >= foreign else { return nil }
    guard let mended = try Linguistics.mendedWord(word), mended != word else { return nil }
    let hasKazakh = mended.unicodeScalars.contains {
      "әғқңөұүһіӘҒҚҢӨҰҮҺІ".unicodeScalars.contains($0)
    }
    return isRussian && hasKazakh ? nil : mended
  }

  // MARK: Ids

  /// Gives rows without an id the next number of their language, behind those that were ever given.
  mutating func giveIDs(behind given: GivenIDs) {
    var given = given.union(GivenIDs(body.compactMap { text("id", of: $0) }))
    for row in body where text("id", of: row) == "" && !sheet.rows[row].isEmpty {
      let line = sheet.rows[row].line
      guard sheet.rows[row].fields.count == sheet.header?.fields.count,
        let language = text("language", of: row).flatMap(EntryLanguage.init)
      else {
        left.append(
          TableFix.Step(
            kind: .id, line: line, column: "id",
            message: "no id is given to a row that cannot be read"))
        continue
      }
      let id = given.take("\(table.rawValue).\(language.rawValue).")
      set("id", of: row, to: id)
      steps.append(
        TableFix.Step(
          kind: .id, line: line, column: "id",
          message: "“\(text("pattern", of: row) ?? "")” has the id \(id) now"))
    }
  }

  // MARK: Order

  /// Where a row belongs: languages in the order in which the file has them, then by number.
  private struct Place: Comparable {
    var stem: Int
    var number: Int

    static func < (a: Place, b: Place) -> Bool { (a.stem, a.number) < (b.stem, b.number) }
  }

  /// Moves the rows that stand out of an order that the others keep.
  mutating func sort() {
    guard let places = places(), places != places.sorted() else { return }
    let kept = Self.longestOrder(places)
    // A table of which more than a tenth stands elsewhere is ordered by hand.
    guard (places.count - kept.count) * 10 <= places.count else {
      left.append(
        TableFix.Step(
          kind: .order,
          message: "the rows do not follow their ids (\(places.count - kept.count) of "
            + "\(places.count) stand elsewhere); their order is kept"))
      return
    }
    let rows = Array(sheet.rows[body])
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    sheet.rows.replaceSubrange(body, with: order.map { rows[$0] })
    let stays = Set(kept)
    for (position, row) in order.enumerated() where !stays.contains(row) {
      let id = rows[row].fields[columns["id"] ?? 0].text
      let before = position > 0 ? rows[order[position - 1]].fields[columns["id"] ?? 0].text : nil
      steps.append(
        TableFix.Step(
          kind: .order, line: rows[row].line, column: "id",
          message: "\(id) stands \(before.map { "behind \($0)" } ?? "first") now"))
    }
  }

  /// Nil where a row has no place: a blank line between rows is an order by hand, and what is broken
  /// is mended first.
  private func places() -> [Place]? {
    guard let width = sheet.header?.fields.count, !columns.isEmpty else { return nil }
    var stems: [String: Int] = [:]
    var places: [Place] = []
    for row in body {
      guard sheet.rows[row].fields.count == width, let id = text("id", of: row),
        id.hasPrefix("\(table.rawValue).")
      else { return nil }
      let (stem, number) = TableReader.parts(of: id)
      let known = stems[stem] ?? stems.count
      stems[stem] = known
      places.append(Place(stem: known, number: number))
    }
    return places
  }

  /// The most rows that stand in order as they are.
  private static func longestOrder(_ places: [Place]) -> [Int] {
    // For each length the row that ends the lowest order of so many, and the row before each.
    var ends: [Int] = []
    var before = [Int?](repeating: nil, count: places.count)
    for row in places.indices {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if places[ends[middle]] <= places[row] { low = middle + 1 } else { high = middle }
      }
      before[row] = low > 0 ? ends[low - 1] : nil
      if low == ends.count { ends.append(row) } else { ends[low] = row }
    }
    var order: [Int] = []
    var row = ends.last
    while let here = row {
      order.append(here)
      row = before[here]
    }
    return order.reversed()
  }
}
