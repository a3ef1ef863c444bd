internal import Basics
package import Lexicons

/// A table with the rows of an edited copy put into it.
///
/// What nobody changed keeps its place and its bytes; changed cells change; new rows join.
package struct TableMerge: Sendable {
  package struct Change: Hashable, Sendable {
    package var key: String
    package var cells: [Cell]

    package struct Cell: Hashable, Sendable {
      package var column: String
      package var before: String
      package var after: String
    }
  }

  /// The file's name in its folder.
  package let name: String
  package private(set) var bytes: [UInt8]
  package private(set) var added: [TableCells.Row] = []
  package private(set) var changed: [Change] = []
  /// Keys of rows that the copy lacks: removed where it was wished, else kept.
  package private(set) var missing: [String] = []

  var formerBytes: [UInt8] { file.bytes }

  private let file: TableFile
  private let isCodebook: Bool

  /// `rows` are in the order of the table's columns.
  package init(_ file: TableFile, name: String, rows: [TableCells.Row], prune: Bool) {
    (self.file, self.name) = (file, name)
    isCodebook = name == Lexicon.codebookName
    bytes = file.bytes
    let edited = Dictionary(rows.map { (key($0.fields), $0) }, uniquingKeysWith: { a, _ in a })
    let known = Set(file.rows.map { key($0.fields) })
    added = rows.filter { !known.contains(key($0.fields)) }
    let arrivals = placed(added, among: rows)

    var output = Output(file)
    output.append(arrivals[-1] ?? [])
    for (number, row) in file.rows.enumerated() {
      let key = key(row.fields)
      if let new = edited[key] {
        let cells = differences(row.fields, new.fields)
        if cells.isEmpty {
          output.keep(row)
        } else {
          changed.append(Change(key: key, cells: cells))
          output.replace(row, by: new.fields, cells.map(\.column))
        }
      } else {
        missing.append(key)
        if !prune { output.keep(row) }
      }
      output.append(arrivals[number] ?? [])
    }
    let isChanged = !added.isEmpty || !changed.isEmpty || (prune && !missing.isEmpty)
    if isChanged { bytes = output.finish() }
  }

  /// What names a row: its id, in the codebook kind and code.
  private func key(_ fields: [String]) -> String {
    isCodebook ? "\(fields[1]):\(fields[0])" : fields[0]
  }

  // MARK: Differences

  private func differences(_ old: [String], _ new: [String]) -> [Change.Cell] {
    file.columns.indices.compactMap { column in
      isSame(old[column], new[column], file.columns[column])
        ? nil
        : Change.Cell(column: file.columns[column], before: old[column], after: new[column])
    }
  }

  /// A spreadsheet writes 0.50 as 0.5 and line ends in one way.
  private func isSame(_ old: String, _ new: String, _ column: String) -> Bool {
    if old == new { return true }
    if !isCodebook, column == "weight" || column == "window",
      let before = Double(old), let after = Double(new)
    {
      return before == after
    }
    return old.contains("\r\n") && old.replacing("\r\n", with: "\n") == new
  }

  // MARK: Places of new rows

  /// New rows by the row of the file that they follow; -1 is the header.
  private func placed(
    _ added: [TableCells.Row], among rows: [TableCells.Row]
  ) -> [Int: [[String]]] {
    isCodebook ? placedAsWritten(added, rows) : placedByID(added)
  }

  /// Codes stand behind the code that they follow in the sheet: their order is the codebook's.
  private func placedAsWritten(
    _ added: [TableCells.Row], _ rows: [TableCells.Row]
  ) -> [Int: [[String]]] {
    let places = numbers
    let new = Set(added.map { key($0.fields) })
    var arrivals: [Int: [[String]]] = [:]
    var last = -1
    for row in rows {
      let key = key(row.fields)
      if new.contains(key) {
        arrivals[last, default: []].append(row.fields)
      } else {
        last = places[key] ?? last
      }
    }
    return arrivals
  }

  /// Entries stand where their number wants them among those whose ids begin alike, else where the
  /// whole id does.
  private func placedByID(_ added: [TableCells.Row]) -> [Int: [[String]]] {
    let known = file.rows.enumerated()
      .map { (id: EntryID($0.element.fields[0]), place: $0.offset) }.sorted { $0.id < $1.id }
    var arrivals: [Int: [[String]]] = [:]
    for (id, fields) in added.map({ (EntryID($0.fields[0]), $0.fields) })
      .sorted(by: { $0.0 < $1.0 })
    {
      let next = known.partitioningIndex { id < $0.id }
      let before = next > 0 ? known[next - 1] : nil
      let after = next < known.count ? known[next] : nil
      // Before the first of its kind rather than behind the last of another.
      let isFirst = before?.id.stem != id.stem && after?.id.stem == id.stem
      let place = isFirst ? after.map { $0.place - 1 } : before?.place
      arrivals[place ?? -1, default: []].append(fields)
    }
    return arrivals
  }

  private var numbers: [String: Int] {
    Dictionary(
      file.rows.enumerated().map { (key($0.element.fields), $0.offset) },
      uniquingKeysWith: { a, _ in a })
  }

  // MARK: Writing

  /// The file that comes of it, row by row.
  private struct Output {
    private let file: TableFile
    private var bytes: [UInt8]

    init(_ file: TableFile) {
      self.file = file
      // A table that a spreadsheet saved in its own form becomes one as Koshu writes them.
      bytes = file.isForeign ? Self.line(file.columns, "\n") : Array(file.bytes[file.header])
    }

    mutating func append(_ rows: [[String]]) {
      for fields in rows { append(fields) }
    }

    mutating func keep(_ row: TableFile.Row) {
      if file.isForeign { return append(row.fields) }
      endLine()
      bytes += file.bytes[row.bytes]
    }

    /// The cells that did not change stay as they were written.
    mutating func replace(_ row: TableFile.Row, by fields: [String], _ changed: [String]) {
      var mixed = row.fields
      for (number, column) in file.columns.enumerated() where changed.contains(column) {
        mixed[number] = fields[number]
      }
      append(mixed)
    }

    private mutating func append(_ fields: [String]) {
      endLine()
      var written = fields
      if !file.isForeign {
        for (column, place) in file.order.enumerated() { written[place] = fields[column] }
      }
      bytes += Self.line(written, file.isForeign ? "\n" : file.lineEnd)
    }

    /// A last line may lack its end.
    private mutating func endLine() {
      if let last = bytes.last, last != 10 { bytes += Array(file.lineEnd.utf8) }
    }

    private static func line(_ fields: [String], _ end: String) -> [UInt8] {
      CSVWriter(header: fields).bytes.dropLast(2) + Array(end.utf8)
    }

    func finish() -> [UInt8] { bytes }
  }
}

/// An id in its parts, ordered by what it begins with and then by number.
private struct EntryID: Comparable {
  var stem: String
  var number: Int

  init(_ id: String) {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }
    stem = String(id.dropLast(digits.count))
    number = Int(String(digits.reversed())) ?? 0
  }

  static func < (a: Self, b: Self) -> Bool {
    a.stem == b.stem ? a.number < b.number : a.stem.utf8.lexicographicallyPrecedes(b.stem.utf8)
  }
}

extension Array {
  /// The first place whose element, and all behind it, meets a test.
  fileprivate func partitioningIndex(_ test: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if test(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
