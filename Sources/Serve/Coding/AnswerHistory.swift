internal import Basics

/// The answers that were replaced, the latest last: for undo, and so that nothing typed is lost when
/// two windows write the same passage.
struct AnswerHistory: Sendable {
  private var rows: [[String]] = []
  /// The bytes were those of something else.
  private(set) var isForeign = false

  /// A history that cannot be read is none; undo then begins anew.
  init(_ bytes: [UInt8]) {
    let all = CSVReader(bytes).map(\.fields)
    guard all.first == Answer.columns else {
      isForeign = !bytes.isEmpty
      return
    }
    rows = all.dropFirst().filter { $0.count == Answer.columns.count }
    isForeign = rows.count != all.count - 1
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
