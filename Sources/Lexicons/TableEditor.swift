package import Basics

/// A table as the bytes of its file, in which rows are added, changed and taken out while all other
/// bytes stay: order, separators, quotation marks, line ends, the byte-order mark.
///
/// It knows the form of a table only: whether a row is right, `Lexicon.read` says. Nothing is written
/// here; the caller puts `bytes` in the place of the file.
package struct TableEditor: Sendable {
  package private(set) var bytes: [UInt8]
  /// The names in the header, in order.
  package let columns: [String]
  /// In the order of the file, without blank ones.
  package private(set) var rows: [Row] = []
  /// The name of the file in messages.
  private let place: String
  private let separator: UInt8
  private let lineEnd: [UInt8]
  /// Where the column `id` stands; `code` in the codebook.
  private let key: Int
  /// The header, and a line `sep=;` before it.
  private let headRows: Int

  /// A row as it is read: fields without spaces at their ends.
  package struct Row: Hashable, Sendable {
    package let id: String
    /// In the order of the columns; of a row that is too short or too long, as many as it has.
    package let fields: [String]
    /// In the file, from 1.
    package let line: Int
    /// Its bytes in the table, with the line end.
    package let range: Range<Int>
    fileprivate let places: [Range<Int>]
  }

  /// Reads a table; throws where it cannot be changed without loss.
  package init(_ bytes: [UInt8], place: String = "", key: String = "id") throws(Problem) {
    guard String(validating: bytes, as: UTF8.self) != nil, let text = TableText(bytes) else {
      throw Problem(
        "LEX-060", at: place, "only tables in UTF-8 can be changed",
        cure: "save it as “CSV UTF-8”; other encodings lose letters of Kazakh")
    }
    self.bytes = bytes
    self.place = place
    separator = text.separator
    var reader = CSVReader(bytes, separator: separator)
    headRows = text.hasSeparatorLine ? 2 : 1
    if text.hasSeparatorLine { _ = reader.next() }
    let header = reader.next()
    columns = (header?.fields ?? []).map(\.trimmed)
    guard let header, let found = columns.firstIndex(of: key) else {
      throw Problem(
        "LEX-002", at: place, "column \(key) is missing",
        cure: "restore the header line, such as \(Table.columns.joined(separator: ","))")
    }
    self.key = found
    let end = bytes[(header.places.last?.upperBound ?? 0)..<header.range.upperBound]
    lineEnd = end.isEmpty ? [10] : Array(end)
    try read()
  }

  /// The rows with an id; more than one only where the table is faulty.
  package func rows(id: String) -> [Row] { rows.filter { $0.id == id } }

  package func value(_ column: String, of row: Row) -> String {
    guard let number = columns.firstIndex(of: column), row.fields.indices.contains(number) else {
      return ""
    }
    return row.fields[number]
  }

  /// An id that no row has, and none of those given had: the stem with the number behind the highest
  /// one, `frames.kk.` → `frames.kk.0412`.
  package func nextID(stem: String, given: GivenIDs = GivenIDs()) -> String {
    given.union(GivenIDs(rows.map(\.id))).next(stem)
  }

  /// Adds a row behind those whose ids begin like its own, or at the end; columns that are not given
  /// are empty.
  package mutating func insert(_ fields: [String: String]) throws(Problem) {
    try check(fields)
    let id = (fields[columns[key]] ?? "").trimmed
    guard !id.isEmpty else {
      throw Problem("LEX-018", at: place, "a row needs an id", cure: "such as \(nextID(stem: ""))")
    }
    try demandNew(id)
    let stem = Self.stem(of: id)
    let before = rows.last { Self.stem(of: $0.id) == stem } ?? rows.last
    let row = line(columns.map { fields[$0] ?? "" })
    let at = before?.range.upperBound ?? bytes.count
    let isUnended = at == bytes.count && bytes.last != 10 && bytes.last != 13
    try splice(at..<at, isUnended ? lineEnd + row : row + lineEnd)
  }

  /// Changes the columns given of a row; fields that stay the same keep their bytes.
  package mutating func replace(id: String, _ fields: [String: String]) throws(Problem) {
    try check(fields)
    let row = try only(id)
    if let other = fields[columns[key]]?.trimmed, other != id { try demandNew(other) }
    var written: [UInt8] = []
    for (number, column) in columns.enumerated() {
      if number > 0 { written.append(separator) }
      let old = row.fields.indices.contains(number) ? row.fields[number] : ""
      if let new = fields[column], new.trimmed != old {
        written += field(new)
      } else if row.places.indices.contains(number) {
        written += bytes[row.places[number]]
      }
    }
    // Fields beyond the columns are a fault, but not one to be mended by losing them.
    for place in row.places.dropFirst(columns.count) {
      written.append(separator)
      written += bytes[place]
    }
    let end = row.places.last?.upperBound ?? row.range.upperBound
    try splice(row.range.lowerBound..<end, written)
  }

  /// Takes a row out, with its line end.
  package mutating func remove(id: String) throws(Problem) { try splice(only(id).range, []) }
}

