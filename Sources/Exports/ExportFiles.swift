package import Basics

/// The names of all files that exports of tables write.
package enum ExportFiles {
  package static let package = "datapackage.json"
  package static let dictionary = "data-dictionary.csv"
  package static let codes = "codes.csv"
  package static let script = "read.R"

  package static func page(_ language: InterfaceLanguage) -> String {
    "data-dictionary.\(language.rawValue).md"
  }

  package static func table(_ table: ExportTable, _ ending: String) -> String {
    "\(table.rawValue).\(ending)"
  }

  /// Whether an export writes, or was writing, a file of that name.
  package static func isOfExport(_ name: String) -> Bool {
    all.contains(name.hasSuffix(".part") ? String(name.dropLast(5)) : name)
  }

  private static let all: Set<String> = Set(
    [package, dictionary, codes, script] + InterfaceLanguage.allCases.map(page)
      + ExportTable.allCases.flatMap { name in
        ["csv", "jsonl", "sps"].map { table(name, $0) }
      })
}
