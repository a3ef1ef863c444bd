/// Steps that ask nothing of the columns.
extension RawSheet {
  /// Ends every line alike.
  mutating func endLines(by end: [UInt8]) -> [TableFix.Step] {
    var count = 0
    for row in rows.indices where rows[row].end != end {
      rows[row].end = end
      count += 1
    }
    guard count > 0 else { return [] }
    let name = end.count == 2 ? "CR LF" : "LF"
    return [
      TableFix.Step(
        kind: .lineEnds,
        message: "\(count) \(count == 1 ? "line" : "lines") did not end by \(name) as most files do"
      )
    ]
  }

  /// Takes away spaces at the ends of fields; reading passes over them.
  mutating func trim() -> [TableFix.Step] {
    var steps: [TableFix.Step] = []
    for row in rows.indices {
      for field in rows[row].fields.indices {
        let text = rows[row].fields[field].text
        let trimmed = text.trimmed
        guard trimmed.utf8.count != text.utf8.count else { continue }
        rows[row].fields[field].set(Array(trimmed.utf8))
        steps.append(
          TableFix.Step(
            kind: .spaces, line: rows[row].line, column: columnName(field),
            message: "spaces around “\(trimmed)”"))
      }
    }
    return steps
  }

  /// Takes away quotation marks around what needs none.
  mutating func unquote() -> [TableFix.Step] {
    var steps: [TableFix.Step] = []
    for row in rows.indices {
      let vain = rows[row].fields.indices.filter { rows[row].fields[$0].isQuotedInVain }
      guard !vain.isEmpty else { continue }
      for field in vain { rows[row].fields[field].set(rows[row].fields[field].value) }
      steps.append(
        TableFix.Step(
          kind: .quotes, line: rows[row].line,
          message:
            "\(vain.count) \(vain.count == 1 ? "field" : "fields") in needless quotation marks"
        ))
    }
    return steps
  }

  /// The first row that says anything.
  var header: Row? { rows.first { !$0.fields.isEmpty } }

  private func columnName(_ number: Int) -> String? {
    guard let header, header.fields.indices.contains(number) else { return nil }
    return header.fields[number].text.trimmed
  }
}
