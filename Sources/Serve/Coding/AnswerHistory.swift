internal import Basics

/// The answers that were replaced, the latest last: for undo, and so that nothing typed is lost when
/// two windows write the same passage.
struct AnswerHistory: Sendable {
  private var rows: [[String]] = []

  /// A history that cannot be read is none; undo then begins anew.
  init(_ bytes: [UInt8]) {
    let all = CSVReader(bytes).map(\.fields)
    guard all.first == Answer.columns else { return }
    rows = all.dropFirst().filter { $0.count == Answer.columns.count }
  }

  mutating func append(_ id: String, _ answer: Answer) {
    rows.append([id] + answer.fields.map(\.value))
  }

  mutating func takeLast() -> (id: String, answer: Answer)? {
    rows.popLast().map { row in
      (row[0], Answer(Dictionary(uniqueKeysWithValues: zip(Answer.columns, row))))
    }
  }

  var bytes: [UInt8] {
    var csv = CSVWriter(header: Answer.columns)
    for row in rows { csv.append(row) }
    return csv.bytes
  }
}
