internal import Basics
internal import Lexicons

extension Coverage {
  /// Everything, one object a line: `entry`, then `code`, then `meeting`.
  package func writeJSON(_ line: ([UInt8]) throws -> Void) rethrows {
    for row in rows { try line(jsonLine { row.write(to: &$0) }) }
    for code in concentrations { try line(jsonLine { code.write(to: &$0) }) }
    for meeting in meetings { try line(jsonLine { meeting.write(to: &$0) }) }
  }

  /// One row an entry.
  package var csv: [UInt8] {
    var csv = CSVWriter(header: [
      "id", "table", "language", "pattern", "code", "state", "met", "met_articles", "held",
      "counted", "counted_articles", "blocked_by",
    ])
    for row in rows {
      csv.append([
        row.entry.id, row.entry.table.rawValue, row.entry.language.rawValue, row.entry.patternText,
        row.entry.code, row.state.rawValue, "\(row.met)", "\(row.metArticles)", "\(row.held)",
        "\(row.counted)", "\(row.countedArticles)",
        row.blockers.map { blocker in
          "\(blocker.count) \(blocker.reason)\(blocker.entry.map { ": \($0)" } ?? "")"
        }.joined(separator: "; "),
      ])
    }
    return csv.bytes
  }
}

/// An object with the end of its line.
func jsonLine(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
  var json = JSONWriter()
  json.object { body(&$0) }
  json.endLine()
  return json.bytes
}

extension Coverage.Row {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("kind", "entry")
    json.field("id", entry.id)
    json.field("table", entry.table.rawValue)
    json.field("language", entry.language.rawValue)
    json.field("pattern", entry.patternText)
    json.field("code", entry.code)
    json.field("state", state.rawValue)
    json.field("met", met)
    json.field("met_articles", metArticles)
    json.field("held", held)
    json.field("counted", counted)
    json.field("counted_articles", countedArticles)
    json.key("blockers")
    json.array(blockers) { json, blocker in
      json.object { json in
        json.field("reason", blocker.reason)
        json.field("entry", blocker.entry)
        json.field("count", blocker.count)
      }
    }
  }
}

extension Coverage.Concentration {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("kind", "code")
    json.field("table", table.rawValue)
    json.field("code", code)
    json.field("used", used)
    json.field("rows", rows)
    json.field("top", top.entry.id)
    json.field("top_share", topShare, digits: 4)
    json.field("top_three_share", topThreeShare, digits: 4)
    json.field("herfindahl", herfindahl, digits: 4)
  }
}

extension CodeMeeting {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("kind", "meeting")
    for (name, code, entry) in [("first", first, firstEntry), ("second", second, secondEntry)] {
      json.key(name)
      json.object { json in
        json.field("table", code.table.rawValue)
        json.field("code", code.code)
        json.field("entry", entry)
      }
    }
    json.field("held", held)
    json.field("met", met)
  }
}
