internal import Basics
internal import Exchange
internal import Runs

/// What an import or export could not carry over, on standard error and as a file.
struct FindingsView {
  private let findings: [Finding]
  private let tally: Tally
  private let report: String?

  /// So many findings of each code are shown.
  ///
  /// Thousands of rows may have a weight; the file has all.
  private static let mostShown = 5

  init(_ findings: [Finding], _ tally: Tally, report: String?) {
    self.findings = findings
    self.tally = tally
    self.report = report
  }

  var hasLosses: Bool { findings.contains { $0.fate.isLoss } }

  func show() throws {
    var shown: [String: Int] = [:]
    var order: [String] = []
    for finding in findings {
      let code = finding.problem.code
      if shown[code] == nil { order.append(code) }
      shown[code, default: 0] += 1
      if shown[code, default: 0] <= Self.mostShown { Output.complain(Self.line(finding)) }
    }
    for code in order {
      guard let count = shown[code], count > Self.mostShown else { continue }
      Output.complain(
        "… and \(count - Self.mostShown) more [\(code)]"
          + (report == nil ? "; --report FILE lists all" : ""))
    }
    if let report {
      try WholeFile.write(FindingsFile(tally, findings).bytes(path: report), to: report)
    }
  }

  private static func line(_ finding: Finding) -> String {
    let problem = finding.problem
    var shown = problem
    if !finding.pattern.isEmpty, !problem.message.contains("“\(finding.pattern)”") {
      shown.message = "“\(finding.pattern)”: \(problem.message)"
    }
    if finding.count > 1 { shown.message += " (\(finding.count) patterns)" }
    return "\(finding.fate.rawValue): \(shown)"
  }
}
