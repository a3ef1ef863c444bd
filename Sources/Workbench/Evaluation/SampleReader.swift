internal import Basics
internal import Foundation

/// The passages of a sample as coders get them: all of them, and never a code, even where the file has
/// some.
package enum SampleReader {
  /// Throws `Problems` with everything that is wrong.
  package static func read(path: String) throws -> [CodedPassage] {
    let file = try CodingFile(path: path)
    var problems = file.problems
    var passages: [CodedPassage] = []
    var lines: [String: Int] = [:]
    for row in file.rows where isPassage(row) {
      let passage = passage(row)
      let place = "\(file.place):\(row.line)"
      if passage.id.isEmpty {
        problems.append(
          Problem("EVA-004", at: place, "the passage has no id", cure: "give each passage an id"))
      } else if let first = lines[passage.id] {
        problems.append(
          Problem(
            "EVA-006", at: place, "the id \(passage.id) stands already in line \(first)",
            cure: "give each passage an id of its own"))
      } else if passage.text == nil, passage.title == nil {
        problems.append(
          Problem(
            "EVA-008", at: place, "the passage \(passage.id) has no text",
            cure: "fill the column text"))
      } else {
        lines[passage.id] = row.line
        passages.append(passage)
      }
    }
    if passages.isEmpty, problems.isEmpty {
      problems.append(
        Problem("EVA-003", at: file.place, "no passage", cure: "give a header and a row a passage"))
    }
    guard problems.isEmpty else { throw Problems(Array(problems.prefix(20))) }
    return passages
  }

  /// The samples' gold has sentences too.
  private static func isPassage(_ row: CodingFile.Row) -> Bool {
    text(.level, row).map { ["article", "passage"].contains($0) } ?? true
  }

  private static func passage(_ row: CodingFile.Row) -> CodedPassage {
    var passage = CodedPassage(id: text(.id, row) ?? text(.address, row) ?? "", line: row.line)
    passage.text = text(.text, row)
    passage.title = text(.title, row)
    passage.date = text(.date, row)
    passage.address = text(.address, row)
    passage.language = text(.language, row)?.lowercased()
    passage.outlet = text(.outlet, row)
    passage.genre = text(.genre, row)
    return passage
  }

  private static func text(_ column: PassageColumn, _ row: CodingFile.Row) -> String? {
    for name in column.names {
      if case .text(let text)? = row.fields[name], !text.isEmpty { return text }
    }
    return nil
  }
}
