internal import Lexicons

extension TableMerge {
  /// Whether the file is another one afterwards.
  package var isChanged: Bool { bytes != formerBytes }

  /// The keys of rows that came or changed.
  package var touched: [String] { added.map { $0.fields[0] } + changed.map(\.key) }

  /// What becomes of the table, for a person; empty where nothing does.
  package func text(isPruned: Bool) -> String {
    guard !added.isEmpty || !changed.isEmpty || !missing.isEmpty else { return "" }
    var counts = ["\(added.count) added", "\(changed.count) changed"]
    counts.append(isPruned ? "\(missing.count) removed" : "0 removed")
    var lines = ["\(name): \(counts.joined(separator: ", "))"]
    for row in added {
      lines.append("  + \(row.fields.filter { !$0.isEmpty }.joined(separator: "  "))")
    }
    for change in changed {
      let cells = change.cells.map { "\($0.column) \(quoted($0.before)) → \(quoted($0.after))" }
      lines.append("  ~ \(change.key)  \(cells.joined(separator: ", "))")
    }
    if isPruned {
      lines += missing.map { "  - \($0)" }
    } else if !missing.isEmpty {
      let rows = missing.count == 1 ? "row is" : "rows are"
      lines.append(
        "  \(missing.count) \(rows) not in the file and kept (--prune removes them): "
          + missing.joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    text.isEmpty ? "(empty)" : "“\(text.replacing("\n", with: " ⏎ "))”"
  }
}
