internal import Basics
internal import Measures

/// Lines of a concordance for a terminal: the nodes under one another in the middle, before each line
/// the article's id, its outlet and day.
package struct ConcordanceText {
  private let width: Int
  private let ink: Ink

  /// `width` in columns.
  package init(width: Int, hasColor: Bool) {
    self.width = width
    ink = Ink(hasColor: hasColor)
  }

  /// Ends with a line break where there is any line.
  package func text(_ lines: [ConcordanceLine]) -> String {
    let layout = Layout(lines, width: width)
    return lines.map { text($0, layout) + "\n" }.joined()
  }

  /// The columns of the parts of a line.
  private struct Layout {
    /// Of `koshu explain` ids are known by less.
    let id = 8
    let outlet: Int
    let day = 10
    /// Of the row that found the words, where lines have different ones and there is room.
    let entry: Int
    /// Of the words before the node, and of all behind it with the node.
    let left: Int
    let rest: Int

    init(_ lines: [ConcordanceLine], width: Int) {
      outlet = min(12, lines.map { Columns.width(of: $0.article.outlet) }.max() ?? 0)
      let entries = Set(lines.map { $0.entry ?? "" })
      entry =
        width >= 100 && entries.count > 1
        ? 1 + (entries.map { Columns.width(of: $0) }.max() ?? 0) : 0
      let room = max(24, width - id - outlet - day - entry - 8)
      let node = min(lines.map { Columns.width(of: $0.node) }.max() ?? 0, room / 3)
      left = (room - node) / 2
      rest = room - left
    }
  }

  private func text(_ line: ConcordanceLine, _ layout: Layout) -> String {
    let head =
      Columns.cell(String(line.article.id.prefix(layout.id)), columns: layout.id) + " "
      + Columns.cell(line.article.outlet, columns: layout.outlet) + " "
      + Columns.cell(line.article.day ?? "", columns: layout.day)
      + (layout.entry > 0
        ? " " + Columns.cell(line.entry ?? "", columns: layout.entry - 1) : "")
    let node = Columns.prefix(of: line.node, columns: layout.rest)
    let behind = layout.rest - Columns.width(of: node)
    // What runs to the left is read from the right: there the words before the node stand.
    let isMirrored = Columns.hasRightToLeft(line.node)
    let (before, after) =
      isMirrored
      ? (
        Columns.prefix(of: line.right, columns: layout.left),
        Columns.suffix(of: line.left, columns: behind)
      )
      : (
        Columns.suffix(of: line.left, columns: layout.left),
        Columns.prefix(of: line.right, columns: behind)
      )
    func isolated(_ text: String, _ style: Style = .plain) -> String {
      let painted = ink.paint(text, style)
      guard isMirrored || Columns.hasRightToLeft(text), !text.isEmpty else { return painted }
      return (isMirrored ? Self.rightToLeft : Self.leftToRight) + painted + Self.end
    }
    var shown =
      ink.paint(head, .dim) + "  " + Columns.spaces(layout.left - Columns.width(of: before))
      + isolated(before) + "  " + isolated(node, .bold)
    if !after.isEmpty { shown += "  " + isolated(after) }
    guard let blocked = line.blocked else { return shown }
    let why = "\(line.entry ?? "") \(line.code ?? "") did not count: \(blocked)"
    return shown + "\n" + Columns.spaces(layout.id + 1) + ink.paint(why, .dim)
  }

  /// Isolates: a stretch of Arabic letters must not turn the columns around it.
  private static let rightToLeft = "\u{2067}"
  private static let leftToRight = "\u{2066}"
  private static let end = "\u{2069}"
}

extension ConcordanceTotals {
  /// The figures for a person.
  package func text(hasColor: Bool) -> String {
    let ink = Ink(hasColor: hasColor)
    guard hits > 0 else {
      return "no hits in \(allArticles) articles (\(allWords) words)\n"
    }
    let rate = perMillion.map { shown($0, digits: 1) } ?? "-"
    var lines = [
      ink.paint("\(hits) \(hits == 1 ? "hit" : "hits")", .bold)
        + " in \(articles) of \(allArticles) articles (\(stories) "
        + "\(stories == 1 ? "story" : "stories")) of \(outlets) of \(byOutlet.count) outlets; "
        + "\(rate) per million words"
    ]
    var table = TextTable(header: ["spread over", "DP", "DPnorm", "Juilland D", "Carroll D2"])
    for (name, spread) in [("articles", overArticles), ("outlets", overOutlets)] {
      let values = [
        spread.deviation, spread.normalizedDeviation, spread.juillandD, spread.carrollD2,
      ]
      table.append([.init(name)] + values.map { .init(shown($0, digits: 2)) })
    }
    lines += table.lines(ink)
    lines.append(ink.paint("DP: 0 is even, 1 all in one place; D and D2 the other way round", .dim))
    return lines.joined(separator: "\n") + "\n"
  }
}
