internal import Basics

/// Problems of tables: what is wrong in the reader's language, then exactly what and the cure.
struct FaultList {
  let problems: [Problem]
  let words: Words
  /// Whether each names its file and line.
  var namesPlaces = false

  var markup: HTML {
    guard !problems.isEmpty else { return "" }
    return "<ul class=\"faults\">\(problems.map(item))</ul>"
  }

  private func item(_ problem: Problem) -> HTML {
    let name = words.known("tables.fault.\(problem.code)") ?? problem.code
    let column = Self.column(of: problem)
    let columnName = column.flatMap { words.known("tables.column.\($0)") }
    let head = [columnName, name].compactMap { $0 }.joined(separator: ": ")
    let cure: HTML = problem.cure.map { "; \($0)" } ?? ""
    let place: HTML = namesPlaces ? "<span class=\"place\">\(problem.place)</span> " : ""
    return """
      <li>\(place)<strong>\(head)</strong> <code>\(problem.code)</code><br>\
      <span lang="en" class="small">\(shortened(problem.message, to: 400))\(cure)</span></li>
      """
  }

  /// The column that a problem names.
  static func column(of problem: Problem) -> String? {
    let last = problem.place.split(separator: ":").last.map(String.init)
    return last.flatMap { RowFields.columns.contains($0) ? $0 : nil }
  }
}
