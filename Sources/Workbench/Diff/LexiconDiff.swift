internal import Basics
internal import Lexicons
internal import Measures

/// The whole answer: what differs in the tables, what follows in the corpus, and how agreement with
/// people changes.
package struct LexiconDiff {
  package let comparison: LexiconComparison
  package let effect: LexiconEffect
  /// Nil where no coding by people was given.
  package let gold: GoldEffect?

  package var changes: LexiconChanges { comparison.changes }

  package init(_ comparison: LexiconComparison, effect: LexiconEffect, gold: GoldEffect?) {
    (self.comparison, self.effect, self.gold) = (comparison, effect, gold)
  }

  /// For a person: counts whole, of articles the gravest; `limit` bounds every list.
  package func text(limit: Int, hasColor: Bool) throws -> String {
    let ink = Ink(hasColor: hasColor)
    var lines = ChangesText(changes: changes, before: comparison.before, after: comparison.after)
      .lines(limit, ink)
    lines += EffectText(effect: effect).lines(ink)
    if let gold { lines += GoldText(effect: gold).lines(limit, ink) }
    lines += try ArticlesText(comparison: comparison, effect: effect).lines(limit, ink)
    return lines.map { $0 + "\n" }.joined()
  }
}

/// What rows and codes differ, for a person.
struct ChangesText {
  let changes: LexiconChanges
  let before: LexiconComparison.Side
  let after: LexiconComparison.Side

  func lines(_ limit: Int, _ ink: Ink) -> [String] {
    var lines = [
      ink.paint("before  ", .dim) + ink.paint(side(before)),
      ink.paint("after   ", .dim) + ink.paint(side(after)), "",
    ]
    guard !changes.isEmpty else {
      let isSame = before.tables.digest == after.tables.digest
      return lines + [
        isSame ? "The tables are the same." : "The tables say the same; only their writing differs."
      ]
    }
    lines.append(ink.paint("Rows: \(sums)", .bold))
    lines += list(changes.added, limit) { [ink.paint("  + \(row($0))", .good)] }
    lines += list(changes.removed, limit) { [ink.paint("  − \(row($0))", .bad)] }
    lines += list(changes.changed, limit) { item in
      [ink.paint("  ~ \(entryName(item.after))  \(item.after.code)", .fair)]
        + columns(item.columns, ink)
    }
    lines += list(changes.renamed, limit) { item in
      [ink.paint("  = \(entryName(item.before)) is \(item.after.id) now")]
        + columns(item.columns.filter { $0.name != "id" }, ink)
    }
    if !changes.codes.isEmpty {
      lines += ["", ink.paint("Codebook: \(counted(changes.codes.count, "code")) differ", .bold)]
    }
    lines += list(changes.codes, limit) { item in
      let (mark, style): (String, Style) =
        item.before == nil ? ("+", .good) : item.after == nil ? ("−", .bad) : ("~", .fair)
      return [ink.paint("  \(mark) \(item.name)", style)] + columns(item.columns, ink)
    }
    if !changes.mayChangeCodings {
      lines += ["", "Nothing of this changes what is found: no article was coded again."]
    }
    return lines
  }

  private var sums: String {
    [
      (changes.added.count, "added"), (changes.removed.count, "removed"),
      (changes.changed.count, "changed"), (changes.renamed.count, "renamed"),
    ].map { "\(grouped($0.0)) \($0.1)" }.joined(separator: ", ")
  }

  private func side(_ side: LexiconComparison.Side) -> String {
    "\(side.name)  \(counted(side.tables.entries.count, "row")), \(side.tables.digest.short)"
  }

  private func row(_ entry: Lexicons.Entry) -> String {
    let conditions = ["weight", "needs", "unless", "window"].compactMap { name -> String? in
      guard let place = Lexicons.Table.columns.firstIndex(of: name) else { return nil }
      let text = entry.fields[place]
      return text.isEmpty ? nil : "\(name) \(text)"
    }
    return ([entryName(entry) + "  \(entry.code)"] + conditions).joined(separator: "  ")
  }

  private func columns(_ columns: [LexiconChanges.Column], _ ink: Ink) -> [String] {
    columns.map { column in
      let (old, new) = (
        column.before.isEmpty ? "(empty)" : column.before,
        column.after.isEmpty ? "(empty)" : column.after
      )
      return ink.paint("      \(column.name): ", .dim) + ink.paint("\(old) → \(new)")
    }
  }

  private func list<Item>(_ items: [Item], _ limit: Int, _ lines: (Item) -> [String]) -> [String] {
    let rest = items.count - limit
    return items.prefix(limit).flatMap(lines)
      + (rest > 0 ? ["    and \(grouped(rest)) more: see --json"] : [])
  }
}
