internal import Basics
internal import Reports

/// Rows of a CSV file as its bytes.
struct CSVPiece: Sendable {
  let bytes: [UInt8]
  let rows: Int

  init<Row: CSVRow>(_ rows: [Row]) {
    var writer = CSVWriter(width: Row.columns.count)
    for row in rows { writer.append(row.fields) }
    (bytes, self.rows) = (writer.takeBytes(), rows.count)
  }
}

/// A CSV file that is written piece by piece and appears whole.
struct CSVFile: ~Copyable {
  private let file: WholeFile
  private var bytes: [UInt8]
  private var count = 0

  /// Bytes that wait for one write.
  private static let written = 1 << 20

  init(_ folder: String, _ name: String, _ columns: [String]) throws {
    file = try WholeFile("\(folder)/\(name)")
    bytes = CSVWriter(header: columns).bytes
  }

  mutating func append(_ piece: CSVPiece) throws {
    bytes += piece.bytes
    count += piece.rows
    guard bytes.count >= Self.written else { return }
    try file.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// The number of rows.
  consuming func finish() throws -> Int {
    try file.write(bytes)
    try file.finish()
    return count
  }
}
