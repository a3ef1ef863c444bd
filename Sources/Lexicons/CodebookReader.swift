internal import Basics

/// Reads `codebook.csv`.
enum CodebookReader {
  static func read(
    _ source: TableSource, place: String
  ) -> (codebook: Codebook, problems: [Problem], warnings: [Problem]) {
    let sheet = SheetReader(source, place: place, columns: Codebook.columns)
    var problems = sheet.problems
    var codes: [Codebook.Code] = []
    var seen: Set<String> = []
    var lost = LostLetters()
    for row in sheet.rows {
      let here = "\(place):\(row.line)"
      let fields = row.fields
      for (column, text) in zip(Codebook.columns, fields) {
        lost.look(at: text, column, row.line, as: .prose)
      }
      guard let kind = CodeKind(rawValue: fields[1]) else {
        let known = CodeKind.allCases.map(\.rawValue)
        problems.append(
          Problem(
            "LEX-005", at: "\(here):kind", "unknown kind “\(fields[1])”",
            cure: nearestName(to: fields[1], among: known).map { "did you mean \($0)?" }
              ?? "expected one of \(known.joined(separator: " "))"))
        continue
      }
      guard !fields[0].isEmpty else {
        problems.append(Problem("LEX-004", at: "\(here):code", "the code is empty"))
        continue
      }
      guard seen.insert("\(kind.rawValue):\(fields[0])").inserted else {
        problems.append(
          Problem(
            "LEX-003", at: "\(here):code", "the \(kind.rawValue) code \(fields[0]) stands twice",
            cure: "remove one of the rows"))
        continue
      }
      codes.append(
        Codebook.Code(
          code: fields[0], kind: kind, parent: fields[2], labelKazakh: fields[3],
          labelRussian: fields[4], labelEnglish: fields[5], definition: fields[6],
          include: fields[7], exclude: fields[8], example: fields[9]))
    }
    problems += lost.problems(place)
    return (Codebook(codes: codes), problems, sheet.warnings)
  }
}
