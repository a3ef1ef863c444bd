internal import Measures

extension Sampling {
  /// What was drawn from where, for a person.
  package func text(hasColor: Bool) -> String {
    let ink = Ink(hasColor: hasColor)
    let ways =
      stratifiers.isEmpty
      ? "at random"
      : "by \(stratifiers.map(\.rawValue).joined(separator: ", ")), \(allocation.rawValue)"
    var lines = [
      ink.paint("\(ids.count) of \(population) articles, \(ways), seed \(seed)", .bold)
    ]
    guard !stratifiers.isEmpty else { return lines[0] + "\n" }
    let name = stratifiers.map(\.rawValue).joined(separator: " · ")
    var table = TextTable(header: [name, "articles", "drawn"])
    for stratum in strata {
      table.append([
        .init(stratum.values.joined(separator: " · ")), .init("\(stratum.population)"),
        .init("\(stratum.drawn)", .bold),
      ])
    }
    lines += table.lines(ink)
    return lines.joined(separator: "\n") + "\n"
  }
}
