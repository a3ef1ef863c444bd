package import Basics
internal import Foundation
package import Lexicons

extension TableFolder {
  package func state(of table: Table) throws(Problem) -> TableState {
    guard let bytes = try WholeFile.read(file(table.fileName)) else { throw missing(table) }
    return try state(of: table, bytes, given: givenIDs())
  }

  private func state(
    of table: Table, _ bytes: [UInt8], given: GivenIDs
  ) throws(Problem) -> TableState {
    try TableState(table, bytes, written: written(table.fileName) ?? .distantPast, given: given)
  }

  private func missing(_ table: Table) -> Problem {
    Problem(
      "LEX-001", at: file(table.fileName), "the file cannot be read", cure: "restore the table")
  }

  /// Changes one table; the state that comes of it.
  ///
  /// `edit` returns nil where nothing is to be done, and throws where the edit does not fit what is
  /// there now.
  func change(
    _ table: Table, _ edit: (TableState) throws -> [UInt8]?
  ) throws -> TableState {
    try change([table.fileName]) { files, given in
      guard let bytes = files[table.fileName] else { throw missing(table) }
      let new = try edit(try state(of: table, bytes, given: given))
      return new.map { [table.fileName: $0] } ?? [:]
    }
    return try state(of: table)
  }

  /// The bytes before the last change made here; nil where there was none, or the file was changed
  /// elsewhere since.
  func formerState(of state: TableState) throws(Problem) -> [UInt8]? {
    try formerBytes(state.table.fileName, of: state.digest)
  }

  func hasFormerState(of state: TableState) -> Bool {
    hasFormerBytes(state.table.fileName, of: state.digest)
  }
}
