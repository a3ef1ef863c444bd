internal import Basics
internal import Measures

/// What follows in the corpus, for a person.
struct EffectText {
  let effect: LexiconEffect

  func lines(_ ink: Ink) -> [String] {
    let articles = counted(effect.articles, "article")
    guard effect.changedArticles + effect.sentencesOnly + effect.evidenceOnly > 0 else {
      return ["", ink.paint("No consequences: all of \(articles) are coded as before.", .bold)]
    }
    var lines = [
      "",
      ink.paint(
        "Of \(articles) \(grouped(effect.changedArticles)) change"
          + "\(effect.changedArticles == 1 ? "s" : "") codes", .bold),
      "  \(grouped(effect.sentencesOnly)) more in single sentences only, "
        + "\(grouped(effect.evidenceOnly)) keep all codes by other evidence",
      "  sentences: stance of \(grouped(effect.changedStances)), "
        + "frames of \(grouped(effect.changedFrames))",
    ]
    lines += countLines(ink) + figureLines(ink)
    return lines
  }

  private func countLines(_ ink: Ink) -> [String] {
    var table = TextTable(header: ["articles by code", "before", "after", "gained", "lost"])
    for count in effect.counts {
      table.append([
        .init("\(count.variable.rawValue) \(count.code)"), .init(grouped(count.before)),
        .init(grouped(count.after)),
        .init(count.gained > 0 ? "+\(grouped(count.gained))" : "", .good),
        .init(count.lost > 0 ? "−\(grouped(count.lost))" : "", .bad),
      ])
    }
    return table.isEmpty ? [] : [""] + table.lines(ink)
  }

  private func figureLines(_ ink: Ink) -> [String] {
    guard !effect.figures.isEmpty else { return [] }
    var table = TextTable(header: ["figures of the report", "before", "after", "difference"])
    // Frames and their differences between languages are many: those that stay are counted.
    let shown = effect.figures.filter { $0.isChanged || !$0.before.key.hasPrefix("frames.") }
    for figure in shown {
      let style: Style = figure.isChanged ? .plain : .dim
      table.append(
        [
          figure.before.name, figure.before.text, figure.isChanged ? figure.after.text : "same",
          figure.isChanged ? difference(figure) : "",
        ].map { .init($0, style) })
    }
    let rest = effect.figures.count - shown.count
    let note = rest > 0 ? ["\(grouped(rest)) figures of frames stay as they are."] : []
    return [""] + table.lines(ink) + note
  }

  /// In points, or a count.
  private func difference(_ figure: LexiconEffect.FigureChange) -> String {
    guard let difference = figure.difference else { return "" }
    if case .count = figure.after.value { return signed(difference, digits: 0) }
    return signed(difference * 100, digits: 1) + " points"
  }
}

/// With its sign: `+2.5`, `−1`.
func signed(_ value: Double, digits: Int) -> String {
  let text = decimal(value.magnitude, digits: digits) ?? "-"
  guard let number = Double(text), number != 0 else { return text }
  return (value < 0 ? "−" : "+") + text
}
