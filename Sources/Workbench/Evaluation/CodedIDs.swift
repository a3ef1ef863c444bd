internal import Basics

/// The ids in a file of codings, coded or not.
package enum CodedIDs {
  package static func read(path: String) throws -> [String] {
    let file = try CodingFile(path: path)
    guard file.problems.isEmpty else { throw Problems(file.problems) }
    let ids = file.rows.compactMap { row in
      PassageColumn.id.names.lazy.compactMap { name -> String? in
        guard case .text(let text)? = row.fields[name], !text.isEmpty else { return nil }
        return text
      }.first
    }
    guard !ids.isEmpty else {
      throw Problem(
        "SMP-003", at: path, "the file has no column id",
        cure: "name a file that koshu sample wrote")
    }
    return ids
  }
}
