internal import Basics
internal import Foundation
internal import Lexicons
internal import Measures
internal import Runs
internal import Workbench

/// What `koshu lexicon check` finds, as lines for a person or as JSON, one object a line.
struct CheckPrinter {
  let json: Bool
  let limit: Int

  enum Severity: String {
    case error, warning

    var colour: String { self == .error ? "\u{1B}[31m" : "\u{1B}[33m" }
  }

  // MARK: Findings

  /// All of them: each is something to mend.
  func show(_ problems: [Problem], as severity: Severity) throws {
    let isColored = Palette.standardOutput.isColored
    for problem in problems {
      if json {
        try Output.write(line(problem, severity))
      } else {
        let name = severity.rawValue
        try Output.write(isColored ? "\(severity.colour)\(name)\u{1B}[0m" : name)
        try Output.show(": \(problem)\n")
      }
    }
  }

  private func line(_ problem: Problem, _ severity: Severity) -> [UInt8] {
    let place = TablePlace(problem.place)
    return object("finding") { json in
      json.field("severity", severity.rawValue)
      json.field("code", problem.code)
      json.field("file", place.file)
      json.key("line")
      if let line = place.line { json.value(line) } else { json.value(nil) }
      json.field("column", place.column)
      json.field("message", problem.message)
      json.field("cure", problem.cure)
    }
  }

  func close(_ entries: Int, errors: Int, warnings: Int) throws {
    guard !json else { return }
    let found =
      errors + warnings == 0
      ? "nothing wrong" : "\(counted(errors, "error")), \(counted(warnings, "warning"))"
    try Output.write("\(entries) entries, \(found)\n")
  }

  // MARK: Fixes

  /// What was mended and what was left, by file and kind; of each kind the first lines.
  func show(_ tables: FixedTables, isDry: Bool) throws {
    let changed = tables.fixes.filter(\.isChanged)
    for fix in tables.fixes {
      let path = "\(tables.folder)/\(fix.file)"
      for (steps, name) in [(fix.steps, "fix"), (fix.left, "left")] {
        try show(steps, name, path, isDry: isDry)
      }
    }
    guard !json else { return }
    let files = counted(changed.count, "file")
    try Output.show(
      changed.isEmpty
        ? "nothing to mend\n" : isDry ? "\(files) would be mended\n" : "\(files) mended\n")
  }

  private func show(
    _ steps: [TableFix.Step], _ name: String, _ path: String, isDry: Bool
  ) throws {
    guard !json else {
      for step in steps { try Output.write(line(step, name, path, isDry: isDry)) }
      return
    }
    let lead = name == "left" ? "left" : isDry ? "would mend" : "mended"
    for kind in TableFix.Step.Kind.allCases {
      let own = steps.filter { $0.kind == kind }
      for step in own.prefix(limit) {
        let place = [step.line.map(String.init), step.column].compactMap { $0 }.map { ":\($0)" }
        try Output.show("\(lead): \(path)\(place.joined()): \(step.message)\n")
      }
      if own.count > limit {
        try Output.show("\(lead): \(path): \(grouped(own.count - limit)) more like these\n")
      }
    }
  }

  private func line(
    _ step: TableFix.Step, _ name: String, _ path: String, isDry: Bool
  ) -> [UInt8] {
    object(name) { json in
      json.field("step", step.kind.rawValue)
      json.field("file", path)
      json.key("line")
      if let line = step.line { json.value(line) } else { json.value(nil) }
      json.field("column", step.column)
      json.field("message", step.message)
      if name == "fix" { json.field("written", !isDry) }
    }
  }

  // MARK: Overlaps

  func show(_ overlaps: PatternOverlaps) throws {
    guard json else {
      return try Output.write(
        overlaps.text(limit: limit, hasColor: Palette.standardOutput.isColored))
    }
    try overlaps.writeJSON { try Output.write($0) }
  }

  private func object(_ kind: String, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.field("kind", kind)
      body(&json)
    }
    writer.endLine()
    return writer.bytes
  }
}

/// `file:line:column` in its parts; the column is the name of one.
private struct TablePlace {
  var file: String
  var line: Int?
  var column: String?

  init(_ place: String) {
    var parts = place.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 2, Int(parts[parts.count - 2]) != nil { column = parts.removeLast() }
    if parts.count > 1, let number = parts.last.flatMap({ Int($0) }) {
      line = number
      parts.removeLast()
    }
    file = parts.joined(separator: ":")
  }
}
