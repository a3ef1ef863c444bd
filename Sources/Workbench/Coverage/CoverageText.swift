internal import Basics
internal import Lexicons
internal import Measures

extension Coverage {
  /// For a person: sums whole, of each list the first rows.
  package func text(limit: Int, hasColor: Bool) -> String {
    let ink = Ink(hasColor: hasColor)
    let head = "Coverage: \(counted(rows.count, "row")) in \(counted(articles, "article"))"
    var lines = ["", ink.paint(head, .bold), ""] + sumTable().lines(ink) + [""] + Self.notes
    lines += listed("Most used rows", mostUsed.count, limit, ink) { usedLines(limit, ink) }
    // Of a code met a few times one row always bears much.
    let codes = concentrations.filter { $0.used >= Self.enoughPlaces }
    let few = concentrations.count - codes.count
    lines += listed("Codes by how much of them one row bears", codes.count, limit, ink) {
      codeLines(Array(codes.prefix(limit)), ink)
    }
    if few > 0 {
      lines.append("  \(counted(few, "code")) of under \(Self.enoughPlaces) places: see --json")
    }
    let blocked = rows(.alwaysBlocked).sorted { ($1.met, $0.entry.id) < ($0.met, $1.entry.id) }
    lines += listed("Always blocked: met, and never used", blocked.count, limit, ink) {
      blocked.prefix(limit).flatMap(blockedLines)
    }
    lines += listed("Never met in this corpus", rows(.neverMet).count, limit, ink) {
      rows(.neverMet).prefix(limit).map { "  \(entryName($0.entry))  \($0.entry.code)" }
    }
    lines += listed("Codes that meet in the same words", meetings.count, limit, ink) {
      meetingLines(limit, ink)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let enoughPlaces = 10

  private static let notes = [
    "met: the words stand in a sentence of the row's language, whatever becomes of them. held: its",
    "conditions are met and no other row takes its words. used: it is evidence for a code; of places,",
    "shifters and exclusions, which work through other rows, held. polarity codes no articles.",
  ]

  private func listed(
    _ title: String, _ count: Int, _ limit: Int, _ ink: Ink, _ lines: () -> [String]
  ) -> [String] {
    let shown = count > limit ? "\(title): \(limit) of \(grouped(count))" : "\(title): \(count)"
    return ["", ink.paint(shown, .bold)] + (count > 0 && limit > 0 ? lines() : [])
  }

  private func sumTable() -> TextTable {
    var table = TextTable(header: ["", "rows", "met", "held", "used", "always blocked"])
    for sum in sums {
      table.append(
        [
          "\(sum.table.rawValue) \(sum.language.rawValue)", grouped(sum.rows), grouped(sum.met),
          grouped(sum.held), grouped(sum.used), grouped(sum.blocked),
        ].map { .init($0) })
    }
    return table
  }

  private func usedLines(_ limit: Int, _ ink: Ink) -> [String] {
    var list = CountedLines(header: ["used", "articles", "met"])
    for row in mostUsed.prefix(limit) {
      list.append(
        [grouped(row.counted), grouped(row.countedArticles), grouped(row.met)],
        "\(entryName(row.entry))  \(row.entry.code)")
    }
    return list.lines(ink)
  }

  private func codeLines(_ codes: [Concentration], _ ink: Ink) -> [String] {
    var list = CountedLines(header: ["used", "rows", "first", "three", "HHI"])
    for code in codes {
      list.append(
        [
          grouped(code.used), grouped(code.rows), percent(code.topShare),
          percent(code.topThreeShare), shown(code.herfindahl, digits: 2),
        ], "\(code.table.rawValue) \(code.code): \(entryName(code.top.entry))")
    }
    return list.lines(ink)
  }

  private func blockedLines(_ row: Row) -> [String] {
    ["  \(entryName(row.entry))  \(row.entry.code), met \(row.met) times"]
      + row.blockers.prefix(3).map { blocker in
        let by = blocker.entry.map { id in ": " + (self.row(id).map { entryName($0.entry) } ?? id) }
        return "    \(grouped(blocker.count))  \(blocker.reason)\(by ?? "")"
      }
  }

  private func meetingLines(_ limit: Int, _ ink: Ink) -> [String] {
    var list = CountedLines(header: ["both hold", "meet"])
    for meeting in meetings.prefix(limit) {
      let names = [meeting.first, meeting.second].map { "\($0.table.rawValue) \($0.code)" }
      let rows = [meeting.firstEntry, meeting.secondEntry].compactMap { row($0)?.entry }
      list.append(
        [grouped(meeting.held), grouped(meeting.met)],
        "\(names.joined(separator: " + ")): \(rows.map(entryName).joined(separator: " + "))")
    }
    return list.lines(ink)
  }
}

/// Figures in columns, and behind them what they are of, which may be long.
struct CountedLines {
  private let header: [String]
  private var rows: [(figures: [String], text: String)] = []

  init(header: [String]) { self.header = header }

  mutating func append(_ figures: [String], _ text: String) { rows.append((figures, text)) }

  func lines(_ ink: Ink) -> [String] {
    let widths = header.indices.map { column in
      max(header[column].count, rows.map { $0.figures[column].count }.max() ?? 0)
    }
    func cells(_ figures: [String]) -> String {
      zip(figures, widths).map { figure, width in
        String(repeating: " ", count: width - figure.count + 2) + figure
      }.joined()
    }
    return [ink.paint(cells(header), .dim)]
      + rows.map { ink.paint("\(cells($0.figures))  \($0.text)") }
  }
}

/// An entry's id and pattern, cut where a pattern of many alternatives would fill the line.
func entryName(_ entry: Entry) -> String {
  let most = 40
  let isLong = entry.patternText.count > most
  let pattern = isLong ? entry.patternText.prefix(most) + "…" : entry.patternText[...]
  return "\(entry.id) “\(pattern)”"
}
