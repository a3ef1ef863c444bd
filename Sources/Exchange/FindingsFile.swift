internal import Basics

/// The full list of findings as a file: CSV, or JSON where its name says so.
package struct FindingsFile {
  package static let columns = [
    "fate", "code", "file", "line", "category", "pattern", "patterns", "message", "cure",
  ]

  private let tally: Tally
  private let findings: [Finding]

  package init(_ tally: Tally, _ findings: [Finding]) {
    self.tally = tally
    self.findings = findings
  }

  package func bytes(path: String) -> [UInt8] {
    path.lowercased().hasSuffix(".json") ? json : csv
  }

  private var csv: [UInt8] {
    var writer = CSVWriter(header: Self.columns)
    for finding in findings {
      let (file, line) = Self.parts(of: finding.problem.place)
      writer.append([
        finding.fate.rawValue, finding.problem.code, file, line.map(String.init) ?? "",
        finding.category, finding.pattern, String(finding.count), finding.problem.message,
        finding.problem.cure ?? "",
      ])
    }
    return writer.bytes
  }

  private var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("counts")
      json.object { json in
        json.field("patterns", tally.patterns)
        json.field("carried", tally.carried)
        json.field("partly", tally.partly)
        json.field("known", tally.known)
        json.field("lost", tally.lost)
      }
      json.key("findings")
      json.array(findings) { json, finding in
        let (file, line) = Self.parts(of: finding.problem.place)
        json.object { json in
          json.field("fate", finding.fate.rawValue)
          json.field("code", finding.problem.code)
          json.field("file", file)
          json.key("line")
          if let line { json.value(line) } else { json.value(nil) }
          json.field("category", finding.category)
          json.field("pattern", finding.pattern)
          json.field("patterns", finding.count)
          json.field("message", finding.problem.message)
          json.field("cure", finding.problem.cure)
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// `file:line` in its parts.
  private static func parts(of place: String) -> (file: String, line: Int?) {
    guard let colon = place.lastIndex(of: ":"),
      let line = Int(place[place.index(after: colon)...])
    else { return (place, nil) }
    return (String(place[..<colon]), line)
  }
}
