internal import Basics
internal import Lexicons
internal import Measures

extension Coverage {
  /// For a person: sums whole, of each list the first rows.
  package func text(limit: Int, hasColor: Bool) -> String {
    let ink = Ink(hasColor: hasColor)
    let head = "Coverage: \(counted(rows.count, "row")) in \(counted(articles, "article"))"
    var lines = ["", ink.paint(head, .bold), ""] + sumTable().lines(ink) + [""] + Self.notes
    lines += listed("Most used rows", mostUsed.count, limit, ink) { usedTable(limit).lines(ink) }
    let codes = concentrations
    lines += listed("Codes by how much of them one row bears", codes.count, limit, ink) {
      codeTable(codes, limit).lines(ink)
    }
    let blocked = rows(.alwaysBlocked).sorted { ($1.met, $0.entry.id) < ($0.met, $1.entry.id) }
    lines += listed("Always blocked: met, and never used", blocked.count, limit, ink) {
      blocked.prefix(limit).flatMap(blockedLines)
    }
    lines += listed("Never met in this corpus", rows(.neverMet).count, limit, ink) {
      rows(.neverMet).prefix(limit).map { "  \(name($0.entry))  \($0.entry.code)" }
    }
    lines += listed("Codes that meet in the same words", meetings.count, limit, ink) {
      meetingTable(limit).lines(ink)
    }
    return lines.map { $0 + "\n" }.joined()
  }

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

  private func usedTable(_ limit: Int) -> TextTable {
    var table = TextTable(header: ["", "used", "articles", "met"])
    for row in mostUsed.prefix(limit) {
      table.append([
        .init("  \(name(row.entry))  \(row.entry.code)"), .init(grouped(row.counted)),
        .init(grouped(row.countedArticles)), .init(grouped(row.met)),
      ])
    }
    return table
  }

  private func codeTable(_ codes: [Concentration], _ limit: Int) -> TextTable {
    var table = TextTable(header: ["", "used", "rows", "first", "three", "HHI"])
    for code in codes.prefix(limit) {
      table.append([
        .init("  \(code.table.rawValue) \(code.code): \(name(code.top.entry))"),
        .init(grouped(code.used)), .init(grouped(code.rows)), .init(percent(code.topShare)),
        .init(percent(code.topThreeShare)), .init(shown(code.herfindahl, digits: 2)),
      ])
    }
    return table
  }

  private func blockedLines(_ row: Row) -> [String] {
    ["  \(name(row.entry))  \(row.entry.code), met \(row.met) times"]
      + row.blockers.prefix(3).map { blocker in
        let by = blocker.entry.map { id in ": " + (self.row(id).map { name($0.entry) } ?? id) }
        return "    \(grouped(blocker.count))  \(blocker.reason)\(by ?? "")"
      }
  }

  private func meetingTable(_ limit: Int) -> TextTable {
    var table = TextTable(header: ["", "both hold", "meet"])
    for meeting in meetings.prefix(limit) {
      let names = [meeting.first, meeting.second].map { "\($0.table.rawValue) \($0.code)" }
      let rows = [meeting.firstEntry, meeting.secondEntry].compactMap { row($0)?.entry }
      table.append([
        .init("  \(names.joined(separator: " + ")): \(rows.map(name).joined(separator: " + "))"),
        .init(grouped(meeting.held)), .init(grouped(meeting.met)),
      ])
    }
    return table
  }

  private func name(_ entry: Entry) -> String { entryName(entry) }
}

/// An entry's id and pattern, cut where a pattern of many alternatives would fill the line.
func entryName(_ entry: Entry) -> String {
  let most = 40
  let isLong = entry.patternText.count > most
  let pattern = isLong ? entry.patternText.prefix(most) + "…" : entry.patternText[...]
  return "\(entry.id) “\(pattern)”"
}
