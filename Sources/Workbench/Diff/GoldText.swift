internal import Basics
internal import Measures

/// How agreement with people changes, for a person.
struct GoldText {
  let effect: GoldEffect

  func lines(_ limit: Int, _ ink: Ink) -> [String] {
    let head = "Agreement with \(effect.gold): \(counted(effect.passages, "passage"))"
    var lines = ["", ink.paint(head, .bold)]
    if effect.unknown > 0 {
      lines.append(
        "\(counted(effect.unknown, "passage")) without a text, and not in this corpus, left out")
    }
    lines += table().lines(ink)
    guard !effect.moves.isEmpty else { return lines + ["No passage is coded otherwise now."] }
    let (nearer, farther) = (effect.moves.count { $0.gain > 0 }, effect.moves.count { $0.gain < 0 })
    lines += [
      "",
      "Changes of passages: \(nearer) toward the people's code, \(farther) away, "
        + "\(effect.moves.count - nearer - farther) neither",
    ]
    lines += effect.moves.prefix(limit).map { line($0, ink) }
    let rest = effect.moves.count - limit
    return lines + (rest > 0 ? ["    and \(grouped(rest)) more: see --json"] : [])
  }

  private func table() -> TextTable {
    var table = TextTable(header: ["alpha", "n", "before", "after", "difference", "95 %"])
    for change in effect.agreement {
      let difference = change.difference.value
      let isChanged = difference.map { abs($0) >= 0.0005 } ?? false
      table.append([
        .init(change.variable.rawValue), .init("\(change.units)"),
        .init(shown(change.before.value)),
        .init(shown(change.after.value)),
        .init(
          difference.map { signed($0, digits: 3) } ?? "-",
          !isChanged ? .dim : change.hasFallen ? .bad : .good),
        .init(isChanged ? interval(change.difference.interval) : ""),
      ])
    }
    return table
  }

  private func interval(_ interval: Interval?) -> String {
    interval.map { "\(signed($0.low, digits: 3)) to \(signed($0.high, digits: 3))" } ?? "-"
  }

  private func line(_ move: GoldEffect.Move, _ ink: Ink) -> String {
    func codes(_ codes: Set<String>) -> String {
      codes.isEmpty ? "none" : codes.sorted().joined(separator: ", ")
    }
    let gold = move.passage.codes[move.variable] ?? []
    let (mark, style): (String, Style) =
      move.gain > 0 ? ("toward", .good) : move.gain < 0 ? ("away", .bad) : ("aside", .dim)
    let padding = String(repeating: " ", count: max(0, 6 - mark.count))
    return "  " + ink.paint(mark, style) + padding
      + ink.paint(
        "  \(move.passage.id)  \(move.variable.rawValue): \(codes(move.before)) → "
          + "\(codes(move.after)); people: \(codes(gold))")
  }
}
