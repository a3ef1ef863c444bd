internal import Basics
internal import Measures

extension ReportWriter {
  /// Languages, cities and editions against each other, with the size of each difference and its
  /// probability by chance.
  func comparisonSection() -> HTML {
    let families: [(title: String, kind: String, group: String, differences: [Difference])] = [
      ("compare.stance-language", "stance", "language", findings.stanceDifferences),
      ("compare.frame-language", "frame", "language", findings.frameDifferences),
      ("compare.stance-city", "stance", "city", findings.stanceCityDifferences),
      ("compare.frame-city", "frame", "city", findings.frameCityDifferences),
    ]
    var body: HTML = "<p>\(words.markup("compare.caption"))</p>\n"
    for family in families {
      let asked = family.differences.filter { !$0.estimate.isTooFew }
      guard !asked.isEmpty else { continue }
      let clear = asked.count { $0.isClear }
      body =
        body
        + "<p>\(words.markup("compare.clear", ["clear": .number(clear), "asked": .number(asked.count)]))</p>\n"
        + table(
          words(family.title), head: differenceHead,
          body: asked.map { row($0, "\(labels.name(family.kind, $0.key))", family.group) },
          style: "shares open")
    }
    return body + editionTable()
  }

  private var differenceHead: [HTML] {
    heads(
      "head.code", "head.groups", "head.first", "head.second", "head.points", "head.effect",
      "head.probability")
  }

  private func row(_ difference: Difference, _ name: HTML, _ kind: String) -> [HTML] {
    let groups = [difference.groups.first, difference.groups.second].map { labels.name(kind, $0) }
    return [
      difference.isClear ? "<strong>\(name)</strong>" : name,
      "\(groups.joined(separator: " – "))", "\(words.percent(difference.first))",
      "\(words.percent(difference.second))", cell(difference.estimate),
      "\(words.hundredths(difference.effect))", "\(words.probability(difference.adjusted))",
    ]
  }

  private func editionTable() -> HTML {
    let rows = findings.editions.flatMap { edition in
      edition.differences.filter { ["negative", "positive"].contains($0.key) }.map { difference in
        row(
          difference,
          "<bdi>\(labels.name("outlet", edition.outlet))</bdi>, \(labels.name("stance", difference.key))",
          "language")
      }
    }
    guard !rows.isEmpty else { return "" }
    return table(
      words("compare.editions"), head: differenceHead, body: rows, style: "shares open")
  }

  /// By what names movers are mentioned, in each language.
  mutating func nameSection() -> HTML {
    guard !findings.names.columns.isEmpty else { return "" }
    return "<p>\(words.markup("names.caption"))</p>\n"
      + anchored(
        "names",
        codeTable(
          findings.names, words("names.title"), code: (words("head.name"), "name"), kind: "group",
          figure: "names",
          extra: (
            words("head.negative-mentions"),
            findings.names.columns.map { name in
              let share = findings.stanceByName.cell(name, "negative")
              return share.map { $0.isTooFew ? "–" : "\(words.percent($0))" } ?? "–"
            }
          )))
  }
}