extension TableEditor {
  private mutating func read() throws(Problem) {
    var reader = CSVReader(bytes, separator: separator)
    var found: [Row] = []
    for _ in 0..<headRows { _ = reader.next() }
    while let row = reader.next() {
      if row.fields.allSatisfy({ $0.isEmpty }) { continue }
      let fields = row.fields.map(\.trimmed)
      found.append(
        Row(
          id: fields.indices.contains(key) ? fields[key] : "", fields: fields, line: row.line,
          range: row.range, places: row.places))
    }
    if let line = reader.unclosedQuoteLine {
      throw Problem(
        "LEX-017", at: "\(place):\(line)", "a quotation mark is never closed",
        cure: "close it, or double it inside a quoted field")
    }
    rows = found
  }

  private mutating func splice(_ range: Range<Int>, _ new: [UInt8]) throws(Problem) {
    bytes.replaceSubrange(range, with: new)
    try read()
  }

  private func line(_ fields: [String]) -> [UInt8] {
    Array(fields.map { field($0) }.joined(separator: [separator]))
  }

  /// Quoted only where it must be; spaces at the ends would be lost in reading, so they go.
  private func field(_ text: String) -> [UInt8] {
    let plain = Array(text.trimmed.utf8)
    guard plain.contains(where: { $0 == 34 || $0 == separator || $0 == 10 || $0 == 13 }) else {
      return plain
    }
    return [34] + plain.flatMap { $0 == 34 ? [34, 34] : [$0] } + [34]
  }

  /// `groups.kk.` of `groups.kk.0017`.
  private static func stem(of id: String) -> String {
    String(id.reversed().drop { $0.isASCII && $0.isNumber }.reversed())
  }

  private func only(_ id: String) throws(Problem) -> Row {
    let found = rows(id: id)
    guard let row = found.first else {
      throw Problem("LEX-061", at: place, "there is no row \(id)", cure: "ids stand in column 1")
    }
    if found.count > 1 { throw twice(id, line: found[1].line) }
    return row
  }

  private func demandNew(_ id: String) throws(Problem) {
    if let row = rows(id: id).first { throw twice(id, line: row.line) }
  }

  private func twice(_ id: String, line: Int) -> Problem {
    Problem(
      "LEX-003", at: "\(place):\(line):id", "the id \(id) stands already in line \(line)",
      cure: "give it a number never used before, such as \(nextID(stem: Self.stem(of: id)))")
  }

  private func check(_ fields: [String: String]) throws(Problem) {
    for name in fields.keys.sorted() where !columns.contains(name) {
      throw Problem(
        "LEX-002", at: place, "there is no column \(name)",
        cure: nearestName(to: name, among: columns).map { "did you mean \($0)?" }
          ?? "expected \(columns.joined(separator: ","))")
    }
  }
}
