internal import Basics
internal import Measures

extension JointEvaluation {
  /// The alphas for a person.
  package func text(hasColor: Bool) -> String {
    let ink = Ink(hasColor: hasColor)
    let names = coders.joined(separator: ", ")
    let who = program.map { "people, \(names), and koshu: \($0)" } ?? "coders, \(names)"
    var all = TextTable(header: [
      program == nil ? "all coders" : "all people", "n", "alpha", "95 %", "reading",
    ])
    for agreement in joint {
      let alpha = agreement.alpha
      all.append([
        .init(agreement.variable.rawValue, .bold), .init("\(agreement.units)"),
        .init(shown(alpha.value), .bold), .init(shown(alpha.interval)),
        .init(shownReading(alpha), readingStyle(alpha)),
      ])
    }
    let variables = joint.map(\.variable)
    var each = TextTable(header: ["alpha by pair", "n"] + variables.map(\.rawValue))
    for pair in pairs {
      let alphas = variables.map { variable -> TextTable.Cell in
        let alpha = pair.variables.first { $0.variable == variable }?.alpha ?? Figure()
        return .init(shown(alpha.value, digits: 2), readingStyle(alpha))
      }
      each.append([.init(pair.value), .init("\(pair.passages)")] + alphas)
    }
    let lines =
      [ink.paint("\(passages) passages: \(coders.count) \(who)", .bold), ""]
      + all.lines(ink) + [""] + readingNotes(resampling) + [""] + each.lines(ink)
      + ["", "Two files alone show their codes and disagreements: --coded FILE once."]
    return lines.joined(separator: "\n") + "\n"
  }

  package var warnings: [String] { fewPassagesWarning(passages) }

  /// Every figure of all coders and of each pair.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("coders", coders)
      if let program { json.field("program", program) }
      json.field("passages", passages)
      json.field("draws", resampling.draws)
      json.field("seed", resampling.seed)
      json.field("warnings", warnings)
      json.key("joint")
      json.array(joint) { json, agreement in
        json.object { json in
          json.field("variable", agreement.variable.rawValue)
          json.field("scale", agreement.scale.rawValue)
          json.field("passages", agreement.units)
          json.field("reading", agreement.alpha.reading?.rawValue)
          json.field("reading_is_sure", agreement.alpha.isReadingSure)
          json.field("alpha", agreement.alpha)
        }
      }
      json.key("groups")
      json.array(pairs) { $1.write(to: &$0) }
    }
    json.endLine()
    return json.bytes
  }

  /// The same as a table: rows by `coders` before those by `pair`.
  package var csv: [UInt8] {
    var csv = CSVWriter(header: FigureRow.columns)
    for agreement in joint { csv.append(FigureRow(agreement).fields) }
    for pair in pairs { csv.append(pair) }
    return csv.bytes
  }
}
