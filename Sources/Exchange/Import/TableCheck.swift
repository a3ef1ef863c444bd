internal import Basics
internal import Lexicons

/// The table's own check over rows that are to join it.
struct TableCheck {
  private let table: Table
  private let files: [String: [UInt8]]

  init(_ table: Table, _ files: [String: [UInt8]]) {
    self.table = table
    self.files = files
  }

  /// The first fault of each row that has one, by its place.
  func faults(of rows: [[String]]) -> [Int: Problem] {
    guard !rows.isEmpty else { return [:] }
    var writer = CSVWriter(header: Table.columns)
    var standing = 0
    for row in standingRows {
      writer.append(row)
      standing += 1
    }
    for row in rows { writer.append(row) }
    var files = files.filter { $0.key == Lexicon.codebookName }
    files[table.fileName] = writer.bytes
    // Notes may hold line breaks, so lines are asked of a reader.
    let lines = CSVReader(writer.bytes).map(\.line).dropFirst(1 + standing)
    let numbers = Dictionary(zip(lines, 0...), uniquingKeysWith: { first, _ in first })
    var faults: [Int: Problem] = [:]
    for problem in Lexicon.read(files: files, folder: "").problems {
      let parts = problem.place.split(separator: ":")
      guard parts.count > 1, let line = Int(parts[1]), let number = numbers[line] else { continue }
      if faults[number] == nil { faults[number] = problem }
    }
    return faults
  }

  /// The rows that stand in the table, with the columns in Koshu's order.
  private var standingRows: [[String]] {
    guard let bytes = files[table.fileName], let text = TableText(bytes) else { return [] }
    var reader = CSVReader(text.bytes, separator: text.separator)
    if text.hasSeparatorLine { _ = reader.next() }
    guard let header = reader.next() else { return [] }
    let names = header.fields.map(\.trimmed)
    let order = Table.columns.compactMap { names.firstIndex(of: $0) }
    guard order.count == Table.columns.count else { return [] }
    return reader.compactMap { row in
      row.fields.count == names.count ? order.map { row.fields[$0] } : nil
    }
  }
}
