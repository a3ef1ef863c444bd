internal import Basics
internal import Foundation
internal import Lexicons
internal import Measures

/// The columns of a table of codings: plain ones, and those that hold one code of a list each, such as
/// `frames:housing`, where a mark says that the code is there.
struct CodingColumns {
  private enum Column {
    case plain(String)
    case mark(variable: String, code: String)
  }

  private let columns: [Column]
  /// The names as if each list had one column, in the order of the header.
  let names: [String]
  /// Marks that are none, found while rows were read.
  private(set) var problems: [Problem] = []

  init(_ header: [String]) {
    let lists = Variable.allCases.filter { $0.kind == .set }.map(\.rawValue)
    columns = header.map { title in
      let name = title.trimmingCharacters(in: .whitespacesAndNewlines)
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, lists.contains(parts[0]) else { return .plain(name) }
      return .mark(variable: parts[0], code: parts[1].trimmingCharacters(in: .whitespaces))
    }
    var names: [String] = []
    for column in columns {
      switch column {
      case .plain(let name): names.append(name)
      case .mark(let variable, _): if !names.contains(variable) { names.append(variable) }
      }
    }
    self.names = names
  }

  mutating func read(_ fields: [String], at place: String) -> [String: CodingFile.Field] {
    var row: [String: CodingFile.Field] = [:]
    var lists: [String: [String]] = [:]
    for (column, text) in zip(columns, fields) {
      switch column {
      case .plain(let name):
        row[name] = row[name] ?? .text(text)
        if name == "id" || name == "article_id" { checkID(text, place) }
      case .mark(let variable, let code):
        lists[variable, default: []] += isMarked(text, "\(variable):\(code)", place) ? [code] : []
      }
    }
    for (variable, codes) in lists { row[variable] = .list(codes) }
    return row
  }

  private static let marks: Set<String> = ["1", "x", "х", "+", "✓", "true", "yes", "да", "иә"]
  private static let blanks: Set<String> = ["", "0", "-", "–", "false", "no", "нет", "жоқ"]

  private mutating func isMarked(_ text: String, _ column: String, _ place: String) -> Bool {
    let mark = text.lowercased()
    if !Self.marks.contains(mark), !Self.blanks.contains(mark) {
      problems.append(
        Problem(
          "EVA-005", at: "\(place) \(column)", "“\(text)” is no mark",
          cure: "write 1 where the code is there, and leave the cell empty where it is not"))
    }
    return Self.marks.contains(mark)
  }

  /// Excel takes ids of digits for numbers when it opens CSV.
  private mutating func checkID(_ text: String, _ place: String) {
    guard SpreadsheetDamage(words: text) != nil else { return }
    problems.append(
      Problem(
        "EVA-011", at: place, "“\(text)” is what a spreadsheet made of an id",
        cure: "code in the workbook (.xlsx), where ids are text"))
  }
}
