internal import Basics

/// The answers that were replaced, the latest last: for undo, and so that nothing typed is lost when
/// two windows write the same passage.
struct AnswerHistory: Sendable {
  /// What stood in the row of a passage.
  struct Former: Hashable, Sendable {
    var id: String
    var answer = Answer()
    /// How a gold came about; empty in a coder's own file.
    var resolution = ""

    /// Of a row as it stands in a table; empty where there is none.
    init(_ id: String, in table: CodingTable) {
      self.id = id
      guard let row = table[id] else { return }
      answer = Answer(row)
      resolution = row[Resolution.column] ?? ""
    }

    fileprivate init(_ row: [String: String]) {
      id = row["id"] ?? ""
      answer = Answer(row)
      resolution = row[Resolution.column] ?? ""
    }

    var isEmpty: Bool { answer.isEmpty && resolution.isEmpty }

    /// The columns but for the id.
    var fields: [(column: String, value: String)] {
      answer.fields + [(Resolution.column, resolution)]
    }
  }

  private static let columns = Answer.columns + [Resolution.column]

  private var rows: [[String]] = []
  /// The bytes were those of something else.
  private(set) var isForeign = false

  /// A history that cannot be read is none; undo then begins anew.
  init(_ bytes: [UInt8]) {
    let all = CSVReader(bytes).map(\.fields)
    guard all.first == Self.columns else {
      isForeign = !bytes.isEmpty
      return
    }
    rows = all.dropFirst().filter { $0.count == Self.columns.count }
    isForeign = rows.count != all.count - 1
  }

  mutating func append(_ former: Former) {
    rows.append([former.id] + former.fields.map(\.value))
  }

  mutating func takeLast() -> Former? {
    rows.popLast().map { Former(Dictionary(uniqueKeysWithValues: zip(Self.columns, $0))) }
  }

  var bytes: [UInt8] {
    var csv = CSVWriter(header: Self.columns)
    for row in rows { csv.append(row) }
    return csv.bytes
  }
}
