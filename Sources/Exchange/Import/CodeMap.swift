internal import Basics
package import Lexicons

/// The analyst's table `category,code`: which code each category of another tool stands for.
///
/// A category is written as its name, or with those above it: `affect/anger`. An empty code leaves
/// the category out.
package struct CodeMap: Hashable, Sendable {
  /// By the name in normal writing.
  let codes: [String: String]
  /// Names as they stand, with their places, for those that the dictionary does not have.
  let rows: [Row]

  struct Row: Hashable, Sendable {
    var category: String
    var place: String
  }

  package static let none = CodeMap(codes: [:], rows: [])

  private init(codes: [String: String], rows: [Row]) {
    self.codes = codes
    self.rows = rows
  }

  /// Throws `Problems` with every row that cannot be meant.
  package init(
    _ bytes: [UInt8], place: String, codebook: Codebook, kind: CodeKind
  ) throws {
    guard let text = TableText(bytes) else {
      throw Problem("EXC-002", at: place, "the file is neither UTF-8 nor windows-1251")
    }
    var reader = CSVReader(text.bytes, separator: text.separator)
    if text.hasSeparatorLine { _ = reader.next() }
    guard let header = reader.next(),
      let category = header.fields.firstIndex(where: { $0.trimmed == "category" }),
      let code = header.fields.firstIndex(where: { $0.trimmed == "code" })
    else {
      throw Problem(
        "EXC-005", at: "\(place):1", "expected the columns category,code",
        cure: "write them in the first line")
    }
    let known = codebook.codes(of: kind).map(\.code)
    var codes: [String: String] = [:]
    var rows: [Row] = []
    var problems: [Problem] = []
    while let row = reader.next() {
      let here = "\(place):\(row.line)"
      guard row.fields.count > max(category, code) else {
        problems.append(Problem("EXC-005", at: here, "the row has no code and no category"))
        continue
      }
      let names = row.fields[category].split(whereSeparator: { $0 == "/" || $0 == ">" })
      let name = names.map { normalized(String($0)) }.joined(separator: "/")
      let meant = row.fields[code].trimmed
      if !meant.isEmpty, codebook.number(of: meant, kind: kind) == nil {
        problems.append(
          Problem(
            "EXC-005", at: here, "unknown \(kind.rawValue) code “\(meant)”",
            cure: nearestName(to: meant, among: known).map { "did you mean \($0)?" }
              ?? "expected one of \(known.joined(separator: " "))"))
      }
      if let other = codes.updateValue(meant, forKey: name), other != meant {
        problems.append(
          Problem(
            "EXC-005", at: here, "the category \(row.fields[category]) stands twice",
            cure: "keep one of the rows"))
      }
      rows.append(Row(category: name, place: here))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    self.init(codes: codes, rows: rows)
  }

  /// Rows that name no category of a dictionary: mostly a slip of the pen.
  func strangers(to dictionary: ForeignDictionary) -> [Finding] {
    let paths = dictionary.categories.map { $0.path.map(normalized) }
    var names: Set<String> = []
    for path in paths {
      for depth in path.indices {
        names.insert(path[depth])
        names.insert(path[...depth].joined(separator: "/"))
      }
    }
    let known = names.sorted()
    return rows.filter { !names.contains($0.category) }.map { row in
      Finding(
        .noted,
        Problem(
          "EXC-109", at: row.place, "the dictionary has no category \(row.category)",
          cure: nearestName(to: row.category, among: known).map { "did you mean \($0)?" }
            ?? "remove the row"),
        category: row.category, count: 0)
    }
  }
}
