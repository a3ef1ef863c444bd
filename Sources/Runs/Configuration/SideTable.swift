internal import Basics
internal import Foundation

/// A small table of the user's beside `pipeline.json`: rows by the names of their columns, and every
/// fault with its line.
struct SideTable {
  struct Row {
    var place: String
    private let fields: [String: String]

    init(place: String, _ fields: [String: String]) { (self.place, self.fields) = (place, fields) }

    /// Without the spaces around it; nil where it is empty or the column is not there.
    subscript(column: String) -> String? {
      let text = (fields[column] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
      return text.isEmpty ? nil : text
    }

    /// The parts of a list, divided by `;`.
    func list(_ column: String) -> [String] {
      (self[column] ?? "").split(separator: ";")
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
  }

  private(set) var rows: [Row] = []
  private(set) var problems: [Problem] = []

  /// `known` are its columns, the first ones `required`.
  init(path: String, known: [String], required: Int) {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let data = FileManager.default.contents(atPath: path), !isFolder(path) else {
      problems.append(
        Problem(
          "CFG-008", at: path, "no such file: \(name)",
          cure: "paths are taken from the folder of pipeline.json"))
      return
    }
    let bytes = [UInt8](data)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      problems.append(
        Problem(
          "CFG-016", at: path, "the file is not UTF-8",
          cure: "save it as “CSV UTF-8” from the spreadsheet"))
      return
    }
    var reader = CSVReader(bytes, separator: CSVReader.separator(of: bytes))
    let header = (reader.next()?.fields ?? []).map {
      $0.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    for column in known.prefix(required) where !header.contains(column) {
      problems.append(
        Problem(
          "CFG-016", at: "\(path):1", "there is no column \(column)",
          cure: "the columns are \(known.joined(separator: ","))"))
    }
    for column in header where !column.isEmpty && !known.contains(column) {
      problems.append(
        Problem(
          "CFG-016", at: "\(path):1", "unknown column “\(column)”",
          cure: nearestName(to: column, among: known).map { "did you mean \($0)?" }
            ?? "the columns are \(known.joined(separator: ","))"))
    }
    guard problems.isEmpty else { return }
    while let row = reader.next() {
      if row.fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      let fields = Dictionary(zip(header, row.fields), uniquingKeysWith: { first, _ in first })
      rows.append(Row(place: "\(path):\(row.line)", fields))
    }
  }
}

extension Configuration.Outlet {
  static let columns = [
    "id", "name", "hosts", "languages", "region", "owner", "commission", "medium", "agency",
    "feeds", "home", "checked", "note",
  ]

  /// The outlets of a register: one a row, lists divided by `;`.
  ///
  /// `checked` (when somebody looked at the row) and `note` are for people.
  static func read(register path: String) -> (outlets: [Self], problems: [Problem]) {
    let table = SideTable(path: path, known: columns, required: 2)
    var problems = table.problems
    let outlets = table.rows.compactMap { row -> Self? in
      guard let id = row["id"], let name = row["name"] else {
        problems.append(
          Problem("CFG-016", at: row.place, "an outlet has an id and a name", cure: "give both"))
        return nil
      }
      let outlet = Self(
        id: id, name: name, hosts: row.list("hosts").map { $0.lowercased() },
        languages: row.list("languages"), region: row["region"], owner: row["owner"],
        commission: row["commission"], medium: row["medium"],
        isAgency: ["yes", "true", "1"].contains(row["agency"] ?? ""),
        feeds: row.list("feeds"), home: row["home"])
      problems += outlet.problems(at: row.place)
      return outlet
    }
    return (outlets, problems)
  }
}
