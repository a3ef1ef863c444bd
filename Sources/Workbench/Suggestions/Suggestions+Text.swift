internal import Basics
internal import Coding
internal import Lexicons

extension Suggestions {
  /// The candidates for a person, each with a line of the corpus.
  package func text(width: Int, hasColor: Bool) -> String {
    let ink = Ink(hasColor: hasColor)
    let name = "\(query.code.table.kind.rawValue):\(query.code.code)"
    let pairsText =
      query.methods.contains(.translations) ? "; \(pairs) pairs in both languages" : ""
    var lines = [
      ink.paint(name, .bold)
        + ": \(targetStories) stories with it against \(restStories) without\(pairsText)", "",
    ]
    guard !suggestions.isEmpty else {
      lines.append("no candidates; a smaller --min-stories or --min-log-ratio finds weaker ones")
      return lines.joined(separator: "\n") + "\n"
    }
    var table = TextTable(header: ["", "word", "", "code", "stories", "articles", "why"])
    for (number, item) in suggestions.enumerated() {
      table.append([
        .init(String(number + 1)), .init(item.pattern, .bold), .init(item.language.rawValue),
        .init(item.code.code), .init(String(item.stories)), .init(String(item.articles)),
        .init(item.reasons.map { "\($0.method.rawValue): \($0.text)" }.joined(separator: "; ")),
      ])
    }
    let rows = table.lines(ink, leftAligned: true)
    lines.append(rows[0])
    for (row, item) in zip(rows.dropFirst(), suggestions) {
      lines.append(row)
      lines += Self.remarks(item).map { "   " + ink.paint($0, .fair) }
      lines.append(example(item, width: width, ink))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func remarks(_ item: Suggestion) -> [String] {
    var remarks: [String] = []
    if let known = item.knownBy { remarks.append("found already by \(known)") }
    if !item.alsoKeyFor.isEmpty {
      remarks.append("also key for \(item.alsoKeyFor.joined(separator: ", "))")
    }
    if !item.otherRows.isEmpty {
      let more = item.otherRows.count > 4 ? " …" : ""
      remarks.append(
        "rows of other codes find it: \(item.otherRows.prefix(4).joined(separator: ", "))\(more)")
    }
    return remarks
  }

  private func example(_ item: Suggestion, width: Int, _ ink: Ink) -> String {
    let head = "   " + String(item.example.article.id.prefix(8)) + "  "
    let room = max(24, width - Columns.width(of: head) - 4)
    let node = Columns.prefix(of: item.example.node, columns: room / 2)
    let side = (room - Columns.width(of: node)) / 2
    let left = Columns.suffix(of: item.example.left, columns: side)
    let right = Columns.prefix(of: item.example.right, columns: side)
    return ink.paint(head, .dim)
      + [left, ink.paint(node, .bold), right]
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
