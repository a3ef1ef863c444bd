internal import GRDB

/// What becomes of a row that has the key of one that is written.
enum ExistingRow {
  case stays
  /// Takes the new values, where a condition holds.
  case isReplaced(where: String? = nil)
}

extension Database {
  /// Writes a row by a statement that is kept: thousands are written in a run, and to make a statement of
  /// each takes longer than to write it.
  ///
  /// Gives whether a row changed.
  @discardableResult
  func write(
    _ row: KeyValuePairs<String, (any DatabaseValueConvertible)?>, into table: String,
    key: String, existing: ExistingRow = .isReplaced()
  ) throws -> Bool {
    let columns = row.map(\.key)
    var sql = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES ("
    sql += columns.map { _ in "?" }.joined(separator: ", ") + ") ON CONFLICT(\(key)) DO "
    switch existing {
    case .stays: sql += "NOTHING"
    case .isReplaced(let condition):
      let changes = columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
      sql += "UPDATE SET \(changes)" + (condition.map { " WHERE \($0)" } ?? "")
    }
    try cachedStatement(sql: sql).execute(arguments: StatementArguments(row.map(\.value)))
    return changesCount > 0
  }
}
